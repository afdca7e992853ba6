using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>Writes guilds, roles and members. Source: Discord, Guild.</summary>
internal static class GuildJson
{
    public static JsonObject Write(DiscordWorld world, DoubleGuild guild) => new()
    {
        ["id"] = Wire.Id(guild.Id),
        ["name"] = guild.Name,
        ["icon"] = null,
        ["description"] = null,
        ["home_header"] = null,
        ["splash"] = null,
        ["discovery_splash"] = null,
        ["features"] = new JsonArray(),
        ["banner"] = null,
        ["owner_id"] = Wire.Id(guild.Owner.Id),
        ["application_id"] = null,
        ["region"] = "deprecated",
        ["afk_channel_id"] = null,
        ["afk_timeout"] = 300,
        ["system_channel_id"] = null,
        ["system_channel_flags"] = 0,
        ["widget_enabled"] = false,
        ["widget_channel_id"] = null,
        ["verification_level"] = 0,
        ["roles"] = WriteRoles(world, guild),
        ["default_message_notifications"] = 1,
        ["mfa_level"] = 0,
        ["explicit_content_filter"] = 0,
        ["max_presences"] = null,
        ["max_members"] = 25_000_000,
        ["max_stage_video_channel_users"] = 50,
        ["max_video_channel_users"] = 25,
        ["vanity_url_code"] = null,
        ["premium_tier"] = 0,
        ["premium_subscription_count"] = 0,
        ["preferred_locale"] = guild.Locale,
        ["rules_channel_id"] = null,
        ["safety_alerts_channel_id"] = null,
        ["public_updates_channel_id"] = null,
        ["premium_progress_bar_enabled"] = false,
        ["nsfw"] = false,
        ["nsfw_level"] = 0,
        ["emojis"] = new JsonArray(),
        ["stickers"] = new JsonArray(),
        ["incidents_data"] = null,
    };

    /// <summary>As in GUILD_CREATE. Source: Discord, Gateway Events, "Guild Create Extra Fields".</summary>
    /// <remarks>Without an intent for it the bot gets no member but itself.</remarks>
    public static JsonObject ForGateway(DiscordWorld world, DoubleGuild guild, DiscordIntents intents)
    {
        var members = (intents & (DiscordIntents.GuildMembers | DiscordIntents.GuildPresences)) == DiscordIntents.None
            ? [guild.Members[world.Bot.Id]]
            : guild.Members.Values.ToList();
        var json = Write(world, guild);
        json["joined_at"] = Wire.Time(guild.Members[world.Bot.Id].Joined);
        json["large"] = guild.Members.Count > 250;
        json["unavailable"] = false;
        json["member_count"] = guild.Members.Count;
        json["voice_states"] = new JsonArray();
        json["members"] = new JsonArray([.. members.Select(WriteMember)]);
        json["channels"] = new JsonArray([.. Visible(world, guild, threads: false)]);
        json["threads"] = new JsonArray([.. Visible(world, guild, threads: true)]);
        json["presences"] = new JsonArray();
        json["stage_instances"] = new JsonArray();
        json["guild_scheduled_events"] = (intents & DiscordIntents.GuildScheduledEvents) == DiscordIntents.None
            ? []
            : new JsonArray([.. guild.Events.Where(e => e.Status is 1 or 2).Select(e => EventDesk.Write(e, withCount: false))]);
        json["soundboard_sounds"] = new JsonArray();
        return json;
    }

    public static JsonArray WriteRoles(DiscordWorld world, DoubleGuild guild) => new([.. guild.Roles.Select(role => WriteRole(world, guild, role))]);

    public static JsonObject WriteMember(GuildMember member)
    {
        var json = WritePartialMember(member);
        json["user"] = UserJson.Write(member.User);
        return json;
    }

    /// <summary>A member without the user, as messages carry it.</summary>
    public static JsonObject WritePartialMember(GuildMember member) => new()
    {
        ["avatar"] = null,
        ["banner"] = null,
        ["communication_disabled_until"] = null,
        ["flags"] = 0,
        ["joined_at"] = Wire.Time(member.Joined),
        ["nick"] = null,
        ["pending"] = false,
        ["premium_since"] = null,
        ["roles"] = new JsonArray([.. member.Roles.Select(role => (JsonNode)Wire.Id(role.Id))]),
        ["mute"] = false,
        ["deaf"] = false,
    };

    private static IEnumerable<JsonNode> Visible(DiscordWorld world, DoubleGuild guild, bool threads) =>
        guild.Channels
            .Where(channel => channel.IsThread == threads && Permissions.In(channel, world.Bot) != 0)
            .Select(channel => ChannelJson.Write(world, channel));

    public static JsonObject WriteRole(DiscordWorld world, DoubleGuild guild, DoubleRole role)
    {
        var json = new JsonObject
        {
            ["id"] = Wire.Id(role.Id),
            ["name"] = role.Name,
            ["permissions"] = Wire.Bits(role.Permissions),
            ["position"] = guild.Roles.IndexOf(role),
            ["color"] = 0,
            ["colors"] = new JsonObject { ["primary_color"] = 0, ["secondary_color"] = null, ["tertiary_color"] = null },
            ["hoist"] = false,
            ["managed"] = role.IsManaged,
            ["mentionable"] = role.IsMentionable,
            ["icon"] = null,
            ["unicode_emoji"] = null,
            ["flags"] = 0,
        };
        if (role.IsManaged)
        {
            json["tags"] = new JsonObject { ["bot_id"] = Wire.Id(world.Bot.Id) };
        }

        return json;
    }
}
