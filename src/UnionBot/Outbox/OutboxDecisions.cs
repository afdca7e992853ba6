using Dapper;
using UnionBot.Storage;

namespace UnionBot.Outbox;

/// <summary>What a person decides about what is uncertain, or came too late.</summary>
internal sealed class OutboxDecisions(TimeProvider time)
{
    /// <summary>All that is uncertain of an item did arrive.</summary>
    /// <returns>How many deliveries that were.</returns>
    public int Arrived(WriteTransaction transaction, ItemHead item) => Decide(transaction, item, DeliveryState.Uncertain, DeliveryRules.Arrived, sends: false);

    /// <summary>All that is uncertain of an item goes once more, marked, however late it is.</summary>
    /// <inheritdoc cref="Arrived"/>
    public int Resend(WriteTransaction transaction, ItemHead item) =>
        item.Retracted ? 0 : Decide(transaction, item, DeliveryState.Uncertain, d => DeliveryRules.Resend(d, time.GetUtcNow()));

    /// <summary>All that came too late goes now.</summary>
    /// <inheritdoc cref="Arrived"/>
    public int SendNow(WriteTransaction transaction, ItemHead item) =>
        item.Retracted ? 0 : Decide(transaction, item, DeliveryState.Missed, d => DeliveryRules.Resend(d, time.GetUtcNow()));

    private static int Decide(WriteTransaction transaction, ItemHead item, DeliveryState from, Func<DeliveryProgress, DeliveryProgress> decide, bool sends = true)
    {
        var rows = DeliveryRow.InState(transaction, item.Id, from);
        if (sends)
        {
            rows.RemoveAll(row => !SaysNewest(transaction, row));
        }

        foreach (var row in rows)
        {
            row.Write(transaction, decide(row.Progress(DoubtRule.Resend)));
        }

        if (rows.Count > 0)
        {
            transaction.Connection.Execute(
                """
                UPDATE delivery SET pressed = 1 WHERE item_id = @Id AND action IN (0, 4) AND state = 0;
                UPDATE item SET decided = decided + 1 WHERE id = @Id;
                UPDATE report SET done = 0 WHERE item_id = @Id
                """,
                new { item.Id },
                transaction.Inner);
        }

        return rows.Count;
    }

    /// <summary>What goes now says what the item says since its last correction.</summary>
    /// <returns>False where that correction dropped this part: then there is nothing to send.</returns>
    private static bool SaysNewest(WriteTransaction transaction, DeliveryRow row) => row.Action != DeliveryAction.Send || transaction.Connection.Execute(
        """
        UPDATE delivery SET payload_id = n.id FROM payload n
        WHERE delivery.id = @Id AND n.item_id = @ItemId AND n.platform = @platform AND n.part = @Part AND n.version =
            (SELECT max(v.version) FROM payload v WHERE v.item_id = @ItemId AND v.platform = @platform AND v.part < @StandIn)
        """,
        new { row.Id, row.ItemId, platform = (int)row.Platform, row.Part, OutboxChanges.StandIn },
        transaction.Inner) > 0;
}
