using System.Globalization;
using UnionBot.Benchmarks.Connections;
using UnionBot.Outbox;

namespace UnionBot.Benchmarks.Crash;

/// <summary>What a crash run came to.</summary>
internal sealed record CrashReport
{
    public required CrashPlan Plan { get; init; }

    public required TimeSpan Took { get; init; }

    public required CampaignTally Tally { get; init; }

    public required CrashKills Kills { get; init; }

    public required CrashSum Sum { get; init; }

    /// <summary>Sends to Telegram after which nobody can know whether they arrived.</summary>
    public required int Doubts { get; init; }

    /// <summary>What did not come to rest, a town each.</summary>
    public required IReadOnlyList<string> Unsettled { get; init; }

    /// <summary>Lines of the log that tell of an exception nobody knew.</summary>
    public required IReadOnlyList<string> LogErrors { get; init; }

    /// <summary>What SQLite finds wrong with the databases.</summary>
    public required IReadOnlyList<string> Damage { get; init; }

    /// <summary>What is wrong, a sentence each; empty where all holds.</summary>
    public IReadOnlyList<string> Faults =>
    [
        .. Wrong(Sum.Deliveries.Lost, "deliveries were lost"),
        .. Wrong(Sum.Deliveries.DoubledUnmarked, "deliveries were doubled without a mark"),
        .. Wrong(Sum.Deliveries.Unexpected, "messages were seen where they were not due"),
        .. Wrong(Sum.OrdersLost, "orders became no item"),
        .. Wrong(Sum.OrdersDoubled, "orders became two items"),
        .. Wrong(Sum.SaidInVain, "deliveries are said to have arrived, and nobody saw their copy"),
        .. Wrong(Sum.ChangesLost, "corrections and retractions left no trace"),
        .. Wrong(Sum.ChangedInVain, "copies are as they were, though their item was corrected or retracted"),
        .. Wrong(Sum.Tripled, "items were seen more than twice in one place"),
        .. Wrong(Sum.Dropped, "deliveries ended neither delivered nor uncertain"),
        .. Wrong(Sum.Questions.Repeated, "questions were answered twice without a mark"),
        .. Sum.DoubtedOnTelegram <= MostDoubts ? [] : (string[])[Text($"{Sum.DoubtedOnTelegram} deliveries were in doubt on Telegram; kills and faults account for {MostDoubts}")],
        .. Kills.MostUnderWay <= OutboxSender.MostInFlight ? [] : (string[])[Text($"{Kills.MostUnderWay} deliveries were under way at one kill")],
        .. Wrong(Kills.EndedAlone.Count, "workers ended by themselves"),
        .. Unsettled.Select(u => $"a town did not come to rest: {u}"),
        .. Damage.Select(d => $"a database is damaged: {d}"),
        .. LogErrors.GroupBy(e => e[(e.IndexOf(':', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal).Select(g => Text($"the log says {g.Count()} times: {g.Key}")),
    ];

    /// <summary>Every figure, by its name, in the order in which it is shown.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Figures =>
    [
        new("kills", Kills.Count),
        new("kills while the worker started", Kills.WhileStarting),
        new("kills while something was under way", Kills.WhileSending),
        new("faults", Tally.Total),
        new("seconds", Math.Round(Took.TotalSeconds, 1)),
        new("towns", Plan.Towns),
        new("seed", Plan.Seed),
        new("deliveries due", Sum.Deliveries.Due),
        new("deliveries seen", Sum.Deliveries.Seen),
        new("deliveries lost", Sum.Deliveries.Lost),
        new("deliveries doubled, marked", Sum.Deliveries.DoubledMarked),
        new("deliveries doubled, unmarked", Sum.Deliveries.DoubledUnmarked),
        new("orders that became no item", Sum.OrdersLost),
        new("orders that became two items", Sum.OrdersDoubled),
        new("corrections and retractions", Sum.Changes),
        new("of these without effect", Sum.ChangesLost),
        new("copies not corrected or removed", Sum.ChangedInVain),
        new("under way at kills, Telegram", Kills.UnderWayOnTelegram),
        new("under way at kills, Discord", Kills.UnderWayOnDiscord),
        new("most under way at one kill", Kills.MostUnderWay),
        new("sends on Telegram that a fault put in doubt", Doubts),
        new("deliveries that were in doubt, Telegram", Sum.DoubtedOnTelegram),
        new("deliveries that were in doubt, Discord", Sum.DoubtedOnDiscord),
        new("deliveries uncertain, told to admins", Sum.Deliveries.Uncertain),
        new("of these never seen", Sum.Deliveries.UncertainUnseen),
        new("questions asked", Sum.Questions.Asked),
        new("questions without an answer", Sum.Questions.Unanswered),
        new("of these on Telegram", Sum.Questions.OwedOnTelegram),
        new("questions answered", Sum.Questions.Answered),
        new("questions answered again, marked", Sum.Questions.AgainMarked),
        new("questions answered twice, unmarked", Sum.Questions.Repeated),
    ];

    private int MostDoubts => Kills.UnderWayOnTelegram + Doubts;

    private static string[] Wrong(int count, string what) => count == 0 ? [] : [Text($"{count} {what}")];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
