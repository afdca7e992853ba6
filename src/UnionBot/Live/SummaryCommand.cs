using System.Globalization;
using Dapper;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Storage;

namespace UnionBot.Live;

/// <summary><c>/bilan</c>: what became of the last sendings; <c>/bilan 12</c>: of one, with the decision about what is uncertain.</summary>
internal sealed class SummaryCommand(ChangeDesk desk, Database database, PackStore packs, OutboxDecisions decisions, OutboxQueue outbox) : ICommand
{
    private const int Shown = 10;

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = "bilan",
        Summary = ChangesFrench.SummarySummary,
        For = Audience.Delegates,
        OnlyInPrivate = true,
        Options = [new CommandOption("numero", ChangesFrench.NumberOption)],
    };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (ChangeDesk.ReadNumber(context.Arguments.Trim()) is null)
        {
            return await ListAsync(context, cancellationToken);
        }

        var found = await desk.FindAsync(context, Spec.Name, context.Arguments.Trim(), cancellationToken);
        return found.Item is { } item ? await OneAsync(item, cancellationToken) : Reply.Plain(found.Refusal!);
    }

    /// <inheritdoc/>
    public async Task<Reply?> PressAsync(CommandContext context, string action, CancellationToken cancellationToken)
    {
        if (action.Length < 2 || action[0] is not ('a' or 'r' or 'm'))
        {
            return null;
        }

        var found = await desk.FindAsync(context, Spec.Name, action[1..], cancellationToken);
        if (found.Item is not { } item)
        {
            return Reply.Plain(found.Refusal!);
        }

        var count = await database.WriteAsync(
            transaction => !context.Receipt.Take(transaction) ? (int?)null : action[0] switch
            {
                'a' => decisions.Arrived(transaction, item),
                'r' => decisions.Resend(transaction, item),
                _ => decisions.SendNow(transaction, item),
            },
            cancellationToken);
        if (count is null)
        {
            return null;
        }

        outbox.Ring();
        return Reply.Plain(count == 0 ? ChangesFrench.NothingToDecide : ChangesFrench.Decided(action[0], count.Value, item)) with { ReplacesSource = true };
    }

    private async Task<Reply> OneAsync(ItemHead item, CancellationToken cancellationToken)
    {
        var (sending, change) = await database.ReadAsync(
            connection =>
            {
                var what = item.Version == 0 ? null : connection.ExecuteScalar<long?>(
                    "SELECT what FROM report WHERE item_id = @Id AND version = @Version", new { item.Id, item.Version });
                return (
                    OutboxSummary.Read(connection, item.Id, ReportOn.Sending, version: 0),
                    what is { } on ? ((ReportOn)on, OutboxSummary.Read(connection, item.Id, (ReportOn)on, item.Version)) : ((ReportOn, OutboxSummary)?)null);
            },
            cancellationToken);
        var message = ReportFrench.Report(ReportOn.Sending, item.Kind, item.Number, sending);
        return new Reply
        {
            Message = message with
            {
                Blocks = [.. message.Blocks, .. change is var (on, after) ? ReportFrench.Report(on, item.Kind, item.Number, after).Blocks : []],
                Rows = [.. sending.Uncertain > 0 ? OutboxFrench.Decide(item.Number) : [], .. sending.Missed > 0 ? OutboxFrench.SendNow(item.Number) : []],
            },
        };
    }

    private async Task<Reply> ListAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var person = context.Rights.IsAdmin ? null : context.Rights.Person?.Id;
        var lines = await database.ReadAsync(
            connection => connection.Query<(long Id, long Kind, long Number)>(
                    "SELECT id, kind, number FROM item WHERE event_id = @eventId AND (@person IS NULL OR author_id = @person) ORDER BY number DESC LIMIT @Shown",
                    new { eventId = packs.Current.Event.Id, person, Shown })
                .Select(i => $"{OutboxFrench.Name((ItemKind)i.Kind, (int)i.Number)} : {ReportFrench.Short(OutboxSummary.Read(connection, i.Id, ReportOn.Sending, version: 0))}")
                .ToList(),
            cancellationToken);
        return lines.Count == 0
            ? Reply.Plain(ChangesFrench.NothingPublished)
            : Reply.Plain(lines.Append("Le détail d'un envoi : /bilan et son numéro, par exemple /bilan 12"));
    }
}
