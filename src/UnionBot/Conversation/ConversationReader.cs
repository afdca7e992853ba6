using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Conversation;

/// <summary>The readers of the inbox: each handles its chats' updates one after the other.</summary>
internal sealed partial class ConversationReader(
    ConversationInbox inbox, Router router, AnswerSender answers, TimeProvider time, ILogger<ConversationReader> logger) : BackgroundService
{
    /// <summary>How long a question that was read late waits for a later one from the same chat.</summary>
    private static readonly TimeSpan LateGrace = TimeSpan.FromMilliseconds(300);

    private long _failures;

    /// <summary>How many updates met an exception nobody knew.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, ConversationInbox.Readers).Select(reader => Task.Run(() => ReadAsync(reader, stoppingToken), stoppingToken)));

    private async Task ReadAsync(int reader, CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var work in inbox.ReadAllAsync(reader, stoppingToken))
            {
                await HandleAsync(work, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what was not handled is not confirmed and comes again.
        }
    }

    private async Task HandleAsync(ConversationInbox.Work work, CancellationToken stoppingToken)
    {
        var incoming = work.Incoming;
        try
        {
            var late = incoming.Addressed && router.IsStale(incoming);
            if (late && !await IsLatestAsync(work, stoppingToken))
            {
                return;
            }

            if (await router.RouteAsync(incoming, late, stoppingToken) is { } reply)
            {
                answers.HandOver(incoming, reply);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            work.Done.TrySetCanceled(stoppingToken);
            throw;
        }
#pragma warning disable CA1031 // One update that fails must not end the reader of its chat; it is logged, counted and said.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Interlocked.Increment(ref _failures);
            Log.HandlingFailed(logger, incoming.Content.GetType().Name, incoming.Platform, exception.GetType().Name, Where(exception));
            if (incoming is { Addressed: true, ChatKind: ChatKind.Private } || incoming.Route.OnlyAskerSees)
            {
                answers.HandOver(incoming, Reply.Plain(ConversationFrench.Failed));
            }
        }
        finally
        {
            inbox.Finish(work);
        }
    }

    private async Task<bool> IsLatestAsync(ConversationInbox.Work work, CancellationToken cancellationToken)
    {
        if (work.Incoming.ChatKind != ChatKind.Private || !inbox.IsLatest(work))
        {
            return false;
        }

        await Task.Delay(LateGrace, time, cancellationToken);
        return inbox.IsLatest(work);
    }

    /// <summary>Where it happened, without the exception's message, which may hold a member's words.</summary>
    private static string Where(Exception exception) => exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim() ?? "at an unknown place";

    private static partial class Log
    {
        [LoggerMessage(20, LogLevel.Error, "An update ({Content}, {Platform}) failed with {Exception} {Where}. It is not handled again.")]
        public static partial void HandlingFailed(ILogger logger, string content, Platform platform, string exception, string where);
    }
}
