namespace UnionBot.DiscordApi;

/// <summary>A call to Discord failed. Its message names the route and the codes, never a token, an id or a person's words.</summary>
public abstract class DiscordException(DiscordFault fault, bool mayHaveArrived, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What kind of failure it is.</summary>
    public DiscordFault Fault { get; } = fault;

    /// <summary>Whether Discord may have done what was asked. False means: certainly not.</summary>
    public bool MayHaveArrived { get; } = mayHaveArrived;
}
