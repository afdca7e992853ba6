using Dapper;
using Microsoft.Extensions.Time.Testing;
using UnionBot.Announcements;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Tests.People;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

/// <summary>What stands in the plan is changed and copied from chat.</summary>
public sealed class PlanEditTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unionbot-test-").FullName;

    /// <summary>Thursday 19 March 2026, 17:00 in Paris.</summary>
    private readonly FakeTimeProvider _clock = new(TestPacks.March("19 17:00"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task New_words_keep_their_formatting_the_photo_and_the_buttons_and_go_out_at_the_same_hour()
    {
        var pack = TestPacks.With(("j-1", "J-1 18:00"));
        await using var bench = await Open(pack);
        await bench.Write(t => Restyle(t, "j-1"));
        var nadia = await Nadia(bench);
        await nadia.Types("/planning 1");

        (await nadia.Presses("Le texte")).ShouldStartWith("Envoie-moi le nouveau texte");
        await nadia.Types(new Block.Paragraph([new Run("C'est "), new Run("demain", RunStyle.Bold)]));
        nadia.Said.ShouldStartWith("Mercredi 25 mars 2026 à 18 h (UTC+1), dans 6 jours et 1 heure\nRègle : J-1 à 18 h");
        nadia.Said.ShouldContain("Ce texte ira sur toutes les plateformes");
        nadia.Said.ShouldContain("Avec une photo et un bouton");
        nadia.Last.Message.Blocks[^1].Runs.ShouldBe([new Run("C'est "), new Run("demain", RunStyle.Bold)]);
        (await nadia.PressesRepeated("Enregistrer")).ShouldBeNull();
        nadia.Said.ShouldStartWith("C'est enregistré.");

        var changed = (await bench.Plan.AllAsync(Stop)).ShouldHaveSingleItem();
        changed.Message.Blocks.ShouldHaveSingleItem().PlainText.ShouldBe("C'est demain");
        (changed.Message.Photos.Count, changed.Message.Rows.Count, changed.Form.Variants.Count, changed.DueAt).ShouldBe((1, 1, 0, TestPacks.March("25 18:00")));
    }

    [Theory]
    [InlineData("demain 18h30", "20 18:30")]
    [InlineData("J-1 18h", "25 18:00")]
    [InlineData("15 min avant le débat", "26 13:45")]
    [InlineData("dans 2 h", "19 19:00")]
    public async Task Another_time_is_read_as_in_annoncer_and_armed_at_once(string typed, string due)
    {
        await using var bench = await Open(TestPacks.With(("j-3", "J-3 18:00")));
        var nadia = await Nadia(bench);
        await nadia.Types("/planning 1");
        await nadia.Presses("L'heure");

        (await nadia.Types(typed)).ShouldContain("Au lieu de : lundi 23 mars 2026 à 18 h (UTC+1).");
        await nadia.Presses("Enregistrer");

        await bench.Reconciler.RunAsync(Stop);
        (await bench.Scheduler.ArmedAsync(Stop))["j-3"].ShouldBe(TestPacks.March(due));
    }

    [Fact]
    public async Task A_time_that_cannot_be_read_or_is_past_keeps_the_words_and_lists_what_can_be_read()
    {
        await using var bench = await Open(TestPacks.With(("j-1", "J-1 18:00")));
        var nadia = await Nadia(bench);
        await nadia.Types("/planning 1");
        await nadia.Presses("Le texte");
        await nadia.Types("Venez nombreux");
        await nadia.Presses("L'heure");

        (await nadia.Types("demian 18h")).ShouldStartWith("Je n'ai pas su lire cette date. Ton texte est gardé : envoie seulement la date.\nJe sais lire : demain 18h30");
        (await nadia.Types("aujourd'hui 8h")).ShouldContain("c'est déjà passé. Ton texte est gardé");
        (await nadia.Types("demain 18h")).ShouldContain("Venez nombreux");
        await nadia.Presses("Enregistrer");

        var changed = (await bench.Plan.AllAsync(Stop)).ShouldHaveSingleItem();
        (changed.Message.PlainText, changed.DueAt).ShouldBe(("Venez nombreux", TestPacks.March("20 18:00")));
    }

    [Fact]
    public async Task A_clash_with_another_announcement_is_warned_about_but_never_with_itself()
    {
        await using var bench = await Open(TestPacks.With(("j-1", "J-1 18:00"), ("j-2", "J-2 18:00")));
        var nadia = await Nadia(bench);
        await nadia.Types("/planning 2");
        await nadia.Presses("L'heure");

        (await nadia.Types("J-1 18:05")).ShouldNotContain("⚠");
        await nadia.Presses("L'heure");
        (await nadia.Types("J-2 18:05")).ShouldContain("⚠ « Texte de j-2 » part à moins de 10 minutes de là");
    }

    [Fact]
    public async Task What_chat_changed_the_file_no_longer_overwrites_unasked()
    {
        await using (var bench = await Open(TestPacks.With(("j-1", "J-1 18:00"))))
        {
            var nadia = await Nadia(bench);
            await nadia.Types("/planning 1");
            await nadia.Presses("Le texte");
            await nadia.Types("La version du chat");
            await nadia.Presses("Enregistrer");
        }

        await using var changed = await new PlanBench(_folder, TestPacks.With(("j-1", "J-1 18:00")).Says("j-1", "La version du fichier"), new MachineCalendar(_clock)).StartAsync();

        (await changed.Plan.AllAsync(Stop)).ShouldHaveSingleItem().Message.PlainText.ShouldBe("La version du chat");
        (await changed.Buttons()).Select(b => b.Label).ShouldBe(["Prendre le fichier", "Garder"]);
        (await (await Nadia(changed, updates: 500)).Types("/planning 1")).ShouldContain("Du fichier, changée dans le chat.");
    }

    [Fact]
    public async Task A_paused_announcement_of_the_file_still_follows_the_file()
    {
        await using (var bench = await Open(TestPacks.With(("j-1", "J-1 18:00"))))
        {
            var nadia = await Nadia(bench);
            await nadia.Types("/planning 1");
            await nadia.Presses("Suspendre");
        }

        await using var changed = await new PlanBench(_folder, TestPacks.With(("j-1", "J-1 18:00")).Says("j-1", "La version du fichier"), new MachineCalendar(_clock)).StartAsync();

        var held = (await changed.Plan.AllAsync(Stop)).ShouldHaveSingleItem();
        (held.Message.PlainText, held.Held).ShouldBe(("La version du fichier", true));
        (await changed.Notices()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_admins_at_once_the_second_sees_what_the_first_made_of_it_before_it_is_kept()
    {
        await using var bench = await Open(TestPacks.With(("j-1", "J-1 18:00")));
        var (nadia, other) = (await Nadia(bench), await Nadia(bench, updates: 500));
        await nadia.Types("/planning 1");
        await nadia.Presses("Le texte");
        await nadia.Types("Le mien");
        var keep = nadia.Last;
        await other.Types("/planning 1");
        await other.Presses("L'heure");
        await other.Types("J-1 19h");
        await other.Presses("Enregistrer");

        (await nadia.Presses((Button.Press)keep.Message.Rows[0][0])).ShouldStartWith("Elle a changé entre-temps");
        nadia.Said.ShouldContain("Mercredi 25 mars 2026 à 19 h");
        nadia.Said.ShouldContain("Le mien");
        (await bench.Plan.AllAsync(Stop)).ShouldHaveSingleItem().Message.PlainText.ShouldBe("Texte de j-1");

        await nadia.Presses("Enregistrer");
        var both = (await bench.Plan.AllAsync(Stop)).ShouldHaveSingleItem();
        (both.Message.PlainText, both.DueAt).ShouldBe(("Le mien", TestPacks.March("25 19:00")));
    }

    [Fact]
    public async Task What_went_out_meanwhile_is_not_changed_and_the_words_can_become_a_new_announcement()
    {
        await using var bench = await Open(TestPacks.With(("j-7", "J-7 18:00")));
        var nadia = await Nadia(bench);
        await nadia.Types("/planning 1");
        await nadia.Presses("Le texte");
        await nadia.Types("Trop tard");
        _clock.AdjustTime(TestPacks.March("19 18:00"));
        await bench.Reconciler.RunAsync(Stop);

        (await nadia.Presses("Enregistrer")).ShouldStartWith("Elle est partie entre-temps : annonce n° 1, rien n'est enregistré. Pour la changer, il y a /corriger 1.");
        nadia.Said.ShouldContain("Trop tard");
        (await nadia.Presses("En faire une nouvelle")).ShouldContain("Ton texte est gardé : envoie seulement la date.");
        await nadia.Types("demain 9h");
        (await nadia.Presses("Planifier la copie")).ShouldStartWith("C'est planifié : c'est une annonce de plus");

        (await bench.States()).ShouldBe(["j-7 Sent", "copie/1 Planned"], ignoreOrder: true);
        (await bench.Published()).ShouldHaveSingleItem().PlainText.ShouldBe("Annonce n° 1\nTexte de j-7");
    }

    [Fact]
    public async Task A_copy_has_all_of_the_first_but_its_hour_and_is_made_once()
    {
        await using var bench = await Open(TestPacks.With(("j-1", "J-1 18:00")));
        await bench.Write(t => Restyle(t, "j-1"));
        var nadia = await Nadia(bench);
        await nadia.Types("/planning 1");

        (await nadia.Presses("Dupliquer")).ShouldStartWith("Pour quand, la copie ?\nJe sais lire :");
        await nadia.Types("J 8h");
        var keep = nadia.Button("Planifier la copie");
        await nadia.Presses(keep);
        (await nadia.Presses(keep)).ShouldBe("C'est déjà enregistré ; rien n'est fait deux fois.");

        var all = await bench.Plan.AllAsync(Stop);
        all.Select(o => (o.AnnouncementId, o.DueAt)).ShouldBe([("j-1", (DateTimeOffset?)TestPacks.March("25 18:00")), ("copie/1", TestPacks.March("26 8:00"))]);
        FormColumns.Of(all[1].Form).Key.ShouldBe(FormColumns.Of(all[0].Form with { Rule = all[1].Form.Rule }).Key);
    }

    [Fact]
    public async Task An_abandoned_change_changes_nothing_also_after_a_restart()
    {
        Button.Press keep, drop;
        await using (var bench = await Open(TestPacks.With(("j-1", "J-1 18:00"))))
        {
            var nadia = await Nadia(bench);
            await nadia.Types("/planning 1");
            await nadia.Presses("Le texte");
            await nadia.Types("Brouillon");
            (keep, drop) = (nadia.Button("Enregistrer"), nadia.Button("Abandonner"));
        }

        await using var later = await new PlanBench(_folder, TestPacks.With(("j-1", "J-1 18:00")), new MachineCalendar(_clock)).StartAsync();
        var again = await Nadia(later, updates: 500);
        (await again.Presses(drop)).ShouldBe("C'est abandonné : l'annonce reste comme elle était.");
        (await again.Presses(keep)).ShouldBe("Cette modification a été abandonnée. Recommence avec /planning.");
        (await later.Plan.AllAsync(Stop)).ShouldHaveSingleItem().Message.PlainText.ShouldBe("Texte de j-1");
    }

    [Fact]
    public async Task A_one_off_can_become_a_series()
    {
        await using var bench = await Open(TestPacks.With(("j-1", "J-1 18:00")));
        var nadia = await Nadia(bench);
        await nadia.Types("/planning 1");
        await nadia.Presses("L'heure");

        (await nadia.Types("chaque lundi 18h jusqu'à J-1")).ShouldContain("Règle : chaque lundi à 18 h");
        (await nadia.Presses("Enregistrer")).ShouldContain("Lundi 23 mars 2026 à 18 h");

        (await bench.Plan.AllAsync(Stop)).Where(o => o.State == OccurrenceState.Planned).Select(o => o.Name).ShouldBe(["20260323"]);
    }

    /// <summary>As a pack would have it: a photo, a button, and words of its own on one platform.</summary>
    private static bool Restyle(UnionBot.Storage.WriteTransaction transaction, string id)
    {
        var form = PlanBook.All(transaction.Connection, transaction.Inner, "assises-2026").Single(e => string.Equals(e.Id, id, StringComparison.Ordinal)).Form;
        var columns = FormColumns.Of(form with
        {
            Message = form.Message with { Photos = [new Photo("key")], Rows = [[new Button.Open("Le site", new Uri("https://exemple.fr/"))]] },
            Variants = new Dictionary<Platform, BotMessage> { [Platform.Discord] = BotMessage.Plain("Pour Discord") },
        });
        return transaction.Connection.Execute(
            "UPDATE announcement SET message = @Message, variants = @Variants WHERE id = @id", new { columns.Message, columns.Variants, id }, transaction.Inner) == 1;
    }

    private async Task<PlanBench> Open(ContentPack pack) => await (await new PlanBench(_folder, pack, new MachineCalendar(_clock)).WithPeopleAsync()).StartAsync();

    private static async Task<AdminChat> Nadia(PlanBench bench, int updates = 0) =>
        new(bench, new TestChat(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate, await bench.People.RightsOfAsync(TemporaryPeople.Nadia, Stop), updates), bench.Planning);
}
