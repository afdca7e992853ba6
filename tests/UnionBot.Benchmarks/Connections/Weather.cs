namespace UnionBot.Benchmarks.Connections;

/// <summary>What goes wrong in one town, stream by stream: polls, calls, the gateway, what is told twice or out of order, whole outages.</summary>
/// <remarks>
/// A stream waits after each fault that breaks a connection until the worker has come back by itself, then a moment, then strikes again.
/// Which fault comes next is drawn from the seed; when it strikes, the machine decides.
/// </remarks>
internal sealed class Weather(FaultTown town, CampaignTally tally, TimeProvider time, int seed, bool longSilences)
{
    /// <summary>Longer than any patience of the worker: who has not come back by then, does not.</summary>
    private static readonly TimeSpan ComesBackWithin = TimeSpan.FromSeconds(150);

    private static readonly WireFaultKind[] Kinds = Enum.GetValues<WireFaultKind>();

    /// <summary>Every code that Discord documents and a client may come back from, and those of a front proxy.</summary>
    private static readonly int[] CloseCodes = [1000, 1001, 1011, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009];

    /// <summary>All streams, until the tally is full.</summary>
    public Task BlowAsync(CancellationToken cancellationToken) => Task.WhenAll(
        PollsAsync(new Random(seed), cancellationToken),
        CallsAsync(new Random(seed + 1), town.TelegramWire, cancellationToken),
        CallsAsync(new Random(seed + 2), town.DiscordWire, cancellationToken),
        GatewayAsync(new Random(seed + 3), cancellationToken),
        InboundAsync(new Random(seed + 4), cancellationToken),
        OutagesAsync(new Random(seed + 5), cancellationToken));

    private async Task PollsAsync(Random random, CancellationToken cancellationToken)
    {
        while (!tally.IsFull)
        {
            var back = NextReply(town.TelegramWire, WireTarget.Poll);
            if (random.Next(3) == 0)
            {
                town.TelegramWire.Cut(WireTarget.Poll);
            }
            else
            {
                town.TelegramWire.Arm(Draw(random, WireTarget.Poll));
                await MetAsync(town.TelegramWire, WireTarget.Poll, cancellationToken);
                back = NextReply(town.TelegramWire, WireTarget.Poll);
            }

            await CameBackAsync("Telegram poll", back, cancellationToken);
            await MomentAsync(random, cancellationToken);
        }
    }

    private async Task CallsAsync(Random random, FaultyWire wire, CancellationToken cancellationToken)
    {
        while (!tally.IsFull)
        {
            wire.Arm(Draw(random, WireTarget.Call));
            await MetAsync(wire, WireTarget.Call, cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(300, 1200)), time, cancellationToken); // Most calls pass.
        }
    }

    private async Task GatewayAsync(Random random, CancellationToken cancellationToken)
    {
        var gateway = town.Discord.Gateway;
        while (!tally.IsFull)
        {
            var before = town.Discord.Counters.Handshakes;
            var breaks = await StrikeGatewayAsync(random, cancellationToken);
            if (breaks)
            {
                await CameBackAsync(
                    "Discord gateway",
                    gateway.WaitUntilAsync(() => town.Discord.Counters.Handshakes > before && gateway.Sessions > 0, cancellationToken),
                    cancellationToken);
            }

            await MomentAsync(random, cancellationToken);
        }
    }

    /// <returns>Whether the connection breaks by it.</returns>
    private async Task<bool> StrikeGatewayAsync(Random random, CancellationToken cancellationToken)
    {
        var (gateway, wire) = (town.Discord.Gateway, town.DiscordWire);
        switch (random.Next(longSilences ? 34 : 32))
        {
            case < 6:
                wire.Cut(WireTarget.Gateway);
                return true;

            case < 12:
                var code = CloseCodes[random.Next(CloseCodes.Length)];
                gateway.Close(code);
                tally.Count(FormattableString.Invariant($"Discord: closed with {code}"));
                return true;

            case < 15:
                gateway.RequestReconnect();
                tally.Count("Discord: asked to reconnect (op 7)");
                return true;

            case < 17:
                gateway.InvalidateSession(resumable: true);
                tally.Count("Discord: invalid session (op 9), resumable");
                return true;

            case 17:
                gateway.InvalidateSession(resumable: false);
                tally.Count("Discord: invalid session (op 9), gone");
                return true;

            case < 20:
                town.Discord.Faults.ReconnectBeforeHello();
                tally.Count("Discord: reconnect before HELLO");
                wire.Cut(WireTarget.Gateway);
                return true;

            case < 24:
                wire.Arm(new WireFault(random.Next(2) == 0 ? WireFaultKind.CutBefore : WireFaultKind.CutAfter, WireTarget.Gateway, TimeSpan.Zero));
                wire.Cut(WireTarget.Gateway);
                return true;

            case < 28:
                wire.Arm(new WireFault(random.Next(2) == 0 ? WireFaultKind.CutReply : WireFaultKind.EndReply, WireTarget.Gateway, TimeSpan.Zero));
                gateway.RequestHeartbeat();
                return true;

            case < 32:
                wire.Arm(new WireFault(random.Next(2) == 0 ? WireFaultKind.Drip : WireFaultKind.Delay, WireTarget.Gateway, TimeSpan.FromMilliseconds(random.Next(100, 900))));
                gateway.RequestHeartbeat();
                return false;

            case 32:
                town.Discord.Faults.NoHello();
                tally.Count("Discord: no HELLO");
                wire.Cut(WireTarget.Gateway);
                await gateway.WaitUntilAsync(() => gateway.Connections > 0, cancellationToken);
                return true;

            default:
                wire.Arm(new WireFault(WireFaultKind.Silence, WireTarget.Gateway, TimeSpan.Zero));
                gateway.RequestHeartbeat();
                return true;
        }
    }

    /// <summary>The platforms tell some things twice, or out of order.</summary>
    private async Task InboundAsync(Random random, CancellationToken cancellationToken)
    {
        while (!tally.IsFull)
        {
            switch (random.Next(5))
            {
                case < 2 when town.Telegram.RepeatUpdates(random.Next(1, 6)) > 0:
                    tally.Count("Telegram: updates repeated");
                    break;

                case 2:
                    town.Telegram.ReorderUpdates(1, random.Next());
                    town.Ask(random);
                    town.Ask(random);
                    tally.Count("Telegram: updates out of order");
                    break;

                case 3:
                    town.Discord.Gateway.RepeatLast(random.Next(1, 6));
                    tally.Count("Discord: events repeated");
                    break;

                default:
                    var from = town.AskedOnDiscord;
                    using (var held = town.Discord.Gateway.HoldEvents())
                    {
                        town.Ask(random);
                        town.Ask(random);
                        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20, 200)), time, cancellationToken);
                        held.ReleaseShuffled(random.Next());
                    }

                    town.ToldNow(from);
                    tally.Count("Discord: events held and out of order");
                    break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(700, 1500)), time, cancellationToken);
        }
    }

    /// <summary>Now and then a platform is not there at all.</summary>
    private async Task OutagesAsync(Random random, CancellationToken cancellationToken)
    {
        while (!tally.IsFull)
        {
            await tally.WaitAsync(TimeSpan.FromSeconds(random.Next(3, 20)), time, cancellationToken);
            if (tally.IsFull)
            {
                return;
            }

            var wire = random.Next(2) == 0 ? town.TelegramWire : town.DiscordWire;
            await wire.DownAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(200, 2500)), time, cancellationToken);
            await wire.UpAsync();
        }
    }

    private WireFault Draw(Random random, WireTarget target)
    {
        var kind = Kinds[random.Next(Kinds.Length)];
        if (kind == WireFaultKind.Silence && !(longSilences && random.Next(25) == 0))
        {
            kind = WireFaultKind.CutAfter;
        }

        return new WireFault(kind, target, TimeSpan.FromMilliseconds(random.Next(100, 1500)));
    }

    private async Task MetAsync(FaultyWire wire, WireTarget target, CancellationToken cancellationToken)
    {
        while (wire.IsArmed(target) && !tally.IsFull)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken);
        }
    }

    private async Task CameBackAsync(string what, Task back, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        try
        {
            await back.WaitAsync(ComesBackWithin, time, cancellationToken);
            tally.CameBack(time.GetElapsedTime(began));
        }
        catch (TimeoutException)
        {
            tally.StayedAway(what);
        }
    }

    private Task MomentAsync(Random random, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(random.Next(30, 250)), time, cancellationToken);

    private static async Task NextReply(FaultyWire wire, WireTarget target)
    {
        var replied = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnReply(WireTarget of)
        {
            if (of == target)
            {
                replied.TrySetResult();
            }
        }

        wire.Replied += OnReply;
        try
        {
            await replied.Task;
        }
        finally
        {
            wire.Replied -= OnReply;
        }
    }
}
