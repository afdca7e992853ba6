using UnionBot.Benchmarks.Connections;
using UnionBot.Content;
using UnionBot.Tests.Worker;

namespace UnionBot.Benchmarks.Heartbeats;

/// <summary>The verb <c>heartbeats</c>: how late heartbeats are while Discord's REST hangs and a thousand members press buttons.</summary>
internal static class HeartbeatsVerb
{
    /// <summary>Short for many beats in a hang, not so short that a pause of the machine is a lost connection: Discord asks for 41 s.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Bar = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs it.</summary>
    /// <param name="args"><c>--members N</c> (1,000), <c>--hang SECONDS</c> (30), <c>--json FILE</c>.</param>
    /// <param name="output">The figures.</param>
    /// <returns>0; 1 where the 99th percentile is more than 250 ms late.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var time = TimeProvider.System;
        var (members, hang) = (Verb.Number(args, "--members", 1000), TimeSpan.FromSeconds(Verb.Number(args, "--hang", 30)));
        using var folder = new TemporaryPack();
        var pack = PackReader.Read(folder.Path).Pack ?? throw new InvalidOperationException("The run's own pack is faulty.");
        await using var town = await FaultTown.StartAsync(pack, time, met: static _ => { }, told: null, CancellationToken.None, Interval);
        var calm = await LatenessAsync(town, time, TimeSpan.FromSeconds(10), act: static () => Task.CompletedTask);
        var crowd = new ButtonCrowd(town, members);
        await crowd.GatherAsync(CancellationToken.None);
        var connections = town.Discord.Counters.Handshakes;
        var held = town.Discord.Faults.Hold("*");
        var busy = await LatenessAsync(town, time, hang, () => crowd.PressAsync(time, hang / 2));
        held.Release();

        var p99 = Percentile(busy, 0.99);
        KeyValuePair<string, object>[] figures =
        [
            new("heartbeat interval, ms", Interval.TotalMilliseconds),
            new("members who pressed", crowd.Pressed),
            new("REST hung, s", hang.TotalSeconds),
            new("heartbeats", busy.Count),
            new("late p50, ms", Ms(Percentile(busy, 0.50))),
            new("late p99, ms", Ms(p99)),
            new("late worst, ms", Ms(Percentile(busy, 1))),
            new("calm p50, ms", Ms(Percentile(calm, 0.50))),
            new("calm p99, ms", Ms(Percentile(calm, 0.99))),
            new("gateway connections before the hang", connections),
            new("gateway connections after it", town.Discord.Counters.Handshakes),
        ];
        var expected = (int)(hang / Interval * 0.8);
        string[] faults =
        [
            .. p99 > Bar ? (string[])["the 99th percentile is more than 250 ms late"] : [],
            .. busy.Count < expected ? (string[])[FormattableString.Invariant($"{busy.Count} heartbeats came where at least {expected} were due")] : [],
            .. town.Discord.Counters.Handshakes > connections ? (string[])["the connection was lost"] : [],
        ];
        return Verb.Report("Heartbeats while REST hangs", figures, faults, Verb.Text(args, "--json"), output);
    }

    private static async Task<IReadOnlyList<TimeSpan>> LatenessAsync(FaultTown town, TimeProvider time, TimeSpan length, Func<Task> act)
    {
        var late = new List<TimeSpan>();
        var counters = town.Discord.Counters;
        using var end = new CancellationTokenSource(length, time);
        var acting = act();
        var (seen, last) = (counters.Heartbeats, 0L);
        try
        {
            while (true)
            {
                await town.Discord.Gateway.WaitUntilAsync(() => counters.Heartbeats > seen, end.Token);
                (seen, var now) = (counters.Heartbeats, time.GetTimestamp());
                if (last != 0)
                {
                    var over = time.GetElapsedTime(last, now) - Interval;
                    late.Add(over > TimeSpan.Zero ? over : TimeSpan.Zero);
                }

                last = now;
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }

        await acting;
        return late;
    }

    private static TimeSpan Percentile(IReadOnlyList<TimeSpan> values, double share) =>
        values.Count == 0 ? TimeSpan.MaxValue : values.Order().ElementAt((int)Math.Min(values.Count - 1, Math.Floor(values.Count * share)));

    private static double Ms(TimeSpan span) => Math.Round(span.TotalMilliseconds, 1);
}
