using Microsoft.Extensions.Time.Testing;
using UnionBot.Benchmarks.Connections;
using UnionBot.Content;
using UnionBot.Tests.Worker;
using Created = UnionBot.Emulators.Discord.TranscriptKind;
using Sent = UnionBot.Emulators.Telegram.TranscriptKind;

namespace UnionBot.Tests.Connections;

/// <summary>The real worker between both doubles, one of which is not there for ten minutes of protocol time.</summary>
public sealed class LongOutageTests
{
    private const int Minutes = 10;

    /// <summary>Three announcements and an answer.</summary>
    private const int EachMinute = 4;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_platform_that_is_gone_for_ten_minutes_changes_nothing_on_the_other_and_gets_all_that_it_missed(bool telegramIsGone)
    {
        using var folder = new TemporaryPack();
        await using var clock = new Clock();
        await using var town = await FaultTown.StartAsync(
            PackReader.Read(folder.Path).Pack.ShouldNotBeNull(), clock.Time, met: static _ => { }, told: null, Stop, heartbeat: TimeSpan.FromMinutes(5));
        await OneMinuteAsync(town, clock, onTelegram: true, onDiscord: true, so: 1);
        var (connections, gone) = (town.Discord.Counters.Handshakes, telegramIsGone ? town.TelegramWire : town.DiscordWire);
        var (telegramBefore, discordBefore) = (SaidOnTelegram(town), SaidOnDiscord(town));

        var began = clock.Time.GetTimestamp();
        await gone.DownAsync();
        for (var minute = 1; minute <= Minutes; minute++)
        {
            await OneMinuteAsync(town, clock, onTelegram: !telegramIsGone, onDiscord: telegramIsGone, minute + 1);
        }

        clock.Time.GetElapsedTime(began).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(Minutes));
        (telegramIsGone ? SaidOnTelegram(town) - telegramBefore : SaidOnDiscord(town) - discordBefore).ShouldBe(0);
        if (telegramIsGone)
        {
            town.Discord.Counters.Handshakes.ShouldBe(connections);
        }

        await gone.UpAsync();
        clock.Hurry(TimeSpan.FromMilliseconds(100));
        while (!await town.IsQuietAsync(Stop))
        {
            await clock.TickAsync(Stop);
        }

        clock.Hurry(Clock.Walk);
        var questions = await town.JudgeAsync(Stop);
        var deliveries = town.Ledger.Judge();
        (deliveries.Lost, deliveries.DoubledMarked, deliveries.DoubledUnmarked, deliveries.Unexpected, deliveries.Uncertain).ShouldBe((0, 0, 0, 0, 0));
        deliveries.Seen.ShouldBe((Minutes + 1) * 6);
        (questions.Owed, questions.Repeated).ShouldBe((0, 0));

        // Telegram keeps what members wrote; Discord may drop it once its session is too old to go on.
        questions.Unanswered.ShouldBe(telegramIsGone ? 0 : questions.SessionLost + questions.WithoutSession);
        questions.Asked.ShouldBe((Minutes + 1) * 2);
    }

    /// <summary>Announces and asks, waits at an ordinary pace until those who are there have heard, then lets the rest of the minute go by.</summary>
    private static async Task OneMinuteAsync(FaultTown town, Clock clock, bool onTelegram, bool onDiscord, int so)
    {
        var began = clock.Time.GetTimestamp();
        await town.AnnounceAsync(Stop);
        town.Ask(new OnlyMessages());
        if (onTelegram)
        {
            await town.Telegram.WaitUntilAsync(() => SaidOnTelegram(town) >= so * EachMinute, Stop);
        }

        if (onDiscord)
        {
            await town.Discord.WaitUntilAsync(() => SaidOnDiscord(town) >= so * EachMinute, Stop);
        }

        clock.Hurry(TimeSpan.FromSeconds(1));
        while (clock.Time.GetElapsedTime(began) < TimeSpan.FromMinutes(1))
        {
            await clock.TickAsync(Stop);
        }

        clock.Hurry(Clock.Walk);
    }

    private static int SaidOnTelegram(FaultTown town) => town.Telegram.Transcript.Count(e => e is { ByBot: true, Kind: Sent.Sent });

    private static int SaidOnDiscord(FaultTown town) => town.Discord.Transcript.Count(e => e.Author.IsBot && e.Kind == Created.Created);

    /// <summary>Members write; a slash command would have to be answered within three seconds.</summary>
    private sealed class OnlyMessages : Random
    {
        public override int Next(int maxValue) => maxValue - 1;
    }

    /// <summary>Protocol time that walks or hurries, driven by the machine's ticks.</summary>
    private sealed class Clock : IAsyncDisposable
    {
        public static readonly TimeSpan Walk = TimeSpan.FromMilliseconds(10);

        private readonly ITimer _drive;
        private TaskCompletionSource _ticked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long _step = Walk.Ticks;
        private int _ticking;

        public Clock() => _drive = TimeProvider.System.CreateTimer(_ => Tick(), null, Walk, Walk);

        public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

        public void Hurry(TimeSpan step) => Interlocked.Exchange(ref _step, step.Ticks);

        public Task TickAsync(CancellationToken cancellationToken) => Volatile.Read(ref _ticked).Task.WaitAsync(cancellationToken);

        public ValueTask DisposeAsync() => _drive.DisposeAsync();

        private void Tick()
        {
            if (Interlocked.Exchange(ref _ticking, 1) == 1)
            {
                return; // The one before is not over.
            }

            Time.Advance(TimeSpan.FromTicks(Interlocked.Read(ref _step)));
            Volatile.Write(ref _ticking, 0);
            Interlocked.Exchange(ref _ticked, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }
}
