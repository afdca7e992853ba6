#pragma warning disable MA0048 // The rules and what they work on are one idea.
using System.Diagnostics;
using UnionBot.Agenda;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>What becomes of an occurrence: pure, so that a model can check it. The store only writes down what stands here.</summary>
/// <remarks>
/// Planned is armed as soon as it has an instant, and due from that on. Its instant moves until it is sent or missed, never after. Nothing
/// leads out of <see cref="OccurrenceState.Sent"/>, and only a person leads out of <see cref="OccurrenceState.Missed"/>.
/// </remarks>
internal static class OccurrenceRules
{
    private static readonly OccurrenceState[] All = Enum.GetValues<OccurrenceState>();

    /// <summary>Whether an occurrence in one state may ever be in another next.</summary>
    public static bool MayBecome(OccurrenceState from, OccurrenceState to) => from switch
    {
        OccurrenceState.Planned => true, // To itself where it moves.
        OccurrenceState.Passed => to is OccurrenceState.Planned or OccurrenceState.Passed or OccurrenceState.Cancelled,
        OccurrenceState.Cancelled => to is OccurrenceState.Planned or OccurrenceState.Passed,
        OccurrenceState.Missed => to is OccurrenceState.Sent,
        OccurrenceState.Sent => false,
        _ => throw new UnreachableException(),
    };

    /// <summary>The states from which an occurrence may come into one.</summary>
    public static IReadOnlyList<OccurrenceState> Before(OccurrenceState to) => Array.FindAll(All, from => MayBecome(from, to));

    /// <summary>What an occurrence is when it is first written down: what was due before it was known is neither sent nor reported.</summary>
    /// <param name="due">When it is due, or <see langword="null"/> where what it hangs on has no hour.</param>
    /// <param name="known">Since when it is known here.</param>
    public static OccurrenceStand First(DateTimeOffset? due, DateTimeOffset known) =>
        new(due < known ? OccurrenceState.Passed : OccurrenceState.Planned, due);

    /// <summary>Where an occurrence belongs, as its rule and the agenda are now.</summary>
    /// <param name="stands">Where it stands.</param>
    /// <param name="wanted">Whether its rule still calls for it.</param>
    /// <param name="due">When it is due then; <see langword="null"/> where what it hangs on has no hour.</param>
    /// <param name="now">The instant it is: what comes back is planned only where it lies ahead.</param>
    public static OccurrenceStand Align(OccurrenceStand stands, bool wanted, DateTimeOffset? due, DateTimeOffset now) => (stands.State, wanted) switch
    {
        (OccurrenceState.Sent or OccurrenceState.Missed, _) => stands,
        (_, false) => stands with { State = OccurrenceState.Cancelled },
        (OccurrenceState.Planned, true) => stands with { DueAt = due },
        (_, true) => new OccurrenceStand(due > now ? OccurrenceState.Planned : OccurrenceState.Passed, due),
    };

    /// <summary>Whether a person may order now what is still to come, or was missed: nobody may order what waits for an approval.</summary>
    /// <param name="from">What it must be.</param>
    public static bool MayBeOrdered(Occurrence occurrence, OccurrenceState from) => occurrence.State == from && !occurrence.Unapproved;

    /// <summary>What becomes of all that is due: of a recurring one only the latest is sent, and each only while it is worth anything, and approved where it must be.</summary>
    /// <param name="due">All that is planned and due, in order.</param>
    public static List<Settlement> Settle(IReadOnlyList<Occurrence> due, Programme programme, DateTimeOffset now)
    {
        var latest = due.Where(o => o.Recurs).GroupBy(o => o.AnnouncementId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Name, StringComparer.Ordinal);
        return
        [
            .. due.Select(occurrence =>
            {
                var superseded = occurrence.Recurs && !string.Equals(latest[occurrence.AnnouncementId], occurrence.Name, StringComparison.Ordinal);
                var verdict = superseded ? Verdict.TooLate : occurrence.Unapproved ? Verdict.Unapproved : Freshness.Judge(programme, occurrence, now);
                return new Settlement(occurrence, verdict, superseded);
            }),
        ];
    }

    /// <summary>When what was sent or missed would be due for the day that the event moved to, where it is to be offered for it.</summary>
    /// <param name="followed">Whether there is a new announcement for it already.</param>
    /// <returns><see langword="null"/> where nothing is offered: the day is the same, it doesn't hang on it, or it would be past.</returns>
    public static DateTimeOffset? OfferedAgain(Occurrence occurrence, Programme programme, bool followed, DateTimeOffset now) =>
        !followed
        && occurrence is { State: OccurrenceState.Sent or OccurrenceState.Missed, EventDay: { } then, Recurs: false, When: not Anchor.At }
        && then != programme.FirstDay
        && DueRule.Of(programme, occurrence.When, occurrence.Form.Night) is { } due && due > now
            ? due
            : null;
}

/// <summary>How far an occurrence is, and when it is due.</summary>
/// <param name="State">How far it is.</param>
/// <param name="DueAt">When it is due, UTC; <see langword="null"/> while what it hangs on has no hour.</param>
internal readonly record struct OccurrenceStand(OccurrenceState State, DateTimeOffset? DueAt);

/// <summary>What becomes of an occurrence that is due.</summary>
/// <param name="Occurrence">Which.</param>
/// <param name="Verdict">Whether it is sent.</param>
/// <param name="Superseded">Whether it isn't because a later one of its kind is due too.</param>
internal sealed record Settlement(Occurrence Occurrence, Verdict Verdict, bool Superseded)
{
    /// <summary>The state it comes into.</summary>
    public OccurrenceState State => Verdict is Verdict.TooLate or Verdict.Unapproved ? OccurrenceState.Missed : OccurrenceState.Sent;
}
