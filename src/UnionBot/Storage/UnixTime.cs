namespace UnionBot.Storage;

/// <summary>How instants stand in the database: whole milliseconds since 1970, UTC, so that they compare as numbers.</summary>
internal static class UnixTime
{
    /// <summary>The stored form.</summary>
    public static long ToStored(this DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    /// <summary>The instant that is stored.</summary>
    public static DateTimeOffset FromStored(long stored) => DateTimeOffset.FromUnixTimeMilliseconds(stored);
}
