using System.Globalization;
using UnionBot.Emulators.Discord;

namespace UnionBot.Benchmarks.Connections;

/// <summary>What a campaign came to.</summary>
internal sealed record CampaignReport
{
    /// <summary>A next try may be this much later than announced, as elsewhere « off its time » begins at 2 s. What the machine itself is late, a timer beside it tells.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    public required CampaignPlan Plan { get; init; }

    public required TimeSpan Took { get; init; }

    public required CampaignTally Tally { get; init; }

    public required DeliverySum Deliveries { get; init; }

    public required QuestionSum Questions { get; init; }

    public required IReadOnlyList<BackOffWatch> Watches { get; init; }

    public required IReadOnlyList<DiscordCounters> Gateway { get; init; }

    /// <summary>What befell the answers on Telegram.</summary>
    public required TrailSum Trails { get; init; }

    /// <summary>The trail of each Telegram question that is owed an answer.</summary>
    public required IReadOnlyList<string> OwedTrails { get; init; }

    /// <summary>Towns where something was still on its way at the end.</summary>
    public required int Unsettled { get; init; }

    /// <summary>What is wrong, a sentence each; empty where all holds.</summary>
    public IReadOnlyList<string> Faults =>
    [
        .. Wrong(Deliveries.Lost, "deliveries were lost"),
        .. Wrong(Deliveries.DoubledUnmarked, "deliveries were doubled without a mark"),
        .. Wrong(Deliveries.Unexpected, "messages were seen where they were not due"),
        .. Wrong(Questions.Repeated, "questions were answered twice without a mark"),
        .. Wrong(Questions.Owed, "questions reached the worker and got no answer"),
        .. OwedTrails.Select(t => $"owed on Telegram: {t}"),
        .. Wrong(Unsettled, "towns did not come to rest"),
        .. Tally.Away.Select(a => $"{a} did not come back"),
        .. WorstDelay > Tolerance ? (string[])[Text($"a next try came {WorstDelay.TotalSeconds:0.0} s after a timer of the length that the log announced: {Watches.MaxBy(w => w.WorstDelay)?.WorstOf}")] : [],
        .. Watches.SelectMany(w => w.Errors).GroupBy(e => e, StringComparer.Ordinal).Select(g => Text($"the log says {g.Count()} times: {g.Key}")),
    ];

    /// <summary>Every figure, by its name, in the order in which it is shown.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Figures =>
    [
        new("faults", Tally.Total),
        new("seconds", Math.Round(Took.TotalSeconds, 1)),
        new("towns", Plan.Towns),
        new("seed", Plan.Seed),
        new("connections that came back", Tally.Returns),
        new("gateway connections", Gateway.Sum(g => g.Handshakes)),
        new("gateway resumes", Gateway.Sum(g => g.Resumed)),
        new("gateway identifies", Gateway.Sum(g => g.Identifies)),
        new("longest away, s", Seconds(Tally.LongestAway)),
        new("back-offs announced", Watches.Sum(w => w.Announced)),
        new("longest back-off announced, s", Seconds(Watches.Max(w => w.LongestAnnounced))),
        new("longest from announcement to next try, s", Seconds(Watches.Max(w => w.LongestBack))),
        new("latest next try after its announced time, s", Seconds(WorstOverrun)),
        new("latest next try after a timer of the announced length, s", Seconds(WorstDelay)),
        new("tolerance of it, s", Seconds(Tolerance)),
        new("messages due", Deliveries.Due),
        new("messages seen", Deliveries.Seen),
        new("messages lost", Deliveries.Lost),
        new("messages doubled, marked", Deliveries.DoubledMarked),
        new("messages doubled, unmarked", Deliveries.DoubledUnmarked),
        new("messages uncertain, told to admins", Deliveries.Uncertain),
        new("of these never seen", Deliveries.UncertainUnseen),
        new("questions asked", Questions.Asked),
        new("questions answered", Questions.Answered),
        new("questions answered again, marked", Questions.AgainMarked),
        new("questions answered twice, unmarked", Questions.Repeated),
        new("commands that Discord told to have failed", Questions.Failed),
        new("questions without an answer", Questions.Unanswered),
        new("of these asked without any gateway session", Questions.WithoutSession),
        new("of these told to a session that was lost unread", Questions.SessionLost),
        new("of these answered twice, both swallowed by the network", Questions.LostTwice),
        new("of these, one crossed the end of its connection", Questions.LostUnread),
        new("of these told for certain: owed", Questions.Owed),
        new("owed on Telegram", Questions.OwedOnTelegram),
        new("owed to slash commands", Questions.OwedToCommands),
        new("silences after an answer on Telegram", Trails.Silences),
        new("messages on Telegram that crossed the end of their connection", Trails.Unread),
        new("silences on Telegram for which the wire knows no cut", Trails.Unexplained),
        .. Watches.SelectMany(w => w.GivenUp).GroupBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new KeyValuePair<string, object>($"answers given up, {g.Key}", g.Sum(n => n.Value))),
    ];

    private TimeSpan WorstDelay => Watches.Max(w => w.WorstDelay);

    private TimeSpan WorstOverrun => Watches.Max(w => w.WorstOverrun);

    private static string[] Wrong(int count, string what) => count == 0 ? [] : [Text($"{count} {what}")];

    private static double Seconds(TimeSpan span) => Math.Round(span.TotalSeconds, 2);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
