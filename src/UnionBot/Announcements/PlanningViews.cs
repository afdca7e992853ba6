using System.Globalization;
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Time;
using Calendar = UnionBot.Time.Calendar;

namespace UnionBot.Announcements;

/// <summary>Shows the plan: as a list, by day, or one announcement with all that can be done with it.</summary>
internal sealed class PlanningViews(Database database, PackStore packs, AgendaService agenda, Subscriptions subscriptions, PostPreview posts, Calendar calendar)
{
    private const int PageSize = 8;
    private const int ButtonsInRow = 4;
    private const int MostDays = 16;
    private const string DayForm = "yyyyMMdd";

    /// <summary>What is still to come, the next first.</summary>
    /// <param name="page">From 0; beyond the last it is the last.</param>
    /// <param name="said">What is said first, or <see langword="null"/>.</param>
    public async Task<BotMessage> ListAsync(int page, string? said, CancellationToken cancellationToken)
    {
        var ahead = await AheadAsync(cancellationToken);
        if (ahead.Count == 0)
        {
            return Lines([.. Said(said), PlanningFrench.Plain(PlanningFrench.Empty)]);
        }

        page = Math.Clamp(page, 0, (ahead.Count - 1) / PageSize);
        var first = page * PageSize;
        var shown = ahead.Skip(first).Take(PageSize).ToList();
        List<Button> around = [];
        if (page > 0)
        {
            around.Add(PlanningFrench.To("◀", $"l{PlanningFrench.Number(page - 1)}"));
        }

        if (first + PageSize < ahead.Count)
        {
            around.Add(PlanningFrench.To("▶", $"l{PlanningFrench.Number(page + 1)}"));
        }

        return Lines(
        [
            .. Said(said),
            PlanningFrench.Bold(PlanningFrench.Title),
            .. PlanningFrench.List(shown.Select((entry, i) => PlanningFrench.Line(first + i + 1, When(entry.Next!.DueAt), entry))),
            .. ahead.Count > PageSize ? [PlanningFrench.Plain(PlanningFrench.Page(first + 1, first + shown.Count, ahead.Count))] : Array.Empty<Block>(),
            PlanningFrench.Plain(PlanningFrench.Choose),
        ]) with
        {
            Rows =
            [
                .. Numbers(shown, first + 1),
                [.. around, PlanningFrench.To(PlanningFrench.NextOne, "x"), PlanningFrench.To(PlanningFrench.ByDay, "j")],
            ],
        };
    }

    /// <summary>The days on which something is due, with how much.</summary>
    public async Task<BotMessage> DaysAsync(CancellationToken cancellationToken)
    {
        var days = (await AheadAsync(cancellationToken))
            .SelectMany(e => e.Occurrences)
            .Where(o => o is { State: OccurrenceState.Planned, DueAt: not null })
            .GroupBy(o => DayOf(o.DueAt!.Value))
            .OrderBy(g => g.Key)
            .Select(g => (Day: g.Key, Count: g.Count()))
            .ToList();
        var shown = days.Take(MostDays).ToList();
        return days.Count == 0
            ? await ListAsync(page: 0, said: null, cancellationToken)
            : Lines(
                [
                    PlanningFrench.Bold(PlanningFrench.DaysTitle),
                    .. PlanningFrench.List(shown.Select(d => $"{PlanningFrench.Capital(PlanningFrench.ShortDay(d.Day))} : {PlanningFrench.Count(d.Count)}")),
                    .. days.Count > shown.Count ? [PlanningFrench.Plain(PlanningFrench.MoreDays)] : Array.Empty<Block>(),
                ]) with
            {
                Rows =
                [
                    .. shown.Chunk(ButtonsInRow).Select(row => (IReadOnlyList<Button>)[.. row.Select(d => DayButton(d.Day))]),
                    [PlanningFrench.To(PlanningFrench.ToList, "l0")],
                ],
            };
    }

    /// <summary>What is due on one day.</summary>
    public async Task<BotMessage> DayAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var due = (await AheadAsync(cancellationToken))
            .SelectMany(entry => entry.Occurrences.Where(o => o is { State: OccurrenceState.Planned, DueAt: { } at } && DayOf(at) == day).Select(o => (Entry: entry, At: o.DueAt!.Value)))
            .OrderBy(d => d.At)
            .Take(PageSize * 2)
            .ToList();
        return Lines(
        [
            PlanningFrench.Bold(PlanningFrench.Capital(FrenchText.Day(day))),
            .. PlanningFrench.List(due.Select((d, i) => PlanningFrench.Line(i + 1, FrenchText.Hour(TimeOnly.FromDateTime(CivilTime.ToLocal(d.At, Zone))), d.Entry))),
            .. due.Count == 0 ? [PlanningFrench.Plain(PlanningFrench.NothingThatDay)] : Array.Empty<Block>(),
        ]) with
        {
            Rows = [.. Numbers([.. due.Select(d => d.Entry)], 1), [PlanningFrench.To(PlanningFrench.ByDay, "j"), PlanningFrench.To(PlanningFrench.ToList, "l0")]],
        };
    }

    /// <summary>A day as a button writes it.</summary>
    public Task<BotMessage> DayAsync(string day, CancellationToken cancellationToken) =>
        DateOnly.TryParseExact(day, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? DayAsync(on, cancellationToken) : DaysAsync(cancellationToken);

    /// <summary>What is due next.</summary>
    public async Task<BotMessage> NextAsync(Platform platform, CancellationToken cancellationToken) =>
        (await AheadAsync(cancellationToken)).Find(e => !e.Held) is { } next
            ? await EntryAsync(next, platform, said: null, cancellationToken)
            : await ListAsync(page: 0, said: null, cancellationToken);

    /// <summary>The announcement under a number of the list, or <see langword="null"/>.</summary>
    public async Task<PlanEntry?> NumberedAsync(int number, CancellationToken cancellationToken) =>
        (await AheadAsync(cancellationToken)).ElementAtOrDefault(number - 1);

    /// <summary>An announcement by what a button calls it.</summary>
    /// <returns><see langword="null"/> where it is none of the event in force.</returns>
    public Task<PlanEntry?> FindAsync(string reference, CancellationToken cancellationToken) =>
        database.ReadAsync(c => PlanBook.Find(c, null, packs.Current.Event.Id, reference), cancellationToken);

    /// <summary>One announcement, what it says, and all that can be done with it.</summary>
    /// <param name="platform">Whose words are shown, where platforms have their own.</param>
    /// <param name="said">What is said first, or <see langword="null"/>.</param>
    public async Task<BotMessage> EntryAsync(PlanEntry entry, Platform platform, string? said, CancellationToken cancellationToken)
    {
        var shown = await posts.ShowAsync(entry.Form, entry.Settled?.Number, platform, cancellationToken);
        List<string?> lines =
        [
            AnnouncementsFrench.Rule(entry.Form.Rule, agenda.Current) is { } rule ? $"Règle : {rule}." : null,
            $"{PlanningFrench.To(await PlacesAsync(entry.Form.To, cancellationToken), entry.Form.To)} {PlanningFrench.Origin(entry)}",
            ApprovalFrench.Standing(entry),
            AnnouncementsFrench.Call(PlatformTexts.All(entry.Form)),
            PlanningFrench.OwnWords(entry.Form),
            PlanningFrench.Extras(shown.Post),
            .. shown.Notes,
        ];
        return Lines(
        [
            .. Said(said),
            PlanningFrench.Bold(PlanningFrench.Standing(entry, Zone, calendar.Now)),
            .. PlanningFrench.List(lines.OfType<string>()),
            .. shown.Post.Blocks,
            .. shown.Below,
        ]) with
        {
            Rows = [.. Buttons(entry), .. entry is { Unapproved: true, MayStillGo: true, Request: not null } ? [[ApprovalFrench.ToSee(ApprovalFrench.See, entry)]] : Array.Empty<Button[]>()],
        };
    }

    /// <summary>« 5 lieux (3 sur Telegram, 2 sur Discord) », for what these groups get.</summary>
    public async Task<string> PlacesAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        var count = await subscriptions.CountAsync(groups, cancellationToken);
        return AnnouncementsFrench.Places(count.GetValueOrDefault(Platform.Telegram), count.GetValueOrDefault(Platform.Discord));
    }

    private TimeZoneInfo Zone => packs.Current.Event.Zone;

    private static IReadOnlyList<IReadOnlyList<Button>> Buttons(PlanEntry entry)
    {
        Button[] back = [PlanningFrench.Act(PlanningFrench.Test, 'm', entry), PlanningFrench.To(PlanningFrench.ToList, "l0")];
        return entry switch
        {
            { Cancelled: true } => [[PlanningFrench.Act(PlanningFrench.Restore, 'R', entry), PlanningFrench.Act(PlanningFrench.Duplicate, 'd', entry)], back],
            { Next: null } => [[PlanningFrench.Act(PlanningFrench.Duplicate, 'd', entry)], back],
            _ =>
            [
                [PlanningFrench.Act(PlanningFrench.Text, 't', entry), PlanningFrench.Act(PlanningFrench.When, 'h', entry)],
                [
                    entry.Held ? PlanningFrench.Act(PlanningFrench.Resume, 'r', entry) : PlanningFrench.Act(PlanningFrench.Pause, 'p', entry),
                    PlanningFrench.Act(PlanningFrench.Cancel, 'a', entry),
                ],
                [PlanningFrench.Act(PlanningFrench.Duplicate, 'd', entry), PlanningFrench.Act(PlanningFrench.SendNow, 'n', entry)],
                back,
            ],
        };
    }

    private Task<List<PlanEntry>> AheadAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(c => PlanBook.Ahead(c, packs.Current.Event.Id), cancellationToken);

    private static IEnumerable<IReadOnlyList<Button>> Numbers(IReadOnlyList<PlanEntry> shown, int first) => shown
        .Select((entry, i) => (Button)PlanningFrench.To(PlanningFrench.Number(first + i), $"v{entry.Reference}"))
        .Chunk(ButtonsInRow)
        .Select(row => (IReadOnlyList<Button>)row);

    private static Button.Press DayButton(DateOnly day) =>
        PlanningFrench.To(PlanningFrench.ShortDay(day), $"J{day.ToString(DayForm, CultureInfo.InvariantCulture)}");

    private DateOnly DayOf(DateTimeOffset due) => DateOnly.FromDateTime(CivilTime.ToLocal(due, Zone));

    private string When(DateTimeOffset? due) => due is { } at ? PlanningFrench.Capital(PlanningFrench.Short(at, Zone)) : PlanningFrench.Capital(PlanningFrench.NoHour);

    private static IEnumerable<Block> Said(string? said) => said is null ? [] : [PlanningFrench.Bold(said)];

    private static BotMessage Lines(IReadOnlyList<Block> blocks) => new() { Blocks = blocks };
}
