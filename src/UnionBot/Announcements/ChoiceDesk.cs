using System.Globalization;
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Storage;
using UnionBot.Time;
using Calendar = UnionBot.Time.Calendar;

namespace UnionBot.Announcements;

/// <summary>Does what an admin chose, once: a second press is told what was decided.</summary>
/// <remarks>Each answer is <see langword="null"/> where this update had its effect before.</remarks>
internal sealed class ChoiceDesk(
    Database database, PackStore packs, AgendaService agenda, PackPhotos photos, AnnouncementPublisher publisher, PlanEdits edits, OutboxQueue outbox, PlanBell bell,
    Calendar calendar)
{
    /// <summary>Sends an occurrence that was missed, however late it is.</summary>
    public async Task<string?> SendMissedAsync(CommandContext context, long id, CancellationToken cancellationToken)
    {
        var said = await DecideAsync(
            context, id, ChoiceKind.Late, PlanFrench.SendNow,
            (transaction, choice) => AnnouncementStore.Find(transaction, choice.EventId, choice.AnnouncementId, choice.Occurrence) is { } occurrence
                && publisher.SendMissed(transaction, choice.EventId, occurrence) is { } published
                ? PlanFrench.Sent(published.Number, published.Places)
                : PlanFrench.NothingLeft,
            cancellationToken,
            (transaction, choice) => AnnouncementStore.Find(transaction, choice.EventId, choice.AnnouncementId, choice.Occurrence) is { State: OccurrenceState.Missed, Unapproved: true }
                ? ApprovalFrench.NotYetMissed
                : null);
        outbox.Ring();
        return said;
    }

    /// <summary>Lets the file have its way, as it is now.</summary>
    public async Task<string?> TakeFileAsync(CommandContext context, long id, CancellationToken cancellationToken)
    {
        var pack = packs.Current;
        var messages = await photos.MessagesAsync(pack, cancellationToken);
        var said = await DecideAsync(
            context, id, ChoiceKind.File, PlanFrench.TakeFile,
            (transaction, choice) =>
            {
                var planned = pack.Announcements.FirstOrDefault(a => string.Equals(a.Id, choice.AnnouncementId, StringComparison.Ordinal));
                if (planned is null)
                {
                    AnnouncementStore.Cancel(transaction, choice.EventId, choice.AnnouncementId, fromChat: false);
                }
                else
                {
                    var form = FormColumns.Of(AnnouncementForm.Of(planned, messages[planned.Id]));
                    AnnouncementStore.Follow(transaction, choice.EventId, choice.AnnouncementId, form, pack.Hash);
                }

                return PlanFrench.Taken(planned is null);
            },
            cancellationToken);
        bell.Ring();
        return said;
    }

    /// <summary>Plans what was sent for a day that moved as a new announcement for the new one.</summary>
    public async Task<string?> PlanAgainAsync(CommandContext context, long id, CancellationToken cancellationToken)
    {
        var said = await DecideAsync(
            context, id, ChoiceKind.Again, PlanFrench.PlanAgain,
            (transaction, choice) =>
            {
                if (AnnouncementStore.Find(transaction, choice.EventId, choice.AnnouncementId, choice.Occurrence) is not { } before
                    || DueRule.Of(agenda.Current, before.When, before.Form.Night) is not { } due || due <= calendar.Now)
                {
                    return PlanFrench.NothingLeft;
                }

                var approving = edits.Add(transaction, choice.EventId, NewId(choice), Quiet(before.Form), context.Person, copyOf: before.AnnouncementId);
                var said = PlanFrench.PlannedAgain(FrenchText.Moment(due, agenda.Current.Zone));
                return approving.Needed ? $"{said} {ApprovalFrench.Asked(approving.Asked)}" : said;
            },
            cancellationToken,
            (transaction, choice) => AnnouncementStore.Find(transaction, choice.EventId, choice.AnnouncementId, choice.Occurrence) is { } before
                && (before.Unapproved || EveryoneCall.Rings(before.Message)) && edits.IsAlone(transaction, context.Person)
                ? ApprovalFrench.Alone
                : null);
        edits.Ring();
        return said;
    }

    /// <summary>Leaves things as they are.</summary>
    public Task<string?> DeclineAsync(CommandContext context, long id, ChoiceKind kind, string chosen, string said, CancellationToken cancellationToken) =>
        DecideAsync(context, id, kind, chosen, (_, _) => said, cancellationToken);

    private Task<string?> DecideAsync(
        CommandContext context, long id, ChoiceKind kind, string chosen, Func<WriteTransaction, PlanChoice, string> act, CancellationToken cancellationToken,
        Func<WriteTransaction, PlanChoice, string?>? obstacle = null) =>
        database.WriteAsync(
            transaction =>
            {
                if (!context.Receipt.Take(transaction))
                {
                    return null;
                }

                if (PlanChoices.Find(transaction, id) is not { } choice || !string.Equals(choice.Kind, PlanChoices.Stored(kind), StringComparison.Ordinal))
                {
                    return PlanFrench.Gone;
                }

                if (!string.Equals(choice.EventId, packs.Current.Event.Id, StringComparison.Ordinal))
                {
                    return PlanFrench.OtherEvent;
                }

                if (choice.Chosen is { } before)
                {
                    return PlanFrench.Already(before);
                }

                if (obstacle?.Invoke(transaction, choice) is { } reason)
                {
                    return reason; // Nothing is chosen: the button holds for later.
                }

                PlanChoices.Choose(transaction, id, chosen);
                return act(transaction, choice);
            },
            cancellationToken);

    /// <summary>That an announcement rings was confirmed for that one alone.</summary>
    private static AnnouncementForm Quiet(AnnouncementForm form) => form with { Message = EveryoneCall.Silence(form.Message) };

    /// <summary>The id with the new day behind; a pack's id holds no slash.</summary>
    private static string NewId(PlanChoice choice)
    {
        var day = DateOnly.ParseExact(choice.Detail, "O", CultureInfo.InvariantCulture).ToString(Occurrence.DateName, CultureInfo.InvariantCulture);
        return $"{choice.AnnouncementId}/{day}";
    }
}
