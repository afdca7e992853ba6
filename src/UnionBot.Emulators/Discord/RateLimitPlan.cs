namespace UnionBot.Emulators.Discord;

/// <summary>Which limits hold. Discord publishes none of the numbers but the global one; these are of the usual size.</summary>
public sealed class RateLimitPlan
{
    /// <summary>The limit on everything but interaction endpoints. Source: Discord, Rate Limits, "Global Rate Limit".</summary>
    public RateLimitRule Global { get; init; } = new(50, TimeSpan.FromSeconds(1));

    /// <summary>What a route without a rule of its own gets, per top-level resource.</summary>
    public RateLimitRule Default { get; init; } = new(10, TimeSpan.FromSeconds(1));

    /// <summary>Rules by route as the OpenAPI document writes it, e.g. <c>POST /channels/{channel_id}/messages</c>.</summary>
    public Dictionary<string, RateLimitRule> Routes { get; init; } = new(StringComparer.Ordinal)
    {
        ["POST /channels/{channel_id}/messages"] = new(5, TimeSpan.FromSeconds(5)),
        ["PATCH /channels/{channel_id}/messages/{message_id}"] = new(5, TimeSpan.FromSeconds(5)),
        ["DELETE /channels/{channel_id}/messages/{message_id}"] = new(5, TimeSpan.FromSeconds(1)),
        ["GET /channels/{channel_id}/messages"] = new(5, TimeSpan.FromSeconds(5)),
        ["POST /channels/{channel_id}/typing"] = new(5, TimeSpan.FromSeconds(5)),
        ["POST /users/@me/channels"] = new(10, TimeSpan.FromSeconds(10)),
        ["POST /webhooks/{webhook_id}/{webhook_token}"] = new(5, TimeSpan.FromSeconds(2)),
        ["PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original"] = new(5, TimeSpan.FromSeconds(2)),
        ["PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"] = new(5, TimeSpan.FromSeconds(2)),
        ["GET /gateway/bot"] = new(2, TimeSpan.FromSeconds(5)),
    };

    /// <summary>Answers 401, 403 and 429 that one address may cause in ten minutes before it is shut out.</summary>
    public int InvalidRequests { get; init; } = 10_000;

    /// <summary>No limit that a test could meet.</summary>
    public static RateLimitPlan Unlimited { get; } = new()
    {
        Global = new(int.MaxValue, TimeSpan.FromSeconds(1)),
        Default = new(int.MaxValue, TimeSpan.FromSeconds(1)),
        Routes = [],
    };
}
