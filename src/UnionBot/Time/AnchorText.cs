using System.Diagnostics.CodeAnalysis;

namespace UnionBot.Time;

/// <summary>Reads and writes anchors as packs and admins write them.</summary>
internal static class AnchorText
{
    /// <summary>Reads <c>J-7 18:00</c>, <c>J 8:00</c>, <c>J+4 9:00</c>, <c>start -1h</c>, <c>end +30min</c>, <c>item afternoon-debate -15min</c>, <c>2026-03-20 18:30</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Anchor? anchor) => throw new NotImplementedException(text);

    /// <summary>Writes an anchor in the form that <see cref="TryParse"/> reads.</summary>
    public static string Write(Anchor anchor) => throw new NotImplementedException(anchor.ToString());
}
