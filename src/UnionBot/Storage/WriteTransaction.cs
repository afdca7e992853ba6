using Microsoft.Data.Sqlite;

namespace UnionBot.Storage;

/// <summary>The one writer's open transaction: Dapper works on <see cref="Connection"/> with <see cref="Inner"/>.</summary>
internal sealed class WriteTransaction(SqliteConnection connection, SqliteTransaction inner)
{
    public SqliteConnection Connection { get; } = connection;

    public SqliteTransaction Inner { get; } = inner;
}
