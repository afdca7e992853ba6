using UnionBot.Messages;

namespace UnionBot.People;

/// <summary>Counts the codes that a person tried, in memory: who guesses is no longer listened to for a while.</summary>
internal sealed class CodeTries(TimeProvider time)
{
    private const int Allowed = 5;
    private const int KeptPeople = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<PersonAddress, (int Tries, long Since)> _people = [];

    /// <summary>Counts one more try.</summary>
    /// <returns>Whether it may be looked at.</returns>
    public bool Take(PersonAddress person)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var (tries, since) = _people.GetValueOrDefault(person, (0, now));
            if (time.GetElapsedTime(since, now) >= Window)
            {
                (tries, since) = (0, now);
            }

            if (_people.Count >= KeptPeople)
            {
                Prune(now);
            }

            _people[person] = (tries + 1, since);
            return tries < Allowed;
        }
    }

    /// <summary>Whether the next try of this person would not be looked at.</summary>
    public bool IsDeafTo(PersonAddress person)
    {
        lock (_gate)
        {
            return _people.TryGetValue(person, out var known) && known.Tries >= Allowed && time.GetElapsedTime(known.Since) < Window;
        }
    }

    /// <summary>A right code was given: the tries before it don't count.</summary>
    public void Forget(PersonAddress person)
    {
        lock (_gate)
        {
            _people.Remove(person);
        }
    }

    private void Prune(long now)
    {
        foreach (var (person, _) in _people.Where(p => time.GetElapsedTime(p.Value.Since, now) >= Window).ToList())
        {
            _people.Remove(person);
        }
    }
}
