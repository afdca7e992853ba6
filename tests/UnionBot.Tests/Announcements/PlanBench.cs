using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UnionBot.Agenda;
using UnionBot.Announcements;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Health;
using UnionBot.Live;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Tests.People;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

/// <summary>The rooms behind the plan, as a host would hold them: a real database in a folder that may outlive it, real Quartz, a calendar of the test's.</summary>
internal sealed class PlanBench : IAsyncDisposable
{
    private readonly Database _database;
    private int _presses = 1000;

    /// <param name="second">Whether the union wants a second person to approve what is written in chat.</param>
    public PlanBench(string folder, ContentPack pack, Calendar calendar, bool second = false)
    {
        Calendar = calendar;
        _database = Database.Open(new DataOptions { Folder = folder }, new HealthBoard(), TimeProvider.System, calendar, NullLogger<Database>.Instance);
        var identities = new Identities(_database.Vault);
        People = new PeopleDirectory(_database, identities, _database.Vault, new CodeTries(TimeProvider.System));
        Subscriptions = new Subscriptions(_database, identities);
        Packs = new PackStore(pack);
        Agenda = new AgendaService(Packs);
        Moves = new AgendaDesk(Agenda);
        Outbox = new OutboxQueue(People, OutboxBell, [Telegram, Discord]);
        Photos = new PhotoStore(_database);
        var photos = new PackPhotos(Photos, NullLogger<PackPhotos>.Instance);
        var approvals = new Approvals(Outbox, Packs, Options.Create(new AnnouncementsOptions { Approval = second ? "second" : "off" }));
        var edits = new PlanEdits(Agenda, approvals, Bell, calendar);
        Approval = new ApprovalDesk(_database, Packs, approvals);
        Accord = new ApprovalCommand(Approval, approvals);
        Plan = new AnnouncementPlan(_database, Packs, Agenda, Moves, photos, approvals, Outbox, calendar);
        Publisher = new AnnouncementPublisher(_database, Packs, Agenda, photos, Outbox, calendar, NullLogger<AnnouncementPublisher>.Instance);
        Choices = new ChoiceCommand(new ChoiceDesk(_database, Packs, Agenda, photos, Publisher, edits, Outbox, Bell, calendar));
        Identities = identities;
        Scheduler = new AnnouncementScheduler(Publisher, Bell, calendar, NullLoggerFactory.Instance);
        Reconciler = new Reconciler(Plan, Publisher, Scheduler, _database, Packs, calendar);
        Dialogues = new Dialogues(calendar);
        var posts = new PostPreview([Telegram, Discord], Subscriptions);
        var views = new PlanningViews(_database, Packs, Agenda, Subscriptions, posts, calendar);
        var desk = new PlanningDesk(_database, Packs, Agenda, views, Publisher, Outbox, Bell, calendar);
        var dates = new WhenReader(Packs, Agenda, calendar);
        var changes = new PlanEditDesk(_database, Packs, dates, views, new PlanEditPreview(_database, Packs, Agenda, dates, views, posts, calendar), edits);
        Planning = new PlanningCommand(views, desk, changes, Packs, Agenda, Dialogues, calendar);
        Campaign = new CampaignCommand(
            new CampaignDesk(_database, Packs, Agenda, dates, new CampaignViews(_database, Packs, Agenda, dates, views, posts, calendar), edits, calendar), Dialogues);
        var drafts = new AnnounceViews(_database, Packs, Agenda, dates, Subscriptions, posts, approvals, calendar);
        Announce = new AnnounceCommand(new AnnounceDesk(_database, Packs, Agenda, dates, drafts, edits, calendar), dates, Dialogues);
        Live = new LiveCommand(new LiveDesk(_database, Packs, new PhotoIntake([Telegram, Discord], Photos), Subscriptions, Outbox), Dialogues);
    }

    public Calendar Calendar { get; }

    public AgendaService Agenda { get; }

    public AgendaDesk Moves { get; }

    public ChoiceCommand Choices { get; }

    public AnnounceCommand Announce { get; }

    public ApprovalDesk Approval { get; }

    public ApprovalCommand Accord { get; }

    public Identities Identities { get; }

    public Database Database => _database;

    public PeopleDirectory People { get; }

    public Subscriptions Subscriptions { get; }

    public PackStore Packs { get; }

    public OutboxBell OutboxBell { get; } = new();

    public OutboxQueue Outbox { get; }

    public PhotoStore Photos { get; }

    public PlanBell Bell { get; } = new();

    public AnnouncementPlan Plan { get; }

    public AnnouncementPublisher Publisher { get; }

    public AnnouncementScheduler Scheduler { get; }

    public Reconciler Reconciler { get; }

    public Dialogues Dialogues { get; }

    public LiveCommand Live { get; }

    public PlanningCommand Planning { get; }

    public CampaignCommand Campaign { get; }

    public MutePlatform Telegram { get; } = new(Platform.Telegram);

    public MutePlatform Discord { get; } = new(Platform.Discord);

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts the clock and lets the reconciler look once, as at the start of a host.</summary>
    public async Task<PlanBench> StartAsync()
    {
        await Scheduler.StartAsync(Stop);
        await Reconciler.RunAsync(Stop);
        return this;
    }

    /// <summary>Subscribes one group on each platform, and makes Nadia an admin.</summary>
    public async Task<PlanBench> WithPeopleAsync()
    {
        await Write(t => Subscriptions.Subscribe(t, TemporaryPeople.Group, ChatKind.Group));
        await Write(t => Subscriptions.Subscribe(t, new ChatAddress(Platform.Discord, "900000000000000444"), ChatKind.Group));
        var code = await People.InviteAsync(Role.Admin, Stop);
        await Write(t => People.Redeem(t, TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate, code));
        return this;
    }

    public Task<T> Write<T>(Func<WriteTransaction, T> work) => _database.WriteAsync(work, Stop);

    /// <summary>Every occurrence of the event in force as <c>id state</c>.</summary>
    public async Task<string[]> States() =>
        [.. (await Plan.AllAsync(Stop)).Select(o => $"{o.AnnouncementId} {o.State}")];

    /// <summary>The same of another event.</summary>
    public Task<string[]> StatesOf(string eventId) => _database.ReadAsync(
        c => AnnouncementStore.All(c, null, eventId).Select(o => $"{o.AnnouncementId} {o.State}").ToArray(), Stop);

    /// <summary>What was published, in the order of numbers, as the first platform's payload has it.</summary>
    public Task<List<BotMessage>> Published() => _database.ReadAsync(
        c => c.Query<string>("SELECT p.message FROM item i JOIN payload p ON p.item_id = i.id AND p.platform = 1 ORDER BY i.event_id, i.number, p.part")
            .Select(MessageJson.Read).ToList(),
        Stop);

    /// <summary>The words of each notice, and to how many people each went.</summary>
    public Task<List<string>> Notices() => _database.ReadAsync(
        c => c.Query<string>("SELECT p.message FROM delivery d JOIN payload p ON p.id = d.payload_id WHERE d.notice_key IS NOT NULL ORDER BY d.id")
            .Select(json => MessageJson.Read(json).PlainText).ToList(),
        Stop);

    /// <summary>The buttons of all notices, in order: what each says and does.</summary>
    public async Task<List<Button.Press>> Buttons() =>
    [
        .. (await _database.ReadAsync(
            c => c.Query<string>("SELECT p.message FROM delivery d JOIN payload p ON p.id = d.payload_id WHERE d.notice_key IS NOT NULL ORDER BY d.id").ToList(), Stop))
            .SelectMany(json => MessageJson.Read(json).Rows).SelectMany(row => row).OfType<Button.Press>(),
    ];

    /// <summary>Nadia presses a button under a notice.</summary>
    /// <returns>What she is told.</returns>
    public async Task<string> Press(Button.Press button)
    {
        var chat = new TestChat(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate, await People.RightsOfAsync(TemporaryPeople.Nadia, Stop), _presses++);
        return (await Choices.PressAsync(chat.Presses(), button.Action["choix:".Length..], Stop))!.Message.PlainText;
    }

    /// <summary>How many deliveries stand in the outbox for items.</summary>
    public Task<long> Deliveries() => _database.ReadAsync(c => c.ExecuteScalar<long>("SELECT count(*) FROM delivery WHERE item_id IS NOT NULL"), Stop);

    /// <summary>When each occurrence was settled, by announcement.</summary>
    public Task<Dictionary<string, DateTimeOffset>> SettledAt() => _database.ReadAsync(
        c => c.Query<(string Id, long At)>("SELECT announcement_id, settled_at FROM occurrence WHERE settled_at IS NOT NULL")
            .ToDictionary(r => r.Id, r => UnixTime.FromStored(r.At), StringComparer.Ordinal),
        Stop);

    public async ValueTask DisposeAsync()
    {
        await Scheduler.DisposeAsync();
        Reconciler.Dispose();
        _database.Dispose();
    }
}
