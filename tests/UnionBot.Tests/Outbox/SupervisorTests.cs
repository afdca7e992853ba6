using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Tests.Storage;

namespace UnionBot.Tests.Outbox;

public sealed class SupervisorTests
{
    [Fact]
    public async Task A_connection_that_meets_an_unknown_exception_is_started_again_and_the_other_platform_goes_on()
    {
        using var outbox = new TemporaryOutbox(new ScriptedPlatform(Platform.Telegram), new ScriptedPlatform(Platform.Discord));
        var starts = 0;
        outbox.Platforms[0].Connection = stop => Interlocked.Increment(ref starts) < 4 ? throw new FormatException("Whatever.") : Task.Delay(Timeout.InfiniteTimeSpan, outbox.Store.Time, stop);
        await outbox.Subscribe(TemporaryOutbox.Chat(1, Platform.Discord), ChatKind.Group);
        await outbox.Publish("a");
        await using var run = new Run(outbox);

        await run.Until(() => Volatile.Read(ref starts) == 4 && outbox.Platforms[1].Sent.Count == 1);

        // The first and the second failure are said, the third is not.
        run.Log.Lines.Count(l => l.Contains("FormatException", StringComparison.Ordinal)).ShouldBe(2);
        run.Log.Lines.ShouldAllBe(l => !l.Contains("Whatever", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_platform_that_refuses_the_bot_stops_alone()
    {
        using var outbox = new TemporaryOutbox(new ScriptedPlatform(Platform.Telegram), new ScriptedPlatform(Platform.Discord));
        outbox.Platforms[0].Connection = _ => throw new PlatformRefusedException(Platform.Telegram, "Telegram:Token", "Telegram refuse le jeton.");
        await using var run = new Run(outbox);

        await run.Until(() => outbox.Store.Board.Platforms.TryGetValue("Telegram", out var health) && health.State == PlatformState.Stopped);
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await outbox.Subscribe(TemporaryOutbox.Chat(1, Platform.Discord), ChatKind.Group);
        await outbox.Publish("a");
        outbox.Bell.Ring();
        await run.Until(() => outbox.Platforms[1].Sent.Count == 1);

        outbox.Platforms[0].Sent.ShouldBeEmpty();
        outbox.Store.Board.Platforms["Telegram"].Detail.ShouldBe("Telegram refuse le jeton.");
        (run.Supervisor.NoneLeft, run.Lifetime.Stopped).ShouldBe((false, false));
    }

    [Fact]
    public async Task When_no_platform_is_left_the_host_stops()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        outbox.Only.Connection = _ => throw new PlatformRefusedException(Platform.Telegram, "Telegram:Token", "Telegram refuse le jeton.");
        await using var run = new Run(outbox);

        await run.Until(() => run.Lifetime.Stopped);

        run.Supervisor.NoneLeft.ShouldBeTrue();
        run.Log.Lines.ShouldContain(l => l.Contains("Telegram:Token", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_platform_that_was_refused_goes_on_with_another_token(bool hadWorked)
    {
        using var outbox = new TemporaryOutbox(new ScriptedPlatform(Platform.Telegram), new ScriptedPlatform(Platform.Discord));
        var rotated = new TaskCompletionSource<bool>();
        var refused = false;
        outbox.Platforms[0].Rotation = rotated.Task.WaitAsync;
        outbox.Platforms[0].Connection = stop =>
        {
            if (refused)
            {
                return Task.Delay(Timeout.InfiniteTimeSpan, outbox.Store.Time, stop);
            }

            refused = true;
            outbox.Store.Board.Report("Telegram", new PlatformHealth(PlatformState.Connected, hadWorked ? "@bot" : null, null, null));
            throw new PlatformRefusedException(Platform.Telegram, "Telegram:Token", "Telegram refuse le jeton.");
        };
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await using var run = new Run(outbox);
        await run.Until(() => outbox.Store.Board.Platforms.TryGetValue("Telegram", out var health) && health.State == PlatformState.Stopped);
        await outbox.Publish("a");
        outbox.Bell.Ring();

        rotated.SetResult(true);
        await run.Until(() => outbox.Platforms[0].Sent.Count == 1);

        (run.Supervisor.NoneLeft, run.Lifetime.Stopped).ShouldBe((false, false));
    }

    [Fact]
    public async Task The_only_platform_waits_for_its_new_token_where_it_had_worked_and_ends_the_host_where_it_never_did()
    {
        foreach (var hadWorked in (bool[])[true, false])
        {
            using var outbox = TemporaryOutbox.OnTelegram();
            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            outbox.Only.Rotation = async stop =>
            {
                waiting.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, outbox.Store.Time, stop);
                return true;
            };
            outbox.Only.Connection = _ =>
            {
                outbox.Store.Board.Report("Telegram", new PlatformHealth(PlatformState.Connected, hadWorked ? "@bot" : null, null, null));
                throw new PlatformRefusedException(Platform.Telegram, "Telegram:Token", "Telegram refuse le jeton.");
            };
            await using var run = new Run(outbox);

            await run.Until(() => waiting.Task.IsCompleted);

            (run.Supervisor.NoneLeft, run.Lifetime.Stopped).ShouldBe((!hadWorked, !hadWorked));
        }
    }

    [Fact]
    public async Task A_row_that_breaks_the_sender_is_refused_and_the_others_go_out()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await outbox.Publish("poison");
        outbox.Only.Before = (d, _) => d.Message.PlainText.Contains("poison", StringComparison.Ordinal) ? throw new FormatException() : Task.CompletedTask;
        await using var run = new Run(outbox);
        await run.Until(() => outbox.Only.Sent.Count == 2);
        await outbox.Publish("suite");
        outbox.Bell.Ring();

        await run.Until(() => outbox.Only.Sent.Count == 3);
        await run.StopAsync();

        (await outbox.Lines()).Select(l => l.State).ShouldBe([DeliveryState.Refused, DeliveryState.Delivered]);
    }

    [Fact]
    public async Task Sending_goes_on_when_the_database_is_well_again()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await outbox.Publish("a");
        await using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={outbox.Store.DatabasePath};Pooling=False");
        await other.OpenAsync(TemporaryOutbox.Stop);
        await Dapper.SqlMapper.ExecuteAsync(other, "BEGIN IMMEDIATE");
        await using var run = new Run(outbox);

        await run.Until(() => outbox.Store.Board.StoreTrouble is not null);
        outbox.Only.Sent.ShouldBeEmpty();
        await Dapper.SqlMapper.ExecuteAsync(other, "ROLLBACK");
        await run.Until(() => outbox.Only.Sent.Count == 1);
        await run.StopAsync();

        outbox.Only.Texts.ShouldBe(["a"]);
        (await outbox.Line()).State.ShouldBe(DeliveryState.Delivered);
    }

    /// <summary>The supervisor, running.</summary>
    private sealed class Run : IAsyncDisposable
    {
        private readonly TemporaryOutbox _outbox;

        public Run(TemporaryOutbox outbox)
        {
            _outbox = outbox;
            Supervisor = new PlatformSupervisor(
                outbox.Platforms, outbox.Rows, outbox.Pacers, outbox.Bell, outbox.Answers, outbox.Store.Board, outbox.Store.Time, Lifetime, new OneLogger(Log));
            Supervisor.StartAsync(TemporaryOutbox.Stop).ShouldBe(Task.CompletedTask);
        }

        public PlatformSupervisor Supervisor { get; }

        public StopRecorder Lifetime { get; } = new();

        public ListLogger<PlatformSupervisor> Log { get; } = new();

        public async Task Until(Func<bool> holds)
        {
            while (!holds())
            {
                _outbox.Store.Time.Advance(TimeSpan.FromMilliseconds(100));
                await Task.Yield();
                TemporaryOutbox.Stop.ThrowIfCancellationRequested();
            }
        }

        public async Task StopAsync()
        {
            while (await _outbox.Count("SELECT count(*) FROM delivery WHERE state = 1") > 0)
            {
                _outbox.Store.Time.Advance(TimeSpan.FromMilliseconds(20));
            }

            var stopping = Supervisor.StopAsync(CancellationToken.None);
            await Until(() => stopping.IsCompleted);
            await stopping;
        }

        public async ValueTask DisposeAsync()
        {
            await StopAsync();
            Supervisor.Dispose();
        }
    }

    private sealed class StopRecorder : IHostApplicationLifetime
    {
        public bool Stopped { get; private set; }

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => Stopped = true;
    }

    private sealed class OneLogger(ILogger logger) : ILoggerFactory
    {
        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => logger;

        public void Dispose()
        {
        }
    }
}
