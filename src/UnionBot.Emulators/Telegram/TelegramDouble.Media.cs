using System.Globalization;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.Api;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram;

/// <content>Files that people send, and what they do with other people's messages.</content>
public sealed partial class TelegramDouble
{
    /// <summary>A person sends a photo.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">Where.</param>
    /// <param name="bytes">The picture: JPEG, PNG, GIF or WebP.</param>
    /// <param name="caption">Its caption; empty for none.</param>
    /// <param name="entities">How the caption is dressed, or <see langword="null"/>.</param>
    /// <param name="mediaGroup">What ties an album, or <see langword="null"/>; see <see cref="SendAlbum"/>.</param>
    /// <param name="thread">The topic, or <see langword="null"/> for none.</param>
    /// <returns>The number of the message.</returns>
    public int SendPhoto(
        TgUser user, TgChat chat, byte[] bytes, string caption = "", IReadOnlyList<TgEntity>? entities = null, string? mediaGroup = null, int? thread = null)
    {
        var (width, height) = ImageHeader.Size(bytes) ?? throw new ArgumentException("These bytes are no picture.", nameof(bytes));
        return Write(user, chat, caption, entities, null, thread, Store("photo", bytes, null, null, width, height), mediaGroup);
    }

    /// <summary>A person sends several photos at once; the first carries the caption.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">Where.</param>
    /// <param name="photos">The pictures, 2 to 10.</param>
    /// <param name="caption">The caption; empty for none.</param>
    /// <returns>The numbers of the messages.</returns>
    public IReadOnlyList<int> SendAlbum(TgUser user, TgChat chat, IReadOnlyList<byte[]> photos, string caption = "")
    {
        ArgumentNullException.ThrowIfNull(photos);
        string group;
        lock (_world.Gate)
        {
            group = string.Create(CultureInfo.InvariantCulture, $"1340{_world.NextAlbum():D13}");
        }

        return [.. photos.Select((photo, i) => SendPhoto(user, chat, photo, i == 0 ? caption : "", mediaGroup: group))];
    }

    /// <summary>A person sends a file.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">Where.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="mimeType">Its media type.</param>
    /// <param name="caption">Its caption; empty for none.</param>
    public int SendDocument(TgUser user, TgChat chat, byte[] bytes, string fileName, string mimeType, string caption = "") =>
        Write(user, chat, caption, null, null, null, Store("document", bytes, fileName, mimeType, 0, 0));

    /// <summary>A person speaks.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">Where.</param>
    public int SendVoice(TgUser user, TgChat chat) =>
        Write(user, chat, "", null, null, null, Store("voice", "OggS"u8.ToArray(), null, "audio/ogg", 0, 0, new JsonObject { ["duration"] = 3 }));

    /// <summary>A person sends a sticker.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">Where.</param>
    public int SendSticker(TgUser user, TgChat chat) =>
        Write(user, chat, "", null, null, null, Store("sticker", "RIFF"u8.ToArray(), null, null, 512, 512));

    /// <summary>A person forwards a message.</summary>
    /// <param name="user">Who.</param>
    /// <param name="from">Where it stands.</param>
    /// <param name="messageId">Which message.</param>
    /// <param name="to">Where it goes.</param>
    public int Forward(TgUser user, TgChat from, int messageId, TgChat to)
    {
        MessageState message;
        JsonObject origin;
        lock (_world.Gate)
        {
            message = Visible(from, messageId);
            origin = Origins.Of(message);
        }

        return Write(user, to, message.Text, message.Entities, null, null, message.File, null, new JsonObject { ["forward_origin"] = origin });
    }

    /// <summary>A person pins a message.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">Where.</param>
    /// <param name="messageId">Which message.</param>
    public void Pin(TgUser user, TgChat chat, int messageId)
    {
        lock (_world.Gate)
        {
            var message = Visible(chat, messageId);
            message.Pinned = true;
            message.PinOrder = _world.NextPin();
            _world.Record(TranscriptKind.Pinned, message, Known(user));
            Membership.Service(_world, message.Chat, Known(user), "pinned_message", Shapes.Message(_world, message, withReply: false));
        }
    }

    /// <summary>Puts an update among the bot's as it is, whatever it asked for: for updates that nobody expects.</summary>
    /// <param name="type">Its kind, such as <c>message</c>, or one that does not exist.</param>
    /// <param name="payload">Its content as JSON.</param>
    /// <returns>Its identifier.</returns>
    public int Inject(string type, string payload)
    {
        var node = JsonNode.Parse(payload) ?? throw new ArgumentException("An update has content.", nameof(payload));
        lock (_world.Gate)
        {
            return _world.Updates.Force(type, node);
        }
    }

    private StoredFile Store(string kind, byte[] bytes, string? fileName, string? mimeType, int width, int height, JsonObject? details = null)
    {
        lock (_world.Gate)
        {
            return _world.Files.Add(kind, bytes, fileName, mimeType, width, height, details);
        }
    }
}
