using System.Text.Json.Nodes;
using UnionBot.Emulators.Server;

namespace UnionBot.Emulators.Telegram.State;

/// <summary>The updates that wait for the bot. Guarded by <see cref="World.Gate"/>; the waiting itself is not.</summary>
internal sealed class UpdateQueue(int firstId, World world)
{
    /// <summary>What a bot does not get unless it asks. Source: Bot API, getUpdates.</summary>
    private static readonly string[] OnlyOnRequest = ["chat_member", "message_reaction", "message_reaction_count"];

    /// <summary>How long Telegram keeps an update. Source: Bot API, "Getting updates".</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>How many updates are kept that were handed out, to hand them out once more.</summary>
    private const int KeptGiven = 1000;

    private readonly List<PendingUpdate> _pending = [];
    private readonly LinkedList<PendingUpdate> _given = [];
    private readonly List<PendingUpdate> _repeats = [];
    private int _repeatsGiven;
    private int _shuffles;
    private Random? _order;
    private readonly Signal _arrived = new();
    private int _nextId = firstId;

    public int Count => _pending.Count;

    /// <summary>Whether there is something to hand out.</summary>
    public bool HasAny => _pending.Count > 0 || _repeats.Count > 0;

    /// <summary>Whether every update is confirmed, and every repeated one was handed out and followed by another poll.</summary>
    public bool IsSettled => _pending.Count == 0 && _repeats.Count == 0 && _repeatsGiven == 0;

    /// <summary>The kinds the bot asked for, or <see langword="null"/> for all but those that must be asked for.</summary>
    public IReadOnlyList<string>? Allowed { get; set; }

    /// <summary>Ends when the next update arrives.</summary>
    public Task Arrived => _arrived.Next;

    public void Add(string type, JsonNode payload)
    {
        if (Allowed is { } allowed ? allowed.Contains(type, StringComparer.Ordinal) : !OnlyOnRequest.Contains(type, StringComparer.Ordinal))
        {
            Force(type, payload);
        }
    }

    /// <summary>Adds an update whatever the bot asked for.</summary>
    public int Force(string type, JsonNode payload)
    {
        var id = _nextId++;
        _pending.Add(new PendingUpdate(id, type, payload, world.Clock.GetTimestamp()));
        _arrived.Pulse();
        world.Changed.Pulse();
        return id;
    }

    /// <summary>Forgets what an offset confirms: all before it; for a negative one all but that many at the end.</summary>
    public void Confirm(int offset)
    {
        _repeatsGiven = 0;
        _pending.RemoveAll(u => world.Clock.GetElapsedTime(u.QueuedAt) > Lifetime);
        if (offset < 0)
        {
            var keep = offset == int.MinValue ? int.MaxValue : -offset;
            _pending.RemoveRange(0, Math.Max(0, _pending.Count - keep));
        }
        else if (offset > 0)
        {
            _pending.RemoveAll(u => u.Id < offset);
        }
    }

    /// <summary>The next updates, ids and all. They stay until an offset confirms them.</summary>
    public JsonArray Take(int limit)
    {
        var repeats = _repeats.Take(limit).ToArray();
        _repeats.RemoveRange(0, repeats.Length);
        _repeatsGiven += repeats.Length;
        var batch = repeats.Concat(_pending.Take(limit - repeats.Length)).ToArray();
        foreach (var update in batch)
        {
            Remember(update);
        }

        if (_shuffles > 0 && batch.Distinct().Skip(1).Any())
        {
            _shuffles--;
            Shuffle(batch);
        }

        return new([.. batch.Select(static u => (JsonNode)u.ToJson())]);
    }

    /// <summary>Has the last updates that were handed out come once more, ids as they were, whatever was confirmed since.</summary>
    /// <returns>How many there are.</returns>
    public int Repeat(int count)
    {
        var again = _given.TakeLast(count).ToArray();
        _repeats.AddRange(again);
        if (again.Length > 0)
        {
            _arrived.Pulse();
            world.Changed.Pulse();
        }

        return again.Length;
    }

    /// <summary>Has the next answers with several updates give them out of order.</summary>
    public void Reorder(int answers, int seed) => (_shuffles, _order) = (_shuffles + answers, new Random(seed));

    public void Clear()
    {
        _pending.Clear();
        world.Changed.Pulse();
    }

    /// <summary>Wakes who waits for updates, because where they go has changed.</summary>
    public void Pulse() => _arrived.Pulse();

    private void Remember(PendingUpdate update)
    {
        if (_given.Last is { } last && last.Value.Id >= update.Id)
        {
            return; // It was handed out before.
        }

        _given.AddLast(update);
        if (_given.Count > KeptGiven)
        {
            _given.RemoveFirst();
        }
    }

    /// <summary>Never into the order that it has.</summary>
    private void Shuffle(PendingUpdate[] batch)
    {
        var before = batch.ToArray();
        while (batch.SequenceEqual(before))
        {
            _order!.Shuffle(batch);
        }
    }
}
