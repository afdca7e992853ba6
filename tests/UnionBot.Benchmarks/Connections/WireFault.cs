#pragma warning disable MA0048 // A fault, its kinds and what it meets are one idea.
namespace UnionBot.Benchmarks.Connections;

/// <summary>What a network does to one exchange, in bytes.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Target">Whose exchange.</param>
/// <param name="Time">How long a delay is.</param>
internal sealed record WireFault(WireFaultKind Kind, WireTarget Target, TimeSpan Time);

/// <summary>Kinds of faults.</summary>
internal enum WireFaultKind
{
    /// <summary>Reset before a byte of the request has passed.</summary>
    CutBefore,

    /// <summary>Half of the request passes, then a reset.</summary>
    CutWithin,

    /// <summary>The whole request passes; instead of the reply there is a reset.</summary>
    CutAfter,

    /// <summary>Half of what comes back passes, then a reset.</summary>
    CutReply,

    /// <summary>Half of what comes back passes, then an orderly end (FIN).</summary>
    EndReply,

    /// <summary>What comes back trickles.</summary>
    Drip,

    /// <summary>What comes back is held for a while.</summary>
    Delay,

    /// <summary>The connection stands, and nothing passes any more: only the client's own patience ends it.</summary>
    Silence,
}

/// <summary>What a connection carries.</summary>
internal enum WireTarget
{
    /// <summary>A request other than a poll.</summary>
    Call,

    /// <summary>Telegram's long poll.</summary>
    Poll,

    /// <summary>Discord's gateway.</summary>
    Gateway,
}
