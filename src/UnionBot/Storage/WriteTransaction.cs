using Microsoft.Data.Sqlite;

namespace UnionBot.Storage;

/// <summary>The one writer's open transaction: Dapper works on <see cref="Connection"/> with <see cref="Inner"/>.</summary>
/// <param name="now">Calendar time when it began, UTC.</param>
internal sealed class WriteTransaction(SqliteConnection connection, SqliteTransaction inner, DateTimeOffset now)
{
    public SqliteConnection Connection { get; } = connection;

    public SqliteTransaction Inner { get; } = inner;

    /// <summary>Calendar time when it began, UTC: one instant for all that it writes.</summary>
    public DateTimeOffset Now { get; } = now;
}
