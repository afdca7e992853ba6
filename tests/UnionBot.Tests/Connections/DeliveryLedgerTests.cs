using UnionBot.Benchmarks.Connections;

namespace UnionBot.Tests.Connections;

/// <summary>The ledger finds what it is there to find.</summary>
public sealed class DeliveryLedgerTests
{
    [Fact]
    public void A_loss_a_copy_without_a_mark_and_a_message_nobody_was_due_are_found_and_a_marked_copy_is_none_of_them()
    {
        var ledger = new DeliveryLedger();
        foreach (var key in (string[])["lost", "doubled", "marked", "well", "unsure"])
        {
            ledger.Due("here", key);
        }

        ledger.Saw("here", "doubled", marked: false);
        ledger.Saw("here", "doubled", marked: false);
        ledger.Saw("here", "marked", marked: false);
        ledger.Saw("here", "marked", marked: true);
        ledger.Saw("here", "well", marked: false);
        ledger.Saw("there", "well", marked: false);
        ledger.Uncertain("here", "unsure");

        var sum = ledger.Judge();

        sum.ShouldBe(new DeliverySum { Due = 5, Seen = 3, Lost = 1, DoubledMarked = 1, DoubledUnmarked = 1, Uncertain = 1, UncertainUnseen = 1, Unexpected = 1 });
        sum.Holds.ShouldBeFalse();
        (sum + sum).Due.ShouldBe(10);
    }
}
