using System.Diagnostics;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Benchmarks.Broadcast;

/// <summary>What a run came to, by what the wire saw and what the worker's database says.</summary>
internal sealed record BroadcastSum
{
    public const double TelegramPerSecond = 30;
    public const double DiscordPerSecond = 50;

    /// <summary>From the first copy on the wire until the platform had the last.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>What the platform's limits ask for all that was said meanwhile.</summary>
    public required TimeSpan Floor { get; init; }

    public required int Copies { get; init; }

    public required int Resends { get; init; }

    public required int Answers { get; init; }

    public required int ReportEdits { get; init; }

    public required int TooMany { get; init; }

    public required int Uploads { get; init; }

    public required int RepliesLost { get; init; }

    public required int Lost { get; init; }

    public required int DoubledUnmarked { get; init; }

    public required int DoubledMarked { get; init; }

    /// <summary>Places where the worker says that nobody knows, and those where the wire kept the last answer.</summary>
    public required int Uncertain { get; init; }

    public required int UncertainSeen { get; init; }

    /// <summary>Whether the two are the same places.</summary>
    public required bool UncertainExact { get; init; }

    /// <summary>How long members waited for an answer, in order.</summary>
    public required IReadOnlyList<TimeSpan> Waits { get; init; }

    public required int Unanswered { get; init; }

    /// <summary>The most calls in any sliding second, as they came.</summary>
    public required int MostInASecond { get; init; }

    public required double PeakMegabytes { get; init; }

    public double Ratio => Took / Floor;

    /// <summary>Sums it up.</summary>
    public static BroadcastSum Of(
        BroadcastPlan plan, IReadOnlyList<string> places, WatchedWire wire, IReadOnlyDictionary<string, DeliveryState> states, long memory)
    {
        var calls = wire.Calls;
        var isPlace = places.ToHashSet(StringComparer.Ordinal);
        var copies = calls.Where(c => c.Kind == CallKind.Send && isPlace.Contains(c.Chat) && c.Text.Contains(BroadcastData.Words, StringComparison.Ordinal)).ToList();
        var done = copies.Where(c => c.Done).ToList();
        if (done.Count == 0)
        {
            throw new InvalidOperationException("No copy went out.");
        }

        var (first, last) = (copies.Min(c => c.CameAt), done.Max(c => c.DoneAt));
        var within = calls.Where(c => c.Done && c.DoneAt >= first && c.DoneAt <= last).ToList();
        var byPlace = done.ToLookup(c => c.Chat, StringComparer.Ordinal);
        var uncertain = states.Where(s => s.Value == DeliveryState.Uncertain).Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        var seen = byPlace.Where(p => p.MaxBy(c => c.DoneAt)!.ReplyLost).Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        var waits = WaitsOf(wire, calls, first, last, out var unanswered);
        return new BroadcastSum
        {
            Took = Stopwatch.GetElapsedTime(first, last),
            Floor = TimeSpan.FromSeconds(within.Count / (plan.Platform == Platform.Telegram ? TelegramPerSecond : DiscordPerSecond)),
            Copies = byPlace.Count,
            Resends = done.Count - byPlace.Count,
            Answers = within.Count(c => c.Kind == CallKind.Send && wire.Asked.ContainsKey(c.Chat)),
            ReportEdits = within.Count(c => c.Kind == CallKind.Edit),
            TooMany = calls.Count(c => c.Status == 429),
            Uploads = copies.Count(c => c.Uploads),
            RepliesLost = calls.Count(c => c.ReplyLost),
            Lost = places.Count(p => !byPlace.Contains(p) && states.GetValueOrDefault(p) != DeliveryState.Uncertain),
            DoubledUnmarked = byPlace.Count(p => Messages(p, marked: false) > 1),
            DoubledMarked = byPlace.Count(p => Messages(p, marked: true) > 0 && Messages(p, marked: false) > 0),
            Uncertain = uncertain.Count,
            UncertainSeen = seen.Count,
            UncertainExact = uncertain.SetEquals(seen),
            Waits = waits,
            Unanswered = unanswered,
            MostInASecond = MostIn([.. calls.Select(c => c.CameAt).Order()]),
            PeakMegabytes = Math.Round(memory / 1024.0 / 1024.0, 1),
        };
    }

    /// <summary>A share of the members waited no longer than this.</summary>
    public TimeSpan Wait(double share) => Waits.Count == 0 ? TimeSpan.Zero : Waits[(int)Math.Ceiling(Waits.Count * share) - 1];

    private static int Messages(IEnumerable<PassedCall> calls, bool marked) =>
        calls.Where(c => c.Marked == marked).Select(c => c.Message).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Of questions asked while copies went out: from the question until the platform had the answer's first part.</summary>
    private static List<TimeSpan> WaitsOf(WatchedWire wire, IReadOnlyList<PassedCall> calls, long first, long last, out int unanswered)
    {
        var answered = calls.Where(c => c is { Kind: CallKind.Send, Done: true }).ToLookup(c => c.Chat, StringComparer.Ordinal);
        var asked = wire.Asked.Where(a => a.Value >= first && a.Value < last).ToList();
        unanswered = asked.Count(a => !answered.Contains(a.Key));
        return [.. asked.Where(a => answered.Contains(a.Key)).Select(a => Stopwatch.GetElapsedTime(a.Value, answered[a.Key].Min(c => c.DoneAt))).Order()];
    }

    private static int MostIn(long[] times)
    {
        var (most, from) = (0, 0);
        for (var to = 0; to < times.Length; to++)
        {
            while (times[to] - times[from] >= Stopwatch.Frequency)
            {
                from++;
            }

            most = Math.Max(most, to - from + 1);
        }

        return most;
    }
}
