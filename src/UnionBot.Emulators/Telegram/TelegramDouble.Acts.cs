using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.Api;
using UnionBot.Emulators.Telegram.State;
using UnionBot.Emulators.Telegram.Text;

namespace UnionBot.Emulators.Telegram;

/// <content>What people do in chats.</content>
public sealed partial class TelegramDouble
{
    /// <summary>A person writes. Commands, mentions and links are dressed as a client does.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">Where.</param>
    /// <param name="text">The words.</param>
    /// <param name="entities">How they are dressed, or <see langword="null"/> for plain words.</param>
    /// <param name="replyTo">The message it replies to, or <see langword="null"/> for none.</param>
    /// <param name="thread">The topic, or <see langword="null"/> for none.</param>
    /// <returns>The number of the message.</returns>
    public int Say(TgUser user, TgChat chat, string text, IReadOnlyList<TgEntity>? entities = null, int? replyTo = null, int? thread = null) =>
        Write(user, chat, text, entities, replyTo, thread);

    /// <summary>A person opens the bot and presses « Start », perhaps by a deep link.</summary>
    /// <param name="user">Who.</param>
    /// <param name="payload">What the link carries, or <see langword="null"/> for none.</param>
    public int Start(TgUser user, string? payload = null) =>
        Write(user, PrivateChat(user), payload is null ? "/start" : "/start " + payload, null, null, null);

    /// <summary>An author of a channel posts.</summary>
    /// <param name="user">Who really wrote it; the bot is not told.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="text">The words.</param>
    /// <param name="entities">How they are dressed, or <see langword="null"/> for plain words.</param>
    public int Post(TgUser user, TgChat channel, string text, IReadOnlyList<TgEntity>? entities = null) => Write(user, channel, text, entities, null, null);

    /// <summary>A person writes into a group as a channel of theirs.</summary>
    /// <param name="user">Who really writes; the bot is not told.</param>
    /// <param name="chat">The group.</param>
    /// <param name="channel">The channel that seems to write.</param>
    /// <param name="text">The words.</param>
    public int SayAsChannel(TgUser user, TgChat chat, TgChat channel, string text) => Write(user, chat, text, null, null, null, speaker: channel);

    /// <summary>A person changes the words of a message they wrote.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">Where.</param>
    /// <param name="messageId">Which message.</param>
    /// <param name="text">The new words.</param>
    /// <param name="entities">How they are dressed, or <see langword="null"/> for plain words.</param>
    public void Edit(TgUser user, TgChat chat, int messageId, string text, IReadOnlyList<TgEntity>? entities = null)
    {
        lock (_world.Gate)
        {
            var message = Visible(chat, messageId);
            if (message.PostedBy?.Id != user.Id)
            {
                throw new InvalidOperationException("Only who wrote a message can change it.");
            }

            message.Text = text;
            message.Entities = EntityFinder.Complete(text, entities ?? []);
            message.EditDate = _world.Calendar.GetUtcNow();
            _world.Record(TranscriptKind.Edited, message, Known(user));
            Incoming.Announce(_world, message, edited: true);
        }
    }

    /// <summary>A person deletes a message. The bot is never told.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">Where.</param>
    /// <param name="messageId">Which message.</param>
    public void Delete(TgUser user, TgChat chat, int messageId)
    {
        lock (_world.Gate)
        {
            var message = Visible(chat, messageId);
            _world.Record(TranscriptKind.Deleted, message, Known(user));
            message.Deleted = true;
        }
    }

    /// <summary>A person presses a button under a message of the bot.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">Where.</param>
    /// <param name="messageId">Under which message.</param>
    /// <param name="button">What the button says, or its callback data.</param>
    /// <returns>What the person is shown; it ends when the bot answers, and never if it does not.</returns>
    /// <exception cref="InvalidOperationException">There is no such button.</exception>
    public Task<CallbackAnswer> PressAsync(TgUser user, TgChat chat, int messageId, string button)
    {
        ArgumentNullException.ThrowIfNull(user);
        CallbackState callback;
        lock (_world.Gate)
        {
            var message = Visible(chat, messageId);
            var buttons = Snapshot.Of(message, _world.Bot).Buttons.SelectMany(static row => row).ToArray();
            var pressed = Array.Find(buttons, b => string.Equals(b.Text, button, StringComparison.Ordinal))
                ?? Array.Find(buttons, b => string.Equals(b.CallbackData, button, StringComparison.Ordinal));
            var data = pressed?.CallbackData ?? throw new InvalidOperationException(
                $"No button '{button}' sends anything. There are: {string.Join(", ", buttons.Select(static b => b.Text))}.");
            var person = Known(user);
            if (message.Chat.Person is { } owner ? owner != person : !message.Chat.Member(user.Id).IsInside)
            {
                throw new InvalidOperationException($"'{user.FirstName}' does not see that chat.");
            }

            callback = _world.Callbacks.Open(person, message, _world.Clock.GetTimestamp());
            _world.Record(TranscriptKind.Pressed, message, person, data);
            _world.Updates.Add("callback_query", new JsonObject
            {
                ["id"] = callback.Id,
                ["from"] = Shapes.User(person),
                ["message"] = Shapes.MaybeInaccessible(_world, message),
                ["chat_instance"] = (chat.Id * 31).ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["data"] = data,
            });
        }

        return callback.Answer.Task;
    }

    private int Write(
        TgUser user, TgChat chat, string text, IReadOnlyList<TgEntity>? entities, int? replyTo, int? thread,
        StoredFile? file = null, string? mediaGroup = null, JsonObject? extra = null, TgChat? speaker = null,
        (string Name, JsonObject Value)? special = null)
    {
        int id;
        lock (_world.Gate)
        {
            var person = Known(user);
            var state = Known(chat);
            var member = CheckMayWrite(person, state);
            var channel = state.Kind == TgChatKind.Channel;
            var message = new MessageState
            {
                Chat = state,
                Id = id = _world.NextMessageId(state),
                Date = _world.Calendar.GetUtcNow(),
                From = channel ? null : speaker is not null ? _world.ChannelBot : member.Anonymous ? _world.Anonymous : person,
                PostedBy = person,
                SenderChat = speaker is not null ? Known(speaker) : channel || member.Anonymous ? state : null,
                ReplyTo = replyTo is { } reply ? Visible(chat, reply) : null,
                ThreadId = thread,
                MediaGroupId = mediaGroup,
                File = file,
                Special = special,
                Text = text,
                Entities = EntityFinder.Complete(text, entities ?? []),
                Extra = extra,
            };
            _world.Store(message);
            _world.Record(TranscriptKind.Said, message, channel ? null : person);
            Incoming.Announce(_world, message);
        }

        return id;
    }

    private MemberState CheckMayWrite(UserState person, ChatState chat)
    {
        if (chat.Person is { } owner)
        {
            if (owner != person)
            {
                throw new InvalidOperationException("A private chat with the bot is only its person's.");
            }

            if (person.BlockedBot)
            {
                throw new InvalidOperationException("Who blocked the bot must free it before writing to it.");
            }

            person.Started = true;
            return MemberState.Out;
        }

        var member = chat.Member(person.Id);
        var may = chat.Kind == TgChatKind.Channel ? member.May(TgRights.PostMessages) : member.IsInside && (member.Status != TgMemberStatus.Restricted || member.Permissions.HasFlag(Permissions.SendMessages));
        return may ? member : throw new InvalidOperationException($"'{person.Handle.FirstName}' may not write in '{chat.Handle.Title}'.");
    }

    private MessageState Visible(TgChat chat, int messageId) =>
        Known(chat).Find(messageId) ?? throw new InvalidOperationException($"There is no message {messageId} there, or no longer.");
}
