namespace UnionBot.Time;

/// <summary>The one place where civil times become instants.</summary>
internal static class CivilTime
{
    /// <summary>Resolves a civil time: a gap moves to the first instant after it, an overlap takes the first of the two.</summary>
    public static CivilInstant Resolve(DateTime local, TimeZoneInfo zone) => throw new NotImplementedException();
}
