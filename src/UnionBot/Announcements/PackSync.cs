using Dapper;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.Announcements;

/// <summary>Brings a pack's announcements into the plan: new ones are added, untouched ones follow the file, removed ones are cancelled.</summary>
/// <remarks>Where chat touched one, its row stands, and the admins are to be asked once for each thing that the file says instead.</remarks>
internal static class PackSync
{
    /// <summary>Does it, in the caller's transaction.</summary>
    /// <param name="messages">What each announcement of the pack says, by id, its photo kept.</param>
    /// <returns>What only the admins can decide.</returns>
    public static List<FileQuestion> Apply(WriteTransaction transaction, ContentPack pack, IReadOnlyDictionary<string, BotMessage> messages, DateTimeOffset now)
    {
        var eventId = pack.Event.Id;
        AnnouncementStore.PassOthers(transaction, eventId);
        var stored = transaction.Connection.Query<FileRow, FormColumns, FileRow>(
                $"SELECT a.id AS Id, a.touched AS Touched, a.state AS State, a.file_form AS FileForm, {FormColumns.Select} FROM announcement a WHERE a.event_id = @eventId AND a.source = 'file'",
                (row, form) =>
                {
                    row.Form = form;
                    return row;
                },
                new { eventId }, transaction.Inner, splitOn: "Rule")
            .ToDictionary(row => row.Id, StringComparer.Ordinal);
        var questions = new List<FileQuestion>();
        foreach (var planned in pack.Announcements)
        {
            var form = AnnouncementForm.Of(planned, messages[planned.Id]);
            if (stored.Remove(planned.Id, out var row))
            {
                Follow(transaction, pack, row, FormColumns.Of(form), questions);
            }
            else
            {
                AnnouncementStore.Add(transaction, new NewAnnouncement { EventId = eventId, Id = planned.Id, Form = form, FileVersion = pack.Hash }, now);
            }
        }

        foreach (var removed in stored.Values)
        {
            switch (FileRule.Removed(removed.State is "active", removed.Touched != 0))
            {
                case FileVerdict.Follows:
                    AnnouncementStore.Cancel(transaction, eventId, removed.Id, fromChat: false);
                    break;
                case FileVerdict.Asks:
                    questions.Add(new FileQuestion(removed.Id, ""));
                    break;
            }
        }

        return questions;
    }

    private static void Follow(WriteTransaction transaction, ContentPack pack, FileRow row, FormColumns form, List<FileQuestion> questions)
    {
        switch (FileRule.Judge(row.Form.Key, row.State is "active", row.Touched != 0, row.FileForm, form.Key))
        {
            case FileVerdict.Follows:
                AnnouncementStore.Follow(transaction, pack.Event.Id, row.Id, form, pack.Hash);
                break;
            case FileVerdict.Asks:
                questions.Add(new FileQuestion(row.Id, form.Key));
                break;
        }
    }

    /// <summary>An announcement of a file as it stands in the database.</summary>
    private sealed class FileRow
    {
        public string Id { get; set; } = "";

        public long Touched { get; set; }

        public string State { get; set; } = "";

        public string? FileForm { get; set; }

        public FormColumns Form { get; set; } = new();
    }
}
