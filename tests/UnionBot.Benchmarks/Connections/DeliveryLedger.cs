#pragma warning disable MA0048 // The ledger and its lines are one idea.
namespace UnionBot.Benchmarks.Connections;

/// <summary>What members saw against what was due. It reads no database: what was due is told by who published it, what was seen by the platforms.</summary>
/// <remarks>A run adds to it from several places at once; <see cref="Judge"/> is for the end.</remarks>
internal sealed class DeliveryLedger
{
    private readonly Lock _gate = new();
    private readonly List<(string Place, string Key)> _due = [];
    private readonly Dictionary<(string Place, string Key), List<bool>> _seen = [];
    private readonly HashSet<(string Place, string Key)> _uncertain = [];

    /// <summary>An item is due in a place.</summary>
    /// <param name="place">The place's label.</param>
    /// <param name="key">What tells the item from any other, in the place's own words.</param>
    public void Due(string place, string key)
    {
        lock (_gate)
        {
            _due.Add((place, key));
        }
    }

    /// <summary>Somebody in the place saw a copy.</summary>
    /// <param name="marked">Whether it carried the mark of what may have been received already.</param>
    public void Saw(string place, string key, bool marked)
    {
        lock (_gate)
        {
            if (!_seen.TryGetValue((place, key), out var copies))
            {
                _seen[(place, key)] = copies = [];
            }

            copies.Add(marked);
        }
    }

    /// <summary>The worker says itself that nobody knows whether it arrived, and asks its admins.</summary>
    public void Uncertain(string place, string key)
    {
        lock (_gate)
        {
            _uncertain.Add((place, key));
        }
    }

    /// <summary>Sums it up.</summary>
    public DeliverySum Judge()
    {
        lock (_gate)
        {
            var sum = new DeliverySum { Due = _due.Count };
            foreach (var item in _due)
            {
                var copies = _seen.GetValueOrDefault(item, []);
                var uncertain = _uncertain.Contains(item);
                sum = sum with
                {
                    Seen = sum.Seen + (copies.Count > 0 ? 1 : 0),
                    Lost = sum.Lost + (copies.Count == 0 && !uncertain ? 1 : 0),
                    DoubledMarked = sum.DoubledMarked + (copies.Count > 1 && copies.Count(marked => !marked) <= 1 ? 1 : 0),
                    DoubledUnmarked = sum.DoubledUnmarked + (copies.Count(marked => !marked) > 1 ? 1 : 0),
                    Uncertain = sum.Uncertain + (uncertain ? 1 : 0),
                    UncertainUnseen = sum.UncertainUnseen + (uncertain && copies.Count == 0 ? 1 : 0),
                };
            }

            var due = _due.ToHashSet();
            return sum with { Unexpected = _seen.Keys.Count(k => !due.Contains(k)) };
        }
    }
}

/// <summary>What it came to.</summary>
internal sealed record DeliverySum
{
    /// <summary>Items due, each place its own.</summary>
    public int Due { get; init; }

    /// <summary>Of them seen at least once.</summary>
    public int Seen { get; init; }

    /// <summary>Never seen, and the worker does not say that it is unsure.</summary>
    public int Lost { get; init; }

    /// <summary>Seen more than once, all but one marked.</summary>
    public int DoubledMarked { get; init; }

    /// <summary>Seen more than once without a mark.</summary>
    public int DoubledUnmarked { get; init; }

    /// <summary>The worker says that it does not know, and leaves it to its admins.</summary>
    public int Uncertain { get; init; }

    /// <summary>Of them never seen.</summary>
    public int UncertainUnseen { get; init; }

    /// <summary>Seen where it was not due.</summary>
    public int Unexpected { get; init; }

    /// <summary>Whether nothing was lost, doubled unmarked or seen where it was not due.</summary>
    public bool Holds => Lost + DoubledUnmarked + Unexpected == 0;

    /// <summary>Two sums together.</summary>
    public static DeliverySum operator +(DeliverySum a, DeliverySum b) => new()
    {
        Due = a.Due + b.Due,
        Seen = a.Seen + b.Seen,
        Lost = a.Lost + b.Lost,
        DoubledMarked = a.DoubledMarked + b.DoubledMarked,
        DoubledUnmarked = a.DoubledUnmarked + b.DoubledUnmarked,
        Uncertain = a.Uncertain + b.Uncertain,
        UncertainUnseen = a.UncertainUnseen + b.UncertainUnseen,
        Unexpected = a.Unexpected + b.Unexpected,
    };
}
