using System.Globalization;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Tests.People;
using UnionBot.Tests.Storage;

namespace UnionBot.Tests.Outbox;

/// <summary>The room Outbox on a real database, with scripted platforms.</summary>
internal sealed class TemporaryOutbox : IDisposable
{
    public const string Event = "assises";

    private readonly Dictionary<Platform, OutboxSender> _senders = [];

    public TemporaryOutbox(params ScriptedPlatform[] platforms)
    {
        Platforms = platforms;
        Build();
    }

    public TemporaryPeople Home { get; } = new();

    public TemporaryStore Store => Home.Store;

    public ScriptedPlatform[] Platforms { get; }

    public OutboxBell Bell { get; } = new();

    public Pacers Pacers { get; private set; } = null!;

    public OutboxQueue Queue { get; private set; } = null!;

    public OutboxStore Rows { get; private set; } = null!;

    public OutboxSilence Silence { get; private set; } = null!;

    public OutboxOptions Settings { get; } = new();

    public OutboxChanges Changes { get; private set; } = null!;

    public OutboxReports Reports { get; private set; } = null!;

    public AnswerSender Answers { get; private set; } = null!;

    public OutboxLedger Ledger { get; private set; } = null!;

    public ListLogger<OutboxSender> SenderLog { get; } = new();

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TemporaryOutbox OnTelegram(params DeliveryOutcome[] script) => new(new ScriptedPlatform(Platform.Telegram, script));

    public static TemporaryOutbox OnDiscord(params DeliveryOutcome[] script) => new(new ScriptedPlatform(Platform.Discord, script));

    /// <summary>The platform, in a test with one.</summary>
    public ScriptedPlatform Only => Platforms[0];

    /// <summary>The nth chat of a platform.</summary>
    public static ChatAddress Chat(int n, Platform platform = Platform.Telegram) => new(platform, (5000 + n).ToString(CultureInfo.InvariantCulture));

    public async Task<ChannelRef> Subscribe(ChatAddress chat, ChatKind kind = ChatKind.Private)
    {
        await Store.Write(t => Home.Subscriptions.Subscribe(t, chat, kind));
        return await Ref(chat);
    }

    public async Task<ChannelRef> Ref(ChatAddress chat) => (await Store.Write(t => Home.Identities.Find(t.Connection, chat)))!.Value;

    public Task<PublishedItem> Publish(string key, ItemKind kind = ItemKind.Announcement, string? text = null, string eventId = Event, DateTimeOffset? due = null, PersonRef? author = null) =>
        Store.Write(t => Queue.Publish(t, new NewItem
        {
            EventId = eventId,
            Key = key,
            Kind = kind,
            Compose = _ => BotMessage.Plain((text ?? key).Split('\n')),
            DueAt = due ?? t.Now,
            Author = author,
        }));

    public OutboxSender Sender(Platform? platform = null)
    {
        var on = platform ?? Only.Platform;
        if (!_senders.TryGetValue(on, out var sender))
        {
            _senders[on] = sender = new OutboxSender(Platforms.Single(p => p.Platform == on), Rows, Pacers.For(on), Bell, Store.Time, SenderLog);
        }

        return sender;
    }

    /// <summary>One turn of the sender, at a moment when the pace allows one.</summary>
    public async Task<bool> SendNext(Platform? platform = null)
    {
        Store.Time.Advance(TimeSpan.FromMilliseconds(40));
        return await Sender(platform).SendNextAsync(Stop);
    }

    /// <summary>Turns until nothing is left to do now.</summary>
    public async Task<int> SendAll(Platform? platform = null)
    {
        var count = 0;
        while (await SendNext(platform))
        {
            count++;
        }

        return count;
    }

    public async Task<IReadOnlyList<LedgerLine>> Lines(string eventId = Event) => await Ledger.ReadAsync(eventId, Stop);

    public async Task<LedgerLine> Line() => (await Lines()).ShouldHaveSingleItem();

    /// <summary>The process died; another one starts on the same folder.</summary>
    public void Restart()
    {
        Home.Restart();
        Answers.Dispose();
        Pacers.Dispose();
        _senders.Clear();
        Build();
    }

    public Task<long> Count(string sql) => Store.Database.ReadAsync(c => c.ExecuteScalar<long>(sql), Stop);

    /// <summary>What a member asks in a private chat, to hand an answer over to.</summary>
    public static Incoming Question(int chat) => new()
    {
        UpdateId = "1",
        Chat = Chat(chat),
        ChatKind = ChatKind.Private,
        SentAt = Storage.TemporaryStore.Morning,
        Addressed = true,
        Content = new IncomingContent.Text("?", []),
        Route = new Route(),
    };

    public void Dispose()
    {
        Answers.Dispose();
        Pacers.Dispose();
        Home.Dispose();
    }

    private void Build()
    {
        Pacers = new Pacers(Store.Time);
        Silence = new OutboxSilence(Store.Database, Bell);
        Queue = new OutboxQueue(Home.People, Bell, Platforms);
        Rows = new OutboxStore(Store.Database, Home.Identities, Home.Subscriptions, Queue, new OutboxChooser(Home.Identities), Silence, Microsoft.Extensions.Options.Options.Create(Settings), Store.Calendar, Store.Time);
        Answers = new AnswerSender(Platforms, Pacers, Silence, Store.Time, NullLogger<AnswerSender>.Instance);
        Ledger = new OutboxLedger(Store.Database, Answers);
        Changes = new OutboxChanges(Platforms);
        Reports = new OutboxReports(Store.Database, Queue, Platforms, Store.Calendar, Store.Time);
    }

    private sealed record Route : AnswerRoute;
}
