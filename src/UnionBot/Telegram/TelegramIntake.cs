using Telegram.Bot;
using Telegram.Bot.Types;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Telegram;

/// <summary>Brings updates to the conversation: a press is acknowledged first, an album is collected.</summary>
internal sealed class TelegramIntake : IDisposable
{
    private readonly TelegramConnection _connection;
    private readonly BotIdentity _bot;
    private readonly ActionSeal _seal;
    private readonly Calendar _calendar;
    private readonly CancellationToken _stop;
    private readonly AlbumCollector _albums;

    public TelegramIntake(
        TelegramConnection connection, ConversationInbox inbox, BotIdentity bot, ActionSeal seal, TimeProvider time, Calendar calendar, CancellationToken stop)
    {
        (_connection, _bot, _seal, _calendar, _stop) = (connection, bot, seal, calendar, stop);
        _albums = new(incoming => inbox.AcceptAsync(incoming, stop), time);
    }

    /// <summary>Takes one update in.</summary>
    /// <returns>A task that ends when the update may be confirmed.</returns>
    public Task Take(Update update)
    {
        var read = TelegramInbound.Read(update, _bot, _calendar.Now);
        if (update.CallbackQuery is { Id: { } query })
        {
            // Sent before the work begins, so that the button stops turning; the work does not wait for the answer to it.
            _ = AcknowledgeAsync(query, read);
        }

        return read is { } incoming
            ? _albums.Add(incoming, GroupOf(update, incoming))
            : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _albums.Dispose();

    private static string? GroupOf(Update update, Incoming incoming) =>
        incoming.Content is IncomingContent.Photos or IncomingContent.Unsupported ? (update.Message ?? update.ChannelPost)?.MediaGroupId : null;

    /// <summary>Under a post of a channel nobody can be answered: the press opens the private chat, where it goes on.</summary>
    private (string? Words, string? Link) InChannel(IncomingContent.Press press, ChatAddress channel) =>
        _seal.Open(press.SealedAction, channel) is { } action
            ? (null, $"https://t.me/{Uri.EscapeDataString(_bot.Username)}?start={_seal.Link(action)}")
            : (ConversationFrench.ButtonTooOld, null);

    private async Task AcknowledgeAsync(string query, Incoming? press)
    {
        var (words, link) = press is { ChatKind: ChatKind.Channel, Content: IncomingContent.Press pressed } ? InChannel(pressed, press.Chat) : default;
        try
        {
            await _connection.CallAsync(
                (client, stop) => client.AnswerCallbackQuery(query, text: words, showAlert: words is not null, url: link, cancellationToken: stop),
                TelegramConnection.CallTimeout,
                _stop);
        }
        catch (Exception e) when (e is OperationCanceledException || TelegramErrors.IsAnswer(e, _stop))
        {
            // Too late, or not now: the button turns a little longer, and nothing else depends on it.
        }
    }
}
