using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Outbox;

namespace UnionBot.Tests.Outbox;

/// <summary>A store that takes nothing between a send and its settlement: what the platform took is written down once the store is well, and never goes twice.</summary>
public sealed class StoreTroubleTests
{
    [Fact]
    public async Task A_database_locked_for_30_seconds_under_a_send_is_waited_out_and_the_send_is_neither_lost_nor_in_doubt()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await outbox.Subscribe(TemporaryOutbox.Chat(2));
        await outbox.Publish("a");
        await using var other = new SqliteConnection($"Data Source={outbox.Store.DatabasePath};Pooling=False");
        await other.OpenAsync(TemporaryOutbox.Stop);
        outbox.Only.Before = (_, _) => outbox.Only.Sent.Count == 1 ? other.ExecuteAsync("BEGIN IMMEDIATE") : Task.CompletedTask;

        var sending = Task.Run(() => outbox.SendNext(), TemporaryOutbox.Stop);
        await Until(() => outbox.Store.Board.StoreTrouble is not null);
        for (var seconds = 0; seconds < 30; seconds++)
        {
            outbox.Store.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var meanwhile = (outbox.Store.Board.StoreTrouble, outbox.Only.Sent.Count, sending.IsCompleted);
        await other.ExecuteAsync("ROLLBACK");
        await Advance(outbox, sending);
        await outbox.SendAll();

        meanwhile.ShouldBe(("the database is locked by another program", 1, false));
        (outbox.Store.Board.StoreTrouble, outbox.Store.Database.InTrouble).ShouldBe((null, false));
        outbox.Only.Texts.ShouldBe(["a", "a"]);
        (await outbox.Lines()).Select(l => (l.State, l.Attempts, l.Doubt)).ShouldBe([(DeliveryState.Delivered, 1, 0), (DeliveryState.Delivered, 1, 0)]);
    }

    [Fact]
    public async Task A_database_that_turns_read_only_under_a_send_is_opened_anew_and_the_send_is_neither_lost_nor_in_doubt()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await outbox.Publish("a");
        outbox.Only.Before = (_, _) => outbox.Store.Write(t => t.Connection.Execute("PRAGMA query_only = ON"));

        var sending = Task.Run(() => outbox.SendNext(), TemporaryOutbox.Stop);
        await Until(() => outbox.Store.Board.StoreTrouble is not null);
        var said = outbox.Store.Board.StoreTrouble;
        await Advance(outbox, sending);
        await outbox.SendAll();

        said.ShouldBe("the database is read-only");
        outbox.Store.Board.StoreTrouble.ShouldBeNull();
        outbox.Only.Sent.Count.ShouldBe(1);
        (await outbox.Line()).State.ShouldBe(DeliveryState.Delivered);
        outbox.Store.Logger.Lines.Count(l => l.StartsWith("Warning", StringComparison.Ordinal)).ShouldBe(1);
    }

    /// <summary>Waits for another thread to come that far: SQLite itself waits in real time.</summary>
    private static async Task Until(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Yield();
            TemporaryOutbox.Stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Lets the back-off pass until the send is settled.</summary>
    private static async Task Advance(TemporaryOutbox outbox, Task sending)
    {
        while (!sending.IsCompleted)
        {
            outbox.Store.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
            TemporaryOutbox.Stop.ThrowIfCancellationRequested();
        }

        await sending;
    }
}
