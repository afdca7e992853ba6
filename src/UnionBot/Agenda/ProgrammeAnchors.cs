using UnionBot.Time;

namespace UnionBot.Agenda;

/// <summary>Resolves anchors against a programme.</summary>
internal static class ProgrammeAnchors
{
    /// <summary>The instant an anchor stands for, or <see langword="null"/> where it hangs on an item that does not exist or has no hour.</summary>
    public static CivilInstant? Resolve(this Programme programme, Anchor anchor) => throw new NotImplementedException(anchor.ToString());
}
