using UnionBot.DiscordApi.Models;
using UnionBot.Messages;

namespace UnionBot.Discord;

/// <summary>Sets rows of buttons as components.</summary>
internal static class DiscordButtons
{
    /// <summary>Renders rows; one that is too wide becomes two.</summary>
    /// <param name="seal">Seals an action for the chat it goes to; its result is at most 100 characters.</param>
    public static IReadOnlyList<Component> Render(IReadOnlyList<IReadOnlyList<Button>> rows, Func<string, string> seal) =>
        [.. rows.SelectMany(r => r.Chunk(DiscordLimits.ButtonsInRow))
            .Take(DiscordLimits.Rows)
            .Select(r => Component.Row([.. r.Select(b => Render(b, seal))]))];

    private static Component Render(Button button, Func<string, string> seal) => button switch
    {
        Button.Open { Link: var link } => new Component
        {
            Type = ComponentType.Button,
            Style = (int)ButtonStyle.Link,
            Label = Cut(button.Label),
            Url = link.AbsoluteUri,
        },
        Button.Press { Action: var action } => new Component
        {
            Type = ComponentType.Button,
            Style = (int)ButtonStyle.Secondary,
            Label = Cut(button.Label),
            CustomId = seal(action),
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Cut(string label) =>
        label.Length <= DiscordLimits.ButtonLabel ? label : string.Concat(label.AsSpan(0, char.IsHighSurrogate(label[DiscordLimits.ButtonLabel - 2]) ? DiscordLimits.ButtonLabel - 2 : DiscordLimits.ButtonLabel - 1), "…");
}
