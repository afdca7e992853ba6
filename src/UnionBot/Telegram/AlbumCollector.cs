using UnionBot.Messages;

namespace UnionBot.Telegram;

/// <summary>Collects the photos of an album, which arrive as messages of their own, into one item.</summary>
/// <remarks>
/// An album is complete after a second of quiet, at ten parts, or when its sender says something else in the same chat: so what was
/// said later never overtakes it. Safe for concurrent use; what is brought on is brought on in order.
/// </remarks>
/// <param name="bring">Takes the finished item in; called one at a time.</param>
/// <param name="time">Protocol time.</param>
internal sealed class AlbumCollector(Func<Incoming, Task> bring, TimeProvider time) : IDisposable
{
    /// <summary>How long an album may be quiet before it is complete.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<Album> _open = [];

    /// <summary>Brings something on, behind every album that it ends.</summary>
    /// <param name="group">Telegram's <c>media_group_id</c>, or <see langword="null"/> for anything but a part of an album.</param>
    /// <returns>A task that ends as the one of <c>bring</c> does, for an album with all its parts.</returns>
    public Task Add(Incoming incoming, string? group)
    {
        lock (_gate)
        {
            foreach (var other in _open.Where(a => a.IsEndedBy(incoming, group)).ToList())
            {
                Close(other);
            }

            if (group is null)
            {
                return bring(incoming);
            }

            var album = _open.Find(a => a.IsOf(incoming, group));
            if (album is null)
            {
                album = new(group);
                album.Timer = time.CreateTimer(_ => OnQuiet(album), state: null, Quiet, Timeout.InfiniteTimeSpan);
                _open.Add(album);
            }

            album.Parts.Add(incoming);
            album.Timer?.Change(Quiet, Timeout.InfiniteTimeSpan);
            if (album.Parts.Count == TelegramLimits.Album)
            {
                Close(album);
            }

            return album.Done.Task;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var album in _open)
            {
                album.Timer?.Dispose();
                album.Done.TrySetCanceled();
            }

            _open.Clear();
        }
    }

    private void OnQuiet(Album album)
    {
        lock (_gate)
        {
            if (_open.Contains(album))
            {
                Close(album);
            }
        }
    }

    private void Close(Album album)
    {
        _open.Remove(album);
        album.Timer?.Dispose();
        _ = EndWith(album.Done, bring(TelegramInbound.Album(album.Parts)));
    }

    private static async Task EndWith(TaskCompletionSource done, Task brought)
    {
        await brought.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        done.TrySetFromTask(brought);
    }

    private sealed class Album(string group)
    {
        public List<Incoming> Parts { get; } = [];

        public ITimer? Timer { get; set; }

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsOf(Incoming incoming, string other) =>
            string.Equals(group, other, StringComparison.Ordinal) && Parts[0].Chat == incoming.Chat;

        public bool IsEndedBy(Incoming incoming, string? other) =>
            Parts[0].Chat == incoming.Chat && Equals(Parts[0].Person, incoming.Person) && !string.Equals(group, other, StringComparison.Ordinal);
    }
}
