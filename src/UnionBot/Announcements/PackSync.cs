using Dapper;
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Brings a pack's announcements into the plan: new ones are added, untouched ones follow the file, removed ones are cancelled.</summary>
internal static class PackSync
{
    /// <summary>Does it, in the caller's transaction.</summary>
    /// <param name="messages">What each announcement of the pack says, by id, its photo kept.</param>
    public static void Apply(
        WriteTransaction transaction, ContentPack pack, Programme programme, IReadOnlyDictionary<string, BotMessage> messages, DateTimeOffset now)
    {
        var eventId = pack.Event.Id;
        AnnouncementStore.PassOthers(transaction, eventId);
        var stored = transaction.Connection.Query<FileRow>(
                """
                SELECT id AS Id, rule AS Rule, message AS Message, touched AS Touched, state AS State
                FROM announcement WHERE event_id = @eventId AND source = 'file'
                """,
                new { eventId }, transaction.Inner)
            .ToDictionary(row => row.Id, StringComparer.Ordinal);
        foreach (var planned in pack.Announcements)
        {
            var message = messages[planned.Id];
            if (!stored.Remove(planned.Id, out var row))
            {
                AnnouncementStore.Add(
                    transaction,
                    new NewAnnouncement
                    {
                        EventId = eventId,
                        Id = planned.Id,
                        Rule = planned.When,
                        DueAt = programme.Resolve(planned.When)?.Instant,
                        Message = message,
                        FileVersion = pack.Hash,
                    },
                    now);
            }
            else if (row.Touched == 0)
            {
                Follow(transaction, pack, planned, MessageJson.Write(message), row);
            }
        }

        foreach (var removed in stored.Values.Where(row => row is { Touched: 0, State: "active" }))
        {
            Cancel(transaction, eventId, removed.Id);
        }
    }

    private static void Follow(WriteTransaction transaction, ContentPack pack, PlannedAnnouncement planned, string message, FileRow row)
    {
        var rule = AnchorText.Write(planned.When);
        if (string.Equals(rule, row.Rule, StringComparison.Ordinal) && string.Equals(message, row.Message, StringComparison.Ordinal) && row.State is "active")
        {
            return;
        }

        transaction.Connection.Execute(
            "UPDATE announcement SET rule = @rule, message = @message, file_version = @Hash, state = 'active' WHERE event_id = @eventId AND id = @Id",
            new { rule, message, pack.Hash, eventId = pack.Event.Id, planned.Id }, transaction.Inner);

        // A removed one that comes back: what was cancelled is passed until the plan is refreshed, which plans it if it lies ahead.
        transaction.Connection.Execute(
            "UPDATE occurrence SET state = 'passed' WHERE event_id = @eventId AND announcement_id = @Id AND state = 'cancelled'",
            new { eventId = pack.Event.Id, planned.Id }, transaction.Inner);
    }

    private static void Cancel(WriteTransaction transaction, string eventId, string id)
    {
        transaction.Connection.Execute(
            "UPDATE announcement SET state = 'cancelled' WHERE event_id = @eventId AND id = @id", new { eventId, id }, transaction.Inner);
        transaction.Connection.Execute(
            "UPDATE occurrence SET state = 'cancelled' WHERE event_id = @eventId AND announcement_id = @id AND state IN ('planned', 'passed')",
            new { eventId, id }, transaction.Inner);
    }

    /// <summary>An announcement of a file as it stands in the database.</summary>
    private sealed class FileRow
    {
        public string Id { get; set; } = "";

        public string Rule { get; set; } = "";

        public string Message { get; set; } = "";

        public long Touched { get; set; }

        public string State { get; set; } = "";
    }
}
