using System.Text.Json.Nodes;

namespace UnionBot.Tests.Emulators.Discord;

/// <summary>Holds the objects in the gateway's events against the OpenAPI document, which knows the objects though not the events.</summary>
internal static class EventCheck
{
    private static readonly SchemaCheck Schemas = new(OpenApi.Document);

    /// <summary>By event, where in it stands an object and by which schema it goes; an empty path means the whole payload.</summary>
    private static readonly Dictionary<string, (string Path, string Schema)[]> Objects = new(StringComparer.Ordinal)
    {
        ["READY"] = [("user", "UserPIIResponse")],
        ["GUILD_CREATE"] = [("", "GuildResponse"), ("channels", "GuildChannelResponse"), ("members", "GuildMemberResponse"), ("roles", "GuildRoleResponse")],
        ["CHANNEL_CREATE"] = [("", "GuildChannelResponse")],
        ["CHANNEL_UPDATE"] = [("", "GuildChannelResponse")],
        ["CHANNEL_DELETE"] = [("", "GuildChannelResponse")],
        ["THREAD_CREATE"] = [("", "ThreadResponse")],
        ["THREAD_UPDATE"] = [("", "ThreadResponse")],
        ["THREAD_DELETE"] = [("", "ThreadResponse")],
        ["THREAD_MEMBERS_UPDATE"] = [("added_members", "ThreadMemberResponse")],
        ["MESSAGE_CREATE"] = [("", "MessageResponse")],
        ["MESSAGE_UPDATE"] = [("", "MessageResponse")],
        ["MESSAGE_DELETE"] = [],
        ["MESSAGE_DELETE_BULK"] = [],
        ["MESSAGE_REACTION_ADD"] = [("member", "GuildMemberResponse"), ("emoji", "MessageReactionEmojiResponse")],
        ["MESSAGE_REACTION_REMOVE"] = [("emoji", "MessageReactionEmojiResponse")],
        ["MESSAGE_REACTION_REMOVE_EMOJI"] = [("emoji", "MessageReactionEmojiResponse")],
        ["MESSAGE_REACTION_REMOVE_ALL"] = [],
        ["CHANNEL_PINS_UPDATE"] = [],
        ["GUILD_ROLE_CREATE"] = [("role", "GuildRoleResponse")],
        ["GUILD_ROLE_UPDATE"] = [("role", "GuildRoleResponse")],
        ["GUILD_ROLE_DELETE"] = [],
        ["GUILD_MEMBER_ADD"] = [("", "GuildMemberResponse")],
        ["GUILD_MEMBER_UPDATE"] = [("", "GuildMemberResponse")],
        ["GUILD_MEMBER_REMOVE"] = [("user", "UserResponse")],
        ["GUILD_MEMBERS_CHUNK"] = [("members", "GuildMemberResponse")],
        ["GUILD_SCHEDULED_EVENT_CREATE"] = [("", "ExternalScheduledEventResponse")],
        ["GUILD_SCHEDULED_EVENT_UPDATE"] = [("", "ExternalScheduledEventResponse")],
        ["GUILD_SCHEDULED_EVENT_DELETE"] = [("", "ExternalScheduledEventResponse")],
        ["GUILD_SCHEDULED_EVENT_USER_ADD"] = [],
        ["GUILD_SCHEDULED_EVENT_USER_REMOVE"] = [],
        ["INTERACTION_CREATE"] =
        [
            ("channel", "GuildChannelResponse"), ("member", "GuildMemberResponse"), ("message", "MessageResponse"),
            ("data.resolved.users.*", "UserResponse"), ("data.resolved.roles.*", "GuildRoleResponse"), ("data.resolved.channels.*", "GuildChannelResponse"),
            ("data.resolved.messages.*", "MessageResponse"),
        ],
    };

    /// <summary>The events that are looked at.</summary>
    public static IReadOnlyList<string> Known => [.. Objects.Keys];

    /// <summary>What is wrong with the objects in an event; an event that is not known is a fault.</summary>
    public static IEnumerable<string> Faults(string name, JsonNode data) =>
        Objects.TryGetValue(name, out var objects)
            ? objects.SelectMany(o => At(data, o.Path).SelectMany(found => Schemas.Faults(found, Schema(o.Schema))).Select(fault => $"{name} {o.Path}: {fault}"))
            : [$"{name} is not looked at"];

    private static JsonObject Schema(string name) => OpenApi.Document["components"]!["schemas"]![name]!.AsObject();

    /// <summary>The objects at a path; a list or a star stands for each of its values, and what is not there for none.</summary>
    private static IEnumerable<JsonNode> At(JsonNode data, string path)
    {
        IEnumerable<JsonNode?> found = [data];
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            found = part is "*" ? found.SelectMany(f => f!.AsObject().Select(p => p.Value)) : found.Select(f => f![part]).OfType<JsonNode>();
        }

        return found.SelectMany(f => f is JsonArray list ? list : (IEnumerable<JsonNode?>)[f]).OfType<JsonNode>();
    }
}
