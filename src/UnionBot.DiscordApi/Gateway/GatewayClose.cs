#pragma warning disable MA0048 // The table and its cells are one idea.
namespace UnionBot.DiscordApi.Gateway;

/// <summary>What to do when the gateway closes. Source: topics/opcodes-and-status-codes.mdx, Gateway Close Event Codes.</summary>
public static class GatewayClose
{
    /// <summary>Our own code when we go on later: anything but 1000 and 1001 keeps the session alive.</summary>
    public const int ComingBack = 4900;

    /// <summary>Our own code when the session shall end.</summary>
    public const int Final = 1000;

    /// <summary>The way on after a close code; <see langword="null"/> where the connection broke without one.</summary>
    public static NextStep After(int? code) => code switch
    {
        4004 or 4010 or 4011 or 4012 or 4013 or 4014 => NextStep.Stop,
        1000 or 4003 or 4005 or 4007 or 4009 => NextStep.Identify,
        _ => NextStep.Resume, // 4000, 4001, 4002, 4008, 1001 (a front proxy that restarts), 1006, and what is not listed.
    };

    /// <summary>What a fatal code refuses.</summary>
    public static RefusalReason Refusal(int code) => code switch
    {
        4010 or 4011 => RefusalReason.Sharding,
        4012 => RefusalReason.Version,
        4013 or 4014 => RefusalReason.Intents,
        _ => RefusalReason.Token,
    };
}

/// <summary>The way on after a connection ended.</summary>
public enum NextStep
{
    Resume,
    Identify,
    Stop,
}
