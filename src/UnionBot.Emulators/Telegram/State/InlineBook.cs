using System.Globalization;
using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.State;

/// <summary>The inline queries that wait for their answer. Guarded by <see cref="World.Gate"/>.</summary>
internal sealed class InlineBook
{
    private readonly Dictionary<string, (long AskedAt, TaskCompletionSource<JsonArray> Answer)> _open = new(StringComparer.Ordinal);
    private long _last = 3_370_000_000_000_000_000;

    public (string Id, Task<JsonArray> Answer) Open(long now)
    {
        var id = (_last += 104_729).ToString(CultureInfo.InvariantCulture);
        var answer = new TaskCompletionSource<JsonArray>(TaskCreationOptions.RunContinuationsAsynchronously);
        _open.Add(id, (now, answer));
        return (id, answer.Task);
    }

    /// <summary>Takes a query out, to answer it.</summary>
    public (long AskedAt, TaskCompletionSource<JsonArray> Answer)? Close(string id) => _open.Remove(id, out var query) ? query : null;
}
