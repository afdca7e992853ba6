using UnionBot.Messages;

namespace UnionBot.Telegram;

/// <summary>What Telegram shows otherwise than the words alone say.</summary>
internal static class TelegramLooks
{
    /// <summary>Each as a clause, in French.</summary>
    public static IReadOnlyList<string> Of(BotMessage message)
    {
        var looks = new List<string>();
        if (message is { Photos.Count: > 0, Blocks.Count: > 0 })
        {
            looks.Add(message.Photos.Count == 1 ? "la photo sera au-dessus du texte" : "les photos seront au-dessus du texte");
        }

        if (message.Blocks.Any(b => b is Block.Heading))
        {
            looks.Add("les titres seront en gras, sans être plus grands");
        }

        return looks;
    }
}
