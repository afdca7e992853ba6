#pragma warning disable MA0048 // The state and its parts are one idea.
namespace UnionBot.Agenda;

/// <summary>What is known of one event's agenda beside its pack. Immutable.</summary>
/// <param name="EventId">The event; for another it tells nothing.</param>
/// <param name="Moves">What was moved or cancelled in chat, by item.</param>
/// <param name="Versions">How often each item changed, and when last.</param>
internal sealed record AgendaState(string EventId, IReadOnlyDictionary<string, ItemMove> Moves, IReadOnlyDictionary<string, ItemVersion> Versions)
{
    /// <summary>Nothing moved.</summary>
    public static readonly AgendaState None = new("", new Dictionary<string, ItemMove>(StringComparer.Ordinal), new Dictionary<string, ItemVersion>(StringComparer.Ordinal));
}

/// <summary>Something was moved in chat.</summary>
/// <param name="Said">What the pack said of it then: once the pack says something else, the pack is newer and holds.</param>
/// <param name="Stands">Where it stands since.</param>
internal sealed record ItemMove(ItemStand Said, ItemStand Stands);

/// <summary>The version of an item.</summary>
/// <param name="Sequence">How often it changed; 0: never.</param>
/// <param name="At">When it changed last, or was first seen, UTC.</param>
internal sealed record ItemVersion(int Sequence, DateTimeOffset At);
