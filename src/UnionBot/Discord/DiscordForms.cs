using UnionBot.Conversation;
using UnionBot.DiscordApi.Models;

namespace UnionBot.Discord;

/// <summary>A command's options as a form (a modal), and what it was filled in with.</summary>
/// <remarks>The form's id names the command and nothing else: it says no more than the command typed by hand, and holds over a restart.</remarks>
internal static class DiscordForms
{
    private const string Prefix = "form:";

    private const int MostInputs = 5, LongestText = 4000, LongestLine = 200;

    /// <summary>The form of a command, whose name and options' names are at most 32 characters; its last option takes several lines.</summary>
    public static InteractionResponse Ask(CommandSpec spec)
    {
        var options = spec.Options.Take(MostInputs).ToList();
        return InteractionResponse.Ask(
            Prefix + spec.Name,
            $"/{spec.Name}",
            [.. options.Select((o, i) => Component.TextInput(
                o.Name,
                char.ToUpperInvariant(o.Name[0]) + o.Name[1..],
                i == options.Count - 1 ? TextInputStyle.Paragraph : TextInputStyle.Line,
                o.Required,
                i == options.Count - 1 ? LongestText : LongestLine,
                o.Summary))]);
    }

    /// <summary>The command that a submitted form belongs to, or <see langword="null"/>.</summary>
    public static string? CommandOf(string formId) =>
        formId.StartsWith(Prefix, StringComparison.Ordinal) && formId.Length > Prefix.Length ? formId[Prefix.Length..] : null;
}
