using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using UnionBot.Conversation;
using UnionBot.Emulators.Telegram;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Storage;
using UnionBot.Telegram;
using UnionBot.Tests.Specification;
using UnionBot.Tests.Storage;
using UnionBot.Time;

namespace UnionBot.Tests.Telegram;

/// <summary>The real adapter against the double over real sockets; a test stands where the router would. What Telegram's specification doesn't know fails the test at its end.</summary>
internal sealed class TelegramBench : IAsyncDisposable
{
    private readonly RequestRecorder _sent;
    private readonly TemporaryStore _store = new();
    private readonly Channel<ConversationInbox.Work> _arrived = Channel.CreateUnbounded<ConversationInbox.Work>();
    private readonly CancellationTokenSource _end = new();
    private readonly ICommand[] _commands;
    private ConversationInbox _inbox = new();
    private CancellationTokenSource? _run;
    private Task _running = Task.CompletedTask;
    private TelegramConnection? _connection;

    private TelegramBench(TelegramDouble tg, RequestRecorder sent, ICommand[] commands) => (Tg, _sent, _commands) = (tg, sent, commands);

    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    public TelegramDouble Tg { get; }

    public Lines Lines { get; } = new();

    public HealthBoard Health { get; } = new();

    public ActionSeal Seal { get; } = new(new Vault(new byte[DataKey.Length]));

    public TelegramPlatform Platform { get; private set; } = null!;

    public TelegramPolling Polling { get; private set; } = null!;

    public PhotoStore Photos { get; private set; } = null!;

    /// <summary>The settings, as a person may change them under a running bot.</summary>
    public TelegramOptions Settings { get; private set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts the double, and the adapter unless <paramref name="run"/> says no.</summary>
    public static async Task<TelegramBench> StartAsync(bool run = true, Func<TelegramDoubleOptions, TelegramDoubleOptions>? setup = null, params ICommand[] commands)
    {
        var sent = RequestRecorder.ForTelegram();
        TelegramDoubleOptions options = new() { Clock = TimeProvider.System, Wire = sent.Tap };
        var bench = new TelegramBench(await TelegramDouble.StartAsync(setup?.Invoke(options) ?? options, Stop), sent, commands);
        bench.Build(bench.Tg.Token);
        if (run)
        {
            _ = bench.Run();
        }

        return bench;
    }

    public static ChatAddress AddressOf(TgChat chat, int? topic = null) => new(
        Messages.Platform.Telegram,
        chat.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        topic?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static PersonAddress PersonOf(TgUser user) => new(Messages.Platform.Telegram, user.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Builds the adapter with this token.</summary>
    public void Build(string token)
    {
        _connection?.Dispose();
        Settings = new() { Token = token };
        var secret = new TelegramToken(new ScriptedTelegram.Fixed(Settings)) { LookEvery = TimeSpan.FromMilliseconds(10) };
        var calendar = new MachineCalendar(TimeProvider.System);
        _connection = new TelegramConnection(Tg.ApiUrl.ToString(), secret, TimeProvider.System, TelegramHttp.Sockets());
        Photos = new PhotoStore(_store.Database);
        Polling = new TelegramPolling(_connection, secret, Health, TimeProvider.System, Lines.For<TelegramPolling>());
        var posts = new TelegramPosts(_connection, new TelegramPhotos(Photos, Lines.For<TelegramPhotos>()), Seal, Lines.For<TelegramPosts>());
        var edits = new TelegramEdits(_connection, Seal);
        _inbox = new ConversationInbox();
        Platform = new TelegramPlatform(
            _connection, secret, Polling, posts, edits, new TelegramAnswers(posts, edits), _inbox, Seal, () => _commands, TimeProvider.System, calendar,
            Lines.For<TelegramPlatform>());
        for (var reader = 0; reader < ConversationInbox.Readers; reader++)
        {
            _ = ReadAsync(_inbox, reader);
        }
    }

    /// <summary>Runs the adapter as the host would.</summary>
    public Task Run()
    {
        _run = new CancellationTokenSource();
        return _running = Task.Run(() => Platform.RunAsync(_run.Token), Stop);
    }

    /// <summary>Stops it, as the host would.</summary>
    public async Task StopAsync()
    {
        if (_run is { } run)
        {
            await run.CancelAsync();
            await _running.WaitAsync(Patience, Stop);
        }
    }

    /// <summary>The next thing that reached the bot, not finished yet.</summary>
    public async Task<ConversationInbox.Work> TakeAsync() => await _arrived.Reader.ReadAsync(Stop).AsTask().WaitAsync(Patience, Stop);

    /// <summary>The next thing that reached the bot; it counts as handled.</summary>
    public async Task<Incoming> NextAsync()
    {
        var work = await TakeAsync();
        Finish(work);
        return work.Incoming;
    }

    public void Finish(ConversationInbox.Work work) => _inbox.Finish(work);

    /// <summary>Sends a message to a chat and expects it to arrive.</summary>
    public async Task<TgMessage> DeliveredAsync(ChatAddress to, BotMessage message, bool silent = false)
    {
        var delivered = (await DeliverAsync(to, message, silent)).ShouldBeOfType<DeliveryOutcome.Delivered>();
        return Tg.Transcript.Last(e => e is { ByBot: true, Kind: TranscriptKind.Sent } && delivered.MessageId.Split(',').Contains($"{e.MessageId}")).Message;
    }

    public Task<DeliveryOutcome> DeliverAsync(ChatAddress to, BotMessage message, bool silent = false) =>
        DeliverAsync(DeliveryAction.Send, to, message, copyId: null, silent);

    public Task<DeliveryOutcome> DeliverAsync(DeliveryAction action, ChatAddress to, BotMessage message, string? copyId, bool silent = false) =>
        Platform.DeliverAsync(
            new() { Id = 1, Chat = to, Action = action, Message = message, CopyId = copyId, Silent = silent, Attempt = 1, Nonce = "n1" }, Stop);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _end.CancelAsync();
        var findings = Tg.Findings;
        await Tg.DisposeAsync();
        _connection?.Dispose();
        _run?.Dispose();
        _end.Dispose();
        _store.Dispose();
        findings.ShouldBeEmpty();
        _sent.Findings.ShouldBeEmpty();
        Lines.All.ShouldAllBe(l => !l.Text.Contains(Tg.Token));
    }

    private async Task ReadAsync(ConversationInbox inbox, int reader)
    {
        try
        {
            await foreach (var work in inbox.ReadAllAsync(reader, _end.Token))
            {
                await _arrived.Writer.WriteAsync(work, _end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
