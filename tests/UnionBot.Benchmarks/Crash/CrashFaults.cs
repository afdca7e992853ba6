using System.Collections.Concurrent;
using UnionBot.Benchmarks.Connections;
using UnionBot.Emulators.Discord;
using UnionBot.Emulators.Telegram;

namespace UnionBot.Benchmarks.Crash;

/// <summary>HTTP faults of every kind in front of a town's doubles, drawn from a seed, until it is calmed. Beside them each reply takes its time, as far away servers do.</summary>
internal sealed class CrashFaults(CrashTown town, CampaignTally tally, CrashPlan plan, TimeProvider time, int seed)
{
    private const string Messages = "POST /channels/{channel_id}/messages";
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1.5);

    /// <summary>What a request may meet, how often in a thousand, and whether the client can know what became of it.</summary>
    private static readonly (string Name, int Share, bool InDoubt, Fault Fault)[] Kinds =
    [
        ("429", 8, false, new Fault.TooManyRequests(1)),
        ("429 without retry_after", 1, false, new Fault.TooManyRequests(null)),
        ("500", 15, true, new Fault.Error(500, "Internal Server Error")),
        ("502 in HTML", 15, true, Fault.Html(502)),
        ("503 in HTML", 10, true, Fault.Html(503)),
        ("hangs, not done", 12, true, new Fault.Hang(Processed: false)),
        ("done, reply lost", 12, true, Fault.LostReply),
        ("reset before", 25, true, new Fault.Reset(Processed: false)),
        ("done, then reset", 25, true, new Fault.Reset(Processed: true)),
        ("done, reply cut", 15, true, new Fault.Cut(20)),
        ("done, reply late", 10, false, new Fault.LateReply(Slow)),
        ("done late", 10, false, new Fault.Delay(Slow)),
        ("done, reply trickles", 8, false, new Fault.Trickle(24, TimeSpan.FromMilliseconds(5))),
    ];

    private readonly ConcurrentBag<FaultRule> _rules = [];
    private readonly Random _random = new(seed);
    private readonly Lock _gate = new();
    private int _doubts;

    /// <summary>How many sends to Telegram's places met something after which nobody knows whether they arrived.</summary>
    public int Doubts => Volatile.Read(ref _doubts);

    /// <summary>Lets it begin, on Telegram at once; the task is Discord's, and ends when the tally is full.</summary>
    public async Task BlowAsync(CancellationToken cancellationToken)
    {
        var faults = plan.Faults > 0;
        foreach (var kind in faults ? Kinds : [])
        {
            _rules.Add(town.Telegram.Faults.Add(method: null, kind.Fault, int.MaxValue, when: request => Strikes(request, kind.Name, kind.Share * plan.Severity, kind.InDoubt, kind.Fault is Fault.Hang)));
        }

        _rules.Add(town.Telegram.Faults.Add(method: null, new Fault.Delay(Latency), int.MaxValue, when: request => request.Method is not "getUpdates"));
        while (!tally.IsFull)
        {
            await BlowOnDiscordAsync(faults, cancellationToken);
        }
    }

    /// <summary>The network is well again, and what hangs goes on.</summary>
    public void Calm()
    {
        town.Telegram.Faults.Clear();
        town.Discord.Faults.Clear();
    }

    private bool Strikes(TgRequest request, string name, int share, bool inDoubt, bool hangs)
    {
        var sends = request.Method.StartsWith("send", StringComparison.Ordinal);
        lock (_gate)
        {
            // A start or a poll that hangs keeps everything waiting for half a minute: that is tried too, but not all the time.
            if (_random.Next(hangs && !sends ? 10_000 : 1000) >= share)
            {
                return false;
            }
        }

        tally.Count($"Telegram: {name}");
        if (inDoubt && sends)
        {
            Interlocked.Increment(ref _doubts);
        }

        return true;
    }

    /// <summary>One fault, and the slow replies around it. Discord's rules come in the order in which they were made.</summary>
    private async Task BlowOnDiscordAsync(bool faults, CancellationToken cancellationToken)
    {
        int kind, slow;
        lock (_gate)
        {
            (kind, slow) = (_random.Next(10), _random.Next(2, 7) / plan.Severity);
        }

        var (discord, before) = (town.Discord.Faults, town.Discord.Faults.Met);
        var name = faults ? Arm(discord, kind) : null;
        if (slow > 0)
        {
            discord.Delay("*", Latency, slow);
        }

        while (!tally.IsFull && discord.Met < before + slow + (faults ? 1 : 0))
        {
            await tally.WaitAsync(TimeSpan.FromMilliseconds(20), time, cancellationToken);
        }

        if (name is not null && discord.Met > before)
        {
            tally.Count($"Discord: {name}");
        }
    }

    private static string Arm(DiscordFaults discord, int kind)
    {
        switch (kind)
        {
            case 0:
                discord.Limit("*", TimeSpan.FromMilliseconds(700));
                return "429";

            case 1:
                discord.Limit(Messages, TimeSpan.FromMilliseconds(500), RateLimitScope.Shared, withJson: false);
                return "429 without JSON";

            case 2:
                discord.Fail("*", 500);
                return "500";

            case 3:
                discord.FailWithoutJson("*", 502);
                return "502 without JSON";

            case 4:
                discord.ResetBefore("*");
                return "reset before";

            case 5:
                discord.ResetAfter(Messages);
                return "done, then reset";

            case 6:
                discord.CutReply(Messages);
                return "done, reply cut";

            case 7:
                discord.LoseReply(Messages);
                return "done, reply lost";

            case 8:
                discord.SlowReply("*", Slow);
                return "done, reply in two halves";

            default:
                discord.Delay("*", Slow);
                return "done late";
        }
    }
}
