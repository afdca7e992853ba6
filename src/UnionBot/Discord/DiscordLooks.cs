using UnionBot.Messages;

namespace UnionBot.Discord;

/// <summary>What Discord shows otherwise than the words alone say.</summary>
internal static class DiscordLooks
{
    /// <summary>Each as a clause, in French.</summary>
    public static IReadOnlyList<string> Of(BotMessage message)
    {
        var looks = new List<string>();
        if (message is { Photos.Count: > 0, Blocks.Count: > 0 })
        {
            looks.Add(message.Photos.Count == 1 ? "la photo sera sous le texte" : "les photos seront sous le texte");
        }

        if (message.Blocks.Any(b => b is Block.Heading))
        {
            looks.Add("les titres seront plus grands");
        }

        if (message.Blocks.SelectMany(b => b.Runs).Any(DiscordRuns.ShowsAddress))
        {
            looks.Add("l'adresse sera écrite à côté du lien");
        }

        return looks;
    }
}
