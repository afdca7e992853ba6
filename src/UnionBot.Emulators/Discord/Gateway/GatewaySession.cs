using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.Gateway;

/// <summary>A session: what a client may resume. It outlives its connections. Under the world's gate.</summary>
internal sealed class GatewaySession(string id, DiscordIntents intents, string parameters)
{
    /// <summary>Events kept for a replay; a client further behind must start anew.</summary>
    private const int HistoryLimit = 10_000;

    private readonly Queue<(int Number, string Text)> _history = [];

    public string Id { get; } = id;

    public DiscordIntents Intents { get; } = intents;

    /// <summary>The connection's version, encoding and compression, which a resume must repeat.</summary>
    public string Parameters { get; } = parameters;

    /// <summary>The number of the last event.</summary>
    public int Number { get; private set; }

    /// <summary>The highest number that the client has told in a heartbeat or resume.</summary>
    public int Acknowledged { get; set; }

    public GatewayConnection? Connection { get; set; }

    /// <summary>The machine's timestamp at which the connection went.</summary>
    public long DetachedTicks { get; set; }

    public void Tell(string name, JsonObject data)
    {
        var text = new JsonObject { ["t"] = name, ["s"] = ++Number, ["op"] = 0, ["d"] = data }.ToJsonString();
        _history.Enqueue((Number, text));
        if (_history.Count > HistoryLimit)
        {
            _history.Dequeue();
        }

        Connection?.Send(text);
    }

    /// <summary>The last events that are no part of the connection's own beginning, oldest first.</summary>
    public IReadOnlyList<(string Name, JsonObject Data)> Last(int count) =>
    [
        .. _history
            .Select(e => JsonNode.Parse(e.Text)!.AsObject())
            .Where(e => (string?)e["t"] is not ("READY" or "RESUMED"))
            .TakeLast(count)
            .Select(e => ((string)e["t"]!, e["d"]!.DeepClone().AsObject())),
    ];

    /// <summary>Sends again what came after a number.</summary>
    /// <returns>Whether all of it is still there.</returns>
    public bool Replay(int after, GatewayConnection connection)
    {
        if (after > Number || (_history.TryPeek(out var oldest) && oldest.Number > after + 1))
        {
            return false;
        }

        foreach (var (_, text) in _history.Where(e => e.Number > after))
        {
            connection.Send(text);
        }

        return true;
    }
}
