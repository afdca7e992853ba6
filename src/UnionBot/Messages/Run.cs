#pragma warning disable MA0048 // A run and its style are one idea.
namespace UnionBot.Messages;

/// <summary>Text in one style, perhaps a link.</summary>
/// <param name="Text">The words; never empty. May hold line breaks.</param>
/// <param name="Style">How it is set.</param>
/// <param name="Link">Where it leads (http or https), or <see langword="null"/> for plain text.</param>
internal sealed record Run(string Text, RunStyle Style = RunStyle.None, Uri? Link = null);

/// <summary>How a run is set. Combinations are allowed.</summary>
[Flags]
internal enum RunStyle
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Underline = 4,
    Strike = 8,
    Spoiler = 16,
    Code = 32,

    /// <summary>An admin confirmed that this rings for everybody where a platform does so: <see cref="EveryoneCall"/>.</summary>
    Calls = 64,
}
