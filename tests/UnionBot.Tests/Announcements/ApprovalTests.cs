using Microsoft.Extensions.Time.Testing;
using UnionBot.Announcements;
using UnionBot.Messages;

namespace UnionBot.Tests.Announcements;

/// <summary>Where the union wants a second person: nothing that one admin wrote goes out until another approved these very words.</summary>
public sealed class ApprovalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unionbot-test-").FullName;

    /// <summary>Thursday 19 March 2026, 17:00 in Paris.</summary>
    private readonly FakeTimeProvider _clock = new(TestPacks.March("19 17:00"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_others_get_the_exact_words_and_one_of_them_approves_then_it_goes_at_its_hour()
    {
        await using var bench = await Open();
        await bench.Nadia.Types("/annoncer demain 18h | Venez nombreux");
        bench.Nadia.Said.ShouldContain(ApprovalFrench.Needed);

        (await bench.Nadia.Presses("Confirmer")).ShouldContain("J'ai demandé l'accord à 2 autres admins : sans lui, elle ne partira pas.");

        (await bench.NoticesOf("Nadia")).ShouldBeEmpty();
        var asked = (await bench.NoticesOf("Karim")).ShouldHaveSingleItem();
        asked.PlainText.ShouldBe(
            "Une annonce attend ton accord\nVendredi 20 mars 2026 à 18 h (UTC+1), vers tous les lieux abonnés.\nVoici exactement ce qui partira :\nAnnonce n° …\nVenez nombreux");
        asked.Rows.SelectMany(r => r).Select(b => b.Label).ShouldBe(["J'approuve", "Je refuse", "M'envoyer un test"]);
        var (karims, leas) = (await bench.Button("Karim", "J'approuve"), await bench.Button("Léa", "Je refuse"));

        (await bench.Karim.Presses(karims)).ShouldBe("C'est approuvé. Elle partira à son heure : vendredi 20 mars 2026 à 18 h (UTC+1).");
        (await bench.Karim.Presses(karims)).ShouldStartWith("C'est déjà décidé : approuvée.");
        (await bench.Lea.Presses(leas)).ShouldStartWith("C'est déjà décidé : approuvée.");
        (await bench.NoticesOf("Nadia")).ShouldHaveSingleItem().PlainText.ShouldStartWith("Un·e autre admin a approuvé « Venez nombreux ».");
        (await bench.Nadia.Types("/planning 1")).ShouldContain("Approuvée par un·e autre admin.");

        await bench.At("20 18:00");
        (await bench.Plan.Published()).ShouldHaveSingleItem().PlainText.ShouldBe("Annonce n° 1\nVenez nombreux");
    }

    [Fact]
    public async Task Without_an_approval_it_does_not_go_and_once_approved_an_admin_may_still_send_it()
    {
        await using var bench = await Open();
        await bench.NadiaPlans("demain 18h | Venez nombreux");

        await bench.At("20 18:00");

        (await bench.Plan.Published()).ShouldBeEmpty();
        (await bench.Plan.States()).ShouldBe(["chat/1 Missed"]);
        var missed = (await bench.NoticesOf("Nadia")).ShouldHaveSingleItem();
        missed.PlainText.ShouldStartWith("Une annonce n'est pas partie : aucun·e autre admin ne l'avait approuvée à temps.");
        missed.Rows.SelectMany(r => r).Select(b => b.Label).ShouldBe(["L'accord"]);

        await bench.Karim.Presses(await bench.Button("Karim", "L'accord"));
        (await bench.Karim.Presses("J'approuve")).ShouldStartWith("C'est approuvé. Son heure est passée");
        (await bench.Plan.Published()).ShouldBeEmpty("an approval is no order");
        (await bench.Nadia.Presses(await bench.Button("Nadia", "Envoyer maintenant"))).ShouldBe("Annonce n° 1 : elle part maintenant vers 2 lieux.");
        (await bench.Karim.Presses("Envoyer maintenant")).ShouldStartWith("C'est déjà décidé");
        (await bench.Plan.Published()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_wrote_it_can_neither_approve_it_nor_send_it_by_any_button()
    {
        await using var bench = await Open();
        await bench.NadiaPlans("demain 18h | Venez nombreux");

        (await bench.Nadia.Types("/planning")).ShouldContain("« Venez nombreux » — attend un accord");
        await bench.Nadia.Types("/planning 1");
        bench.Nadia.Said.ShouldContain(ApprovalFrench.Waiting);
        (await bench.Nadia.Presses("Envoyer maintenant")).ShouldStartWith(ApprovalFrench.NotYet);
        bench.Nadia.Labels.ShouldNotContain("Oui, envoyer maintenant");
        (await bench.Nadia.Presses("L'accord")).ShouldStartWith(ApprovalFrench.Own);
        bench.Nadia.Labels.ShouldBe(["Redemander l'accord", "M'envoyer un test"]);
        (await bench.Nadia.Presses(await bench.Button("Karim", "J'approuve"))).ShouldBe(ApprovalFrench.Own);
        (await bench.Nadia.Presses(await bench.Button("Karim", "Je refuse"))).ShouldBe(ApprovalFrench.Own);
        await bench.Nadia.Types("/accord");
        await bench.Nadia.Presses("« Venez nombreux »");
        (await bench.Nadia.Presses("Redemander l'accord")).ShouldStartWith("J'ai demandé l'accord à 2 autres admins");

        await bench.At("20 18:00");
        (await bench.Plan.Published()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_asks_again_who_wrote_it_still_cannot_approve_it()
    {
        await using var bench = await Open();
        await bench.NadiaPlans("demain 18h | Venez nombreux");
        await bench.Karim.Presses(await bench.Button("Karim", "Je refuse"));
        await bench.Karim.Types("/planning 1");
        await bench.Karim.Presses("L'accord");

        (await bench.Karim.Presses("Redemander l'accord")).ShouldStartWith("J'ai demandé l'accord à 2 autres admins");

        (await bench.Nadia.Presses(await bench.Button("Léa", "J'approuve"))).ShouldBe(ApprovalFrench.Own);
        (await bench.Lea.Presses(await bench.Button("Léa", "J'approuve"))).ShouldStartWith("C'est approuvé.");
    }

    [Fact]
    public async Task Sent_now_before_the_approval_from_a_page_that_was_open_it_does_not_go_either()
    {
        await using var bench = await Open();
        await bench.NadiaPlans("demain 18h | Venez nombreux");
        await bench.Karim.Presses(await bench.Button("Karim", "J'approuve"));
        await bench.Lea.Types("/planning 1");
        await bench.Lea.Presses("Envoyer maintenant");
        var sure = bench.Lea.Button("Oui, envoyer maintenant");
        await Words(bench.Nadia, "Venez très nombreux");

        (await bench.Lea.Presses(sure)).ShouldStartWith("Elle a changé entre-temps");
        (await bench.Plan.Published()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_hour_a_pause_and_a_restart_ask_nobody_again_but_other_words_do_and_the_old_button_approves_nothing()
    {
        await using var bench = await Open();
        await bench.NadiaPlans("demain 18h | Venez nombreux");
        var old = await bench.Button("Karim", "J'approuve");
        await bench.Karim.Presses(old);

        await bench.Nadia.Types("/planning 1");
        await bench.Nadia.Presses("L'heure");
        await bench.Nadia.Types("demain 19h");
        (await bench.Nadia.Presses("Enregistrer")).ShouldNotContain("accord");
        await bench.Nadia.Presses("Suspendre");
        await bench.Nadia.Presses("Reprendre");
        await bench.RestartAsync(TestPacks.With());
        (await bench.NoticesOf("Léa")).Count.ShouldBe(1);
        (await bench.Nadia.Types("/planning 1")).ShouldContain("Approuvée");

        (await Words(bench.Nadia, "Venez très nombreux")).ShouldContain("J'ai demandé l'accord à 2 autres admins");
        var newer = await bench.Button("Léa", "J'approuve");
        (await Words(bench.Nadia, "Venez très très nombreux")).ShouldContain("J'ai demandé l'accord");
        (await bench.NoticesOf("Léa")).Count.ShouldBe(3);
        (await bench.Karim.Presses(old)).ShouldStartWith("C'est déjà décidé");
        (await bench.Lea.Presses(newer)).ShouldBe(ApprovalFrench.Replaced);

        await bench.At("20 19:00");
        (await bench.Plan.Published()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_that_are_changed_back_to_what_was_approved_ask_nobody_again()
    {
        await using var bench = await Open();
        await bench.NadiaPlans("demain 18h | Venez nombreux");
        await bench.Karim.Presses(await bench.Button("Karim", "J'approuve"));
        await Words(bench.Nadia, "Venez très nombreux");
        var newer = await bench.Button("Karim", "J'approuve");

        (await Words(bench.Nadia, "Venez nombreux")).ShouldNotContain("J'ai demandé");
        (await bench.Karim.Presses(newer)).ShouldBe(ApprovalFrench.Replaced);

        await bench.At("20 18:00");
        (await bench.Plan.Published()).ShouldHaveSingleItem().PlainText.ShouldEndWith("Venez nombreux");
    }

    [Fact]
    public async Task A_refusal_is_told_to_who_wrote_it_and_other_words_are_asked_about_again()
    {
        await using var bench = await Open();
        await bench.NadiaPlans("demain 18h | Venez nombreux");

        (await bench.Lea.Presses(await bench.Button("Léa", "Je refuse"))).ShouldStartWith("C'est refusé");

        var told = (await bench.NoticesOf("Nadia")).ShouldHaveSingleItem();
        told.PlainText.ShouldStartWith("Un·e autre admin a refusé « Venez nombreux »");
        (await bench.Karim.Presses(await bench.Button("Karim", "J'approuve"))).ShouldBe(ApprovalFrench.AlreadyRefused);
        (await bench.Nadia.Presses(await bench.Button("Nadia", "Voir l'annonce"))).ShouldContain(ApprovalFrench.WasRefused);

        (await Words(bench.Nadia, "Venez, si vous pouvez")).ShouldContain("J'ai demandé l'accord");
        (await bench.Lea.Presses(await bench.Button("Léa", "J'approuve"))).ShouldStartWith("C'est approuvé.");
        await bench.At("20 18:00");
        (await bench.Plan.Published()).ShouldHaveSingleItem().PlainText.ShouldEndWith("Venez, si vous pouvez");
    }

    [Fact]
    public async Task Where_nobody_else_can_be_reached_that_is_said_before_anything_is_lost()
    {
        await using var bench = await Open(alone: true);
        await bench.Nadia.Types("/annoncer demain 18h | Venez nombreux");

        (await bench.Nadia.Presses("Confirmer")).ShouldStartWith(ApprovalFrench.Alone);
        (await bench.Plan.States()).ShouldBeEmpty();

        await bench.JoinAsync();
        (await bench.Nadia.Presses("Confirmer")).ShouldContain("J'ai demandé l'accord à 2 autres admins");
        (await bench.Plan.States()).ShouldBe(["chat/1 Planned"]);
    }

    [Fact]
    public async Task A_change_that_nobody_else_could_approve_is_kept_as_a_draft_and_changes_nothing()
    {
        await using var bench = await Open(alone: true, announcements: ("j-1", "J-1 18:00"));

        (await Words(bench.Nadia, "Autre chose")).ShouldStartWith(ApprovalFrench.Alone);

        (await bench.Plan.Plan.AllAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Message.PlainText.ShouldBe("Texte de j-1");
        await bench.JoinAsync();
        (await bench.Nadia.Presses("Enregistrer")).ShouldStartWith("C'est enregistré. J'ai demandé l'accord");
    }

    [Fact]
    public async Task What_the_pack_says_needs_nobody_and_taking_the_file_again_ends_the_wait()
    {
        await using var bench = await Open(announcements: ("j-1", "J-1 18:00"));
        (await bench.Nadia.Types("/planning 1")).ShouldNotContain("accord");
        await Words(bench.Nadia, "La version du chat");
        var pending = await bench.Button("Karim", "J'approuve");
        await bench.RestartAsync(TestPacks.With(("j-1", "J-1 18:00")).Says("j-1", "La version du fichier"));
        var choice = (await bench.Plan.Buttons()).First(b => b.Label is "Prendre le fichier");

        await bench.Nadia.Presses(choice);

        (await bench.Karim.Presses(pending)).ShouldBe(ApprovalFrench.NotNeeded);
        await bench.At("25 18:00");
        (await bench.Plan.Published()).ShouldHaveSingleItem().PlainText.ShouldEndWith("La version du fichier");
    }

    [Fact]
    public async Task A_copy_for_another_hour_of_what_is_approved_asks_nobody_again()
    {
        await using var bench = await Open();
        await bench.NadiaPlans("demain 18h | Venez nombreux");
        await Copy("demain 20h");
        bench.Nadia.Said.ShouldContain("J'ai demandé l'accord", Case.Sensitive, "nobody approved the first yet");
        await bench.Karim.Presses(await bench.Button("Karim", "J'approuve"));
        await bench.At("20 18:00");
        (await bench.Plan.States()).ShouldBe(["chat/1 Missed", "copie/1 Planned"]);

        await Copy("demain 21h");

        bench.Nadia.Said.ShouldStartWith(PlanEditFrench.CopyKept);
        bench.Nadia.Said.ShouldContain(ApprovalFrench.WasApproved);

        async Task Copy(string when)
        {
            await bench.Nadia.Types("/planning 1");
            await bench.Nadia.Presses("Dupliquer");
            await bench.Nadia.Types(when);
            await bench.Nadia.Presses("Planifier la copie");
        }
    }

    [Fact]
    public async Task A_missed_time_of_a_series_is_not_sent_with_words_that_nobody_approved()
    {
        await using var bench = await Open(announcements: ("lundi", "every monday 18:00 until J+7"));
        await bench.At("24 19:00");
        var late = await bench.Button("Léa", "Envoyer maintenant");
        await Words(bench.Nadia, "La série dit autre chose");

        (await bench.Lea.Presses(late)).ShouldBe(ApprovalFrench.NotYetMissed);
        (await bench.Plan.Published()).ShouldBeEmpty();
        await bench.Karim.Presses(await bench.Button("Karim", "J'approuve"));

        (await bench.Lea.Presses(late)).ShouldBe("Annonce n° 1 : elle part maintenant vers 2 lieux.");
        (await bench.Plan.Published()).ShouldHaveSingleItem().PlainText.ShouldEndWith("La série dit autre chose");
    }

    [Fact]
    public async Task Turned_off_nobody_is_asked_and_what_waited_goes()
    {
        await using var bench = await Open();
        await bench.NadiaPlans("demain 18h | Venez nombreux");
        var pending = await bench.Button("Karim", "J'approuve");

        await bench.RestartAsync(TestPacks.With(), second: false);

        (await bench.Karim.Presses(pending)).ShouldBe(ApprovalFrench.NotNeeded);
        (await bench.NadiaPlans("demain 20h | Et encore")).ShouldNotContain("accord");
        await bench.At("20 20:00");
        (await bench.Plan.Published()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Each_announcement_of_a_campaign_is_asked_about()
    {
        await using var bench = await Open();
        await bench.Nadia.Types("/campagne");
        var all = bench.Nadia.Labels.Single(l => l.StartsWith("Planifier", StringComparison.Ordinal));

        (await bench.Nadia.Presses(all)).ShouldContain("J'ai demandé l'accord à 2 autres admins, une par une");

        var planned = await bench.Plan.States();
        planned.Length.ShouldBeGreaterThan(1);
        (await bench.NoticesOf("Karim")).Count.ShouldBe(planned.Length);
        (await bench.Karim.Types("/accord")).Split('\n').Length.ShouldBe(planned.Length + 1);
    }

    [Fact]
    public async Task A_campaign_that_nobody_else_could_approve_is_not_planned_and_not_lost()
    {
        await using var bench = await Open(alone: true);
        await bench.Nadia.Types("/campagne");
        var all = bench.Nadia.Labels.Single(l => l.StartsWith("Planifier", StringComparison.Ordinal));

        (await bench.Nadia.Presses(all)).ShouldStartWith(ApprovalFrench.Alone);
        (await bench.Plan.States()).ShouldBeEmpty();

        await bench.JoinAsync();
        (await bench.Nadia.Presses(all)).ShouldContain("J'ai demandé l'accord");
    }

    [Fact]
    public async Task A_cancelled_announcement_can_no_longer_be_approved()
    {
        await using var bench = await Open();
        await bench.NadiaPlans("demain 18h | Venez nombreux");
        await bench.Nadia.Types("/planning 1");
        await bench.Nadia.Presses("Annuler");
        await bench.Nadia.Presses("Oui, annuler");

        (await bench.Karim.Presses(await bench.Button("Karim", "J'approuve"))).ShouldBe(ApprovalFrench.Cancelled);
        (await bench.Karim.Types("/accord")).ShouldBe(ApprovalFrench.NothingWaits);
    }

    [Fact]
    public async Task An_update_that_comes_twice_approves_once()
    {
        await using var bench = await Open();
        await bench.NadiaPlans("demain 18h | Venez nombreux");
        await bench.Karim.Types("/accord");
        await bench.Karim.Presses("« Venez nombreux »");

        (await bench.Karim.PressesRepeated("J'approuve")).ShouldBeNull();
        bench.Karim.Said.ShouldStartWith("C'est approuvé.");
        (await bench.NoticesOf("Nadia")).ShouldHaveSingleItem();
    }

    /// <summary>Gives the first announcement of the list other words.</summary>
    private static async Task<string> Words(AdminChat admin, string words)
    {
        await admin.Types("/planning 1");
        await admin.Presses("Le texte");
        await admin.Types(words);
        return await admin.Presses("Enregistrer");
    }

    private Task<ApprovalBench> Open(bool alone = false, params (string Id, string When)[] announcements) =>
        new ApprovalBench(_folder, _clock).OpenAsync(TestPacks.With(announcements), alone: alone);
}
