using System.Collections.Concurrent;
using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>The pacer of each platform.</summary>
internal sealed class Pacers(TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<Platform, Pacer> _pacers = new();

    /// <summary>The one pacer of a platform.</summary>
    public Pacer For(Platform platform) => _pacers.GetOrAdd(platform, p => new Pacer(PaceRules.Of(p), time));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var pacer in _pacers.Values)
        {
            pacer.Dispose();
        }
    }
}
