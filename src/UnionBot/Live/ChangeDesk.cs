#pragma warning disable MA0048 // The desk and its answers are one idea.
using System.Globalization;
using Dapper;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Storage;

namespace UnionBot.Live;

/// <summary>Where what was published is changed: corrected, retracted, pinned. An admin may change everything, a delegate what they published.</summary>
internal sealed class ChangeDesk(Database database, PackStore packs, OutboxChanges changes, OutboxQueue outbox)
{
    /// <summary>Finds what a command is about.</summary>
    /// <param name="typed">What begins with a number; « n° 12 » and « 12 | … » do too.</param>
    public Task<Found> FindAsync(CommandContext context, string command, string typed, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => Find(transaction, context, command, ReadNumber(typed)), cancellationToken);

    /// <summary>Keeps a correction and shows what every copy will say.</summary>
    public async Task<DialogueReply?> DraftAsync(CommandContext context, ItemHead item, IReadOnlyList<Block> text, CancellationToken cancellationToken)
    {
        var message = new BotMessage { Blocks = text };
        var draft = await database.WriteAsync(
            transaction => !context.Receipt.Take(transaction) ? ((long Id, DateTimeOffset At, int Noted)?)null : (transaction.Connection.ExecuteScalar<long>(
                """
                DELETE FROM correction_draft WHERE person = @person;
                INSERT INTO correction_draft (event_id, person, number, message, created_at) VALUES (@EventId, @person, @Number, @message, @now) RETURNING id
                """,
                new { EventId = packs.Current.Event.Id, person = context.Person.Id, item.Number, message = MessageJson.Write(message), now = transaction.Now.ToStored() },
                transaction.Inner), transaction.Now, OutboxChanges.CountNoted(transaction, item)),
            cancellationToken);
        return draft is not var (id, now, noted) ? null : new DialogueReply(
            new Reply
            {
                Message = new BotMessage
                {
                    Blocks = [.. BotMessage.Plain(ChangesFrench.PreviewFollows()).Blocks, .. Compose(item, text, now), .. noted == 0 ? [] : CorrectionNotes.Preview(item, text, noted)],
                    Rows = [[new Button.Press(ChangesFrench.Everywhere, string.Create(CultureInfo.InvariantCulture, $"corriger:p{id}")), new Button.Press(ChangesFrench.Cancel, "corriger:non")]],
                },
            },
            null);
    }

    /// <summary>Corrects every copy, as the draft says.</summary>
    public Task<Reply?> CorrectAsync(CommandContext context, long draftId, CancellationToken cancellationToken) => ActAsync(
        context,
        transaction =>
        {
            var (eventId, number, json) = transaction.Connection.QueryFirstOrDefault<(string? EventId, long Number, string? Message)>(
                "DELETE FROM correction_draft WHERE id = @draftId AND person = @person RETURNING event_id, number, message",
                new { draftId, person = context.Person.Id },
                transaction.Inner);
            if (json is null || !string.Equals(eventId, packs.Current.Event.Id, StringComparison.Ordinal))
            {
                return ChangesFrench.DraftGone;
            }

            if (Find(transaction, context, "corriger", (int)number) is not { Item: { Retracted: false } item } found)
            {
                return Find(transaction, context, "corriger", (int)number) is { Item: { } gone } ? ChangesFrench.AlreadyRetracted(gone) : ChangesFrench.DraftGone;
            }

            var text = MessageJson.Read(json).Blocks;
            changes.Correct(transaction, item, Compose(item, text, transaction.Now), CorrectionNotes.Of(item, text, packs.Current.Event.IsQuietAt(transaction.Now)), OrderOf(context));
            LiveDrafts.Correct(transaction, packs.Current.Event.Id, item.Number, text);
            return ChangesFrench.UnderWay("Correction", found.Item);
        },
        cancellationToken);

    /// <summary>Takes every copy away.</summary>
    public Task<Reply?> RetractAsync(CommandContext context, int number, CancellationToken cancellationToken) => ActAsync(
        context,
        transaction =>
        {
            var found = Find(transaction, context, "retirer", number);
            if (found.Item is not { } item)
            {
                return found.Refusal!;
            }

            changes.Retract(transaction, item, OrderOf(context));
            LiveDrafts.Retract(transaction, packs.Current.Event.Id, number);
            return ChangesFrench.UnderWay("Retrait", item);
        },
        cancellationToken);

    /// <summary>Pins every copy.</summary>
    public Task<Reply?> PinAsync(CommandContext context, int number, CancellationToken cancellationToken) => ActAsync(
        context,
        transaction =>
        {
            var found = Find(transaction, context, "epingler", number);
            if (found.Item is not { Retracted: false } item)
            {
                return found.Item is { } gone ? ChangesFrench.AlreadyRetracted(gone) : found.Refusal!;
            }

            changes.Pin(transaction, item, OrderOf(context));
            return ChangesFrench.UnderWay("Épinglage", item);
        },
        cancellationToken);

    /// <summary>The number that a text begins with, or <see langword="null"/>.</summary>
    public static int? ReadNumber(string typed)
    {
        var digits = string.Concat(typed.AsSpan().TrimStart("n°N #").ToString().TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private async Task<Reply?> ActAsync(CommandContext context, Func<WriteTransaction, string> act, CancellationToken cancellationToken)
    {
        var said = await database.WriteAsync(transaction => context.Receipt.Take(transaction) ? act(transaction) : null, cancellationToken);
        if (said is null)
        {
            return null;
        }

        outbox.Ring();
        return Reply.Plain(said) with { ReplacesSource = context.Incoming.Content is IncomingContent.Press };
    }

    private Found Find(WriteTransaction transaction, CommandContext context, string command, int? number)
    {
        if (number is not { } wanted)
        {
            var (kind, latest) = transaction.Connection.QueryFirstOrDefault<(long Kind, long Number)>(
                "SELECT kind, number FROM item WHERE event_id = @Id ORDER BY number DESC LIMIT 1", new { packs.Current.Event.Id }, transaction.Inner);
            return new Found(null, latest == 0 ? ChangesFrench.NothingPublished : ChangesFrench.WhichNumber(command, OutboxFrench.Name((ItemKind)kind, (int)latest)));
        }

        return OutboxChanges.Find(transaction, packs.Current.Event.Id, wanted) switch
        {
            null => new Found(null, ChangesFrench.NoSuchNumber(wanted)),
            { } item when !context.Rights.IsAdmin && item.Author != context.Rights.Person => new Found(null, ChangesFrench.NotYours),
            { } item => new Found(item, null),
        };
    }

    private List<Block> Compose(ItemHead item, IReadOnlyList<Block> text, DateTimeOffset now) =>
    [
        new Block.Paragraph(
        [
            new Run(ChangesFrench.Name(item), RunStyle.Bold),
            new Run(ChangesFrench.CorrectedAt(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, packs.Current.Event.Zone).DateTime)), RunStyle.Italic),
        ]),
        .. text,
    ];

    private static ChangeOrder OrderOf(CommandContext context) => new(context.Person, context.Rights.IsAdmin);
}

/// <summary>What a number led to.</summary>
/// <param name="Item">The item, where there is one that this person may change.</param>
/// <param name="Refusal">Else why not.</param>
internal sealed record Found(ItemHead? Item, string? Refusal);
