using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Time;

namespace UnionBot.Rehearsal;

/// <summary>What happens when: the pack's <c>rehearsal.yaml</c>, or what can be derived from titles, other ways to ask and the agenda.</summary>
internal static class Script
{
    private const int DerivedQuestions = 9;

    /// <summary>The moments within the rehearsed days, in order of time.</summary>
    public static IReadOnlyList<Moment> Of(ContentPack pack, RehearsalOptions options)
    {
        var programme = AgendaService.Of(pack);
        var steps = pack.Rehearsal?.Steps ?? Derive(pack, programme);
        var (begin, end) = Window(pack, options);
        return
        [
            .. from step in steps
               let at = programme.Resolve(step.When)?.Instant
               where at is not null && at >= begin && at <= end
               from platform in step.Platform is { } one ? [one] : PlatformsOf(step)
               where options.Plays(platform)
               orderby at
               select new Moment(at.Value, platform, step),
        ];
    }

    /// <summary>From the first rehearsed day's midnight to the end of the last one, UTC.</summary>
    public static (DateTimeOffset Begin, DateTimeOffset End) Window(ContentPack pack, RehearsalOptions options) =>
        (CivilTime.Resolve(pack.Event.FirstDay.AddDays(options.From).ToDateTime(TimeOnly.MinValue), pack.Event.Zone).Instant,
         CivilTime.Resolve(pack.Event.LastDay.AddDays(options.To + 1).ToDateTime(TimeOnly.MinValue), pack.Event.Zone).Instant);

    /// <summary>Questions are asked on both platforms; what goes to every place is done on one.</summary>
    private static string[] PlatformsOf(RehearsalStep step) => step.Kind switch
    {
        RehearsalStepKind.Ask => ["telegram", "discord"],
        RehearsalStepKind.Announce or RehearsalStepKind.LiveText => ["telegram"],
        _ => ["discord"],
    };

    private static List<RehearsalStep> Derive(ContentPack pack, Programme programme)
    {
        var steps = new List<RehearsalStep>();
        var asked = pack.Entries.Where(e => e.Kind is EntryKind.Fact or EntryKind.Family && e.Asks.Count > 0).ToList();
        var stride = Math.Max(1, asked.Count / DerivedQuestions);
        foreach (var (entry, i) in asked.Where((_, i) => i % stride == 0).Take(DerivedQuestions).Select((e, i) => (e, i)))
        {
            var question = i % 3 == 2 ? entry.Asks[0].ToUpperInvariant() : entry.Asks[0];
            steps.Add(Ask(new Anchor.OnDay(-3, new TimeOnly(12 + (i / 2), 10 + (5 * (i % 6)))), $"membre-{1 + (i % 3)}", question, [entry.Id]));
        }

        steps.Add(Ask(new Anchor.OnDay(-2, new TimeOnly(19, 5)), "membre-1", "Quelle est la capitale de l'Australie ?", []));
        steps.Add(new RehearsalStep(
            new Anchor.OnDay(-3, new TimeOnly(18, 0)), null, RehearsalStepKind.Announce, "admin", "J-2 12:00 | Rendez-vous dans deux jours, prévenez vos collègues.", [], null));
        var timed = programme.Items.Where(i => i.Start is not null).ToList();
        foreach (var (item, i) in timed.Take(3).Select((item, i) => (item, i)))
        {
            steps.Add(Ask(new Anchor.FromItem(item.Id, TimeSpan.FromMinutes(7)), "membre-2", "et maintenant ?", [.. programme.Items.Select(x => x.Id), "agenda"]));
            if (i == 0)
            {
                steps.Add(new RehearsalStep(new Anchor.FromItem(item.Id, TimeSpan.FromMinutes(20)), null, RehearsalStepKind.LiveText, "delegue", "On est dans la salle, ça commence.", [], null));
                steps.Add(new RehearsalStep(new Anchor.FromItem(item.Id, TimeSpan.FromMinutes(25)), null, RehearsalStepKind.LivePhoto, "delegue", "La salle se remplit.", [], null));
            }
        }

        if (timed.Count == 0)
        {
            steps.Add(new RehearsalStep(new Anchor.OnDay(0, new TimeOnly(10, 20)), null, RehearsalStepKind.LiveText, "delegue", "On est dans la salle, ça commence.", [], null));
            steps.Add(new RehearsalStep(new Anchor.OnDay(0, new TimeOnly(10, 25)), null, RehearsalStepKind.LivePhoto, "delegue", "La salle se remplit.", [], null));
        }

        return steps;
    }

    private static RehearsalStep Ask(Anchor when, string who, string text, IReadOnlyList<string> expect) =>
        new(when, null, RehearsalStepKind.Ask, who, text, expect, null);
}
