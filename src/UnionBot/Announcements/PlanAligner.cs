#pragma warning disable MA0048 // The aligner and what it found are one idea.
using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Agenda;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Writes down the occurrences that the rules call for, and moves those that are still to come to where the agenda, their rule and the zone's data say.</summary>
/// <remarks>What is sent or missed stays for ever.</remarks>
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
            var wanted = DueRule.Occurrences(programme, rule, planned.Night != 0, UnixTime.FromStored(planned.CreatedAt), now);
            foreach (var row in stored[planned.Id])
            {
                if (Judge(row, wanted, now) is { } judged)
                {
                    misplaced.Add(judged);
                }

                wanted.Remove(row.Name);
            }

            // A one-off was due before it was known, or it is late; a date that another rule calls for now is no debt of the past.
            var known = rule is PlanRule.Once ? UnixTime.FromStored(planned.CreatedAt) : now;
            misplaced.AddRange(wanted.Select(w => new Misplaced(planned.Id, w.Key, w.Value, w.Value < known ? OccurrenceState.Passed : OccurrenceState.Planned, IsNew: true)));
        }

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
                      WHERE event_id = @eventId AND announcement_id = @AnnouncementId AND occurrence = @Name AND state IN ('planned', 'passed', 'cancelled')
                      """,
                new { eventId, one.AnnouncementId, one.Name, due = one.DueAt?.ToStored(), state = AnnouncementStore.Stored(one.State) },
                transaction.Inner);
        }
    }

    private static Misplaced? Judge(Row row, Dictionary<string, DateTimeOffset?> wanted, DateTimeOffset now)
    {
        var state = Enum.Parse<OccurrenceState>(row.State, ignoreCase: true);
        if (state is OccurrenceState.Sent or OccurrenceState.Missed)
        {
            return null;
        }

        var due = row.DueAt is { } at ? UnixTime.FromStored(at) : (DateTimeOffset?)null;
        if (!wanted.TryGetValue(row.Name, out var belongs))
        {
            return state == OccurrenceState.Cancelled ? null : new Misplaced(row.Id, row.Name, due, OccurrenceState.Cancelled, IsNew: false);
        }

        var becomes = state == OccurrenceState.Planned ? OccurrenceState.Planned
            : belongs > now ? OccurrenceState.Planned
            : OccurrenceState.Passed;
        return due == belongs && becomes == state ? null : new Misplaced(row.Id, row.Name, belongs, becomes, IsNew: false);
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
    }
}

/// <summary>An occurrence that is missing, or stands where it does not belong.</summary>
/// <param name="DueAt">Where it belongs, UTC.</param>
/// <param name="State">What it is then.</param>
/// <param name="IsNew">Whether it is missing.</param>
internal sealed record Misplaced(string AnnouncementId, string Name, DateTimeOffset? DueAt, OccurrenceState State, bool IsNew);
