using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.State;

/// <summary>The updates that wait for the bot. Guarded by <see cref="World.Gate"/>; the waiting itself is not.</summary>
internal sealed class UpdateQueue(int firstId, World world)
{
    /// <summary>What a bot does not get unless it asks. Source: Bot API, getUpdates.</summary>
    private static readonly string[] OnlyOnRequest = ["chat_member", "message_reaction", "message_reaction_count"];

    /// <summary>How long Telegram keeps an update. Source: Bot API, "Getting updates".</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly List<PendingUpdate> _pending = [];
    private TaskCompletionSource _arrived = NewSignal();
    private int _nextId = firstId;

    public int Count => _pending.Count;

    /// <summary>The kinds the bot asked for, or <see langword="null"/> for all but those that must be asked for.</summary>
    public IReadOnlyList<string>? Allowed { get; set; }

    /// <summary>Ends when the next update arrives.</summary>
    public Task Arrived => _arrived.Task;

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
        var told = _arrived;
        _arrived = NewSignal();
        told.SetResult();
        return id;
    }

    /// <summary>Forgets what an offset confirms: all before it; for a negative one all but that many at the end.</summary>
    public void Confirm(int offset)
    {
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

    public JsonArray Take(int limit) =>
        new([.. _pending.Take(limit).Select(static u => (JsonNode)new JsonObject { ["update_id"] = u.Id, [u.Type] = u.Payload.DeepClone() })]);

    public void Clear() => _pending.Clear();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
