using System.Globalization;
using UnionBot.Agenda;
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.Announcements;

/// <summary>The one place where <c>/planning</c> and <c>/campagne</c> write announcements: what they leave behind is aligned in the same transaction.</summary>
internal static class PlanEdits
{
    /// <summary>Gives an announcement another form; the file no longer has its way without being asked.</summary>
    public static void Change(WriteTransaction transaction, PlanEntry entry, AnnouncementForm form, Programme programme, DateTimeOffset now)
    {
        AnnouncementStore.Change(transaction, entry.EventId, entry.Id, form);
        Align(transaction, entry.EventId, entry.Id, programme, now);
    }

    /// <summary>Adds an announcement of chat.</summary>
    /// <param name="id">Its id within the event; a pack's holds no slash.</param>
    public static void Add(WriteTransaction transaction, string eventId, string id, AnnouncementForm form, PersonRef author, Programme programme, DateTimeOffset now)
    {
        AnnouncementStore.Add(transaction, new NewAnnouncement { EventId = eventId, Id = id, Form = form, Author = author }, now);
        Align(transaction, eventId, id, programme, now);
    }

    /// <summary>The id of a copy.</summary>
    public static string CopyId(long draft) => $"copie/{draft.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Brings the times of one announcement to where its rule and the agenda say.</summary>
    public static void Align(WriteTransaction transaction, string eventId, string id, Programme programme, DateTimeOffset now) =>
        PlanAligner.Write(
            transaction, eventId,
            [.. PlanAligner.Find(transaction.Connection, transaction.Inner, eventId, programme, now).Where(m => string.Equals(m.AnnouncementId, id, StringComparison.Ordinal))]);
}
