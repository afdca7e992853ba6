using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using UnionBot.Announcements;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Storage;
using UnionBot.Tests.Worker;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

/// <summary>What <c>/verifier</c> and <c>/etat</c> find, and what they say to do.</summary>
public sealed class CheckTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unionbot-test-").FullName;
    private readonly FakeTimeProvider _clock = new(TestPacks.March("25 17:59"));
    private readonly Platforms _telegram = new(Platform.Telegram);
    private readonly Platforms _discord = new(Platform.Discord);
    private readonly TemporaryPack _pack = new();
    private PlanBench _bench = null!;
    private CheckDesk _desk = null!;
    private OutboxSilence _silence = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var calendar = new MachineCalendar(_clock);
        _bench = await new PlanBench(_folder, TestPacks.With() with { Path = _pack.Path }, calendar).WithPeopleAsync();
        _silence = new OutboxSilence(_bench.Database, _bench.OutboxBell);
        _desk = DeskOn(_telegram, _discord);
    }

    private CheckDesk DeskOn(params IChatPlatform[] platforms) => new(
        platforms, _bench.Subscriptions, _bench.Plan, _bench.Reconciler, _bench.Packs, _bench.Database, _bench.Approval, _silence, new HealthBoard(),
        Options.Create(new DataOptions { Folder = _folder }), _bench.Calendar, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        _pack.Dispose();
    }

    [Fact]
    public async Task Each_finding_names_the_place_and_how_to_mend_it()
    {
        _telegram.Standing = PlaceStanding.All with { Pin = false, Photo = false };
        _discord.Standing = PlaceStanding.Gone;

        var said = string.Join('\n', await _desk.CheckAsync(Stop));

        said.ShouldContain("le salon (Telegram) : je ne peux pas envoyer des photos (droit « Envoyer des photos »), ni épingler (droit « Épingler des messages »).");
        said.ShouldContain("le salon (Discord) : je n'y suis plus, ou je ne vois pas ce salon. Ajoute-moi de nouveau");
        said.ShouldContain("Salons en ordre : 0 sur 2.");
    }

    [Fact]
    public async Task Token_privacy_commands_clock_and_silence_are_looked_at()
    {
        _telegram.Self = new PlatformStanding { TokenTaken = true, PrivacyKept = false, CommandsKept = false, ClockAhead = TimeSpan.FromSeconds(-90) };
        _discord.Self = new PlatformStanding { TokenTaken = false };
        await _bench.Write(t => OutboxSilence.Switch(t, on: true));

        var said = string.Join('\n', await _desk.CheckAsync(Stop));

        foreach (var words in new[] { "/setprivacy", "Redémarre-moi pour les remettre", "en retard de 90 s sur Telegram", "Discord refuse mon jeton", "/reprendre", "Aucune annonce n'est prévue" })
        {
            said.ShouldContain(words);
        }
    }

    [Fact]
    public async Task A_pack_whose_files_have_faults_and_a_place_where_the_bot_is_not_are_findings()
    {
        _pack.Write("entries/all.yaml", "entries:\n  - id: place\n    titel: Le lieu\n");

        var said = string.Join('\n', await DeskOn(_telegram).CheckAsync(Stop));

        said.ShouldContain("Les fichiers du contenu ont");
        said.ShouldContain("La première : entries/all.yaml:");
        said.ShouldContain("(Discord) est abonné, mais je ne suis pas sur Discord");
        said.ShouldContain("Discord:Token");
        said.ShouldContain("Salons en ordre : 1 sur 2.");
    }

    [Fact]
    public async Task Where_all_is_well_it_says_so_and_what_is_due_next()
    {
        await _bench.Write(t =>
        {
            AnnouncementStore.Add(t, new NewAnnouncement
            {
                EventId = _bench.Packs.Current.Event.Id,
                Id = "chat/1",
                Form = new AnnouncementForm { Rule = new PlanRule.Once(TestPacks.Rule("start -1h")), Message = BotMessage.Plain("Ça commence") },
            }, t.Now);
            return true;
        });
        await _bench.StartAsync();

        var said = await _desk.CheckAsync(Stop);

        said[0].ShouldBe("✅ Tout va bien : rien à faire.");
        said[^1].ShouldContain("Ça commence");
        string.Join('\n', await _desk.StateAsync(Stop)).ShouldContain("Ça commence");
    }

    [Fact]
    public async Task What_waits_for_another_admins_approval_is_a_finding()
    {
        await _bench.Write(t => AnnouncementStore.Add(t, new NewAnnouncement
        {
            EventId = _bench.Packs.Current.Event.Id,
            Id = "chat/1",
            Form = new AnnouncementForm { Rule = new PlanRule.Once(TestPacks.Rule("start -1h")), Message = BotMessage.Plain("Ça commence") },
            Approval = new ApprovalStand(Wanted: true, Approved: null),
        }, t.Now));
        await _bench.Write(t =>
        {
            PlanEdits.Align(t, _bench.Packs.Current.Event.Id, "chat/1", _bench.Agenda.Current, _bench.Calendar.Now);
            return true;
        });

        var said = string.Join('\n', await _desk.CheckAsync(Stop));

        said.ShouldContain("⚠️ « Ça commence » (jeudi 26 mars à 8 h) attend l'accord d'un·e autre admin : sans lui, elle ne partira pas. Pour décider : /accord");
        said.ShouldContain("Ça commence (attend un accord)");
    }

    [Fact]
    public async Task The_day_before_and_an_hour_before_the_start_it_looks_by_itself_once()
    {
        _telegram.Standing = PlaceStanding.Gone;
        var keeper = new CheckKeeper(_desk, _bench.Database, _bench.Packs, new UnionBot.Agenda.AgendaService(_bench.Packs), _bench.Outbox, _bench.Calendar);

        (await keeper.TurnAsync(Stop)).ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await keeper.TurnAsync(Stop)).ShouldBeTrue();
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await keeper.TurnAsync(Stop)).ShouldBeFalse();
        _clock.SetUtcNow(TestPacks.March("26 8:00"));
        (await keeper.TurnAsync(Stop)).ShouldBeTrue();
        _clock.SetUtcNow(TestPacks.March("26 8:59"));
        (await keeper.TurnAsync(Stop)).ShouldBeFalse();

        (await _bench.Notices()).Count(n => n.Contains("Vérification", StringComparison.Ordinal)).ShouldBe(2);
    }

    private sealed class Platforms(Platform platform) : IChatPlatform
    {
        public PlaceStanding? Standing { get; set; } = PlaceStanding.All;

        public PlatformStanding? Self { get; set; } = new() { TokenTaken = true, PrivacyKept = true, CommandsKept = true, ClockAhead = TimeSpan.FromSeconds(1) };

        public Platform Platform => platform;

        public Task<PlaceStanding?> StandingAsync(ChatAddress chat, CancellationToken cancellationToken) => Task.FromResult(Standing);

        public Task<PlatformStanding?> SelfAsync(CancellationToken cancellationToken) => Task.FromResult(Self);

        public Task<string?> TitleOfAsync(ChatAddress chat, CancellationToken cancellationToken) => Task.FromResult<string?>("le salon");

        public Task<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<DeliveryOutcome> AnswerAsync(AnswerRoute route, Reply reply, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IReadOnlyList<BotMessage> Split(BotMessage message) => [message];

        public Task<byte[]> DownloadAsync(IncomingFile file, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> AdministersAsync(PersonAddress person, ChatAddress chat, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task RunAsync(CancellationToken stoppingToken) => throw new NotSupportedException();
    }
}
