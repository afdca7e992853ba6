using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;
using UnionBot.Emulators.Telegram.Text;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Writes what stands in the world as the Bot API writes it.</summary>
internal static class Shapes
{
    public static JsonObject User(UserState user)
    {
        var value = new JsonObject { ["id"] = user.Id, ["is_bot"] = user.Handle.IsBot, ["first_name"] = user.Deactivated ? "" : user.Handle.FirstName };
        Put(value, "last_name", user.Handle.LastName);
        Put(value, "username", user.Handle.Username);
        Put(value, "language_code", user.Handle.LanguageCode);
        return value;
    }

    public static JsonObject Bot(World world)
    {
        var value = User(world.Bot);
        foreach (var (name, is_) in new (string, bool)[]
        {
            ("can_join_groups", true), ("can_read_all_group_messages", !world.PrivacyMode), ("supports_guest_queries", false), ("supports_inline_queries", world.Options.InlineMode),
            ("can_connect_to_business", false), ("has_main_web_app", false), ("has_topics_enabled", false), ("allows_users_to_create_topics", false),
            ("can_manage_bots", false), ("supports_join_request_queries", false),
        })
        {
            value[name] = is_;
        }

        return value;
    }

    public static JsonObject Chat(ChatState chat)
    {
        var value = new JsonObject { ["id"] = chat.Id };
        if (chat.Person is { } person)
        {
            value["first_name"] = person.Handle.FirstName;
            Put(value, "last_name", person.Handle.LastName);
            Put(value, "username", person.Handle.Username);
        }
        else
        {
            value["title"] = chat.Title;
            Put(value, "username", chat.Handle.Username);
        }

        value["type"] = Access.KindName(chat);
        if (chat.Handle.IsForum)
        {
            value["is_forum"] = true;
        }

        return value;
    }

    public static JsonObject Message(World world, MessageState message, bool withReply = true)
    {
        var value = new JsonObject { ["message_id"] = message.Id };
        if (message.From is { } from)
        {
            value["from"] = User(from);
        }

        if (message.SenderChat is { } sender)
        {
            value["sender_chat"] = Chat(sender);
        }

        value["chat"] = Chat(message.Chat);
        value["date"] = message.Date.ToUnixTimeSeconds();
        if (message.EditDate is { } edited)
        {
            value["edit_date"] = edited.ToUnixTimeSeconds();
        }

        if (message.ThreadId is { } thread)
        {
            value["message_thread_id"] = thread;
            value["is_topic_message"] = true;
        }

        if (withReply && message.ReplyTo is { Deleted: false } reply)
        {
            value["reply_to_message"] = Message(world, reply, withReply: false);
        }

        if (message.ExternalReply is { } external)
        {
            value["external_reply"] = new JsonObject { ["origin"] = Origins.Of(external), ["chat"] = Chat(external.Chat), ["message_id"] = external.Id };
        }

        Put(value, "media_group_id", message.MediaGroupId);
        AddContent(world, message, value);
        if (message.Service is { } service)
        {
            value[service.Name] = service.Value.DeepClone();
        }

        foreach (var (name, extra) in message.Extra ?? [])
        {
            value[name] = extra?.DeepClone();
        }

        if (message.Keyboard is { } keyboard)
        {
            value["reply_markup"] = new JsonObject { ["inline_keyboard"] = keyboard.DeepClone() };
        }

        return value;
    }

    /// <summary>A message where the Bot API allows for one that is gone.</summary>
    public static JsonObject MaybeInaccessible(World world, MessageState message) => message.Deleted
        ? new JsonObject { ["chat"] = Chat(message.Chat), ["message_id"] = message.Id, ["date"] = 0 }
        : Message(world, message);

    public static JsonObject File(StoredFile file, FileSize size)
    {
        var value = Sized(file, size);
        if (file.Kind is "photo" or "sticker" or "video" or "animation")
        {
            value["width"] = size.Width;
            value["height"] = size.Height;
        }

        return value;
    }

    private static void AddContent(World world, MessageState message, JsonObject value)
    {
        if (message.Service is not null)
        {
            return;
        }

        if (message.File is { } file)
        {
            value[file.Kind] = Media(file);
            if (file.Kind is "animation")
            {
                value["document"] = Named(file, Sized(file, file.Largest));
            }
        }

        if (message.Special is { } special)
        {
            value[special.Name] = special.Value.DeepClone();
            if (special.Name is "venue")
            {
                value["location"] = special.Value["location"]!.DeepClone();
            }
        }

        if (message.Poll is { } poll)
        {
            value["poll"] = PollShapes.Poll(world, poll);
        }

        var text = message.File is null ? "text" : "caption";
        if (message.Text.Length > 0)
        {
            value[text] = message.Text;
        }

        if (message.Entities.Count > 0)
        {
            value[message.File is null ? "entities" : "caption_entities"] =
                EntityReader.Write(message.Entities, id => world.Users.TryGetValue(id, out var user) ? User(user) : null);
        }

        if (message.LinkPreview is { } preview)
        {
            value["link_preview_options"] = preview.DeepClone();
        }
    }

    private static JsonNode Media(StoredFile file)
    {
        if (file.Kind is "photo")
        {
            return new JsonArray([.. file.Sizes.Select(size => (JsonNode)File(file, size))]);
        }

        var value = Named(file, File(file, file.Largest));
        foreach (var (name, detail) in file.Details ?? [])
        {
            value[name] = detail?.DeepClone();
        }

        if (file.Kind is "sticker")
        {
            value["type"] = "regular";
            value["is_animated"] = false;
            value["is_video"] = false;
            value["emoji"] = "✊";
        }

        return value;
    }

    private static JsonObject Sized(StoredFile file, FileSize size) =>
        new() { ["file_id"] = size.FileId, ["file_unique_id"] = size.UniqueId, ["file_size"] = file.Bytes.Length };

    private static JsonObject Named(StoredFile file, JsonObject value)
    {
        if (file.Kind is not ("sticker" or "video_note"))
        {
            Put(value, "mime_type", file.MimeType);
        }

        if (file.Kind is not ("sticker" or "video_note" or "voice"))
        {
            Put(value, "file_name", file.FileName);
        }

        if (file.Thumbnail is { } thumbnail)
        {
            value["thumbnail"] = File(thumbnail, thumbnail.Largest);
        }

        return value;
    }

    private static void Put(JsonObject value, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            value[name] = text;
        }
    }
}
