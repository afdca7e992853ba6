using System.Globalization;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord;
using static UnionBot.Rehearsal.Doubles.TelegramWords;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>Discord's people, places and messages as the control API writes and reads them.</summary>
internal static class DiscordWords
{
    public static readonly Parameter User = Parameter.Called("user", "Who: id or name.");

    public static readonly Parameter Guild = Parameter.Called("guild", "The guild: id or name.");

    public static readonly Parameter Role = Parameter.Called("role", "The role: id or name.");

    public static readonly Parameter Channel = Parameter.Called("channel", "The channel or thread: id or name.");

    public static readonly Parameter ChannelOrPrivate = (Channel with { What = "The channel or thread: id or name. Without it the person's private conversation with the bot." }).Optional;

    public static readonly Parameter Message = Parameter.Id("message", "The message's id.");

    public static DoubleUser UserOf(DoublesHouse house, Given given, string name = "user") => Find(
        "person", given.Id(name), house.Discord.Users, u => u.Id, u => u.Name);

    public static DoubleGuild GuildOf(DoublesHouse house, Given given) => Find("guild", given.Id("guild"), house.Discord.Guilds, g => g.Id, g => g.Name);

    public static DoubleRole RoleOf(DoublesHouse house, Given given, DoubleGuild guild) =>
        Find("role", given.Id("role"), house.Discord.Roles(guild), r => r.Id, r => r.Name);

    public static DoubleChannel ChannelOf(DoublesHouse house, Given given) =>
        Find("channel", given.Id("channel"), house.Discord.Channels, c => c.Id, c => c.Name);

    public static DoubleChannel ChannelOrPrivateOf(DoublesHouse house, Given given, DoubleUser user) =>
        given.Has("channel") ? ChannelOf(house, given) : house.Discord.OpenPrivate(user);

    public static DoubleMessage MessageOf(DoublesHouse house, Given given, string name = "message") => MessageOf(house, given.Id(name));

    public static DoubleMessage MessageOf(DoublesHouse house, string id) =>
        (ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? house.Discord.Find(number) : null)
        ?? throw new ActException(404, $"There is no message {id}, or no longer.");

    public static DoubleInteraction InteractionOf(DoublesHouse house, Given given) =>
        house.Discord.Interactions.FirstOrDefault(i => string.Equals(Id(i.Id), given.Id("interaction"), StringComparison.Ordinal))
        ?? throw new ActException(404, $"There is no interaction {given.Id("interaction")}.");

    /// <summary>One of the double's, by id or name.</summary>
    public static T Find<T>(string what, string asked, IReadOnlyList<T> all, Func<T, ulong> id, Func<T, string> name)
    {
        var found = all.Where(x => string.Equals(Id(id(x)), asked, StringComparison.Ordinal)).ToList();
        return One(
            what, asked, found.Count > 0 ? found : [.. all.Where(x => string.Equals(name(x), asked, StringComparison.Ordinal))],
            all.Select(x => $"{name(x)} ({Id(id(x))})"));
    }

    public static string Id(ulong id) => id.ToString(CultureInfo.InvariantCulture);

    public static JsonObject World(DiscordDouble discord) => new()
    {
        ["url"] = discord.ApiUrl.ToString().TrimEnd('/'),
        ["gateway"] = discord.GatewayUrl.ToString(),
        ["token"] = discord.Token,
        ["application_id"] = Id(discord.ApplicationId),
        ["bot"] = Write(discord.Bot),
        ["guilds"] = new JsonArray([.. discord.Guilds.Select(guild => new JsonObject
        {
            ["id"] = Id(guild.Id),
            ["name"] = guild.Name,
            ["has_bot"] = guild.HasBot,
            ["channels"] = new JsonArray([.. discord.Channels.Where(c => c.Guild == guild).Select(Write)]),
            ["roles"] = new JsonArray([.. discord.Roles(guild).Select(Write)]),
        })]),
        ["members"] = new JsonArray([.. discord.Users.Where(u => !u.IsBot).Select(Write)]),
    };

    public static JsonObject Write(DoubleUser user) => new() { ["id"] = Id(user.Id), ["name"] = user.Name };

    public static JsonObject Write(DoubleRole role) => new() { ["id"] = Id(role.Id), ["name"] = role.Name, ["permissions"] = Id(role.Permissions) };

    public static JsonObject Write(DoubleChannel channel) => new()
    {
        ["id"] = Id(channel.Id),
        ["type"] = Word(channel.Kind),
        ["name"] = channel.Name,
        ["guild"] = channel.Guild is { } guild ? Id(guild.Id) : null,
        ["person"] = channel.Recipient is { } person ? Id(person.Id) : null,
    };

    public static JsonObject Write(DoubleMessage message) => new()
    {
        ["message"] = Id(message.Id),
        ["channel"] = Id(message.Channel.Id),
        ["by"] = Id(message.Author.Id),
        ["by_bot"] = message.Author.IsBot,
        ["date"] = Moment(message.Created),
        ["edited"] = message.Edited is { } edited ? Moment(edited) : null,
        ["text"] = message.Content,
        ["embeds"] = new JsonArray([.. message.Embeds.Select(e => JsonNode.Parse(e))]),
        ["buttons"] = new JsonArray([.. message.Buttons.Select(b => new JsonObject
        {
            ["row"] = b.Row, ["text"] = b.Label, ["custom_id"] = b.CustomId, ["url"] = b.Url, ["style"] = b.Style, ["disabled"] = b.Disabled,
        })]),
        ["components"] = JsonNode.Parse(message.Components),
        ["files"] = new JsonArray([.. message.Attachments.Select(a => new JsonObject
        {
            ["id"] = Id(a.Id), ["name"] = a.FileName, ["mime_type"] = a.ContentType, ["bytes"] = a.Bytes.Length, ["description"] = a.Description, ["url"] = a.Url.ToString(),
        })]),
        ["reply_to"] = message.RepliesTo is { } reply ? Id(reply) : null,
        ["interaction"] = message.InteractionId is { } interaction ? Id(interaction) : null,
        ["only_for"] = message.EphemeralTo is { } only ? Id(only.Id) : null,
        ["pinned"] = message.IsPinned,
        ["silent"] = message.IsSilent,
        ["flags"] = message.Flags,
        ["nonce"] = message.Nonce,
        ["notifies"] = new JsonObject
        {
            ["users"] = new JsonArray([.. message.MentionedUsers.Select(u => (JsonNode)Id(u))]),
            ["roles"] = new JsonArray([.. message.MentionedRoles.Select(r => (JsonNode)Id(r))]),
            ["everyone"] = message.MentionsEveryone,
        },
    };

    public static JsonObject Write(TranscriptEntry entry) => new()
    {
        ["number"] = entry.Number,
        ["what"] = Word(entry.Kind),
        ["at"] = Moment(entry.CalendarTime),
        ["message"] = Write(entry.Message),
    };

    /// <summary>An interaction and what the bot has made of it so far.</summary>
    public static JsonObject Write(DoubleInteraction interaction) => new()
    {
        ["interaction"] = Id(interaction.Id),
        ["name"] = interaction.Name,
        ["type"] = interaction.Type,
        ["response_type"] = interaction.ResponseType,
        ["failed"] = interaction.HasFailed,
        ["answer"] = interaction.Answer.IsCompletedSuccessfully ? Write(interaction.Answer.Result) : null,
        ["modal"] = interaction.Modal is { } modal ? JsonNode.Parse(modal) : null,
        ["choices"] = interaction.Choices is { } choices ? JsonNode.Parse(choices) : null,
        ["follow_ups"] = interaction.FollowUps,
    };
}
