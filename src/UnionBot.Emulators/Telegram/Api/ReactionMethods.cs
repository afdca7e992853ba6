using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Reactions: the bot's own, and how all are written.</summary>
internal static class ReactionMethods
{
    /// <summary>Source: Bot API, ReactionTypeEmoji.</summary>
    private static readonly HashSet<string> Emojis = new(
        ("❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤\u200d🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 " +
        "🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡").Split(' '),
        StringComparer.Ordinal);

    public static JsonNode Set(ApiCall call)
    {
        var chat = call.Visible(call.Chat());
        var id = call.Arguments.Int("message_id", 0);
        var message = (id > 0 ? chat.Find(id) : null) ?? throw ApiError.BadRequest("message to react not found");
        if (message.Service is not null)
        {
            throw ApiError.BadRequest("message can't be reacted");
        }

        var allowed = chat.Member(call.World.Bot.Id) is { IsAdmin: false } && chat.IsGroup ? chat.Permissions : Permissions.Write;
        var node = call.Arguments.Node("reaction", "can't parse reaction types JSON object");
        var reactions = node switch
        {
            null => [],
            JsonArray array => array.Select(item => Read(call, item)).ToArray(),
            _ => throw ApiError.BadRequest("expected an Array of ReactionType"),
        };
        if (reactions.Length > 1)
        {
            throw ApiError.BadRequest("REACTIONS_TOO_MANY");
        }

        if (reactions.Length > 0 && !allowed.HasFlag(Permissions.React))
        {
            throw ApiError.BadRequest("not enough rights to react to messages in the chat");
        }

        Put(message, call.World.Bot, reactions);
        return true;
    }

    /// <summary>Takes a person's reactions from one message.</summary>
    public static JsonNode Delete(ApiCall call)
    {
        var chat = call.WithRight(TgRights.DeleteMessages, "not enough rights to delete reactions");
        var message = chat.Find(call.Arguments.Int("message_id", 0)) ?? throw ApiError.BadRequest("message not found");
        message.Reactions.Remove(call.Arguments.Long("user_id"));
        return true;
    }

    /// <summary>Takes all of a person's reactions from a chat.</summary>
    public static JsonNode DeleteAll(ApiCall call)
    {
        var chat = call.WithRight(TgRights.DeleteMessages, "not enough rights to delete reactions");
        foreach (var message in chat.Messages.Values)
        {
            message.Reactions.Remove(call.Arguments.Long("user_id"));
        }

        return true;
    }

    /// <summary>Whether an emoji can be a reaction at all.</summary>
    public static bool IsKnown(string emoji) => Emojis.Contains(emoji);

    public static void Put(MessageState message, UserState user, IReadOnlyList<ReactionState> reactions)
    {
        if (reactions.Count == 0)
        {
            message.Reactions.Remove(user.Id);
        }
        else
        {
            message.Reactions[user.Id] = reactions;
        }
    }

    public static JsonArray Write(IEnumerable<ReactionState> reactions) => new([.. reactions.Select(static r => (JsonNode)One(r))]);

    public static JsonObject One(ReactionState reaction) => reaction.IsCustom
        ? new JsonObject { ["type"] = "custom_emoji", ["custom_emoji_id"] = reaction.Emoji }
        : new JsonObject { ["type"] = "emoji", ["emoji"] = reaction.Emoji };

    private static ReactionState Read(ApiCall call, JsonNode? node)
    {
        if (node is not JsonObject value)
        {
            throw ApiError.BadRequest("can't parse ReactionType: expected an Object");
        }

        call.Know(value, "reaction", "type", "emoji", "custom_emoji_id");
        return (string?)value["type"] switch
        {
            "emoji" when (string?)value["emoji"] is { } emoji && IsKnown(emoji.TrimEnd('\ufe0f')) => new ReactionState(emoji.TrimEnd('\ufe0f'), IsCustom: false),
            "custom_emoji" when (string?)value["custom_emoji_id"] is { Length: > 0 } id => new ReactionState(id, IsCustom: true),
            "emoji" or "custom_emoji" or "paid" => throw ApiError.BadRequest("REACTION_INVALID"),
            _ => throw ApiError.BadRequest("can't parse ReactionType: invalid reaction type specified"),
        };
    }
}
