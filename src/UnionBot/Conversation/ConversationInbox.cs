using System.Collections.Concurrent;
using System.Threading.Channels;
using UnionBot.Messages;

namespace UnionBot.Conversation;

/// <summary>Where adapters bring what reached them. A chat is always served by the same reader, so in order; several chats at once.</summary>
/// <remarks>
/// The queues are bounded: an adapter that brings more than is handled waits. It depends on nothing, so that adapters, which
/// the readers' commands reach through the outbox, can hold it.
/// </remarks>
internal sealed class ConversationInbox
{
    /// <summary>How many chats are served at once.</summary>
    public const int Readers = 8;

    private const int QueueLength = 256;

    private readonly Channel<Work>[] _queues =
        [.. Enumerable.Range(0, Readers).Select(_ => Channel.CreateBounded<Work>(new BoundedChannelOptions(QueueLength) { SingleReader = true }))];

    private readonly ConcurrentDictionary<string, Work> _inFlight = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ChatAddress, long> _latest = new();
    private long _sequence;

    /// <summary>Whether nothing is waiting or being handled.</summary>
    public bool IsIdle => _inFlight.IsEmpty;

    /// <summary>Takes one update in. An update that is being handled already is not taken twice.</summary>
    /// <returns>A task that ends when the update's effect is committed or its answer handed over; only then may a Telegram update be confirmed. Never faults: an unknown exception is logged and counted.</returns>
    public async Task AcceptAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        var key = $"{(int)incoming.Platform}:{incoming.UpdateId}";
        var work = new Work(incoming, key, Interlocked.Increment(ref _sequence));
        var known = _inFlight.GetOrAdd(key, work);
        if (!ReferenceEquals(known, work))
        {
            await known.Done.Task.WaitAsync(cancellationToken);
            return;
        }

        if (incoming.Content is IncomingContent.Text or IncomingContent.Command)
        {
            _latest[incoming.Chat] = work.Sequence;
        }

        try
        {
            var reader = (uint)StringComparer.Ordinal.GetHashCode(incoming.Chat.ChatId) % Readers;
            await _queues[reader].Writer.WriteAsync(work, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Finish(work);
            throw;
        }

        await work.Done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>What one reader is to handle, in order.</summary>
    internal IAsyncEnumerable<Work> ReadAllAsync(int reader, CancellationToken cancellationToken) => _queues[reader].Reader.ReadAllAsync(cancellationToken);

    /// <summary>Whether nothing was said in this chat since.</summary>
    internal bool IsLatest(Work work) => _latest.TryGetValue(work.Incoming.Chat, out var latest) && latest == work.Sequence;

    /// <summary>It is handled.</summary>
    internal void Finish(Work work)
    {
        _inFlight.TryRemove(work.Key, out _);
        _latest.TryRemove(new KeyValuePair<ChatAddress, long>(work.Incoming.Chat, work.Sequence));
        work.Done.TrySetResult();
    }

    /// <summary>One update on its way.</summary>
    internal sealed record Work(Incoming Incoming, string Key, long Sequence)
    {
        /// <summary>Ends when it is handled.</summary>
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
