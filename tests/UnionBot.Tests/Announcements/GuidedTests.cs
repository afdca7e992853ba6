using Microsoft.Extensions.Time.Testing;
using UnionBot.Announcements;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Tests.People;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

/// <summary>An announcement is written step by step, with buttons, and what an admin should know stands in its preview.</summary>
public sealed class GuidedTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unionbot-test-").FullName;

    /// <summary>Thursday 19 March 2026, 17:00 in Paris.</summary>
    private readonly FakeTimeProvider _clock = new(TestPacks.March("19 17:00"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Step_by_step_a_proposal_a_text_and_one_press_plan_it_once()
    {
        await using var bench = await Open(TestPacks.With());
        var nadia = await Nadia(bench);

        (await nadia.Types("/annoncer")).ShouldStartWith("Quand faut-il l'envoyer ?");
        nadia.Labels.ShouldBe(
        [
            "J-7 : jeudi 19 mars, 18 h", "Vendredi 20 mars, 9 h", "Vendredi 20 mars, 18 h",
            "J-1 : mercredi 25 mars, 18 h", "1 h avant le début : jeudi 26 mars, 8 h", "Écrire une date", "Abandonner",
        ]);
        (await nadia.Presses("J-1 : mercredi 25 mars, 18 h")).ShouldStartWith("Ce sera mercredi 25 mars 2026 à 18 h (UTC+1), dans 6 jours et 1 heure.");
        nadia.Last.ReplacesSource.ShouldBeTrue();
        (await nadia.Types("Viens avec ton écharpe")).ShouldBe(
            """
            Mercredi 25 mars 2026 à 18 h (UTC+1), dans 6 jours et 1 heure
            Règle : J-1 à 18 h ; si le programme change, elle suit.
            Elle ira vers 2 lieux (1 sur Telegram, 1 sur Discord). Voici exactement ce qui partira, pareil sur Telegram et sur Discord :
            Annonce n° …
            Viens avec ton écharpe
            """);
        var confirm = nadia.Button("Confirmer");
        (await nadia.PressesRepeated("Confirmer")).ShouldBeNull();
        nadia.Said.ShouldStartWith("C'est planifié : mercredi 25 mars 2026 à 18 h");
        (await nadia.Presses(confirm)).ShouldBe("C'est déjà planifié ; rien n'est fait deux fois.");

        var planned = (await bench.Plan.AllAsync(Stop)).ShouldHaveSingleItem();
        (planned.DueAt, planned.When, planned.Form.To.Count).ShouldBe((TestPacks.March("25 18:00"), TestPacks.Rule("J-1 18:00"), 0));
    }

    [Fact]
    public async Task Time_and_text_are_changed_from_the_preview_and_each_keeps_the_other()
    {
        await using var bench = await Open(TestPacks.With());
        var nadia = await Nadia(bench);
        await nadia.Types("/annoncer demain 9h | Un");

        await nadia.Presses("Changer l'heure");
        (await nadia.Types("demian 10h")).ShouldContain("Ton texte est gardé : envoie seulement la date.");
        nadia.Said.ShouldContain("Je sais lire : demain 18h30");
        (await nadia.Types("demain 10h")).ShouldStartWith("Vendredi 20 mars 2026 à 10 h (UTC+1)");
        nadia.Said.ShouldEndWith("Un");
        await nadia.Presses("Changer le texte");
        (await nadia.Types(new Block.Paragraph([new Run("Deux", RunStyle.Bold)]))).ShouldStartWith("Vendredi 20 mars 2026 à 10 h");
        await nadia.Presses("Confirmer");

        (await bench.Plan.AllAsync(Stop)).ShouldHaveSingleItem().Message.Blocks[0].Runs.ShouldBe([new Run("Deux", RunStyle.Bold)]);
    }

    [Fact]
    public async Task An_old_button_says_so_does_nothing_and_shows_what_stands()
    {
        await using var bench = await Open(TestPacks.With());
        var nadia = await Nadia(bench);
        await nadia.Types("/annoncer");
        var (early, abandon) = (nadia.Button("Vendredi 20 mars, 9 h"), nadia.Button("Abandonner"));
        await nadia.Types("demain 10h");
        await nadia.Types("Un");
        var confirm = nadia.Button("Confirmer");
        await nadia.Presses("Changer le texte");
        await nadia.Types("Deux");

        foreach (var old in (Button.Press[])[confirm, early, abandon])
        {
            (await nadia.Presses(old)).ShouldStartWith("Ce bouton est ancien : le brouillon a changé depuis");
            nadia.Said.ShouldContain("Vendredi 20 mars 2026 à 10 h");
            nadia.Said.ShouldEndWith("Deux");
        }

        (await bench.Plan.AllAsync(Stop)).ShouldBeEmpty();
        (await nadia.Presses("Abandonner")).ShouldBe("C'est annulé : rien ne partira.");
        (await nadia.Presses(early)).ShouldBe("Ce brouillon a été annulé. Recommence avec /annoncer.");
    }

    [Fact]
    public async Task Where_there_are_groups_it_is_asked_who_gets_it()
    {
        var pack = TestPacks.With(("a", "J-1 18:00"));
        pack = pack with { Announcements = [pack.Announcements[0] with { To = ["bureau"] }] };
        await using var bench = await Open(pack);
        await bench.Write(t => bench.Subscriptions.SetGroups(t, TemporaryPeople.Group, ["bureau"]));
        var nadia = await Nadia(bench);
        await nadia.Types("/annoncer");
        await nadia.Types("demain 10h");

        (await nadia.Types("Pour le bureau")).ShouldStartWith("Pour qui ?");
        nadia.Labels.ShouldBe(["Tous : 2 lieux (1 sur Telegram, 1 sur Discord)", "bureau : 1 lieu sur Telegram", "Abandonner"]);
        (await nadia.Types("trésorerie")).ShouldStartWith("Je ne connais pas ce groupe. Il y a : tous, bureau.");
        (await nadia.Presses("bureau : 1 lieu sur Telegram")).ShouldContain("Elle ira vers 1 lieu sur Telegram (groupe « bureau »).");
        await nadia.Presses("Changer les lieux");
        (await nadia.Types("Tous")).ShouldContain("Elle ira vers 2 lieux");
        await nadia.Presses("Changer les lieux");
        await nadia.Types("Bureau");
        await nadia.Presses("Confirmer");

        (await bench.Plan.AllAsync(Stop)).Single(o => o.AnnouncementId is not "a").Form.To.ShouldBe(["bureau"]);
    }

    [Fact]
    public async Task Quiet_hours_move_it_and_one_button_sends_it_all_the_same()
    {
        await using var bench = await Open(TestPacks.With());
        var nadia = await Nadia(bench);

        (await nadia.Types("/annoncer J-1 22h | Bonne nuit")).ShouldStartWith("Jeudi 26 mars 2026 à 7 h 30 (UTC+1)");
        nadia.Said.ShouldContain("elle ne servira plus à rien : elle ne partira pas. Choisis une heure plus tôt, ou fais-la partir quand même.");
        (await nadia.Presses("Envoyer quand même")).ShouldStartWith("Mercredi 25 mars 2026 à 22 h (UTC+1)");
        nadia.Said.ShouldContain("pendant le calme de la nuit, parce que tu l'as demandé");
        nadia.Said.ShouldNotContain("ne servira plus");
        (await nadia.Presses("Respecter le calme")).ShouldStartWith("Jeudi 26 mars 2026 à 7 h 30");
        await nadia.Presses("Envoyer quand même");
        (await nadia.Presses("Confirmer")).ShouldStartWith("C'est planifié : mercredi 25 mars 2026 à 22 h");
        await bench.Reconciler.RunAsync(Stop);

        (await bench.Plan.AllAsync(Stop)).ShouldHaveSingleItem().DueAt.ShouldBe(TestPacks.March("25 22:00"));
        _clock.AdjustTime(TestPacks.March("25 22:00"));
        await bench.Reconciler.RunAsync(Stop);
        (await bench.Published()).ShouldHaveSingleItem().PlainText.ShouldBe("Annonce n° 1\nBonne nuit");
    }

    [Theory]
    [InlineData("vendredi 26/03 8h", "Le 26 mars 2026 est un jeudi, pas un vendredi.", "Jeudi 26 mars, 8 h", "26 8:00")]
    [InlineData("vendredi 26/03 8h", "Le 26 mars 2026 est un jeudi, pas un vendredi.", "Vendredi 27 mars, 8 h", "27 8:00")]
    [InlineData("aujourd'hui 8h", "c'est déjà passé.", "Vendredi 20 mars, 8 h", "20 8:00")]
    [InlineData("18/03 17h30", "c'est déjà passé.", "Jeudi 19 mars, 17 h 30", "19 17:30")]
    public async Task A_wrong_weekday_or_a_past_time_offers_what_may_have_been_meant(string typed, string said, string button, string due)
    {
        await using var bench = await Open(TestPacks.With());
        var nadia = await Nadia(bench);

        (await nadia.Types($"/annoncer {typed} | Bonjour")).ShouldContain(said);
        (await nadia.Presses(button)).ShouldEndWith("Bonjour");
        await nadia.Presses("Confirmer");

        (await bench.Plan.AllAsync(Stop)).ShouldHaveSingleItem().DueAt.ShouldBe(TestPacks.March(due));
    }

    [Fact]
    public async Task What_moved_since_the_preview_is_shown_again_before_it_is_planned()
    {
        Button.Press confirm;
        await using (var before = await Open(TestPacks.With()))
        {
            var nadia = await Nadia(before);
            (await nadia.Types("/annoncer 15 min avant le débat | On y va")).ShouldNotContain("Le programme a changé");
            confirm = nadia.Button("Confirmer");
        }

        await using var bench = await Life(TestPacks.With().DebateAt(14, 20)).StartAsync();
        var again = await Nadia(bench, updates: 100);
        (await again.Presses(confirm)).ShouldStartWith("Depuis l'aperçu, l'heure a bougé : c'était jeudi 26 mars 2026 à 13 h 45 (UTC+1).");
        again.Said.ShouldContain("Jeudi 26 mars 2026 à 14 h 05 (UTC+1)");
        again.Said.ShouldContain("Le programme a changé : « Débat avec Sophie Binet » commence maintenant jeudi 26 mars 2026 à 14 h 20 (UTC+1).");
        (await bench.Plan.AllAsync(Stop)).ShouldBeEmpty();

        await again.Presses("Confirmer");
        (await bench.Plan.AllAsync(Stop)).ShouldHaveSingleItem().DueAt.ShouldBe(TestPacks.March("26 14:05"));
    }

    [Fact]
    public async Task When_the_assembly_has_moved_each_preview_says_so()
    {
        await using (await Open(TestPacks.With()))
        {
        }

        await using var bench = await Life(TestPacks.With().On(new DateOnly(2026, 4, 2))).StartAsync();
        var nadia = await Nadia(bench, updates: 100);

        (await nadia.Types("/annoncer 26/03 7h45 | C'est aujourd'hui")).ShouldContain("« Début des travaux » commence maintenant jeudi 2 avril 2026 à 9 h (UTC+2).");
        _clock.Advance(TimeSpan.FromDays(8));
        (await nadia.Types("/annoncer 31/03 8h | Bientôt")).ShouldNotContain("commence maintenant");
    }

    [Fact]
    public async Task Each_date_of_what_recurs_is_held_against_the_plan()
    {
        await using var bench = await Open(TestPacks.With(("j-1", "J-1 18:00")));
        var nadia = await Nadia(bench);

        (await nadia.Types("/annoncer chaque jour 18h05 jusqu'à J | Bientôt")).ShouldContain("« Texte de j-1 » part à moins de 10 minutes de là, mercredi 25 mars 2026 à 18 h");
        (await nadia.Types("/annoncer chaque jour 18h10 jusqu'à J | Bientôt")).ShouldNotContain("moins de 10 minutes");
    }

    [Fact]
    public async Task A_text_sent_where_a_date_was_asked_for_is_kept_and_never_replaces_another()
    {
        await using var bench = await Open(TestPacks.With());
        var nadia = await Nadia(bench);
        await nadia.Types("/annoncer");

        (await nadia.Types("Camarades, le rendez-vous est à 7 h devant la gare, comme l'an dernier.")).ShouldContain("Ton texte est gardé");
        (await nadia.Types("Et n'oubliez pas vos écharpes, il fera froid sur le quai.")).ShouldContain("Ton texte est gardé");
        (await nadia.Types("demain 10h")).ShouldEndWith("Camarades, le rendez-vous est à 7 h devant la gare, comme l'an dernier.");
    }

    [Fact]
    public async Task A_draft_that_was_left_can_be_taken_up_again_after_a_restart()
    {
        await using (var before = await Open(TestPacks.With()))
        {
            await (await Nadia(before)).Types("/annoncer demian 8h | Le long texte");
        }

        await using var bench = await Life(TestPacks.With()).StartAsync();
        var nadia = await Nadia(bench, updates: 100);
        await nadia.Types("/annoncer");
        (await nadia.Presses("Reprendre mon brouillon")).ShouldStartWith("Quand faut-il l'envoyer ?");

        (await nadia.Types("demain 8h")).ShouldEndWith("Le long texte");
    }

    private async Task<PlanBench> Open(ContentPack pack) => await (await Life(pack).StartAsync()).WithPeopleAsync();

    private static async Task<AdminChat> Nadia(PlanBench bench, int updates = 0) => new(
        bench, new TestChat(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate, await bench.People.RightsOfAsync(TemporaryPeople.Nadia, Stop), updates), bench.Announce);

    private PlanBench Life(ContentPack pack) => new(_folder, pack, new MachineCalendar(_clock));
}
