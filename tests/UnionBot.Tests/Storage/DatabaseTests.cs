using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Storage;

namespace UnionBot.Tests.Storage;

public sealed class DatabaseTests
{
    private static CancellationToken Stop => TemporaryStore.Stop;

    [Fact]
    public async Task What_is_written_is_there_after_the_next_start()
    {
        using var store = new TemporaryStore();
        await store.Write(t => Note(t, "a", "1"));
        store.Close();

        (await Read(store, "a")).ShouldBe("1");
    }

    [Fact]
    public async Task Work_that_throws_leaves_nothing()
    {
        using var store = new TemporaryStore();
        var writing = store.Write(t =>
        {
            Note(t, "a", "1");
            throw new FormatException("Not today.");
        });

        await writing.ShouldThrowAsync<FormatException>();
        (await Read(store, "a")).ShouldBeNull();
        await store.Write(t => Note(t, "b", "2"));
        (await Read(store, "b")).ShouldBe("2");
    }

    [Fact]
    public async Task Many_writers_at_once_wait_for_each_other()
    {
        using var store = new TemporaryStore();
        await store.Write(t => Note(t, "n", "0"));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => store.Write(t =>
            t.Connection.Execute("UPDATE setting SET value = value + 1 WHERE name = 'n'", transaction: t.Inner)), Stop)));

        (await Read(store, "n")).ShouldBe("50");
    }

    [Fact]
    public async Task Commits_are_durable_and_what_is_deleted_is_overwritten()
    {
        using var store = new TemporaryStore();
        var (journal, synchronous, secure, keys) = await store.Write(t => (
            t.Connection.ExecuteScalar<string>("PRAGMA journal_mode"), t.Connection.ExecuteScalar<long>("PRAGMA synchronous"),
            t.Connection.ExecuteScalar<long>("PRAGMA secure_delete"), t.Connection.ExecuteScalar<long>("PRAGMA foreign_keys")));

        (journal, synchronous, secure, keys).ShouldBe(("wal", 2L, 1L, 1L));
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        using var store = new TemporaryStore();
        var connection = await store.Database.ReadAsync(c => c, Stop);

        Should.Throw<SqliteException>(() => connection.Execute("DELETE FROM setting")).SqliteErrorCode.ShouldBe(8);
    }

    [Fact]
    public async Task A_locked_database_is_waited_out_and_said()
    {
        using var store = new TemporaryStore();
        await store.Write(t => Note(t, "a", "1"));
        await using var other = new SqliteConnection($"Data Source={store.DatabasePath};Pooling=False");
        await other.OpenAsync(Stop);
        await other.ExecuteAsync("BEGIN IMMEDIATE");

        var writing = Task.Run(() => store.Write(t => Note(t, "a", "2")), Stop);
        await Until(() => store.Board.StoreTrouble is not null);
        var readMeanwhile = await Read(store, "a");
        var said = (store.Board.StoreTrouble, store.Database.InTrouble);
        await other.ExecuteAsync("ROLLBACK");
        await Advance(store, writing);

        readMeanwhile.ShouldBe("1");
        said.ShouldBe(("the database is locked by another program", true));
        (await Read(store, "a")).ShouldBe("2");
        store.Board.StoreTrouble.ShouldBeNull();
        store.Logger.Lines.Count(l => l.StartsWith("Warning", StringComparison.Ordinal)).ShouldBe(1);
        store.Logger.Lines.Count(l => l.Contains("well again", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_full_disk_is_waited_out_and_nothing_is_lost()
    {
        using var store = new TemporaryStore();
        await store.Write(t => t.Connection.Execute("CREATE TABLE big (x BLOB)", transaction: t.Inner));
        await store.Write(t => t.Connection.ExecuteScalar<long>($"PRAGMA max_page_count = {t.Connection.ExecuteScalar<long>("PRAGMA page_count") + 2}"));
        var tries = 0;

        var writing = Task.Run(() => store.Write(t =>
        {
            if (Interlocked.Increment(ref tries) == 4)
            {
                t.Connection.ExecuteScalar<long>("PRAGMA max_page_count = 1000000"); // Somebody made room.
            }

            t.Connection.Execute("INSERT INTO big VALUES (zeroblob(200000))", transaction: t.Inner);
        }), Stop);
        await Until(() => store.Board.StoreTrouble is not null);
        store.Board.StoreTrouble.ShouldBe("the disk, or the space the database may take, is full");
        await Advance(store, writing);

        tries.ShouldBe(4);
        (await store.Database.ReadAsync(c => c.ExecuteScalar<long>("SELECT count(*) FROM big"), Stop)).ShouldBe(1);
        store.Board.StoreTrouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_database_that_was_read_only_for_a_while_is_written_to_afterwards()
    {
        using var store = new TemporaryStore();
        var tries = 0;

        var writing = Task.Run(() => store.Write(t =>
        {
            if (Interlocked.Increment(ref tries) == 1)
            {
                t.Connection.Execute("PRAGMA query_only = ON");
            }

            Note(t, "a", "1");
        }), Stop);
        await Until(() => store.Board.StoreTrouble is not null);
        store.Board.StoreTrouble.ShouldBe("the database is read-only");
        await Advance(store, writing);

        (await Read(store, "a")).ShouldBe("1");
    }

    [Fact]
    public async Task Who_waits_for_the_store_can_be_stopped()
    {
        using var store = new TemporaryStore();
        using var stop = new CancellationTokenSource();
        await store.Write(t => Note(t, "a", "1"));
        await using var other = new SqliteConnection($"Data Source={store.DatabasePath};Pooling=False");
        await other.OpenAsync(Stop);
        await other.ExecuteAsync("BEGIN IMMEDIATE");

        var writing = Task.Run(() => store.Database.WriteAsync(t => t.Connection.Execute("DELETE FROM setting"), stop.Token), Stop);
        await Until(() => store.Board.StoreTrouble is not null);
        await stop.CancelAsync();

        await writing.ShouldThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_database_that_turns_out_corrupt_ends_the_host()
    {
        using var store = new TemporaryStore();
        await store.Write(t => t.Connection.Execute("CREATE TABLE big (x BLOB)", transaction: t.Inner));
        await store.Write(t => t.Connection.Execute("INSERT INTO big VALUES (zeroblob(2000000))", transaction: t.Inner));
        store.Close();
        await using (var file = new FileStream(store.DatabasePath, FileMode.Open))
        {
            // The second half is the blob's: the schema is whole, so the start does not see it.
            file.Seek(file.Length / 2, SeekOrigin.Begin);
            file.Write(Enumerable.Repeat((byte)0xA5, (int)file.Length / 2).ToArray());
        }

        using var guard = new StorageGuard(store.Database);
        await guard.StartAsync(Stop);
        var reading = store.Database.ReadAsync(c => c.ExecuteScalar<long>("SELECT sum(length(hex(x))) FROM big"), Stop);

        await reading.ShouldThrowAsync<StorageFaultException>();
        (await guard.ExecuteTask!.ShouldThrowAsync<StorageFaultException>()).Message.ShouldContain("abîmée");
    }

    private static int Note(WriteTransaction transaction, string name, string value) => transaction.Connection.Execute(
        "INSERT INTO setting (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value", new { name, value }, transaction.Inner);

    private static Task<string?> Read(TemporaryStore store, string name) =>
        store.Database.ReadAsync(c => c.ExecuteScalar<string?>("SELECT value FROM setting WHERE name = @name", new { name }), Stop);

    /// <summary>Waits for another thread to come that far: SQLite itself waits in real time.</summary>
    private static async Task Until(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Yield();
            Stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Lets the back-off pass until the work is done.</summary>
    private static async Task Advance(TemporaryStore store, Task writing)
    {
        while (!writing.IsCompleted)
        {
            store.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
            Stop.ThrowIfCancellationRequested();
        }

        await writing;
    }
}
