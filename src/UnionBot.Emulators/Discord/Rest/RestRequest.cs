using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using UnionBot.Emulators.Discord.Checks;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>A request whose route is known and whose body is read.</summary>
internal sealed class RestRequest(DiscordWorld world, string route, IReadOnlyDictionary<string, string> arguments, IQueryCollection query)
{
    public DiscordWorld World { get; } = world;

    public string Route { get; } = route;

    public IQueryCollection Query { get; } = query;

    public JsonNode? Body { get; init; }

    /// <summary>The files by the n of <c>files[n]</c>.</summary>
    public IReadOnlyDictionary<ulong, Upload> Files { get; init; } = new Dictionary<ulong, Upload>();

    /// <summary>Starts to check the body.</summary>
    public FormCheck Form() => new((path, what) => World.Find(Route, path, what));

    public JsonObject Object() => Body as JsonObject ?? throw ApiException.BadForm("", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a DictType");

    public string Text(string name) => arguments[name];

    public ulong Id(string name) =>
        Wire.TryId(arguments[name], out var id)
            ? id
            : throw ApiException.BadForm(name, "NUMBER_TYPE_COERCE", $"Value \"{arguments[name]}\" is not snowflake.");

    /// <summary>The guild, of which the bot has to be a member.</summary>
    public DoubleGuild Guild()
    {
        var guild = World.Guilds.GetValueOrDefault(Id("guild_id")) ?? throw ApiException.UnknownGuild();
        return guild.HasBot ? guild : throw ApiException.MissingAccess();
    }

    /// <summary>The guild, in which the bot has to have permissions.</summary>
    public DoubleGuild Guild(ulong permissions)
    {
        var guild = Guild();
        return (Permissions.InGuild(guild, guild.Members[World.Bot.Id]) & permissions) == permissions ? guild : throw ApiException.MissingPermissions();
    }

    /// <summary>The channel, which the bot has to see.</summary>
    public DoubleChannel Channel(ulong permissions = 0)
    {
        var channel = World.Channels.GetValueOrDefault(Id("channel_id")) ?? throw ApiException.UnknownChannel();
        Require(channel, permissions);
        return channel;
    }

    /// <summary>Refuses what the bot may not do in a channel: 50001 where it can't see it, 50013 where it may not.</summary>
    public void Require(DoubleChannel channel, ulong permissions)
    {
        var have = Permissions.In(channel, World.Bot);
        if ((have & DiscordPermissions.ViewChannel) == 0)
        {
            throw ApiException.MissingAccess();
        }

        if ((have & permissions) != permissions)
        {
            throw ApiException.MissingPermissions();
        }
    }

    /// <summary>Takes one more of something that a limit holds which no header tells of.</summary>
    public void Limit(RateLimitRule rule, string what, ulong where, int code, string message)
    {
        if (World.Sublimits.Take(rule, what, where) is { } wait)
        {
            throw ApiException.Limited(wait, code, message);
        }
    }

    public StoredMessage Message(DoubleChannel channel)
    {
        var message = World.MessageIndex.GetValueOrDefault(Id("message_id"));
        return message is not null && message.Channel == channel && message.SeenOnlyBy is null ? message : throw ApiException.UnknownMessage();
    }

    public JsonObject Show(StoredMessage message) => MessageJson.Write(World, message, World.Messages.MayRead(message, World.Options.GrantedPrivilegedIntents));
}
