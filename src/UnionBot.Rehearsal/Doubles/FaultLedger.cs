using System.Collections.Concurrent;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>Faults by number, so that a request can let go what an earlier one made hang. Safe for concurrent use.</summary>
internal sealed class FaultLedger
{
    private readonly ConcurrentDictionary<int, Action> _releases = [];
    private int _last;

    /// <summary>Keeps a fault.</summary>
    /// <param name="release">Lets go what hangs by it.</param>
    /// <returns>Its number.</returns>
    public int Keep(Action release)
    {
        var number = Interlocked.Increment(ref _last);
        _releases[number] = release;
        return number;
    }

    /// <summary>Lets go what hangs by a fault, and forgets it.</summary>
    /// <exception cref="ActException">No fault has this number.</exception>
    public void Release(int number)
    {
        if (!_releases.TryRemove(number, out var release))
        {
            throw ActException.Missing("fault", number.ToString(System.Globalization.CultureInfo.InvariantCulture), _releases.Keys.Order().Select(k => $"{k}"));
        }

        release();
    }

    /// <summary>Lets everything go.</summary>
    public void ReleaseAll()
    {
        foreach (var number in _releases.Keys)
        {
            if (_releases.TryRemove(number, out var release))
            {
                release();
            }
        }
    }
}
