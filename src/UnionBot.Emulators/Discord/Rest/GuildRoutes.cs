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
        new("GET", "/guilds/{guild_id}/roles", static request => RestReply.Ok(GuildJson.WriteRoles(request.Guild()))),
        new("GET", "/guilds/{guild_id}/members/{user_id}", GetMember),
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
