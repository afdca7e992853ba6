using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Storage;

namespace UnionBot.Benchmarks.Crash;

/// <summary>Looks into a worker's database from outside, without changing anything in it: also while the worker runs, also just after it was killed.</summary>
internal sealed class CrashStore(string folder)
{
    private const int NoTable = 1;
    private const int CannotOpen = 14;

    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(folder, DatabaseFile.FileName),
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = false,
    }.ToString();

    /// <summary>How many deliveries of a platform stand as under way; 0 where there is no database yet.</summary>
    public Task<int> UnderWayAsync(Platform platform, CancellationToken cancellationToken) => CountAsync(
        "SELECT count(*) FROM delivery WHERE state = @state AND platform = @platform", new { state = (int)DeliveryState.Sending, platform = (int)platform }, cancellationToken);

    /// <summary>How many deliveries are still to end.</summary>
    public Task<int> OpenAsync(CancellationToken cancellationToken) => CountAsync(
        "SELECT count(*) FROM delivery WHERE state IN (@pending, @sending)", new { pending = (int)DeliveryState.Pending, sending = (int)DeliveryState.Sending }, cancellationToken);

    /// <summary>What each item says, and how often it was changed, in the order of numbers.</summary>
    public async Task<IReadOnlyList<(string Text, long Changes)>> ItemsAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<(string, long)>(
            "SELECT min(p.message), i.version FROM item i JOIN payload p ON p.item_id = i.id AND p.version = 0 GROUP BY i.id ORDER BY i.number")];
    }

    /// <summary>What SQLite finds wrong with the file; « ok » where that is nothing.</summary>
    public async Task<string> IntegrityAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        return string.Join("; ", await connection.QueryAsync<string>("PRAGMA integrity_check"));
    }

    private async Task<int> CountAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new SqliteConnection(_connectionString);
            await connection.OpenAsync(cancellationToken);
            return await connection.ExecuteScalarAsync<int>(sql, parameters);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is NoTable or CannotOpen)
        {
            return 0; // Killed before the first start came to its tables.
        }
    }
}
