using System.Text.Json.Nodes;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>Reading a transcript from a cursor on, and waiting for its next entry.</summary>
internal static class Transcripts
{
    /// <summary>What the reading of a transcript takes.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        Parameter.Whole("from", "The first entry, from 0; give the 'next' of the last answer. Without it all.").Optional,
        Parameter.Number("wait", "Seconds to wait for an entry when there is none yet, up to 86400. Without it the answer comes at once.").Optional,
    ];

    /// <summary>Reads, and waits where asked to.</summary>
    /// <param name="given">The request.</param>
    /// <param name="read">The transcript so far.</param>
    /// <param name="nextAsync">Ends when there is an entry of this number or later.</param>
    /// <param name="write">Writes one entry.</param>
    /// <param name="machine">The clock that a wait runs on.</param>
    public static async Task<JsonObject> ReadAsync<T>(
        Given given, Func<IReadOnlyList<T>> read, Func<int, CancellationToken, Task> nextAsync, Func<T, JsonObject> write, TimeProvider machine, CancellationToken cancellationToken)
    {
        var from = given.WholeOrNull("from") ?? 0;
        if (from < 0)
        {
            throw new ActException(400, $"The field 'from' must be 0 or more, but is {from}.");
        }

        var wait = given.Seconds("wait");
        if (wait > TimeSpan.Zero && read().Count <= from)
        {
            await UntilAsync(token => nextAsync(from, token), wait, machine, cancellationToken);
        }

        var entries = read();
        return new JsonObject
        {
            ["entries"] = new JsonArray([.. entries.Skip(from).Select(write)]),
            ["next"] = Math.Max(from, entries.Count),
        };
    }

    /// <summary>Waits for something, but not longer than so.</summary>
    /// <returns>Whether it came.</returns>
    public static async Task<bool> UntilAsync(Func<CancellationToken, Task> waitAsync, TimeSpan within, TimeProvider machine, CancellationToken cancellationToken)
    {
        if (within <= TimeSpan.Zero)
        {
            return false;
        }

        using var patience = new CancellationTokenSource(within, machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await waitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
