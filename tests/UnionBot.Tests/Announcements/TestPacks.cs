using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

/// <summary>Small packs: one day, an agenda like the Assises', and what a test plans.</summary>
internal static class TestPacks
{
    public static TimeZoneInfo Paris { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static DateOnly Day { get; } = new(2026, 3, 26);

    /// <summary>A pack that plans these announcements: id and anchor, as a pack writes it.</summary>
    public static ContentPack With(params (string Id, string When)[] announcements) => Pack("assises-2026", announcements);

    public static ContentPack Pack(string eventId, params (string Id, string When)[] announcements) => new()
    {
        Path = "nowhere",
        Hash = $"{eventId} {string.Join(' ', announcements)}",
        Event = new PackEvent
        {
            Id = eventId,
            Title = "Assises",
            Zone = Paris,
            FirstDay = Day,
            LastDay = Day,
            StartItem = "agenda/start",
            EndItem = "agenda/end",
            DocumentName = "Document",
        },
        Source = new SourceDocument([]),
        Entries =
        [
            Item("agenda/accueil", "Accueil", new TimeOnly(8, 30)),
            Item("agenda/start", "Début des travaux", new TimeOnly(9, 0)),
            Item("agenda/roundtable-1", "Table ronde 1", null),
            Item("agenda/afternoon-debate", "Débat avec Sophie Binet", new TimeOnly(14, 0)),
            Item("agenda/end", "Fin prévue", new TimeOnly(16, 30)),
        ],
        Announcements = [.. announcements.Select(a => Planned(a.Id, a.When))],
    };

    public static ContentPack Says(this ContentPack pack, string id, string words) => pack with
    {
        Hash = pack.Hash + words,
        Announcements = [.. pack.Announcements.Select(a => string.Equals(a.Id, id, StringComparison.Ordinal) ? a with { Message = BotMessage.Plain(words) } : a)],
    };

    /// <summary>The same pack after its debate was moved, or lost its hour.</summary>
    public static ContentPack DebateAt(this ContentPack pack, int? hour, int minute) => pack with
    {
        Hash = $"{pack.Hash} {hour}:{minute}",
        Entries = [.. pack.Entries.Select(e => e.Id is "agenda/afternoon-debate" ? Item(e.Id, e.Title, hour is { } at ? new TimeOnly(at, minute) : null) : e)],
    };

    /// <summary>The same pack after the whole event was moved to another day.</summary>
    public static ContentPack On(this ContentPack pack, DateOnly day) => pack with
    {
        Hash = $"{pack.Hash} {day:O}",
        Event = pack.Event with { FirstDay = day, LastDay = day },
        Entries = [.. pack.Entries.Select(e => e.Schedule is { } schedule ? e with { Schedule = schedule with { Day = day } } : e)],
    };

    public static Anchor Rule(string text) => AnchorText.TryParse(text, out var anchor) ? anchor : throw new FormatException(text);

    /// <summary>An instant by the clock of Paris in March 2026: <c>26 14:00</c>.</summary>
    public static DateTimeOffset March(string dayAndClock) => CivilTime.Resolve(
        DateTime.ParseExact("2026-03-" + dayAndClock, "yyyy-MM-d H:mm", System.Globalization.CultureInfo.InvariantCulture), Paris).Instant;

    private static PlannedAnnouncement Planned(string id, string when) => new()
    {
        Id = id,
        When = PlanRuleText.TryParse(when, out var rule) ? rule : throw new FormatException(when),
        Message = BotMessage.Plain($"Texte de {id}"),
        File = "announcements.yaml",
        Line = 1,
    };

    private static Entry Item(string id, string title, TimeOnly? start) => new()
    {
        Id = id,
        Type = "agenda",
        Title = title,
        Kind = EntryKind.Fact,
        Schedule = new EntrySchedule { Day = Day, Start = start },
        File = "entries.yaml",
        Line = 1,
    };
}
