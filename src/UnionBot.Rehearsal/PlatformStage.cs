#pragma warning disable MA0048 // A stage and what is seen on it are one idea.
namespace UnionBot.Rehearsal;

/// <summary>One platform's double, with its places and people, as the rehearsal plays on it.</summary>
internal abstract class PlatformStage : IAsyncDisposable
{
    /// <summary><c>telegram</c> or <c>discord</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The settings that point the worker at this double, tokens included.</summary>
    public abstract IEnumerable<KeyValuePair<string, string?>> Settings { get; }

    /// <summary>A person as <c>Seed:Admins</c> and <c>Seed:Delegates</c> name them.</summary>
    /// <param name="who">The script's label.</param>
    public abstract string SeedOf(string who);

    /// <summary>Which places are subscribed, as <c>Seed:Channels</c> names them.</summary>
    public abstract IEnumerable<string> Channels { get; }

    /// <summary>The subscribed places, by the label the ledger shows.</summary>
    public abstract IReadOnlyList<string> Places { get; }

    /// <summary>A person says something to the bot in private and waits for the bot's answer.</summary>
    /// <param name="who">The script's label; the same label is the same person.</param>
    public abstract Task<Said> SayAsync(string who, string text, CancellationToken cancellationToken);

    /// <summary>A person sends a photo to the bot in private and waits for the bot's answer.</summary>
    public abstract Task<Said> SendPhotoAsync(string who, byte[] photo, string caption, CancellationToken cancellationToken);

    /// <summary>A person presses a button under the bot's last message to them and waits for what it changes.</summary>
    public abstract Task<Said> PressAsync(string who, string label, CancellationToken cancellationToken);

    /// <summary>What the bot said in a subscribed place, in the order it arrived.</summary>
    public abstract IReadOnlyList<Said> SaidIn(string place);

    /// <summary>Everything that happened on this platform, for the transcript file.</summary>
    public abstract IReadOnlyList<TranscriptLine> Transcript { get; }

    /// <summary>Whether nothing is on its way to or from the worker.</summary>
    public abstract bool IsIdle { get; }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}

/// <summary>Something the bot said.</summary>
/// <param name="At">When, by the calendar.</param>
/// <param name="Text">As the platform has it.</param>
/// <param name="Buttons">The labels of its buttons.</param>
/// <param name="HasQuote">Whether a part of it is set as a quotation.</param>
/// <param name="HasPhoto">Whether it carries a photo.</param>
internal sealed record Said(DateTimeOffset At, string Text, IReadOnlyList<string> Buttons, bool HasQuote, bool HasPhoto);

/// <summary>One line of the whole transcript.</summary>
internal sealed record TranscriptLine(DateTimeOffset At, string Platform, string Place, string Who, string What, string Text, IReadOnlyList<string> Buttons);
