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
        ["PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me"] = new(1, TimeSpan.FromMilliseconds(250)),
        ["GET /gateway/bot"] = new(2, TimeSpan.FromSeconds(5)),
    };

    /// <summary>Edits of messages older than an hour, a channel (30046). Seen: issue discord-api-docs 4413, userdoccers' page of messages.</summary>
    public RateLimitRule OldEdits { get; init; } = new(3, TimeSpan.FromSeconds(6));

    /// <summary>Messages published from one announcement channel. Seen: issues discord.js 4956, auto-publisher 13 and 36.</summary>
    public RateLimitRule Crossposts { get; init; } = new(10, TimeSpan.FromHours(1));

    /// <summary>Edits of one published message (20022). Seen: issue discord-api-docs 2258.</summary>
    public RateLimitRule PublishedEdits { get; init; } = new(3, TimeSpan.FromHours(1));

    /// <summary>Private conversations opened anew (40003). Bots were stopped after 25 to 40: issue DiscordPHP 467.</summary>
    public RateLimitRule NewPrivateChannels { get; init; } = new(25, TimeSpan.FromMinutes(10));

    /// <summary>Changes of one channel's name. Seen: <c>@discordjs/rest</c>, which calls it a sublimit.</summary>
    public RateLimitRule ChannelNames { get; init; } = new(2, TimeSpan.FromMinutes(10));

    /// <summary>Commands with a new name, a scope (30034). Source: Discord, Application Commands, "Registering a Command".</summary>
    public RateLimitRule NewCommands { get; init; } = new(200, TimeSpan.FromHours(24));

    /// <summary>Requests of all members over the gateway, a guild. Source: Discord, Gateway Events, "Request Guild Members".</summary>
    public RateLimitRule AllMembers { get; init; } = new(1, TimeSpan.FromSeconds(30));

    /// <summary>Answers 401, 403 and 429 that one address may cause in ten minutes before it is shut out.</summary>
    public int InvalidRequests { get; init; } = 10_000;

    /// <summary>No limit that a test could meet.</summary>
    public static RateLimitPlan Unlimited => new()
    {
        Global = Never,
        Default = Never,
        Routes = [],
        OldEdits = Never,
        Crossposts = Never,
        PublishedEdits = Never,
        NewPrivateChannels = Never,
        ChannelNames = Never,
        NewCommands = Never,
        AllMembers = Never,
    };

    private static RateLimitRule Never => new(int.MaxValue, TimeSpan.FromSeconds(1));
}
