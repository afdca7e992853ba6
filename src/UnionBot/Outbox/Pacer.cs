using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>The one owner of a bot token's budget: gives each send its permit, evenly, chat by chat, lane by lane.</summary>
/// <remarks>
/// Retractions go first, then answers, live updates, announcements; while a live update waits, answers get two permits of three.
/// The platform counts what arrives. A call that took longer than the quickest of late may have arrived that much later, so the window counts it there.
/// Runs on the machine's clock. Safe for concurrent use.
/// </remarks>
internal sealed class Pacer : IDisposable
{
    /// <summary>What is late (a timer, a slow disk) is caught up, so far as the platform's window allows it.</summary>
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(250);

    /// <summary>What catches up still goes one by one.</summary>
    private static readonly TimeSpan Closest = TimeSpan.FromMilliseconds(10);

    /// <summary>A call that is not answered for longer than this beyond the quickest has arrived, or never will.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(60);

    /// <summary>Of how many calls the quickest is known.</summary>
    private const int KeptTimes = 64;

    private static readonly TimeSpan OneSlowDownEach = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RecoverEach = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(3);
    private const int AnswersInARow = 2;
    private const int KeptChats = 5_000;

    private readonly PaceRules _rules;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiter> _waiters = new();
    private readonly Dictionary<ChatAddress, ChatPace> _chats = [];
    private readonly Queue<Permit> _window = new();
    private readonly Queue<TimeSpan> _took = new();
    private TimeSpan _nextSlot;
    private TimeSpan _lastGrant;
    private TimeSpan _pausedUntil;
    private TimeSpan _paceChanged;
    private double _pace = 1;
    private int _answersInARow;
    private int _granted;

    /// <param name="rules">The platform's limits.</param>
    /// <param name="time">The machine's clock.</param>
    public Pacer(PaceRules rules, TimeProvider time)
    {
        (_rules, _time, _start) = (rules, time, time.GetTimestamp());
        _timer = time.CreateTimer(_ => Pump(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The share of the full pace that is used now: less after the platform said that it was too much.</summary>
    public double Pace
    {
        get
        {
            lock (_gate)
            {
                return _pace;
            }
        }
    }

    /// <summary>How many permits were given.</summary>
    public int Granted
    {
        get
        {
            lock (_gate)
            {
                return _granted;
            }
        }
    }

    /// <summary>How many wait for a permit.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiters.Count;
            }
        }
    }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Waits for a permit to send to this chat.</summary>
    public async Task<Permit> TakeAsync(Lane lane, ChatAddress chat, ChatKind kind, CancellationToken cancellationToken) =>
        await WaitAsync(new Waiter(lane, Key(chat), kind != ChatKind.Private, WaitsForChat: true), cancellationToken)
            ?? throw new System.Diagnostics.UnreachableException();

    /// <summary>Waits for a permit of the platform; never for the chat.</summary>
    /// <returns>None where the chat takes nothing just now, or <paramref name="patience"/> was over. Then something else may go.</returns>
    public async Task<Permit?> TryTakeAsync(Lane lane, ChatAddress chat, ChatKind kind, TimeSpan patience, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(lane, Key(chat), kind != ChatKind.Private, WaitsForChat: false);
        await using var timer = _time.CreateTimer(_ => GiveUp(waiter), state: null, patience, Timeout.InfiniteTimeSpan);
        return await WaitAsync(waiter, cancellationToken);
    }

    /// <summary>How long until this chat takes something, whatever the platform does.</summary>
    public TimeSpan ChatWait(ChatAddress chat, ChatKind kind)
    {
        lock (_gate)
        {
            return _chats.TryGetValue(Key(chat), out var pace) ? pace.Wait(_rules, kind != ChatKind.Private, Now) : TimeSpan.Zero;
        }
    }

    /// <summary>For how long nothing goes to the platform.</summary>
    public TimeSpan Paused
    {
        get
        {
            lock (_gate)
            {
                var now = Now;
                return _pausedUntil > now ? _pausedUntil - now : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Nothing goes to the platform for this long.</summary>
    public void Pause(TimeSpan time)
    {
        lock (_gate)
        {
            var until = Now + time;
            _nextSlot = until > _nextSlot ? until : _nextSlot; // A pause is not caught up.
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
        }
    }

    /// <summary>Nothing goes to this chat for this long.</summary>
    public void Hold(ChatAddress chat, TimeSpan time)
    {
        lock (_gate)
        {
            PaceOf(Key(chat)).Hold(Now + time);
        }
    }

    /// <summary>The platform said that it was too much: a fifth less. Once a second, since what was under way is told the same.</summary>
    public void SlowDown()
    {
        lock (_gate)
        {
            if (_pace == 1 || Now - _paceChanged >= OneSlowDownEach)
            {
                _pace = Math.Max(0.2, _pace * 0.8);
                _paceChanged = Now;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private async Task<Permit?> WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _waiters.AddLast(waiter);
        }

        await using var registration = cancellationToken.UnsafeRegister(
            (state, token) =>
            {
                if (Remove((Waiter)state!))
                {
                    ((Waiter)state!).Granted.TrySetCanceled(token);
                }
            },
            waiter);
        Pump();
        return await waiter.Granted.Task;
    }

    private void GiveUp(Waiter waiter)
    {
        if (Remove(waiter))
        {
            waiter.Granted.TrySetResult(null);
        }
    }

    private bool Remove(Waiter waiter)
    {
        lock (_gate)
        {
            return _waiters.Remove(waiter);
        }
    }

    /// <summary>Gives every permit that can be given now, and sets the timer for the next.</summary>
    private void Pump()
    {
        lock (_gate)
        {
            while (_waiters.Count > 0)
            {
                var now = Now;
                var ready = Ready();
                if (ready > now)
                {
                    Arm(ready - now);
                    return;
                }

                if (Choose(now, out var soonest) is not { } chosen)
                {
                    Arm(soonest);
                    return;
                }

                _waiters.Remove(chosen);
                if (Wait(chosen, now) > TimeSpan.Zero)
                {
                    chosen.Granted.TrySetResult(null);
                    continue;
                }

                Grant(chosen, now);
            }
        }
    }

    /// <summary>When the next permit may be given: at its slot, not during a pause, and never more in a window than the platform takes.</summary>
    private TimeSpan Ready()
    {
        var ready = _nextSlot > _pausedUntil ? _nextSlot : _pausedUntil;
        if (_window.Count > 0)
        {
            var (first, newest) = (_window.Peek(), _lastGrant + Closest);
            var oldest = first.At + (first.Delay ?? LongestDelay) + (_rules.Window / _pace);
            ready = newest > ready ? newest : ready;
            ready = _window.Count >= _rules.Permits && oldest > ready ? oldest : ready;
        }

        return ready;
    }

    private void Grant(Waiter chosen, TimeSpan now)
    {
        if (_pace < 1 && now - _paceChanged >= RecoverEach)
        {
            _pace = Math.Min(1, _pace + 0.05);
            _paceChanged = now;
        }

        var from = _nextSlot > now - CatchUp ? _nextSlot : now - CatchUp;
        _nextSlot = from + (TimeSpan.FromSeconds(1) / (_rules.PerSecond * _pace));
        _answersInARow = chosen.Lane == Lane.Answer ? _answersInARow + 1 : 0;
        _granted++;
        _lastGrant = now;
        var permit = new Permit(now, End);
        _window.Enqueue(permit);
        if (_window.Count > _rules.Permits)
        {
            _window.Dequeue();
        }

        PaceOf(chosen.Chat).Take(_rules, now);
        chosen.Granted.TrySetResult(permit);
    }

    private void End(Permit permit)
    {
        lock (_gate)
        {
            var took = Now - permit.At;
            _took.Enqueue(took);
            if (_took.Count > KeptTimes)
            {
                _took.Dequeue();
            }

            var delay = took - _took.Min();
            permit.Delay = delay < LongestDelay ? delay : LongestDelay;
        }
    }

    /// <summary>Who is next: by lane, in order of arrival. An answer waits for its chat; an outbox row that must is sent back.</summary>
    private Waiter? Choose(TimeSpan now, out TimeSpan soonest)
    {
        soonest = ForgetAfter;
        Waiter? best = null;
        Waiter? live = null;
        foreach (var waiter in _waiters)
        {
            var wait = waiter.WaitsForChat ? Wait(waiter, now) : TimeSpan.Zero;
            if (wait > TimeSpan.Zero)
            {
                soonest = wait < soonest ? wait : soonest;
                continue;
            }

            best = best is null || waiter.Lane < best.Lane ? waiter : best;
            live ??= waiter.Lane == Lane.Live ? waiter : null;
        }

        return best is { Lane: Lane.Answer } && live is not null && _answersInARow >= AnswersInARow ? live : best;
    }

    private TimeSpan Wait(Waiter waiter, TimeSpan now) =>
        _chats.TryGetValue(waiter.Chat, out var pace) ? pace.Wait(_rules, waiter.IsGroup, now) : TimeSpan.Zero;

    private ChatPace PaceOf(ChatAddress chat)
    {
        if (_chats.TryGetValue(chat, out var known))
        {
            return known;
        }

        if (_chats.Count >= KeptChats)
        {
            var old = Now - ForgetAfter;
            foreach (var (idle, _) in _chats.Where(c => c.Value.LastUsed < old).ToList())
            {
                _chats.Remove(idle);
            }
        }

        return _chats[chat] = new ChatPace();
    }

    /// <summary>Timers count whole milliseconds: one that fires too early would find nothing to do.</summary>
    private void Arm(TimeSpan wait) => _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);

    /// <summary>All topics of a group share its limits.</summary>
    private static ChatAddress Key(ChatAddress chat) => chat.ThreadId is null ? chat : chat with { ThreadId = null };

    private sealed record Waiter(Lane Lane, ChatAddress Chat, bool IsGroup, bool WaitsForChat)
    {
        public TaskCompletionSource<Permit?> Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        // Two waiters are never the same one.
        public bool Equals(Waiter? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
