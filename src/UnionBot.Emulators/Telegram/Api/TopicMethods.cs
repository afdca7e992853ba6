using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;
using UnionBot.Emulators.Telegram.Text;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>The topics of a forum, and its General one that has no number.</summary>
internal static class TopicMethods
{
    /// <summary>The longest name, in characters. Source: Bot API, createForumTopic.</summary>
    private const int NameLimit = 128;

    private const string NoRight = "not enough rights to manage topics in the chat";

    /// <summary>Source: Bot API, createForumTopic.</summary>
    private static readonly int[] Colors = [7322096, 16766590, 13338331, 9367192, 16749490, 16478047];

    public static JsonNode Create(ApiCall call)
    {
        var chat = Forum(call, "not enough rights to create a topic");
        var name = Name(call) ?? throw ApiError.BadRequest("topic name must be non-empty");
        var color = call.Arguments.Int("icon_color", Colors[0]);
        if (!Colors.Contains(color))
        {
            throw ApiError.BadRequest("TOPIC_ICON_COLOR_INVALID");
        }

        // A topic has the number of the message that says it was made.
        var topic = new TopicState(chat.LastMessageId + 1, name) { IconColor = color, Icon = call.Arguments.Text("icon_custom_emoji_id") };
        chat.Topics.Add(topic.Id, topic);
        Membership.Service(call.World, chat, call.World.Bot, "forum_topic_created", Looks(topic), topic.Id);
        var value = Looks(topic);
        value.Insert(0, "message_thread_id", topic.Id);
        return value;
    }

    public static JsonNode Edit(ApiCall call)
    {
        var (chat, topic) = Topic(call);
        var name = Name(call);
        var icon = call.Arguments.Values.GetValueOrDefault("icon_custom_emoji_id");
        if ((name is null || string.Equals(name, topic.Name, StringComparison.Ordinal)) && (icon is null || string.Equals(icon, topic.Icon ?? "", StringComparison.Ordinal)))
        {
            throw ApiError.BadRequest("TOPIC_NOT_MODIFIED");
        }

        var change = new JsonObject();
        if (name is not null)
        {
            change["name"] = topic.Name = name;
        }

        if (icon is not null)
        {
            topic.Icon = icon.Length > 0 ? icon : null;
            change["icon_custom_emoji_id"] = icon;
        }

        Membership.Service(call.World, chat, call.World.Bot, "forum_topic_edited", change, topic.Id);
        return true;
    }

    public static JsonNode Close(ApiCall call) => Toggle(call, close: true);

    public static JsonNode Reopen(ApiCall call) => Toggle(call, close: false);

    /// <summary>With everything that stands in it.</summary>
    public static JsonNode Delete(ApiCall call)
    {
        var (chat, topic) = Topic(call);
        if (!chat.Member(call.World.Bot.Id).May(TgRights.DeleteMessages))
        {
            throw ApiError.BadRequest("not enough rights to delete the topic");
        }

        topic.Closed = topic.Deleted = true;
        foreach (var message in chat.Messages.Values.Where(m => m.ThreadId == topic.Id && !m.Deleted))
        {
            DeleteMethods.Remove(call, message);
        }

        return true;
    }

    public static JsonNode UnpinAll(ApiCall call)
    {
        var chat = PinMethods.Allowed(call);
        PinMethods.UnpinAll(call, chat, message => message.ThreadId == call.Arguments.Int("message_thread_id", 0));
        return true;
    }

    public static JsonNode EditGeneral(ApiCall call)
    {
        var chat = Forum(call, NoRight);
        var name = Name(call) ?? throw ApiError.BadRequest("topic name must be non-empty");
        if (string.Equals(name, chat.General.Name, StringComparison.Ordinal))
        {
            throw ApiError.BadRequest("TOPIC_NOT_MODIFIED");
        }

        chat.General.Name = name;
        Membership.Service(call.World, chat, call.World.Bot, "forum_topic_edited", new JsonObject { ["name"] = name });
        return true;
    }

    public static JsonNode CloseGeneral(ApiCall call) => ToggleGeneral(call, close: true);

    /// <summary>A hidden one comes to sight again. Source: Bot API, reopenGeneralForumTopic.</summary>
    public static JsonNode ReopenGeneral(ApiCall call) => ToggleGeneral(call, close: false);

    public static JsonNode HideGeneral(ApiCall call) => Hide(call, hide: true);

    public static JsonNode UnhideGeneral(ApiCall call) => Hide(call, hide: false);

    public static JsonNode UnpinAllGeneral(ApiCall call)
    {
        PinMethods.UnpinAll(call, PinMethods.Allowed(call), static message => message.ThreadId is null);
        return true;
    }

    /// <summary>The double has no custom emoji.</summary>
    public static JsonNode IconStickers(ApiCall call) => new JsonArray();

    private static JsonNode Toggle(ApiCall call, bool close)
    {
        var (chat, topic) = Topic(call);
        if (topic.Closed == close)
        {
            throw ApiError.BadRequest("TOPIC_NOT_MODIFIED");
        }

        topic.Closed = close;
        Membership.Service(call.World, chat, call.World.Bot, close ? "forum_topic_closed" : "forum_topic_reopened", new JsonObject(), topic.Id);
        return true;
    }

    private static JsonNode ToggleGeneral(ApiCall call, bool close)
    {
        var chat = Forum(call, NoRight);
        if (chat.General.Closed == close)
        {
            throw ApiError.BadRequest("TOPIC_NOT_MODIFIED");
        }

        chat.General.Closed = close;
        chat.GeneralHidden &= close;
        Membership.Service(call.World, chat, call.World.Bot, close ? "forum_topic_closed" : "forum_topic_reopened", new JsonObject());
        return true;
    }

    /// <summary>Hidden, it is closed too. Source: Bot API, hideGeneralForumTopic.</summary>
    private static JsonNode Hide(ApiCall call, bool hide)
    {
        var chat = Forum(call, NoRight);
        if (chat.GeneralHidden == hide)
        {
            throw ApiError.BadRequest("TOPIC_NOT_MODIFIED");
        }

        chat.GeneralHidden = hide;
        chat.General.Closed |= hide;
        Membership.Service(call.World, chat, call.World.Bot, hide ? "general_forum_topic_hidden" : "general_forum_topic_unhidden", new JsonObject());
        return true;
    }

    /// <summary>The bot may change its own topics without a right.</summary>
    private static (ChatState Chat, TopicState Topic) Topic(ApiCall call)
    {
        var chat = Forum(call, right: null);
        if (!chat.Topics.TryGetValue(call.Arguments.Int("message_thread_id", 0), out var topic) || topic.Deleted)
        {
            throw ApiError.BadRequest("TOPIC_ID_INVALID");
        }

        var own = chat.Messages.TryGetValue(topic.Id, out var made) && made.PostedBy == call.World.Bot;
        return own || chat.Member(call.World.Bot.Id).May(TgRights.ManageTopics) ? (chat, topic) : throw ApiError.BadRequest(NoRight);
    }

    private static ChatState Forum(ApiCall call, string? right)
    {
        var chat = call.Visible(call.Chat());
        if (!chat.Handle.IsForum)
        {
            throw ApiError.BadRequest("the chat is not a forum");
        }

        return right is null || chat.Member(call.World.Bot.Id).May(TgRights.ManageTopics) ? chat : throw ApiError.BadRequest(right);
    }

    private static string? Name(ApiCall call)
    {
        var name = call.Arguments.Text("name")?.Trim();
        return string.IsNullOrEmpty(name) ? null
            : new FormattedText(name, []).Characters <= NameLimit ? name
            : throw ApiError.BadRequest("topic name is too long");
    }

    private static JsonObject Looks(TopicState topic)
    {
        var value = new JsonObject { ["name"] = topic.Name, ["icon_color"] = topic.IconColor };
        if (topic.Icon is { } icon)
        {
            value["icon_custom_emoji_id"] = icon;
        }

        return value;
    }
}
