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

    /// <summary>It is not connected.</summary>
    /// <param name="Why">In English, without ids.</param>
    /// <param name="RetryIn">When it tries again.</param>
    public sealed record Lost(string Why, TimeSpan RetryIn) : GatewayStatus;
}
