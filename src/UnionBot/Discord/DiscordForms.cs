using UnionBot.Conversation;
using UnionBot.DiscordApi.Models;
using UnionBot.Messages;

namespace UnionBot.Discord;

/// <summary>A command's options as a form (a modal), and what it was filled in with.</summary>
/// <remarks>
/// The form's id names the command and nothing else: it says no more than the command typed by hand, and holds over a restart. That of a
/// button's form is the button's action under its seal.
/// </remarks>
internal static class DiscordForms
{
    private const string Prefix = "form:", PressPrefix = "press:", Field = "texte";

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

    /// <summary>The form that a button opens.</summary>
    public static InteractionResponse Ask(string sealedAction, PressForm form) => InteractionResponse.Ask(
        PressPrefix + sealedAction, form.Title, [Component.TextInput(Field, form.Label, TextInputStyle.Paragraph, required: true, LongestText, form.Hint)]);

    /// <summary>The button's action that a submitted form belongs to, under its seal, and what was filled in; or <see langword="null"/>.</summary>
    public static IncomingContent.Press? ReadPress(string formId, InteractionData data) =>
        formId.StartsWith(PressPrefix, StringComparison.Ordinal) && formId.Length > PressPrefix.Length
            ? new IncomingContent.Press(formId[PressPrefix.Length..], DiscordReader.Read(data.ReadFields().GetValueOrDefault(Field, "")))
            : null;

    /// <summary>The command that a submitted form belongs to, or <see langword="null"/>.</summary>
    public static string? CommandOf(string formId) =>
        formId.StartsWith(Prefix, StringComparison.Ordinal) && formId.Length > Prefix.Length ? formId[Prefix.Length..] : null;
}
