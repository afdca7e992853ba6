using Microsoft.Extensions.Time.Testing;
using UnionBot.Announcements;
using UnionBot.Content;
using UnionBot.Tests.People;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

/// <summary><c>/campagne</c>: from nothing to a planned set.</summary>
public sealed class CampaignTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unionbot-test-").FullName;

    /// <summary>Thursday 12 March 2026, 12:00 in Paris.</summary>
    private readonly FakeTimeProvider _clock = new(TestPacks.March("12 12:00"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task For_an_event_without_one_it_proposes_a_campaign_on_its_anchors()
    {
        await using var bench = await Open(TestPacks.With());
        var nadia = await Nadia(bench);

        await nadia.Types("/campagne");

        nadia.Said.Split('\n').ShouldBe(
        [
            "Une campagne pour « Assises » : 6 annonces",
            "1. ✔ Jeudi 19 mars à 18 h · « Assises, dans une semaine »",
            "2. ✏ Lundi 23 mars à 18 h · « Infos pratiques » — à compléter, sinon elle ne sera pas planifiée",
            "3. ✔ Mercredi 25 mars à 18 h · « C'est demain : Assises »",
            "4. ✔ Jeudi 26 mars à 9 h · « Ça commence »",
            "5. ✔ Jeudi 26 mars à 13 h 45 · « C'est prévu dans un quart d'heure »",
            "6. ✔ Vendredi 27 mars à 9 h · « C'était hier : Assises »",
            "Vers 2 lieux (1 sur Telegram, 1 sur Discord). Elles sont accrochées au programme : s'il change, elles suivent.",
            CampaignFrench.How,
        ]);
        nadia.Labels.ShouldBe(["1", "2", "3", "4", "5", "6", "Planifier les 5", "Tout abandonner"]);
        (await bench.States()).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_is_planned_at_once_and_once_but_what_is_still_to_be_written()
    {
        await using var bench = await Open(TestPacks.With());
        var nadia = await Nadia(bench);
        await nadia.Types("/campagne");
        var plan = nadia.Button("Planifier les 5");

        (await nadia.PressesRepeated("Planifier les 5")).ShouldBeNull();
        nadia.Said.ShouldStartWith("C'est planifié : 5 annonces.");
        nadia.Said.ShouldContain("« Infos pratiques » n'est pas planifiée : il manque son texte");
        (await nadia.Presses(plan)).ShouldBe("C'est déjà planifié ; rien n'est fait deux fois. /planning montre le plan.");

        await bench.Reconciler.RunAsync(Stop);
        (await bench.Scheduler.ArmedAsync(Stop)).Count.ShouldBe(5);
        _clock.AdjustTime(TestPacks.March("19 18:00"));
        await bench.Reconciler.RunAsync(Stop);
        (await bench.Published()).ShouldHaveSingleItem().PlainText.ShouldBe(
            "Annonce n° 1\nAssises, dans une semaine\nJeudi 26 mars 2026.\nLe programme, les horaires, le reste : pose-moi ta question.");
    }

    [Fact]
    public async Task Each_can_be_written_moved_or_put_aside_before_and_two_mistakes_cost_nothing()
    {
        await using var bench = await Open(TestPacks.With());
        var nadia = await Nadia(bench);
        await nadia.Types("/campagne");

        (await nadia.Presses("2")).ShouldContain("Il manque ton texte");
        await nadia.Presses("Le texte");
        (await nadia.Types("Départ à 6 h devant la Bourse du travail.")).ShouldEndWith("Départ à 6 h devant la Bourse du travail.");
        await nadia.Presses("L'heure");
        (await nadia.Types("J-deux 18h")).ShouldStartWith("Je n'ai pas su lire cette date. Ton texte est gardé");
        (await nadia.Types("J-2 18h")).ShouldStartWith("2. Mardi 24 mars 2026 à 18 h (UTC+1)");
        await nadia.Presses("Toute la série");
        await nadia.Presses("1");
        (await nadia.Presses("Écarter")).ShouldContain("Écartée : elle ne sera pas planifiée.");
        (await nadia.Presses("Reprendre")).ShouldNotContain("Écartée");
        await nadia.Presses("Toute la série");
        await nadia.Presses("6");
        await nadia.Presses("Écarter");
        (await nadia.Presses("Toute la série")).ShouldContain("6. – Vendredi 27 mars à 9 h · « C'était hier : Assises » — écartée");

        (await nadia.Presses("Planifier les 5")).ShouldStartWith("C'est planifié : 5 annonces.");

        (await nadia.Presses("Voir le plan")).ShouldContain("2. Mardi 24 mars à 18 h · « Départ à 6 h devant la Bourse du travail. »");
        (await bench.States()).Length.ShouldBe(5);
    }

    [Fact]
    public async Task What_is_past_or_planned_already_is_left_out()
    {
        _clock.AdjustTime(TestPacks.March("24 20:00"));
        await using var bench = await Open(TestPacks.With(("veille", "J-1 17:30")));
        var nadia = await Nadia(bench);

        (await nadia.Types("/campagne")).ShouldContain("Je laisse de côté ce qui est passé (2) ou déjà planifié (1).");
        nadia.Labels.ShouldContain("Planifier les 3");
    }

    [Fact]
    public async Task For_a_campaign_that_is_complete_or_over_it_says_so()
    {
        await using (var complete = await Open(TestPacks.With(
            ("a", "J-7 18:00"), ("b", "J-3 18:00"), ("c", "J-1 18:00"), ("d", "start"), ("e", "item afternoon-debate -15min"), ("f", "J+1 9:00"))))
        {
            (await (await Nadia(complete)).Types("/campagne")).ShouldBe("La campagne est déjà planifiée, je n'ai rien à y ajouter. /planning la montre.");
        }

        _clock.AdjustTime(TestPacks.March("28 12:00"));
        await using var over = await new PlanBench(_folder, TestPacks.Pack("autre"), new MachineCalendar(_clock)).StartAsync();
        (await (await Nadia(over, updates: 500)).Types("/campagne")).ShouldStartWith("Il est trop tard pour une campagne");
    }

    [Fact]
    public async Task It_is_taken_up_where_it_was_left_also_after_a_restart_and_can_be_begun_anew()
    {
        await using (var bench = await Open(TestPacks.With()))
        {
            var before = await Nadia(bench);
            await before.Types("/campagne");
            await before.Presses("2");
            await before.Presses("Le texte");
            await before.Types("Départ à 6 h");
        }

        await using var later = await new PlanBench(_folder, TestPacks.With(), new MachineCalendar(_clock)).StartAsync();
        var nadia = await Nadia(later, updates: 500);
        (await nadia.Types("/campagne")).ShouldStartWith("Tu avais commencé cette série ; la voici comme tu l'as laissée.");
        nadia.Said.ShouldContain("« Départ à 6 h »");

        (await nadia.Presses("Recommencer à neuf")).ShouldContain("« Infos pratiques »");
        var plan = nadia.Button("Planifier les 5");
        (await nadia.Presses("Tout abandonner")).ShouldBe("C'est abandonné : rien n'est planifié.");
        (await nadia.Presses(plan)).ShouldBe("Cette série a été abandonnée. Recommence avec /campagne.");
        (await later.States()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_became_past_while_it_was_put_together_is_said_and_the_rest_planned()
    {
        await using var bench = await Open(TestPacks.With());
        var nadia = await Nadia(bench);
        await nadia.Types("/campagne");
        _clock.AdjustTime(TestPacks.March("19 18:30"));

        (await nadia.Presses("Planifier les 5")).ShouldStartWith("C'est planifié : 4 annonces.");

        nadia.Said.ShouldContain("« Assises, dans une semaine » n'est pas planifiée : son heure est passée.");
    }

    [Fact]
    public async Task While_no_place_is_subscribed_it_says_how_to_subscribe_one()
    {
        await using var bench = await Open(TestPacks.With());
        foreach (var place in await bench.Subscriptions.AllAsync(Stop))
        {
            await bench.Write(t => bench.Subscriptions.Unsubscribe(t, place.Address));
        }

        (await (await Nadia(bench)).Types("/campagne")).ShouldContain("⚠ Aucun lieu n'est abonné pour l'instant : /abonner dans un salon l'abonne. Elles sont accrochées au programme");
    }

    [Fact]
    public async Task The_agenda_moves_what_hangs_on_it()
    {
        var pack = TestPacks.With();
        await using (var bench = await Open(pack))
        {
            var nadia = await Nadia(bench);
            await nadia.Types("/campagne");
            await nadia.Presses("Planifier les 5");
        }

        await using var moved = await new PlanBench(_folder, pack.DebateAt(14, 20), new MachineCalendar(_clock)).StartAsync();

        (await moved.Plan.AllAsync(Stop)).Select(o => o.DueAt).ShouldContain(TestPacks.March("26 14:05"));
    }

    private async Task<PlanBench> Open(ContentPack pack) => await (await new PlanBench(_folder, pack, new MachineCalendar(_clock)).WithPeopleAsync()).StartAsync();

    private static async Task<AdminChat> Nadia(PlanBench bench, int updates = 0) => new(
        bench, new TestChat(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate, await bench.People.RightsOfAsync(TemporaryPeople.Nadia, Stop), updates), bench.Planning, bench.Campaign);
}
