using CsCheck;
using UnionBot.Telegram;

namespace UnionBot.Tests.Telegram;

public sealed class OffsetLedgerTests
{
    [Fact]
    public void The_offset_never_passes_an_update_that_is_not_finished()
    {
        var ledger = new OffsetLedger();
        TaskCompletionSource slow = new();
        ledger.Add(10, Task.CompletedTask);
        ledger.Add(11, slow.Task);
        ledger.Add(13, Task.CompletedTask);

        ledger.Advance();
        (ledger.Next, ledger.Open).ShouldBe((11, 2));

        slow.SetResult();
        ledger.Advance();
        (ledger.Next, ledger.Open).ShouldBe((14, 0));
        ledger.Knows(13).ShouldBeTrue();
    }

    [Fact]
    public void An_update_that_failed_is_passed_and_one_that_was_stopped_is_not()
    {
        var ledger = new OffsetLedger();
        ledger.Add(10, Task.FromException(new InvalidOperationException()));
        ledger.Add(11, Task.FromCanceled(new(canceled: true)));

        ledger.Advance();

        ledger.Next.ShouldBe(11);
    }

    [Fact]
    public void Ids_that_begin_again_after_a_quiet_week_are_followed()
    {
        var ledger = new OffsetLedger();
        ledger.Add(900_000, Task.CompletedTask);
        ledger.Add(17, Task.CompletedTask);

        ledger.Advance();

        ledger.Next.ShouldBe(18);
    }

    [Fact]
    public void Whatever_order_updates_finish_in_everything_before_the_offset_is_finished() =>
        Gen.Int[0, 29].Array[0, 40].Sample(order =>
        {
            var ledger = new OffsetLedger();
            var tasks = Enumerable.Range(0, 30).Select(_ => new TaskCompletionSource()).ToArray();
            for (var i = 0; i < tasks.Length; i++)
            {
                ledger.Add(100 + i, tasks[i].Task);
            }

            foreach (var done in order)
            {
                tasks[done].TrySetResult();
                ledger.Advance();
                var prefix = tasks.TakeWhile(t => t.Task.IsCompleted).Count();
                ledger.Next.ShouldBe(prefix == 0 ? null : 100 + prefix);
            }
        });
}
