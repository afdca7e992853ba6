using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace UnionBot.Emulators.Server;

/// <summary>Knows which connections are open, to cut them. Safe for concurrent use.</summary>
internal sealed class OpenConnections
{
    private readonly ConcurrentDictionary<ConnectionContext, byte> _open = [];

    public void Watch(IConnectionBuilder connections) => connections.Use(next => async connection =>
    {
        _open.TryAdd(connection, 0);
        try
        {
            await next(connection);
        }
        finally
        {
            _open.TryRemove(connection, out _);
        }
    });

    /// <returns>How many were cut.</returns>
    public int Drop()
    {
        var open = _open.Keys.ToArray();
        foreach (var connection in open)
        {
            connection.Abort(new ConnectionAbortedException("The connection was cut on demand."));
        }

        return open.Length;
    }
}
