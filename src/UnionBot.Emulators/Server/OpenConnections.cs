using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace UnionBot.Emulators.Server;

/// <summary>The connections of a server that are open. Safe for concurrent use.</summary>
internal sealed class OpenConnections
{
    private readonly ConcurrentDictionary<ConnectionContext, byte> _open = [];

    public ConnectionDelegate Follow(ConnectionDelegate next) => async connection =>
    {
        _open[connection] = 0;
        try
        {
            await next(connection);
        }
        finally
        {
            _open.TryRemove(connection, out _);
        }
    };

    /// <summary>Cuts all that are open now.</summary>
    /// <returns>How many there were.</returns>
    public int Abort()
    {
        var open = _open.Keys.ToList();
        foreach (var connection in open)
        {
            connection.Abort(new ConnectionAbortedException("The double cut the connection."));
        }

        return open.Count;
    }
}
