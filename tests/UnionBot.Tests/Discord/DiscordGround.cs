using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using UnionBot.Conversation;
using UnionBot.Discord;
using UnionBot.DiscordApi.Gateway;
using UnionBot.Emulators.Discord;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Storage;
using UnionBot.Tests.Emulators.Discord;
using UnionBot.Tests.Specification;
using UnionBot.Tests.Storage;

namespace UnionBot.Tests.Discord;

/// <summary>The real adapter on a real double, over real sockets. What it hears is kept; nothing answers by itself. What it sends and Discord's specification refuses fails the test at its end.</summary>
internal sealed class DiscordGround : IAsyncDisposable
{
    private readonly RequestRecorder _sent;
    private readonly Channel<Incoming> _heard = Channel.CreateUnbounded<Incoming>();
    private readonly TemporaryStore _store = new();
    private CancellationTokenSource _run = new();
    private Task _running = Task.CompletedTask;

    private DiscordGround(DoubleGround world, RequestRecorder sent, DiscordOptions options)
    {
        _sent = sent;
        World = world;
        Settings = options;
        Platform = NewPlatform();
    }

    /// <summary>Pauses of a millisecond where Discord would have seconds.</summary>
    public static GatewayPacing Quick { get; } = new()
    {
        FirstBackOff = TimeSpan.FromMilliseconds(1),
        LongestBackOff = TimeSpan.FromMilliseconds(20),
        InvalidSessionPause = (TimeSpan.Zero, TimeSpan.Zero),
        BetweenIdentifies = TimeSpan.Zero,
        CloseTimeout = TimeSpan.FromMilliseconds(200),
    };

    public static CommandSpec Question { get; } = new()
    {
        Name = "question",
        Summary = "Pose ta question.",
        TakesPlainText = true,
        Options = [new CommandOption("texte", "Ta question.", Required: true)],
    };

    public static CommandSpec Announce { get; } = new()
    {
        Name = "annoncer",
        Aliases = ["annonce"],
        Summary = "Prévois une annonce.",
        For = Audience.Admins,
        AsksByForm = true,
        Forms = new Dictionary<string, PressForm>(StringComparer.Ordinal) { ["t"] = new("Le nouveau texte", "Le texte", "…") },
        Options = [new CommandOption("quand", "Quand."), new CommandOption("texte", "Quoi.")],
    };

    public DoubleGround World { get; }

    public DiscordDouble Dc => World.Dc;

    public DiscordPlatform Platform { get; private set; }

    /// <summary>The settings, as a person may change them under a running bot.</summary>
    public DiscordOptions Settings { get; }

    /// <summary>What is kept over a restart.</summary>
    public DiscordSessions Sessions => field ??= new DiscordSessions(new SealedNotes(_store.Database));

    public HealthBoard Health { get; } = new();

    public MemoryLogs Logs { get; } = new();

    public Dictionary<string, byte[]> Photos { get; } = new(StringComparer.Ordinal);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts double and adapter; connected unless told otherwise.</summary>
    public static async Task<DiscordGround> StartAsync(bool connected = true, Action<DiscordOptions>? change = null, TimeSpan? heartbeat = null)
    {
        var sent = RequestRecorder.ForDiscord();
        var world = await DoubleGround.StartAsync((clock, calendar) => new DiscordDoubleOptions
        {
            Clock = clock,
            Calendar = calendar,
            RateLimits = RateLimitPlan.Unlimited,
            IdentifySpacing = TimeSpan.Zero,
            HeartbeatInterval = heartbeat ?? TimeSpan.FromMilliseconds(41_250),
            Wire = sent.Tap,
        });
        var options = new DiscordOptions { Token = world.Dc.Token, ApiUrl = world.Dc.ApiUrl.AbsoluteUri };
        change?.Invoke(options);
        var ground = new DiscordGround(world, sent, options);
        if (connected)
        {
            _ = ground.Run();
            await world.Dc.Gateway.WaitForSessionAsync(Stop);
            await ground.Logs.WaitForAsync("Discord has our 2 commands", times: 1, Stop);
            await ground.WaitForAsync(PlatformState.Connected);
        }

        return ground;
    }

    /// <summary>Runs the platform in the background.</summary>
    public Task Run() => _running = Platform.RunAsync(_run.Token);

    /// <summary>Stops the bot, as a host does, and builds it anew as the next process would.</summary>
    public async Task StopAsync()
    {
        await _run.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _run.Dispose();
        Platform.Dispose();
        _run = new CancellationTokenSource();
        Platform = NewPlatform();
    }

    /// <summary>Ends when the platform reports a state.</summary>
    public async Task WaitForAsync(PlatformState state)
    {
        var reported = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Health.Changed += Look;
        Look("Discord");
        await reported.Task.WaitAsync(Stop);
        Health.Changed -= Look;

        void Look(string platform)
        {
            if (Health.Platforms.TryGetValue(platform, out var health) && health.State == state)
            {
                reported.TrySetResult();
            }
        }
    }

    /// <summary>What reaches the conversation next.</summary>
    public ValueTask<Incoming> HearAsync() => _heard.Reader.ReadAsync(Stop);

    /// <summary>Whether nothing reached it.</summary>
    public bool IsSilent() => !_heard.Reader.TryPeek(out _);

    /// <summary>Sends a message into the ground's channel.</summary>
    public Task<DeliveryOutcome> DeliverAsync(BotMessage message, string nonce = "n-1", bool silent = false) =>
        Platform.DeliverAsync(A(DeliveryAction.Send) with { Message = message, Nonce = nonce, Silent = silent }, Stop);

    /// <summary>A delivery for the ground's channel.</summary>
    public Delivery A(DeliveryAction action, string? copy = null) => new()
    {
        Id = 1,
        Chat = new ChatAddress(Messages.Platform.Discord, World.Channel.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Action = action,
        Message = new BotMessage(),
        CopyId = copy,
        Attempt = 1,
        Nonce = "n-1",
    };

    public async ValueTask DisposeAsync()
    {
        await _run.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Platform.Dispose();
        await World.DisposeAsync();
        _run.Dispose();
        _store.Dispose();
        _sent.Findings.ShouldBeEmpty();
    }

    private DiscordPlatform NewPlatform() => new(
        new DiscordToken(() => Settings) { LookEvery = TimeSpan.FromMilliseconds(10) },
        new DiscordDoors(HearAsync, () => [new NamedCommand(Question), new NamedCommand(Announce)], (action, chat) => $"{action}@{chat.ChatId}", ReadPhotoAsync),
        Health, TimeProvider.System, Logs, Sessions, Quick);

    private Task HearAsync(Incoming incoming, CancellationToken cancellationToken) => _heard.Writer.WriteAsync(incoming, cancellationToken).AsTask();

    private Task<byte[]?> ReadPhotoAsync(string key, CancellationToken cancellationToken) => Task.FromResult(Photos.GetValueOrDefault(key));

    private sealed class NamedCommand(CommandSpec spec) : ICommand
    {
        public CommandSpec Spec { get; } = spec;

        public Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken) => Task.FromResult<Reply?>(null);
    }

    /// <summary>Keeps every log line of every level.</summary>
    internal sealed class MemoryLogs : ILoggerFactory, ILogger
    {
        private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<string> Lines { get; } = new();

        /// <summary>Ends when a line was written so often.</summary>
        public async Task WaitForAsync(string words, int times, CancellationToken cancellationToken)
        {
            while (true)
            {
                var changed = Volatile.Read(ref _changed).Task;
                if (Lines.Count(l => l.Contains(words, StringComparison.Ordinal)) >= times)
                {
                    return;
                }

                await changed.WaitAsync(cancellationToken);
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
            Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }

        public void Dispose()
        {
        }
    }
}
