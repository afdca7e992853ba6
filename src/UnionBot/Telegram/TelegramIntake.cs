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
    private readonly Calendar _calendar;
    private readonly CancellationToken _stop;
    private readonly AlbumCollector _albums;

    public TelegramIntake(
        TelegramConnection connection, ConversationInbox inbox, BotIdentity bot, TimeProvider time, Calendar calendar, CancellationToken stop)
    {
        (_connection, _bot, _calendar, _stop) = (connection, bot, calendar, stop);
        _albums = new(incoming => inbox.AcceptAsync(incoming, stop), time);
    }

    /// <summary>Takes one update in.</summary>
    /// <returns>A task that ends when the update may be confirmed.</returns>
    public Task Take(Update update)
    {
        if (update.CallbackQuery is { Id: { } query })
        {
            // Sent before the work begins, so that the button stops turning; the work does not wait for the answer to it.
            _ = AcknowledgeAsync(query);
        }

        return TelegramInbound.Read(update, _bot, _calendar.Now) is { } incoming
            ? _albums.Add(incoming, GroupOf(update, incoming))
            : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _albums.Dispose();

    private static string? GroupOf(Update update, Incoming incoming) =>
        incoming.Content is IncomingContent.Photos or IncomingContent.Unsupported ? (update.Message ?? update.ChannelPost)?.MediaGroupId : null;

    private async Task AcknowledgeAsync(string query)
    {
        try
        {
            await _connection.CallAsync((client, stop) => client.AnswerCallbackQuery(query, cancellationToken: stop), TelegramConnection.CallTimeout, _stop);
        }
        catch (Exception e) when (e is OperationCanceledException || TelegramErrors.IsAnswer(e, _stop))
        {
            // Too late, or not now: the button turns a little longer, and nothing else depends on it.
        }
    }
}
