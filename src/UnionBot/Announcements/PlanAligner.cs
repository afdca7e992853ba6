#pragma warning disable MA0048 // The aligner and what it found are one idea.
using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Agenda;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Writes down the occurrences that the rules call for, and moves those that are still to come to where the agenda, their rule and the zone's data say.</summary>
/// <remarks>What is sent or missed stays for ever: <see cref="OccurrenceRules"/> decides.</remarks>
internal static class PlanAligner
{
    /// <summary>What does not stand where it belongs.</summary>
    public static List<Misplaced> Find(SqliteConnection connection, SqliteTransaction? transaction, string eventId, Programme programme, DateTimeOffset now)
    {
        var stored = connection.Query<Row>(
                "SELECT announcement_id AS Id, occurrence AS Name, due_at AS DueAt, state AS State FROM occurrence WHERE event_id = @eventId", new { eventId }, transaction)
            .ToLookup(row => row.Id, StringComparer.Ordinal);
        var misplaced = new List<Misplaced>();
        foreach (var planned in connection.Query<Planned>(
            "SELECT id AS Id, rule AS Rule, night AS Night, created_at AS CreatedAt FROM announcement WHERE event_id = @eventId AND state = 'active' ORDER BY created_at, id",
            new { eventId }, transaction))
        {
            var rule = PlanRuleText.TryParse(planned.Rule, out var read) ? read : throw new FormatException($"The stored rule of announcement '{planned.Id}' is none.");
            misplaced.AddRange(Find(planned.Id, rule, planned.Night != 0, UnixTime.FromStored(planned.CreatedAt), stored[planned.Id].Select(r => (r.Name, r.Stand)), programme, now));
        }

        return misplaced;
    }

    /// <summary>What of one announcement does not stand where it belongs: pure.</summary>
    /// <param name="stored">Its occurrences as they stand.</param>
    public static List<Misplaced> Find(
        string id, PlanRule rule, bool night, DateTimeOffset createdAt, IEnumerable<(string Name, OccurrenceStand Stands)> stored, Programme programme, DateTimeOffset now)
    {
        var wanted = DueRule.Occurrences(programme, rule, night, createdAt, now);
        var misplaced = new List<Misplaced>();
        foreach (var (name, stands) in stored)
        {
            var belongs = OccurrenceRules.Align(stands, wanted.Remove(name, out var due), due, now);
            if (belongs != stands)
            {
                misplaced.Add(new Misplaced(id, name, belongs, IsNew: false));
            }
        }

        // A one-off was due before it was known, or it is late; a date that another rule calls for now is no debt of the past.
        var known = rule is PlanRule.Once ? createdAt : now;
        misplaced.AddRange(wanted.Select(w => new Misplaced(id, w.Key, OccurrenceRules.First(w.Value, known), IsNew: true)));
        return misplaced;
    }

    /// <summary>Puts it right.</summary>
    public static void Write(WriteTransaction transaction, string eventId, IReadOnlyList<Misplaced> misplaced)
    {
        foreach (var one in misplaced)
        {
            transaction.Connection.Execute(
                one.IsNew
                    ? "INSERT INTO occurrence (event_id, announcement_id, occurrence, due_at, state) VALUES (@eventId, @AnnouncementId, @Name, @due, @state)"
                    : """
                      UPDATE occurrence SET due_at = @due, state = @state
                      WHERE event_id = @eventId AND announcement_id = @AnnouncementId AND occurrence = @Name AND state IN @from
                      """,
                new
                {
                    eventId,
                    one.AnnouncementId,
                    one.Name,
                    due = one.Belongs.DueAt?.ToStored(),
                    state = AnnouncementStore.Stored(one.Belongs.State),
                    from = AnnouncementStore.Before(one.Belongs.State),
                },
                transaction.Inner);
        }
    }

    private sealed class Planned
    {
        public string Id { get; set; } = "";

        public string Rule { get; set; } = "";

        public long Night { get; set; }

        public long CreatedAt { get; set; }
    }

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public long? DueAt { get; set; }

        public string State { get; set; } = "";

        public OccurrenceStand Stand => new(Enum.Parse<OccurrenceState>(State, ignoreCase: true), DueAt is { } at ? UnixTime.FromStored(at) : null);
    }
}

/// <summary>An occurrence that is missing, or stands where it does not belong.</summary>
/// <param name="Belongs">What it is, and when it is due, where it belongs.</param>
/// <param name="IsNew">Whether it is missing.</param>
internal sealed record Misplaced(string AnnouncementId, string Name, OccurrenceStand Belongs, bool IsNew);
