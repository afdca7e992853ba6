using System.Globalization;
using UnionBot.Agenda;
using UnionBot.Messages;
using UnionBot.Storage;
using UnionBot.Time;
using Calendar = UnionBot.Time.Calendar;

namespace UnionBot.Announcements;

/// <summary>The one place where chat writes announcements: what they leave behind is aligned, and another admin asked to approve it, in the same transaction.</summary>
internal sealed class PlanEdits(AgendaService agenda, Approvals approvals, PlanBell bell, Calendar calendar)
{
    /// <summary>The id of a copy.</summary>
    public static string CopyId(long draft) => $"copie/{draft.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Brings the times of one announcement to where its rule and the agenda say.</summary>
    public static void Align(WriteTransaction transaction, string eventId, string id, Programme programme, DateTimeOffset now) =>
        PlanAligner.Write(
            transaction, eventId,
            [.. PlanAligner.Find(transaction.Connection, transaction.Inner, eventId, programme, now).Where(m => string.Equals(m.AnnouncementId, id, StringComparison.Ordinal))]);

    /// <summary>Whether nobody could approve what this admin writes, though somebody must.</summary>
    public bool IsAlone(WriteTransaction transaction, PersonRef by) => approvals.Second && approvals.Others(transaction, by).Count == 0;

    /// <summary>Gives an announcement another form; the file no longer has its way without being asked.</summary>
    /// <param name="by">Who changes it.</param>
    public Approving Change(WriteTransaction transaction, PlanEntry entry, AnnouncementForm form, PersonRef by)
    {
        var content = FormColumns.Of(form).Content;
        var approval = entry.Approval.Changed(approvals.Second, entry.Content, content);
        var asks = approval.Lacks(content) && !string.Equals(content, entry.Content, StringComparison.Ordinal);
        if (asks && IsAlone(transaction, by))
        {
            return new Approving(Needed: true, Asked: 0);
        }

        AnnouncementStore.Change(transaction, entry.EventId, entry.Id, form, approval);
        Align(transaction, entry.EventId, entry.Id, agenda.Current, calendar.Now);
        return asks ? Ask(transaction, entry.EventId, entry.Id, by) : default;
    }

    /// <summary>Adds an announcement of chat.</summary>
    /// <param name="id">Its id within the event; a pack's holds no slash.</param>
    /// <param name="copyOf">What it is a copy of, or <see langword="null"/>: where that may go out and says the same to the same places, this may too.</param>
    public Approving Add(WriteTransaction transaction, string eventId, string id, AnnouncementForm form, PersonRef by, string? copyOf = null)
    {
        var content = FormColumns.Of(form).Content;
        var cleared = copyOf is not null && PlanBook.OfId(transaction.Connection, transaction.Inner, eventId, copyOf) is { Unapproved: false } like
            && string.Equals(like.Content, content, StringComparison.Ordinal);
        var approval = ApprovalStand.Added(approvals.Second, content, cleared);
        var asks = approval.Lacks(content);
        if (asks && IsAlone(transaction, by))
        {
            return new Approving(Needed: true, Asked: 0);
        }

        AnnouncementStore.Add(transaction, new NewAnnouncement { EventId = eventId, Id = id, Form = form, Author = by, Approval = approval }, calendar.Now);
        Align(transaction, eventId, id, agenda.Current, calendar.Now);
        return asks ? Ask(transaction, eventId, id, by) : default;
    }

    /// <summary>Wakes the clock and the senders; call it after the commit.</summary>
    public void Ring()
    {
        bell.Ring();
        approvals.Ring();
    }

    private Approving Ask(WriteTransaction transaction, string eventId, string id, PersonRef by) => new(Needed: true, approvals.Ask(transaction, eventId, id, by));
}
