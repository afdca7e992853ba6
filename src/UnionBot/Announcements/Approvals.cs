#pragma warning disable MA0048 // Asking and what it comes to are one idea.
using System.Globalization;
using Microsoft.Extensions.Options;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Storage;

namespace UnionBot.Announcements;

/// <summary>Asks the other admins to approve what one of them wrote, where the union wants a second person.</summary>
internal sealed class Approvals(OutboxQueue outbox, PackStore packs, IOptions<AnnouncementsOptions> options)
{
    /// <summary>Whether the union wants a second person.</summary>
    public bool Second => options.Value.NeedsSecond;

    /// <summary>The admins that could approve what this one writes: they can be reached, and are somebody else.</summary>
    public IReadOnlyList<PersonRef> Others(WriteTransaction transaction, PersonRef by) => [.. outbox.ReachableAdmins(transaction).Where(admin => admin != by)];

    /// <summary>Asks the others about an announcement as it stands; an older request is worth nothing from now on.</summary>
    /// <param name="by">Who wrote it.</param>
    /// <returns>How many were asked. Ring the outbox after the commit.</returns>
    public int Ask(WriteTransaction transaction, string eventId, string announcementId, PersonRef by)
    {
        var entry = PlanBook.OfId(transaction.Connection, transaction.Inner, eventId, announcementId)
            ?? throw new InvalidOperationException("What is to be approved is not in the plan.");
        var id = ApprovalRequests.Add(transaction, eventId, announcementId, entry.Content, by);
        var notice = ApprovalFrench.Request(id, entry, packs.Current.Event.Zone);
        return Others(transaction, by).Count(admin => outbox.Notify(transaction, admin, Key(id), notice) is not null);
    }

    /// <summary>Tells who wrote it what was decided.</summary>
    public void Tell(WriteTransaction transaction, ApprovalRequest request, BotMessage decided) =>
        outbox.Notify(transaction, new PersonRef(request.AskedBy), $"{Key(request.Id)}/decided", decided);

    /// <summary>Wakes the senders.</summary>
    public void Ring() => outbox.Ring();

    private static string Key(long id) => $"approval/{id.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>What became of an edit, as far as approval goes.</summary>
/// <param name="Needed">Whether another admin must approve what was written.</param>
/// <param name="Asked">How many were asked.</param>
internal readonly record struct Approving(bool Needed, int Asked)
{
    /// <summary>Nobody could be asked: nothing was written.</summary>
    public bool IsBlocked => Needed && Asked == 0;
}
