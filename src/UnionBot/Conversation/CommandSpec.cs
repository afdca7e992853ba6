#pragma warning disable MA0048 // A spec and its parts are one idea.
using UnionBot.Messages;

namespace UnionBot.Conversation;

/// <summary>How a command presents itself. Adapters register it with their platform from this.</summary>
internal sealed record CommandSpec
{
    /// <summary>Lower case, ASCII, without slash: <c>question</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Other spellings that are understood when typed.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What it does, in French, at most 100 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>Who may use it. Checked by the router, each time.</summary>
    public Audience For { get; init; } = Audience.Everyone;

    /// <summary>What it takes; on Discord each is an option, elsewhere they are typed in a row, separated by « | ».</summary>
    public IReadOnlyList<CommandOption> Options { get; init; } = [];

    /// <summary>Whether plain words that nothing else claims come to this command (one command: the question).</summary>
    public bool TakesPlainText { get; init; }

    /// <summary>Whether it changes something although anyone may use it: it is then done however late it was read, and takes the receipt itself.</summary>
    public bool Acts { get; init; }

    /// <summary>Whether it also works while an item is refused everywhere else, in a group, from the place itself (such as <c>/abonner</c>). Default: everywhere.</summary>
    public bool OnlyInPrivate { get; init; }

    /// <summary>Whether a platform that has forms shows one with the <see cref="Options"/> where the command comes in private without any; filled in, it comes as the command.</summary>
    public bool AsksByForm { get; init; }

    /// <summary>What a platform that has forms asks in one, in private, where a button is pressed whose action begins so, behind the command's name and its colon.</summary>
    /// <remarks>What is filled in comes as the press with words. Elsewhere the press comes without any, and the command asks.</remarks>
    public IReadOnlyDictionary<string, PressForm> Forms { get; init; } = new Dictionary<string, PressForm>(StringComparer.Ordinal);

    /// <summary>Whether platforms list it in their menus.</summary>
    public bool Listed { get; init; } = true;
}

/// <summary>One thing a command takes.</summary>
/// <param name="Name">Lower case, ASCII.</param>
/// <param name="Summary">In French, at most 100 characters.</param>
internal sealed record CommandOption(string Name, string Summary, bool Required = false);

/// <summary>A form with one field of several lines.</summary>
/// <param name="Title">In French, at most 45 characters, as the label.</param>
/// <param name="Hint">What stands in the empty field; at most 100 characters.</param>
internal sealed record PressForm(string Title, string Label, string Hint);

/// <summary>Who may use a command.</summary>
internal enum Audience
{
    Everyone,

    /// <summary>Delegates, and admins.</summary>
    Delegates,

    Admins,
}
