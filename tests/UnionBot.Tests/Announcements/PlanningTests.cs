using Dapper;
using Microsoft.Extensions.Time.Testing;
using UnionBot.Announcements;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Tests.People;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

/// <summary><c>/planning</c> on a real database: what is shown, and what can be done with it.</summary>
public sealed class PlanningTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unionbot-test-").FullName;

    /// <summary>Thursday 19 March 2026, 17:00 in Paris.</summary>
    private readonly FakeTimeProvider _clock = new(TestPacks.March("19 17:00"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_list_shows_what_is_still_to_come_the_next_first_with_a_button_for_each()
    {
        await using var bench = await Open(("debat", "item afternoon-debate -15min"), ("j-7", "J-7 18:00"), ("lundi", "every monday 18:00 until J-1"), ("past", "J-8 9:00"));
        var nadia = await Nadia(bench);

        await nadia.Types("/planning");

        nadia.Said.Split('\n').ShouldBe(
        [
            "Ce qui est planifié",
            "1. Jeudi 19 mars à 18 h · « Texte de j-7 »",
            "2. Lundi 23 mars à 18 h (se répète) · « Texte de lundi »",
            "3. Jeudi 26 mars à 13 h 45 · « Texte de debat »",
            PlanningFrench.Choose,
        ]);
        nadia.Labels.ShouldBe(["1", "2", "3", "La prochaine", "Par jour"]);
        (await nadia.Presses("La prochaine")).ShouldStartWith("Jeudi 19 mars 2026 à 18 h (UTC+1), dans 1 heure\nRègle : J-7 à 18 h.\nVers 2 lieux (1 sur Telegram, 1 sur Discord). Du fichier.\nAnnonce n° …\nTexte de j-7");
    }

    [Fact]
    public async Task A_cancelled_announcement_is_asked_about_first_and_does_not_go_out()
    {
        await using var bench = await Open(("j-7", "J-7 18:00"));
        var nadia = await Nadia(bench);
        await nadia.Types("/planning 1");

        (await nadia.Presses("Annuler")).ShouldStartWith("Annuler cette annonce ? Elle ne partira pas.");
        (await bench.States()).ShouldBe(["j-7 Planned"]);
        var sure = nadia.Button("Oui, annuler");
        (await nadia.PressesRepeated("Oui, annuler")).ShouldBeNull();
        nadia.Said.ShouldStartWith("C'est annulé : elle ne partira pas.");
        (await nadia.Presses(sure)).ShouldStartWith("Elle est déjà annulée. Rien n'est fait deux fois.");

        _clock.AdjustTime(TestPacks.March("19 18:00"));
        await bench.Reconciler.RunAsync(Stop);
        (await bench.States()).ShouldBe(["j-7 Cancelled"]);
        (await bench.Published()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancellation_can_be_taken_back_while_its_hour_is_ahead()
    {
        await using var bench = await Open(("j-7", "J-7 18:00"));
        var nadia = await Nadia(bench);
        await nadia.Types("/planning 1");
        await nadia.Presses("Annuler");
        await nadia.Presses("Oui, annuler");

        var restore = nadia.Button("Rétablir");
        (await nadia.Presses(restore)).ShouldStartWith("C'est rétabli : elle est de nouveau planifiée.");
        (await nadia.Presses(restore)).ShouldStartWith("Elle est déjà rétablie.");

        _clock.AdjustTime(TestPacks.March("19 18:00"));
        await bench.Reconciler.RunAsync(Stop);
        (await bench.States()).ShouldBe(["j-7 Sent"]);
    }

    [Fact]
    public async Task The_plan_can_be_seen_day_by_day_and_for_a_day_that_is_typed()
    {
        await using var bench = await Open(("debat", "item afternoon-debate -15min"), ("h-1", "start -1h"), ("j-1", "J-1 18:00"));
        var nadia = await Nadia(bench);

        (await nadia.Types("/planning jours")).ShouldBe("Le plan, jour par jour\nMercredi 25 mars : 1 annonce\nJeudi 26 mars : 2 annonces");
        (await nadia.Presses("jeudi 26 mars")).ShouldBe("Jeudi 26 mars 2026\n1. 8 h · « Texte de h-1 »\n2. 13 h 45 · « Texte de debat »");
        (await nadia.Types("/planning J-1")).ShouldBe("Mercredi 25 mars 2026\n1. 18 h · « Texte de j-1 »");
        (await nadia.Types("/planning demain")).ShouldBe("Vendredi 20 mars 2026\nRien n'est planifié ce jour-là.");
        (await nadia.Types("/planning n'importe quoi")).ShouldStartWith("Je n'ai pas compris.");
        (await nadia.Types("/planning 3")).ShouldContain("Texte de debat");
    }

    [Fact]
    public async Task An_empty_plan_says_how_to_fill_it()
    {
        await using var bench = await Open();
        var nadia = await Nadia(bench);

        (await nadia.Types("/planning")).ShouldBe("Rien n'est planifié. /campagne te propose une série d'annonces, /annoncer en planifie une.");
    }

    [Fact]
    public async Task A_long_plan_is_turned_page_by_page()
    {
        await using var bench = await Open([.. Enumerable.Range(1, 18).Select(i => ($"a{i}", $"J-1 {i}:00"))]);
        var nadia = await Nadia(bench);

        (await nadia.Types("/planning")).ShouldContain("Annonces 1 à 8 sur 18.");
        (await nadia.Presses("▶")).ShouldContain("Annonces 9 à 16 sur 18.");
        (await nadia.Presses("▶")).ShouldContain("Annonces 17 à 18 sur 18.");
        nadia.Labels.ShouldBe(["17", "18", "◀", "La prochaine", "Par jour"]);
    }

    [Fact]
    public async Task A_paused_announcement_stays_silent_past_its_hour_and_then_wants_another_hour()
    {
        await using var bench = await Open(("j-7", "J-7 18:00"));
        var nadia = await Nadia(bench);
        await nadia.Types("/planning 1");
        (await nadia.Presses("Suspendre")).ShouldStartWith("C'est en pause");
        var resume = nadia.Button("Reprendre");

        _clock.AdjustTime(TestPacks.March("19 18:30"));
        await bench.Reconciler.RunAsync(Stop);
        (await bench.Published()).ShouldBeEmpty();
        (await bench.Scheduler.ArmedAsync(Stop)).ShouldBeEmpty();
        (await bench.Notices()).ShouldBeEmpty("what an admin paused is not missed");
        (await nadia.Presses(resume)).ShouldStartWith("Son heure est passée pendant la pause.");

        await nadia.Presses("L'heure");
        await nadia.Types("demain 9h");
        (await nadia.Presses("Enregistrer")).ShouldContain("En pause. Son heure : vendredi 20 mars 2026 à 9 h (UTC+1).");
        (await nadia.Presses("Reprendre")).ShouldStartWith("C'est repris");
        _clock.AdjustTime(TestPacks.March("20 9:00"));
        await bench.Reconciler.RunAsync(Stop);
        (await bench.Published()).ShouldHaveSingleItem().PlainText.ShouldBe("Annonce n° 1\nTexte de j-7");
    }

    [Fact]
    public async Task What_a_paused_series_was_due_for_is_passed_and_the_next_goes_out()
    {
        await using var bench = await Open(("jour", "every day 18:00 until J-1"));
        var nadia = await Nadia(bench);
        await nadia.Types("/planning 1");
        await nadia.Presses("Suspendre");
        _clock.AdjustTime(TestPacks.March("21 19:00"));
        await bench.Reconciler.RunAsync(Stop);

        await nadia.Types("/planning 1");
        await nadia.Presses("Reprendre");
        await bench.Reconciler.RunAsync(Stop);
        (await bench.Published()).ShouldBeEmpty();
        (await bench.Notices()).ShouldBeEmpty();

        _clock.AdjustTime(TestPacks.March("22 18:00"));
        await bench.Reconciler.RunAsync(Stop);
        (await bench.Published()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Sent_now_it_goes_out_once_with_a_report_to_who_pressed_and_never_again_at_its_hour()
    {
        await using var bench = await Open(("j-1", "J-1 18:00"));
        var nadia = await Nadia(bench);
        await nadia.Types("/planning 1");

        (await nadia.Presses("Envoyer maintenant")).ShouldStartWith("L'envoyer maintenant vers 2 lieux (1 sur Telegram, 1 sur Discord) ? Elle ne partira pas une seconde fois à son heure.");
        (await bench.Published()).ShouldBeEmpty();
        var sure = nadia.Button("Oui, envoyer maintenant");
        (await nadia.PressesRepeated("Oui, envoyer maintenant")).ShouldBeNull();
        nadia.Said.ShouldStartWith("Annonce n° 1 : elle part maintenant vers 2 lieux");
        (await nadia.Presses(sure)).ShouldStartWith("Elle est déjà partie : annonce n° 1. Rien n'est fait deux fois.");

        _clock.AdjustTime(TestPacks.March("25 18:00"));
        await bench.Reconciler.RunAsync(Stop);
        (await bench.Published()).ShouldHaveSingleItem().PlainText.ShouldBe("Annonce n° 1\nTexte de j-1");
        (await bench.Deliveries()).ShouldBe(2);
        (await bench.Database.ReadAsync(c => c.ExecuteScalar<long>("SELECT count(*) FROM item WHERE author_id IS NOT NULL"), Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task At_night_sending_now_says_that_phones_will_ring()
    {
        await using var bench = await Open(("j-1", "J-1 18:00"));
        _clock.AdjustTime(TestPacks.March("19 22:40"));
        var nadia = await Nadia(bench);
        await nadia.Types("/planning 1");

        (await nadia.Presses("Envoyer maintenant")).ShouldContain("C'est le calme de la nuit");
        await nadia.Presses("Oui, envoyer maintenant");

        (await bench.Published()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_test_is_the_exact_post_in_the_admins_chat_alone()
    {
        await using var bench = await Open(("j-1", "J-1 18:00"));
        var nadia = await Nadia(bench);
        await nadia.Types("/planning 1");

        (await nadia.Presses("M'envoyer un test")).ShouldBe(PlanningFrench.TestSent);

        (await bench.Notices()).ShouldBe(["Annonce n° …\nTexte de j-1"]);
        (await bench.Deliveries()).ShouldBe(0);
    }

    [Fact]
    public async Task An_old_button_finds_the_announcement_as_it_is_now_and_does_nothing()
    {
        await using var bench = await Open(("j-1", "J-1 18:00"));
        var (nadia, again) = (await Nadia(bench), await Nadia(bench, updates: 500));
        await nadia.Types("/planning 1");
        await nadia.Presses("Annuler");
        await again.Types("/planning 1");
        await again.Presses("Le texte");
        await again.Types("Un autre texte");
        await again.Presses("Enregistrer");

        (await nadia.Presses("Oui, annuler")).ShouldStartWith("Elle a changé entre-temps");

        nadia.Said.ShouldContain("Un autre texte");
        (await bench.States()).ShouldBe(["j-1 Planned"]);
    }

    [Fact]
    public async Task The_buttons_of_another_event_find_nothing()
    {
        Button.Press old;
        await using (var bench = await Open(("j-1", "J-1 18:00")))
        {
            var nadia = await Nadia(bench);
            await nadia.Types("/planning 1");
            old = nadia.Button("Suspendre");
        }

        await using var next = await new PlanBench(_folder, TestPacks.Pack("fete-2026", ("j-1", "J-1 18:00")), new MachineCalendar(_clock)).StartAsync();
        (await (await Nadia(next, updates: 500)).Presses(old)).ShouldBe("Cette annonce n'est plus dans le plan.");
        (await next.StatesOf("assises-2026")).ShouldBe(["j-1 Passed"]);
    }

    private Task<PlanBench> Open(params (string Id, string When)[] announcements) => Open(TestPacks.With(announcements));

    private async Task<PlanBench> Open(ContentPack pack) =>
        await (await new PlanBench(_folder, pack, new MachineCalendar(_clock)).WithPeopleAsync()).StartAsync();

    private static async Task<AdminChat> Nadia(PlanBench bench, int updates = 0) =>
        new(bench, new TestChat(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate, await bench.People.RightsOfAsync(TemporaryPeople.Nadia, Stop), updates), bench.Planning);
}
