using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>Writes INTERACTION_CREATE. Source: Discord, Receiving and Responding, "Interaction Object".</summary>
internal static class InteractionJson
{
    public static JsonObject Write(DiscordWorld world, DoubleInteraction interaction, JsonObject data)
    {
        var channel = interaction.Channel;
        var json = new JsonObject
        {
            ["id"] = Wire.Id(interaction.Id),
            ["application_id"] = Wire.Id(world.ApplicationId),
            ["type"] = interaction.Type,
            ["data"] = data,
            ["channel_id"] = Wire.Id(channel.Id),
            ["channel"] = ChannelJson.Write(world, channel),
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["app_permissions"] = Wire.Bits(Permissions.In(channel, world.Bot)),
            ["locale"] = interaction.User.Locale,
            ["entitlements"] = new JsonArray(),
            ["authorizing_integration_owners"] = Owners(channel),
            ["context"] = channel.Guild is null ? 1 : 0,
            ["attachment_size_limit"] = 10 * 1024 * 1024,
        };
        if (channel.Guild is { } guild)
        {
            var member = guild.Members[interaction.User.Id];
            var memberJson = GuildJson.WriteMember(member);
            memberJson["permissions"] = Wire.Bits(Permissions.In(channel, interaction.User));
            json["guild_id"] = Wire.Id(guild.Id);
            json["guild_locale"] = guild.Locale;
            json["guild"] = new JsonObject { ["id"] = Wire.Id(guild.Id), ["locale"] = guild.Locale, ["features"] = new JsonArray() };
            json["member"] = memberJson;
        }
        else
        {
            json["user"] = UserJson.Write(interaction.User);
        }

        if (interaction.Source is { } source)
        {
            json["message"] = MessageJson.Write(world, source, readable: true);
        }

        return json;
    }

    /// <summary>Who installed the application: the guild, or in a private conversation with the bot the guilds ("0").</summary>
    public static JsonObject Owners(DoubleChannel channel) => new() { ["0"] = channel.Guild is { } guild ? Wire.Id(guild.Id) : "0" };
}
