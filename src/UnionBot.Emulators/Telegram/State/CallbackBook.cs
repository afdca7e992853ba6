using System.Globalization;

namespace UnionBot.Emulators.Telegram.State;

/// <summary>The presses that can still be answered. Guarded by <see cref="World.Gate"/>.</summary>
internal sealed class CallbackBook
{
    private readonly Dictionary<string, CallbackState> _open = new(StringComparer.Ordinal);
    private long _last = 4_380_000_000_000_000_000;

    public int Count => _open.Count;

    public CallbackState Open(UserState from, MessageState message, long now)
    {
        _last += 7919;
        var callback = new CallbackState(_last.ToString(CultureInfo.InvariantCulture), from, message, now);
        _open.Add(callback.Id, callback);
        return callback;
    }

    /// <summary>Takes a press out, to answer it.</summary>
    /// <returns><see langword="null"/> when there is none by this id, or no longer.</returns>
    public CallbackState? Close(string id) => _open.Remove(id, out var callback) ? callback : null;
}
