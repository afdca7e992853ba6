namespace UnionBot.DiscordApi.Gateway;

/// <summary>How one connection ended.</summary>
internal sealed record ConnectionEnd
{
    /// <summary>Whether a socket stood at all.</summary>
    public required bool Opened { get; init; }

    /// <summary>Whether READY or RESUMED came.</summary>
    public required bool Established { get; init; }

    /// <summary>The way on.</summary>
    public required NextStep Next { get; init; }

    /// <summary>Whether Discord said that the session is not good (op 9).</summary>
    public bool InvalidSession { get; init; }

    /// <summary>How long a rate limit forbids the next try; zero for none.</summary>
    public TimeSpan NotBefore { get; init; }

    /// <summary>The close code; <see langword="null"/> for none.</summary>
    public int? Code { get; init; }

    /// <summary>What happened, in words without ids.</summary>
    public required string Why { get; init; }
}
