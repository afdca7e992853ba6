using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>Guilds, their channels, roles and members.</summary>
internal static class GuildRoutes
{
    public static IReadOnlyList<RestRoute> All { get; } =
    [
        new("GET", "/guilds/{guild_id}", static request => RestReply.Ok(GuildJson.Write(request.World, request.Guild()))),
        new("GET", "/guilds/{guild_id}/channels", GetChannels),
        new("GET", "/guilds/{guild_id}/roles", static request => RestReply.Ok(GuildJson.WriteRoles(request.World, request.Guild()))),
        new("GET", "/guilds/{guild_id}/members/{user_id}", GetMember),
        new("GET", "/guilds/{guild_id}/members", ListMembers),
        new("GET", "/guilds/{guild_id}/members/search", SearchMembers),
        new("GET", "/guilds/{guild_id}/threads/active", ListThreads),
        new("POST", "/guilds/{guild_id}/channels", CreateChannel) { TakesBody = true },
        new("GET", "/guilds/{guild_id}/emojis", Nothing),
        new("GET", "/guilds/{guild_id}/stickers", Nothing),
        new("GET", "/users/@me/guilds", GetMyGuilds),
        new("DELETE", "/users/@me/guilds/{guild_id}", Leave),
    ];

    private static RestReply GetChannels(RestRequest request) =>
        RestReply.Ok(new JsonArray([.. request.Guild().Channels.Where(channel => !channel.IsThread).Select(channel => ChannelJson.Write(request.World, channel))]));

    private static RestReply GetMember(RestRequest request)
    {
        var guild = request.Guild();
        if (!request.World.Users.ContainsKey(request.Id("user_id")))
        {
            throw ApiException.UnknownUser();
        }

        return RestReply.Ok(GuildJson.WriteMember(guild.Members.GetValueOrDefault(request.Id("user_id")) ?? throw ApiException.UnknownMember()));
    }

    /// <summary>All members, for who was granted the intent. Source: Discord, Guild, "List Guild Members".</summary>
    private static RestReply ListMembers(RestRequest request)
    {
        var guild = request.Guild();
        if ((request.World.Options.GrantedPrivilegedIntents & DiscordIntents.GuildMembers) == DiscordIntents.None)
        {
            throw ApiException.MissingAccess();
        }

        var after = Wire.TryId(request.Query["after"], out var id) ? id : 0;
        var limit = MessageRoutes.ReadLimit(request, 1, 1000);
        return Show(guild.Members.Values.Where(member => member.User.Id > after).OrderBy(member => member.User.Id).Take(limit));
    }

    private static RestReply SearchMembers(RestRequest request)
    {
        var guild = request.Guild();
        var query = request.Query["query"].ToString();
        var limit = MessageRoutes.ReadLimit(request, 1, 1000);
        return query.Length == 0
            ? throw ApiException.BadForm("query", "BASE_TYPE_REQUIRED", "This field is required")
            : Show(guild.Members.Values.Where(member => UserJson.IsNamed(member.User, query)).Take(limit));
    }

    private static RestReply Show(IEnumerable<GuildMember> members) => RestReply.Ok(new JsonArray([.. members.Select(GuildJson.WriteMember)]));

    private static RestReply Nothing(RestRequest request)
    {
        request.Guild();
        return RestReply.Ok(new JsonArray());
    }

    private static RestReply ListThreads(RestRequest request)
    {
        var open = request.Guild().Channels
            .Where(channel => channel.Thread is { Archived: false } && Permissions.In(channel, request.World.Bot) != 0)
            .ToList();
        return RestReply.Ok(new JsonObject
        {
            ["threads"] = new JsonArray([.. open.Select(thread => ChannelJson.Write(request.World, thread))]),
            ["members"] = new JsonArray([.. open.Where(thread => thread.Thread!.Members.ContainsKey(request.World.Bot)).Select(thread => ChannelJson.WriteMember(thread, request.World.Bot))]),
            ["has_more"] = false,
        });
    }

    /// <summary>Text and announcement channels. Source: Discord, Guild, "Create Guild Channel".</summary>
    private static RestReply CreateChannel(RestRequest request)
    {
        var guild = request.Guild(DiscordPermissions.ManageChannels);
        var body = request.Object();
        var form = request.Form();
        form.OnlyKnown(
            body, "", "name", "type", "topic", "position", "permission_overwrites", "parent_id", "nsfw", "rate_limit_per_user", "default_auto_archive_duration",
            "bitrate", "user_limit", "rtc_region", "video_quality_mode");
        var name = form.Text(body, "", "name", 1, 100, required: true);
        var type = form.Choice(body, "", "type", required: false, 0, 2, 4, 5, 13, 14, 15, 16) ?? 0;
        form.ThrowIfFailed();
        if (type is not (0 or 5) || body["parent_id"] is not null || body["permission_overwrites"] is JsonArray { Count: > 0 })
        {
            throw new ApiException(501, 0, "The double makes plain text and announcement channels only.");
        }

        var channel = new DoubleChannel(request.World.Ids.Next(), (DoubleChannelKind)type, name!, guild, recipient: null);
        GuildDesk.AddChannel(request.World, channel);
        return new RestReply(201, ChannelJson.Write(request.World, channel));
    }

    private static RestReply GetMyGuilds(RestRequest request) =>
        RestReply.Ok(new JsonArray([.. request.World.Guilds.Values.Where(guild => guild.HasBot).Select(guild => new JsonObject
        {
            ["id"] = Wire.Id(guild.Id),
            ["name"] = guild.Name,
            ["icon"] = null,
            ["banner"] = null,
            ["owner"] = false,
            ["permissions"] = Wire.Bits(Permissions.InGuild(guild, guild.Members[request.World.Bot.Id])),
            ["features"] = new JsonArray(),
        })]));

    private static RestReply Leave(RestRequest request)
    {
        GuildDesk.RemoveBot(request.World, request.Guild());
        return RestReply.NoContent;
    }
}
