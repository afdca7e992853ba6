using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>The methods that delete messages.</summary>
internal static class DeleteMethods
{
    /// <summary>How old a message may be that a bot deletes. Source: Bot API, deleteMessage.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromHours(48);

    public static JsonNode One(ApiCall call)
    {
        var chat = call.Visible(call.Chat());
        var id = call.Arguments.Int("message_id", 0);
        if (id <= 0)
        {
            throw ApiError.BadRequest("message identifier is not specified");
        }

        var message = chat.Find(id) ?? throw ApiError.BadRequest("message to delete not found");
        if (!May(call, message))
        {
            throw ApiError.BadRequest("message can't be deleted for everyone");
        }

        Remove(call, message);
        return true;
    }

    /// <summary>What is not there is skipped; what may not be deleted refuses the whole call.</summary>
    public static JsonNode Many(ApiCall call)
    {
        var chat = call.Visible(call.Chat());
        var found = CopyMethods.Numbers(call).Select(chat.Find).OfType<MessageState>().Distinct().ToArray();
        if (!found.All(message => May(call, message)))
        {
            throw ApiError.BadRequest("message can't be deleted for everyone");
        }

        foreach (var message in found)
        {
            Remove(call, message);
        }

        return true;
    }

    /// <summary>Takes a message away, for all.</summary>
    public static void Remove(ApiCall call, MessageState message)
    {
        call.World.Record(TranscriptKind.Deleted, message, call.World.Bot);
        message.Deleted = true;
        message.Pinned = false;
    }

    private static bool May(ApiCall call, MessageState message)
    {
        if (message.Service?.Name is "supergroup_chat_created" or "channel_chat_created" or "migrate_from_chat_id")
        {
            return false;
        }

        var member = message.Chat.Member(call.World.Bot.Id);
        if (member.May(TgRights.DeleteMessages))
        {
            return true;
        }

        var young = call.World.Calendar.GetUtcNow() - message.Date <= Window;
        var own = message.PostedBy == call.World.Bot;
        return young && message.Chat.Kind switch
        {
            // Dice could be thrown again until they please. Source: Bot API, deleteMessage.
            TgChatKind.Private => message.Special?.Name is not "dice" || call.World.Calendar.GetUtcNow() - message.Date > TimeSpan.FromHours(24),
            TgChatKind.Channel => own && member.May(TgRights.PostMessages),
            _ => own,
        };
    }
}
