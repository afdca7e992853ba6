using Microsoft.Extensions.Options;
using UnionBot.Agenda;
using UnionBot.Announcements;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Tests.People;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

public sealed class AnnounceCommandTests : IAsyncLifetime
{
    /// <summary>The calendar stands at Wednesday 25 March 2026, 9:00 in Paris.</summary>
    private readonly TemporaryPeople _people = new();
    private readonly PlanBell _bell = new();
    private Dialogues _dialogues = null!;
    private PackStore _packs = null!;
    private AnnounceCommand _command = null!;
    private TestChat _nadia = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _people.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);
        await _people.Store.Write(t => _people.Subscriptions.Subscribe(t, TemporaryPeople.Group, ChatKind.Group));
        _nadia = new TestChat(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate, await _people.RightsOf(TemporaryPeople.Nadia));
        Build(TestPacks.With(("j-1", "J-1 18:00")));
    }

    public ValueTask DisposeAsync()
    {
        _people.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task One_line_is_echoed_with_weekday_offset_and_countdown_and_previewed()
    {
        var reply = await _command.RunAsync(_nadia.Types("demain 8h30 | Viens avec ton écharpe"), Stop);

        var lines = reply!.Message.Blocks.Select(b => b.PlainText).ToList();
        lines[0].ShouldBe("Jeudi 26 mars 2026 à 8 h 30 (UTC+1), dans 23 heures et 30 minutes");
        lines[1].ShouldBe("Elle ira vers 1 lieu sur Telegram. Voici exactement ce qui partira :");
        lines[2..].ShouldBe(["Annonce n° …", "Viens avec ton écharpe"]);
        reply.Message.Rows.Select(r => string.Join(" · ", r.Select(b => b.Label))).ShouldBe(["Confirmer", "Changer l'heure · Changer le texte", "Abandonner"]);
        (await Planned()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Confirming_plans_it_once_however_often_it_is_pressed()
    {
        var preview = await _command.RunAsync(_nadia.Types("15 min avant le débat | Le débat va commencer"), Stop);
        preview!.Message.PlainText.ShouldContain("Règle : 15 min avant « Débat avec Sophie Binet » ; si le programme change, elle suit.");
        var press = _nadia.Presses();

        var first = await _command.PressAsync(press, Confirm(preview), Stop);
        var repeated = await _command.PressAsync(TestChat.Again(press), Confirm(preview), Stop);
        var again = await _command.PressAsync(_nadia.Presses(), Confirm(preview), Stop);

        first!.ReplacesSource.ShouldBeTrue();
        first.Message.Rows.ShouldBeEmpty();
        first.Message.PlainText.ShouldStartWith("C'est planifié : jeudi 26 mars 2026 à 13 h 45 (UTC+1), dans 1 jour et 4 heures, vers 1 lieu sur Telegram.");
        repeated.ShouldBeNull();
        again!.Message.PlainText.ShouldBe("C'est déjà planifié ; rien n'est fait deux fois.");
        var planned = (await Planned()).ShouldHaveSingleItem();
        (((PlanRule.Once)planned.Form.Rule).When, planned.DueAt).ShouldBe((TestPacks.Rule("item afternoon-debate -15min"), TestPacks.March("26 13:45")));
    }

    [Fact]
    public async Task A_date_that_cannot_be_read_lists_those_that_can_and_keeps_the_text()
    {
        Block[] typed = [new Block.Paragraph([new Run("demian 8h30 | Viens "), new Run("vite", RunStyle.Bold)])];
        var refused = await _command.RunAsync(_nadia.Types(typed), Stop);
        refused!.Message.PlainText.ShouldContain("Je n'ai pas su lire cette date. Ton texte est gardé : envoie seulement la date.");
        refused.Message.PlainText.ShouldContain("J-1 18h · J+1 9:00 · 1h avant le début");
        Build(_packs.Current, keepDialogues: true); // A restart of the room: the draft stands in the database.

        var preview = await Continue(_nadia.Types("demain 8h30"));

        preview!.Message.PlainText.ShouldContain("Jeudi 26 mars 2026 à 8 h 30 (UTC+1)");
        preview.Message.Blocks[^1].Runs.ShouldBe([new Run("Viens "), new Run("vite", RunStyle.Bold)]);
    }

    [Fact]
    public async Task A_past_time_is_refused_with_its_reason_and_keeps_the_text()
    {
        var refused = await _command.RunAsync(_nadia.Types("aujourd'hui 8h | Bonjour"), Stop);

        refused!.Message.PlainText.ShouldContain("Mercredi 25 mars 2026 à 8 h (UTC+1), c'est déjà passé. Ton texte est gardé");
        (await Continue(_nadia.Types("11h")))!.Message.PlainText.ShouldContain("Mercredi 25 mars 2026 à 11 h (UTC+1), dans 2 heures");
    }

    [Fact]
    public async Task An_item_without_an_hour_is_refused_by_its_name()
    {
        var refused = await _command.RunAsync(_nadia.Types("15 min avant la table ronde 1 | Bonjour"), Stop);

        refused!.Message.PlainText.ShouldContain("Le programme ne donne pas d'heure pour « Table ronde 1 ».");
    }

    [Fact]
    public async Task Step_by_step_the_text_keeps_its_lines_and_its_formatting()
    {
        (await _command.RunAsync(_nadia.Types(""), Stop))!.Message.PlainText.ShouldContain("Quand faut-il l'envoyer ?");
        (await Continue(_nadia.Types("J-1 18h")))!.Message.PlainText.ShouldContain("Ce sera mercredi 25 mars 2026 à 18 h (UTC+1), dans 9 heures.");
        (await Continue(_nadia.Sends("", new IncomingFile(Platform.Telegram, "x", 1))))!.Message.PlainText.ShouldContain("ne prend pas de photo");

        Block[] text = [new Block.Heading([new Run("C'est demain")]), new Block.Bullet([new Run("train"), new Run("8 h", RunStyle.Underline)])];
        var preview = await Continue(_nadia.Types(text));

        preview!.Message.Blocks.TakeLast(2).ShouldBe(text);
    }

    [Fact]
    public async Task A_date_on_the_first_line_needs_no_bar()
    {
        var preview = await _command.RunAsync(_nadia.Types("demain 8h30\nViens\nvite"), Stop);

        preview!.Message.Blocks[^1].PlainText.ShouldBe("Viens\nvite");
    }

    [Fact]
    public async Task A_long_text_without_a_date_is_kept_while_the_date_is_asked_for()
    {
        var text = "Camarades, le rendez-vous est à 7 h devant la gare, comme l'an dernier.";
        (await _command.RunAsync(_nadia.Types(text), Stop))!.Message.PlainText.ShouldContain("Ton texte est gardé");

        (await Continue(_nadia.Types("demain 8h")))!.Message.Blocks[^1].PlainText.ShouldBe(text);
    }

    [Fact]
    public async Task What_is_confirmed_after_its_time_is_asked_for_again()
    {
        var preview = await _command.RunAsync(_nadia.Types("dans 20 min | Bonjour"), Stop);
        _people.Store.CalendarTime.Advance(TimeSpan.FromMinutes(21));

        var refused = await _command.PressAsync(_nadia.Presses(), Confirm(preview!), Stop);
        var asked = await Continue(_nadia.Types("dans 20 min"));
        var confirmed = await _command.PressAsync(_nadia.Presses(), Confirm(asked!), Stop);

        refused!.Message.PlainText.ShouldContain("c'est déjà passé");
        confirmed!.Message.PlainText.ShouldStartWith("C'est planifié");
    }

    [Fact]
    public async Task What_is_cancelled_is_gone()
    {
        var preview = await _command.RunAsync(_nadia.Types("demain 8h | Bonjour"), Stop);

        (await _command.PressAsync(_nadia.Presses(), ActionOf(preview!, "Abandonner"), Stop))!.Message.PlainText.ShouldBe("C'est annulé : rien ne partira.");
        (await _command.PressAsync(_nadia.Presses(), Confirm(preview!), Stop))!.Message.PlainText.ShouldContain("annulé");
        (await Planned()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_persons_draft_cannot_be_confirmed()
    {
        await _people.Admin(TemporaryPeople.Karim, TemporaryPeople.KarimPrivate);
        var karim = new TestChat(TemporaryPeople.Karim, TemporaryPeople.KarimPrivate, await _people.RightsOf(TemporaryPeople.Karim));
        var preview = await _command.RunAsync(_nadia.Types("demain 8h | Bonjour"), Stop);

        (await _command.PressAsync(karim.Presses(), Confirm(preview!), Stop))!.Message.PlainText.ShouldContain("n'existe plus");
    }

    [Fact]
    public async Task A_draft_of_another_event_is_not_planned_into_this_one()
    {
        var preview = await _command.RunAsync(_nadia.Types("demain 8h | Bonjour"), Stop);
        Build(TestPacks.Pack("congres-2026"));

        (await _command.PressAsync(_nadia.Presses(), Confirm(preview!), Stop))!.Message.PlainText.ShouldContain("un autre événement");
    }

    [Theory]
    [InlineData("29/03 2h30", "n'existe pas (passage à l'heure d'été)", "Dimanche 29 mars 2026 à 3 h (UTC+2)")]
    [InlineData("25/10 2h30", "existe deux fois (passage à l'heure d'hiver)", "Dimanche 25 octobre 2026 à 2 h 30 (UTC+2)")]
    [InlineData("29/03 9h", "Cette nuit-là, l'heure change.", "Dimanche 29 mars 2026 à 9 h (UTC+2)")]
    public async Task The_nights_of_clock_changes_are_warned_about(string when, string warning, string echo)
    {
        var pack = TestPacks.With();
        Build(pack with { Event = pack.Event with { Quiet = null } }); // These hours are quiet ones.

        var preview = await _command.RunAsync(_nadia.Types($"{when} | Bonjour"), Stop);

        preview!.Message.PlainText.ShouldContain(warning);
        preview.Message.PlainText.ShouldContain(echo);
    }

    [Fact]
    public async Task The_quiet_hours_move_it_to_their_end_and_what_is_then_worthless_is_said()
    {
        var late = await _command.RunAsync(_nadia.Types("demain 22h | Bonjour"), Stop);
        var worthless = await _command.RunAsync(_nadia.Types("J-1 22h | Bonjour"), Stop);

        late!.Message.PlainText.ShouldStartWith("Vendredi 27 mars 2026 à 7 h 30 (UTC+1)");
        late.Message.PlainText.ShouldContain("c'est le calme de la nuit");
        late.Message.PlainText.ShouldNotContain("ne servira plus");
        worthless!.Message.PlainText.ShouldContain("elle partira jeudi 26 mars 2026 à 7 h 30 (UTC+1)");
        worthless.Message.PlainText.ShouldContain("elle ne servira plus à rien");
    }

    [Fact]
    public async Task A_recurring_one_is_planned_from_chat_and_its_next_date_is_told()
    {
        var preview = await _command.RunAsync(_nadia.Types("chaque jour 12h jusqu'à J | À demain"), Stop);
        await _command.PressAsync(_nadia.Presses(), Confirm(preview!), Stop);

        preview!.Message.PlainText.ShouldContain("Règle : chaque jour à 12 h jusqu'à J à 23 h 59");
        (await Planned()).Select(o => o.Name).ShouldBe(["20260325", "20260326"]);
    }

    [Fact]
    public async Task Two_within_ten_minutes_are_warned_about()
    {
        var first = await _command.RunAsync(_nadia.Types("demain 8h | Premier"), Stop);
        await _command.PressAsync(_nadia.Presses(), Confirm(first!), Stop);

        (await _command.RunAsync(_nadia.Types("demain 8h09 | Second"), Stop))!.Message.PlainText.ShouldContain("« Premier » part à moins de 10 minutes de là");
        (await _command.RunAsync(_nadia.Types("demain 8h10 | Second"), Stop))!.Message.PlainText.ShouldNotContain("moins de 10 minutes");
    }

    [Fact]
    public async Task A_draft_that_was_left_and_outlived_a_restart_goes_on_by_its_buttons()
    {
        var asked = await _command.RunAsync(_nadia.Types("vendredi 26/03 8h | Viens"), Stop);
        asked!.Message.PlainText.ShouldContain("Le 26 mars 2026 est un jeudi, pas un vendredi. Ton texte est gardé");
        Build(_packs.Current); // A restart: the dialogue is forgotten, the draft is not.

        await Press(asked, "Écrire une date");
        var preview = await Continue(_nadia.Types("jeudi 8h30"));
        await Press(preview!, "Changer l'heure");
        var later = await Continue(_nadia.Types("jeudi 9h"));
        await Press(later!, "Confirmer");
        var again = await Press(preview!, "Confirmer");

        again!.Message.PlainText.ShouldBe("C'est déjà planifié ; rien n'est fait deux fois.");
        var planned = (await Planned()).ShouldHaveSingleItem();
        (planned.DueAt, planned.Message.PlainText).ShouldBe((TestPacks.March("26 9:00"), "Viens"));
    }

    [Fact]
    public async Task The_quiet_hours_are_overridden_by_a_button_and_kept_again_by_another()
    {
        var moved = await _command.RunAsync(_nadia.Types("demain 22h | Bonjour"), Stop);

        var atNight = await Press(moved!, "Envoyer quand même");
        var kept = await Press(atNight!, "Respecter le calme");
        var confirmed = await Press((await Press(kept!, "Envoyer quand même"))!, "Confirmer");

        atNight!.ReplacesSource.ShouldBeTrue();
        atNight.Message.PlainText.ShouldStartWith("Jeudi 26 mars 2026 à 22 h (UTC+1)");
        atNight.Message.PlainText.ShouldContain("pendant le calme de la nuit, parce que tu l'as demandé");
        kept!.Message.PlainText.ShouldStartWith("Vendredi 27 mars 2026 à 7 h 30 (UTC+1)");
        confirmed!.Message.PlainText.ShouldStartWith("C'est planifié : jeudi 26 mars 2026 à 22 h");
        var planned = (await Planned()).ShouldHaveSingleItem();
        (planned.DueAt, planned.Form.Night).ShouldBe((TestPacks.March("26 22:00"), true));
    }

    [Fact]
    public async Task A_group_of_places_is_chosen_by_buttons_and_said_in_the_preview()
    {
        await _people.Store.Write(t => _people.Subscriptions.SetGroups(t, TemporaryPeople.Group, ["lyon"]));
        var preview = await _command.RunAsync(_nadia.Types("demain 9h | Bonjour"), Stop);

        var aimed = await Press((await Press(preview!, "Changer les lieux"))!, "lyon : 1 lieu sur Telegram");
        aimed!.Message.PlainText.ShouldContain("Elle ira vers 1 lieu sur Telegram (groupe « lyon »).");
        await Press(aimed, "Confirmer");

        (await Planned()).ShouldHaveSingleItem().Form.To.ShouldBe(["lyon"]);
    }

    [Fact]
    public async Task A_form_without_a_date_keeps_its_text()
    {
        var asked = await _command.RunAsync(_nadia.Types("  | Bonjour"), Stop);

        asked!.Message.PlainText.ShouldContain("Ton texte est gardé");
        (await Continue(_nadia.Types("demain 9h")))!.Message.Blocks[^1].PlainText.ShouldBe("Bonjour");
    }

    [Fact]
    public async Task A_fixed_date_is_warned_about_where_the_assembly_has_moved_and_one_that_follows_is_not()
    {
        Build(TestPacks.With(), moved: true);

        (await _command.RunAsync(_nadia.Types("demain 9h | Bonjour"), Stop))!.Message.PlainText.ShouldContain("une date fixe ne suit pas");
        (await _command.RunAsync(_nadia.Types("15 min avant le débat | Bonjour"), Stop))!.Message.PlainText.ShouldNotContain("une date fixe ne suit pas");
    }

    private Task<Reply?> Press(Reply reply, string label) => _command.PressAsync(_nadia.Presses(), ActionOf(reply, label), Stop);

    private static string Confirm(Reply preview) => ActionOf(preview, "Confirmer");

    private static string ActionOf(Reply reply, string label) =>
        reply.Message.Rows.SelectMany(r => r).OfType<Button.Press>().Single(b => string.Equals(b.Label, label, StringComparison.Ordinal)).Action["annoncer:".Length..];

    private Task<Reply?> Continue(CommandContext context) => _command.ContinueAsync(context, _dialogues.Find(context.Incoming)!.Step, Stop);

    private Task<List<Occurrence>> Planned() => _people.Store.Database.ReadAsync(c => AnnouncementStore.Planned(c, "assises-2026"), Stop);

    private void Build(ContentPack pack, bool keepDialogues = false, bool moved = false)
    {
        var calendar = _people.Store.Calendar;
        _packs = new PackStore(pack);
        _dialogues = keepDialogues ? _dialogues : new Dialogues(calendar);
        var agenda = new AgendaService(_packs);
        if (moved)
        {
            var debate = agenda.Current.Items.First(i => i.Title.Contains("Sophie Binet", StringComparison.Ordinal));
            var said = ItemStand.Of(debate);
            var move = new ItemMove(said, said with { Start = said.Start!.Value.AddMinutes(20) });
            agenda.State = AgendaState.None with { EventId = pack.Event.Id, Moves = new Dictionary<string, ItemMove>(StringComparer.Ordinal) { [debate.Id] = move } };
        }

        var dates = new WhenReader(_packs, agenda, calendar);
        var outbox = new OutboxQueue(_people.People, new OutboxBell(), [new MutePlatform(Platform.Telegram)]);
        var approvals = new Approvals(outbox, _packs, Options.Create(new AnnouncementsOptions()));
        var views = new AnnounceViews(_people.Store.Database, _packs, agenda, dates, _people.Subscriptions, new PostPreview([new MutePlatform(Platform.Telegram)], _people.Subscriptions), approvals, calendar);
        var desk = new AnnounceDesk(_people.Store.Database, _packs, agenda, dates, views, new PlanEdits(agenda, approvals, _bell, calendar), calendar);
        _command = new AnnounceCommand(desk, dates, _dialogues);
    }
}
