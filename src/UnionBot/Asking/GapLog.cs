using System.Security.Cryptography;
using System.Text;
using UnionBot.Answers;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Asking;

/// <summary>Counts in memory what was asked and not found, until <see cref="GapWriter"/> takes it.</summary>
/// <remarks>
/// Of a question only the matched topic is counted. That a chat asked it is known for ten minutes, as a hash under a key that dies with
/// the process, so that asking twice counts once. Holds at most one count a topic; safe for concurrent use; never waits for the store.
/// </remarks>
internal sealed class GapLog(Calendar calendar)
{
    private const int SweepFrom = 1_000;

    private readonly Lock _gate = new();
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<string, DateTimeOffset> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<(string EventId, string EntryId), long> _counts = [];
    private int _sweepFrom = SweepFrom;

    /// <summary>Counts the topic of an answer that did not find it; any other answer counts nothing.</summary>
    public void Note(Incoming incoming, ContentPack pack, Answer answer)
    {
        if (answer is not { Outcome: Outcome.Silence or Outcome.Outside or Outcome.Choices, Topic: { } topic })
        {
            return;
        }

        var key = KeyOf(incoming.Chat, pack.Event.Id, topic);
        var now = calendar.Now;
        lock (_gate)
        {
            if (_asked.TryGetValue(key, out var until) && now < until)
            {
                return;
            }

            Sweep(now);
            _asked[key] = now + DialogueMemories.Lifetime;
            Add(new Gap(pack.Event.Id, topic, 1));
        }
    }

    /// <summary>Takes what was counted since the last time.</summary>
    public IReadOnlyList<Gap> Take()
    {
        lock (_gate)
        {
            Gap[] taken = [.. _counts.Select(c => new Gap(c.Key.EventId, c.Key.EntryId, c.Value))];
            _counts.Clear();
            return taken;
        }
    }

    /// <summary>Takes a batch back that could not be written.</summary>
    public void GiveBack(IReadOnlyList<Gap> batch)
    {
        lock (_gate)
        {
            foreach (var gap in batch)
            {
                Add(gap);
            }
        }
    }

    private void Add(Gap gap)
    {
        var topic = (gap.EventId, gap.EntryId);
        _counts[topic] = _counts.GetValueOrDefault(topic) + gap.Asked;
    }

    /// <summary>Forgets who asked more than ten minutes ago; the next time not before twice as many are there.</summary>
    private void Sweep(DateTimeOffset now)
    {
        if (_asked.Count < _sweepFrom)
        {
            return;
        }

        foreach (var (key, until) in _asked)
        {
            if (now >= until)
            {
                _asked.Remove(key);
            }
        }

        _sweepFrom = Math.Max(SweepFrom, 2 * _asked.Count);
    }

    private string KeyOf(ChatAddress chat, string eventId, string topic) =>
        Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{(int)chat.Platform}/{chat.ChatId}/{chat.ThreadId}/{eventId}/{topic}")));
}
