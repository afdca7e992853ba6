using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.Gateway;

namespace UnionBot.Emulators.Discord;

/// <summary>Events kept back. Disposing lets them go in the order in which they came. Safe for concurrent use.</summary>
public sealed class HeldEvents : IDisposable
{
    private readonly GatewayHub _hub;
    private readonly List<(GatewaySession Session, string Name, JsonObject Data)> _kept = [];

    internal HeldEvents(GatewayHub hub) => _hub = hub;

    /// <summary>The names of the events kept back, in the order in which they came.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_hub.World.Gate)
            {
                return [.. _kept.Select(e => e.Name)];
            }
        }
    }

    /// <summary>Sends what was kept back, in the order in which it came, and keeps nothing more.</summary>
    public void Release() => Release(static events => events);

    /// <summary>Sends what was kept back in an order that the seed decides, and keeps nothing more.</summary>
    public void ReleaseShuffled(int seed) => Release(events =>
    {
        var shuffled = events.ToArray();
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    });

    /// <summary>Sends what was kept back, the last first, and keeps nothing more.</summary>
    public void ReleaseReversed() => Release(static events => events.Reverse());

    /// <inheritdoc/>
    public void Dispose() => Release();

    internal void Keep(GatewaySession session, string name, JsonObject data) => _kept.Add((session, name, data));

    private void Release(
        Func<IEnumerable<(GatewaySession Session, string Name, JsonObject Data)>, IEnumerable<(GatewaySession Session, string Name, JsonObject Data)>> order)
    {
        lock (_hub.World.Gate)
        {
            var events = order([.. _kept]).ToList();
            _kept.Clear();
            _hub.Release(this, events);
        }
    }
}
