using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Storage;

namespace UnionBot.Outbox;

/// <summary><c>/silence</c>: while it is on nothing goes out but replies to admins, and the corrections and retractions that an admin orders.</summary>
/// <remarks>The database is the truth, so that a restart keeps it; the copy in memory is what answers look at.</remarks>
internal sealed class OutboxSilence(Database database, OutboxBell bell)
{
    private const string Setting = "silence";
    private int _state = -1;

    /// <summary>Whether it is on.</summary>
    public async ValueTask<bool> IsOnAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _state) < 0)
        {
            var stands = await database.ReadAsync(c => Stands(c, null), cancellationToken);
            Interlocked.CompareExchange(ref _state, stands ? 1 : 0, -1);
        }

        return Volatile.Read(ref _state) == 1;
    }

    /// <summary>Whether it is on, by the database.</summary>
    public static bool Stands(SqliteConnection connection, SqliteTransaction? transaction) =>
        connection.ExecuteScalar<long>("SELECT count(*) FROM setting WHERE name = 'silence'", transaction: transaction) > 0;

    /// <summary>Switches it in the caller's transaction. Call <see cref="Switched"/> after the commit.</summary>
    /// <returns>False where it stood so already.</returns>
    public static bool Switch(WriteTransaction transaction, bool on) => transaction.Connection.Execute(
        on ? "INSERT INTO setting (name, value) VALUES (@Setting, @at) ON CONFLICT DO NOTHING" : "DELETE FROM setting WHERE name = @Setting",
        new { Setting, at = transaction.Now.ToStored().ToString(System.Globalization.CultureInfo.InvariantCulture) },
        transaction.Inner) > 0;

    /// <summary>The switch is committed: whoever is about to send looks again.</summary>
    public void Switched(bool on)
    {
        Volatile.Write(ref _state, on ? 1 : 0);
        bell.Ring();
    }

    /// <summary>What stands in memory may be wrong: the database is asked again.</summary>
    public void ReadAgain() => Volatile.Write(ref _state, -1);

    /// <summary>How many deliveries it holds back just now.</summary>
    public static long Held(SqliteConnection connection, SqliteTransaction? transaction, DateTimeOffset now) => connection.ExecuteScalar<long>(
        "SELECT count(*) FROM delivery WHERE state = 0 AND exempt = 0 AND due_at <= @now", new { now = now.ToStored() }, transaction);
}
