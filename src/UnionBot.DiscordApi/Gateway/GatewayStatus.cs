namespace UnionBot.DiscordApi.Gateway;

/// <summary>How a gateway is doing; for whoever reports it.</summary>
public abstract record GatewayStatus
{
    private GatewayStatus()
    {
    }

    /// <summary>It is connected and has a session.</summary>
    /// <param name="Resumed">Whether an earlier session went on.</param>
    public sealed record Connected(bool Resumed) : GatewayStatus;

    /// <summary>As many sessions were started as may be in a day: none is started for now, so that Discord does not take the token away.</summary>
    /// <param name="Started">How many this client counts in the last 24 hours.</param>
    /// <param name="For">How long it waits.</param>
    public sealed record Held(int Started, TimeSpan For) : GatewayStatus;

    /// <summary>It is not connected.</summary>
    /// <param name="Why">In English, without ids.</param>
    /// <param name="RetryIn">When it tries again.</param>
    public sealed record Lost(string Why, TimeSpan RetryIn) : GatewayStatus;
}
