using Microsoft.Data.Sqlite;

namespace UnionBot.Storage;

/// <summary>The one SQLite file: one writer, many readers.</summary>
internal sealed class Database
{
    /// <summary>Runs <paramref name="work"/> as the only writer, in one transaction (BEGIN IMMEDIATE) that commits with <c>synchronous=FULL</c> when it returns and rolls back when it throws.</summary>
    /// <remarks>A store that is busy, full or read-only is waited out with back-off (and said) before the work starts or when its commit fails; the work may therefore run again.</remarks>
    public Task<T> WriteAsync<T>(Func<WriteTransaction, T> work, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Runs <paramref name="work"/> on a read connection.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) => throw new NotImplementedException();
}
