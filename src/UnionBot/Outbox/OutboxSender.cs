using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>Drains a platform's share of the outbox: chooses, claims, waits for the permit, sends, settles. Several are under way, one a chat.</summary>
/// <remarks>
/// The claim comes before the permit, so that no permit waits for the disk: what has a permit goes at once, evenly. Few are claimed ahead.
/// Stopping ends the claims, not the sends, so that a deploy neither loses nor repeats a message.
/// </remarks>
internal sealed partial class OutboxSender(
    IChatPlatform platform, OutboxStore store, Pacer pacer, OutboxBell bell, TimeProvider time, ILogger<OutboxSender> logger)
{
    /// <summary>How many may be under way: more than the pace fills at any latency that is not an outage.</summary>
    public const int MostInFlight = 32;

    /// <summary>How many may be claimed and wait for their permit: as many as hide the time of a claim.</summary>
    public const int MostAhead = 2;

    /// <summary>How long a stop waits for what is under way.</summary>
    public static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    /// <summary>How long the pacer is waited for before it is looked again whether something more urgent came.</summary>
    private static readonly TimeSpan PermitPatience = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan LongestIdle = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestSilencePause = TimeSpan.FromSeconds(60);

    /// <summary>So many answers in a row that did not come are an outage: the others wait it out, instead of falling into doubt one by one.</summary>
    private const int SilencesThatAreAnOutage = 3;

    private readonly OutboxBell.Ear _ear = bell.EarOf(platform.Platform);
    private readonly ConcurrentDictionary<ChannelRef, Task> _underWay = new();
    private readonly CancellationTokenSource _giveUp = new();
    private int _ahead;
    private int _silences;
    private int _postponedSaid;
    private Exception? _fault;

    /// <summary>How many sends are under way.</summary>
    public int InFlight => _underWay.Count;

    /// <summary>Runs until it is stopped or meets what it does not know; <see cref="PlatformSupervisor"/> then starts a new one.</summary>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await store.RecoverAsync(platform.Platform, stoppingToken) is var left and > 0)
            {
                Log.Recovered(logger, left, platform.Platform);
            }

            while (_fault is null)
            {
                var (begun, soonest) = _underWay.Count < MostInFlight && Volatile.Read(ref _ahead) < MostAhead ? await BeginNextAsync(stoppingToken) : (null, LongestIdle);
                if (begun is null)
                {
                    await _ear.WaitAsync(soonest < LongestIdle ? soonest : LongestIdle, time, stoppingToken);
                }
            }
        }
        finally
        {
            await FinishAsync();
        }

        throw new InvalidOperationException("A delivery met an exception nobody knows; it is settled.", _fault);
    }

    /// <summary>One turn: sends one delivery to its end. Tests call it.</summary>
    /// <returns>Whether there was anything to send.</returns>
    internal async Task<bool> SendNextAsync(CancellationToken stoppingToken)
    {
        var (begun, _) = await BeginNextAsync(stoppingToken);
        if (begun is null)
        {
            return false;
        }

        await begun;
        return true;
    }

    /// <summary>Chooses and claims; the rest goes on alone.</summary>
    /// <returns>The send, or how long until something may be there.</returns>
    private async Task<(Task? Begun, TimeSpan Soonest)> BeginNextAsync(CancellationToken stoppingToken)
    {
        if (pacer.Paused is var pause && pause > PermitPatience)
        {
            return (null, pause);
        }

        var (choice, soonest) = await store.ChooseAsync(platform.Platform, _underWay.ContainsKey, pacer, stoppingToken);
        if (choice is null)
        {
            return (null, soonest);
        }

        if (await store.ClaimAsync(choice, stoppingToken) is not { } claimed)
        {
            return (Task.CompletedTask, TimeSpan.Zero);
        }

        // It is entered before it can end, so that its end takes it out again.
        var entered = new TaskCompletionSource();
        Interlocked.Increment(ref _ahead);
        var send = SendAsync(claimed, entered.Task);
        _underWay[claimed.Channel] = send;
        entered.SetResult();
        return (send, TimeSpan.Zero);
    }

    private async Task SendAsync(ClaimedDelivery claimed, Task entered)
    {
        await entered;
        try
        {
            if (await PermitAsync(claimed) is { } permit)
            {
                await DeliverAsync(claimed, permit);
            }
            else
            {
                await store.ReleaseAsync(claimed, _giveUp.Token);
            }
        }
        catch (OperationCanceledException) when (_giveUp.IsCancellationRequested)
        {
            Log.LeftUnderWay(logger, claimed.Delivery.Id);
        }
#pragma warning disable CA1031 // It ends the loop, which throws it on to the supervisor.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _fault ??= exception;
        }
        finally
        {
            _underWay.TryRemove(claimed.Channel, out _);
            _ear.Wake();
        }
    }

    /// <summary>Waits for the permit. Without one, or under silence, something more urgent may go first.</summary>
    private async Task<Permit?> PermitAsync(ClaimedDelivery claimed)
    {
        try
        {
            var permit = await pacer.TryTakeAsync(claimed.Lane, claimed.Delivery.Chat, claimed.Kind, PermitPatience, _giveUp.Token);
            if (permit is null || await store.MayGoAsync(claimed, _giveUp.Token))
            {
                return permit;
            }

            permit.End();
            return null;
        }
        finally
        {
            Interlocked.Decrement(ref _ahead);
            _ear.Wake();
        }
    }

    private async Task DeliverAsync(ClaimedDelivery claimed, Permit permit)
    {
        DeliveryOutcome outcome;
        try
        {
            outcome = await platform.DeliverAsync(claimed.Delivery, _giveUp.Token);
            permit.End();
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !_giveUp.IsCancellationRequested)
        {
            if (await store.FailAsync(claimed, exception, _giveUp.Token) is { State: DeliveryState.Refused, Reason: var why })
            {
                Log.Refused(logger, claimed.Delivery.Id, platform.Platform, why ?? "");
            }

            throw;
        }

        if (outcome is DeliveryOutcome.Postponed { WholePlatform: true } whole)
        {
            pacer.Pause(whole.After);
        }

        var settled = await store.SettleAsync(claimed, outcome, _giveUp.Token);
        Learn(claimed, outcome, settled);
        if (outcome is not DeliveryOutcome.Delivered)
        {
            bell.Ring(); // Admins may have been told, on any platform.
        }
    }

    /// <summary>What an outcome means for what comes after.</summary>
    private void Learn(ClaimedDelivery claimed, DeliveryOutcome outcome, DeliveryProgress? settled)
    {
        switch (outcome)
        {
            case DeliveryOutcome.Delivered:
                Interlocked.Exchange(ref _silences, 0);
                Interlocked.Exchange(ref _postponedSaid, 0);
                break;

            case DeliveryOutcome.Postponed postponed:
                if (postponed.Throttled)
                {
                    pacer.SlowDown();
                }

                if (!postponed.WholePlatform)
                {
                    pacer.Hold(claimed.Delivery.Chat, postponed.After);
                }
                else if (Interlocked.Exchange(ref _postponedSaid, 1) == 0)
                {
                    Log.Postponed(logger, platform.Platform, postponed.After.TotalSeconds, postponed.Reason);
                }

                break;

            case DeliveryOutcome.Refused:
                Log.Refused(logger, claimed.Delivery.Id, platform.Platform, settled?.Reason ?? "");
                break;

            case DeliveryOutcome.Uncertain uncertain:
                var silences = Interlocked.Increment(ref _silences);
                SayDoubt(claimed, settled, uncertain.Reason, silences);
                if (silences >= SilencesThatAreAnOutage)
                {
                    var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(silences - SilencesThatAreAnOutage + 1, 10)));
                    pacer.Pause(pause < LongestSilencePause ? pause : LongestSilencePause);
                }

                break;

            default:
                break;
        }
    }

    /// <summary>An outage is said once, not row by row: what stays uncertain is told to the admins, and stands in the outbox.</summary>
    private void SayDoubt(ClaimedDelivery claimed, DeliveryProgress? settled, string reason, int silences)
    {
        if (silences == SilencesThatAreAnOutage)
        {
            Log.Outage(logger, platform.Platform, silences, reason);
        }
        else if (silences == 1 && settled is { State: DeliveryState.Uncertain })
        {
            Log.StaysUncertain(logger, claimed.Delivery.Id, platform.Platform, reason);
        }
        else if (silences == 1)
        {
            Log.InDoubt(logger, claimed.Delivery.Id, platform.Platform, reason);
        }
    }

    /// <summary>Lets what is under way end; what takes longer is left in doubt for the next start.</summary>
    private async Task FinishAsync()
    {
        var sends = Task.WhenAll(_underWay.Values);
        if (sends.IsCompleted)
        {
            return;
        }

        using var stop = new CancellationTokenSource();
        await Task.WhenAny(sends, Task.Delay(StopPatience, time, stop.Token));
        await stop.CancelAsync();
        await _giveUp.CancelAsync();
        await Task.WhenAny(sends, Task.Delay(TimeSpan.FromSeconds(1), time, CancellationToken.None));
    }

    private static partial class Log
    {
        [LoggerMessage(720, LogLevel.Warning, "{Count} deliveries of {Platform} were under way when the last sender ended: they are in doubt, and go again as the rules say.")]
        public static partial void Recovered(ILogger logger, int count, Platform platform);

        [LoggerMessage(721, LogLevel.Warning, "{Platform} takes nothing for {Seconds:F0} s: {Reason} What is due waits. Said once until something arrives again.")]
        public static partial void Postponed(ILogger logger, Platform platform, double seconds, string reason);

        [LoggerMessage(722, LogLevel.Error, "Gave up delivery {DeliveryId} on {Platform}: {Reason}")]
        public static partial void Refused(ILogger logger, long deliveryId, Platform platform, string reason);

        [LoggerMessage(723, LogLevel.Warning, "Delivery {DeliveryId} on {Platform} is in doubt, and goes again: {Reason}")]
        public static partial void InDoubt(ILogger logger, long deliveryId, Platform platform, string reason);

        [LoggerMessage(724, LogLevel.Error, "Delivery {DeliveryId} on {Platform} stays uncertain; a person must decide: {Reason}")]
        public static partial void StaysUncertain(ILogger logger, long deliveryId, Platform platform, string reason);

        [LoggerMessage(726, LogLevel.Error, "{Platform} left {Count} deliveries in a row unanswered: {Reason} The others wait, one is tried at growing intervals. Not said again until something arrives.")]
        public static partial void Outage(ILogger logger, Platform platform, int count, string reason);

        [LoggerMessage(725, LogLevel.Warning, "Delivery {DeliveryId} did not end before the stop. The next start takes it up, in doubt.")]
        public static partial void LeftUnderWay(ILogger logger, long deliveryId);
    }
}
