using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>The gateway's address, the bot, its application, and private conversations.</summary>
internal static class ApplicationRoutes
{
    public static IReadOnlyList<RestRoute> All { get; } =
    [
        new("GET", "/gateway", static request => RestReply.Ok(new JsonObject { ["url"] = GatewayUrl(request.World) })),
        new("GET", "/gateway/bot", GetGatewayBot),
        new("GET", "/users/@me", static request => RestReply.Ok(UserJson.WriteMe(request.World.Bot))),
        new("GET", "/users/{user_id}", GetUser),
        new("GET", "/applications/@me", GetApplication),
        new("GET", "/oauth2/applications/@me", GetApplication),
        new("GET", "/voice/regions", static _ => RestReply.Ok(new JsonArray(new JsonObject
        {
            ["id"] = "rotterdam", ["name"] = "Rotterdam", ["custom"] = false, ["deprecated"] = false, ["optimal"] = true,
        }))),
        new("GET", "/sticker-packs", static _ => RestReply.Ok(new JsonObject { ["sticker_packs"] = new JsonArray() })),
        new("POST", "/users/@me/channels", OpenPrivateChannel) { TakesBody = true },
    ];

    public static string GatewayUrl(DiscordWorld world) =>
        world.BaseUrl.Replace("http:", "ws:", StringComparison.Ordinal) + Gateway.GatewayHub.Path;

    private static RestReply GetGatewayBot(RestRequest request)
    {
        var budget = request.World.Budget;
        return RestReply.Ok(new JsonObject
        {
            ["url"] = GatewayUrl(request.World),
            ["shards"] = 1,
            ["session_start_limit"] = new JsonObject
            {
                ["total"] = budget.Total,
                ["remaining"] = budget.Remaining,
                ["reset_after"] = (int)budget.ResetAfter.TotalMilliseconds,
                ["max_concurrency"] = 1,
            },
        });
    }

    private static RestReply GetUser(RestRequest request) =>
        RestReply.Ok(UserJson.Write(request.World.Users.GetValueOrDefault(request.Id("user_id")) ?? throw ApiException.UnknownUser()));

    private static RestReply GetApplication(RestRequest request)
    {
        var world = request.World;
        return RestReply.Ok(new JsonObject
        {
            ["id"] = Wire.Id(world.ApplicationId),
            ["name"] = world.Bot.Name,
            ["icon"] = null,
            ["description"] = "",
            ["type"] = null,
            ["bot"] = UserJson.Write(world.Bot),
            ["bot_public"] = true,
            ["bot_require_code_grant"] = false,
            ["verify_key"] = new string('0', 64),
            ["flags"] = 0,
            ["flags_new"] = "0",
            ["redirect_uris"] = new JsonArray(),
            ["interactions_endpoint_url"] = null,
            ["role_connections_verification_url"] = null,
            ["owner"] = UserJson.Write(world.Owner),
            ["approximate_guild_count"] = world.Guilds.Values.Count(guild => guild.HasBot),
            ["approximate_user_install_count"] = 0,
            ["approximate_user_authorization_count"] = 0,
            ["explicit_content_filter"] = 0,
            ["team"] = null,
            ["eligible_oauth2_scopes"] = new JsonArray(),
        });
    }

    /// <summary>Idempotent. Source: Discord, User, "Create DM".</summary>
    private static RestReply OpenPrivateChannel(RestRequest request)
    {
        var body = request.Object();
        var form = request.Form();
        form.OnlyKnown(body, "", "recipient_id");
        var id = form.Snowflake(body, "", "recipient_id", required: true);
        form.ThrowIfFailed();
        if (request.World.Users.GetValueOrDefault(id!.Value) is not { IsBot: false } user)
        {
            throw new ApiException(400, 50033, "Invalid Recipient(s)");
        }

        if (request.World.PrivateChannel(user) is null
            && request.World.Sublimits.Take(request.World.Options.RateLimits.NewPrivateChannels, "private channels", 0) is not null)
        {
            throw new ApiException(403, 40003, "You are opening direct messages too fast.");
        }

        return RestReply.Ok(ChannelJson.Write(request.World, request.World.OpenPrivateChannel(user)));
    }
}
