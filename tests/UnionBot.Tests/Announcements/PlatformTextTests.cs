using Dapper;
using Microsoft.Extensions.Time.Testing;
using UnionBot.Announcements;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Tests.People;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

/// <summary>A platform is given words of its own from chat, while an announcement is written and when it stands in the plan.</summary>
public sealed class PlatformTextTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unionbot-test-").FullName;
    private readonly FakeTimeProvider _clock = new(TestPacks.March("19 17:00"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task One_more_text_is_asked_for_shown_and_sent_on_its_platform_alone()
    {
        await using var bench = await Open(TestPacks.With());
        var nadia = await Nadia(bench, bench.Announce);
        await nadia.Types("/annoncer demain 9h | Sur Telegram");

        (await nadia.Presses("Autre texte pour Discord")).ShouldStartWith("Envoie-moi le texte pour Discord, en entier");
        (await nadia.Types(new Block.Paragraph([new Run("Sur "), new Run("Discord", RunStyle.Bold)]))).ShouldEndWith(
            "Voici exactement ce qui partira sur Telegram :\nAnnonce n° …\nSur Telegram\nEt sur Discord :\nAnnonce n° …\nSur Discord");
        nadia.Labels.ShouldBe(["Confirmer", "Changer l'heure", "Texte pour Telegram", "Texte pour Discord", "Même texte partout", "Abandonner"]);
        await nadia.Presses("Texte pour Telegram");
        (await nadia.Types("Là-bas")).ShouldEndWith("Annonce n° …\nLà-bas\nEt sur Discord :\nAnnonce n° …\nSur Discord");
        (await nadia.Presses("Confirmer")).ShouldContain("Discord a son propre texte.");

        _clock.AdjustTime(TestPacks.March("20 9:00"));
        await bench.Reconciler.RunAsync(Stop);
        (await Published(bench)).ShouldBe(["Telegram: Annonce n° 1\nLà-bas", "Discord: Annonce n° 1\nSur Discord"]);
    }

    [Fact]
    public async Task The_same_text_everywhere_drops_it_and_leaves_the_preview_that_shows_it_standing()
    {
        await using var bench = await Open(TestPacks.With());
        var nadia = await Nadia(bench, bench.Announce);
        await nadia.Types("/annoncer demain 9h | Le premier");
        await nadia.Presses("Autre texte pour Discord");
        await nadia.Types("Le second");
        var old = nadia.Button("Confirmer");

        (await nadia.Presses("Même texte partout")).ShouldEndWith("pareil sur Telegram et sur Discord :\nAnnonce n° …\nLe premier");
        nadia.Last.ReplacesSource.ShouldBeFalse("what was typed stands in it");
        (await nadia.Presses(old)).ShouldStartWith("Ce bouton est ancien");
        await nadia.Presses("Confirmer");

        (await bench.Plan.AllAsync(Stop)).ShouldHaveSingleItem().Form.Variants.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_keeps_it_over_a_restart_and_forgets_it_once_it_is_planned()
    {
        Button.Press confirm;
        await using (var before = await Open(TestPacks.With()))
        {
            var nadia = await Nadia(before, before.Announce);
            await nadia.Types("/annoncer demain 9h | Le premier");
            await nadia.Presses("Autre texte pour Discord");
            await nadia.Types("Le second");
            confirm = nadia.Button("Confirmer");
        }

        await using var bench = await new PlanBench(_folder, TestPacks.With(), new MachineCalendar(_clock)).StartAsync();
        await (await Nadia(bench, bench.Announce, updates: 100)).Presses(confirm);

        (await bench.Plan.AllAsync(Stop)).ShouldHaveSingleItem().Form.On(Platform.Discord).PlainText.ShouldBe("Le second");
        (await bench.Database.ReadAsync(c => c.ExecuteScalar<long>("SELECT count(*) FROM announcement_draft WHERE variants IS NOT NULL"), Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task With_groups_and_quiet_hours_the_preview_still_has_no_more_rows_than_a_platform_takes()
    {
        var pack = TestPacks.With(("a", "J-1 18:00"));
        await using var bench = await Open(pack with { Announcements = [pack.Announcements[0] with { To = ["bureau"] }] });
        var nadia = await Nadia(bench, bench.Announce);
        await nadia.Types("/annoncer J-1 22h | Bonne nuit");

        nadia.Labels.ShouldBe(["Confirmer", "Envoyer quand même", "Changer l'heure", "Changer le texte", "Changer les lieux", "Autre texte pour Discord", "Abandonner"]);
        await nadia.Presses("Autre texte pour Discord");
        await nadia.Types("Dormez bien");
        nadia.Labels.ShouldBe(
            ["Confirmer", "Envoyer quand même", "Changer l'heure", "Changer les lieux", "Texte pour Telegram", "Texte pour Discord", "Même texte partout", "Abandonner"]);
    }

    [Fact]
    public async Task In_the_plan_new_words_may_be_one_platform_s_alone_and_its_buttons_and_the_photo_stay()
    {
        await using var bench = await Open(TestPacks.With(("j-1", "J-1 18:00")));
        await bench.Write(t => t.Connection.Execute(
            "UPDATE announcement SET message = @message",
            new { message = MessageJson.Write(BotMessage.Plain("Texte de j-1") with { Photos = [new Photo("key")], Rows = [[new Button.Open("Le site", new Uri("https://exemple.fr/"))]] }) }, t.Inner));
        var nadia = await Nadia(bench, bench.Planning);
        await nadia.Types("/planning 1");
        await nadia.Presses("Le texte");
        nadia.Labels.ShouldBe(["Seulement pour Telegram", "Seulement pour Discord", "Abandonner"]);

        await nadia.Presses("Seulement pour Discord");
        await nadia.Types(" ");
        nadia.Said.ShouldStartWith("Il n'y a pas de texte là-dedans.");
        (await nadia.Types("Pour Discord")).ShouldEndWith("Annonce n° …\nTexte de j-1\nEt sur Discord :\nAnnonce n° …\nPour Discord");
        nadia.Labels.ShouldBe(["Enregistrer", "Abandonner", "Texte pour Telegram", "Texte pour Discord", "Même texte partout", "L'heure"]);
        (await nadia.Presses("Enregistrer")).ShouldContain("Et sur Discord :\nAnnonce n° …\nPour Discord");

        var form = (await bench.Plan.AllAsync(Stop)).ShouldHaveSingleItem().Form;
        var own = form.On(Platform.Discord);
        (own.PlainText, own.Photos.Count, own.Rows.Count, form.On(Platform.Telegram).PlainText).ShouldBe(("Pour Discord", 1, 1, "Texte de j-1"));

        await nadia.Presses("Le texte");
        (await nadia.Types("Pour tout le monde")).ShouldContain("Ce texte ira sur toutes les plateformes");
        await nadia.Presses("Enregistrer");
        (await bench.Plan.AllAsync(Stop)).ShouldHaveSingleItem().Form.Variants.ShouldBeEmpty();
    }

    [Fact]
    public async Task In_the_plan_the_other_platform_s_words_can_be_dropped_and_all_changes_of_one_draft_count()
    {
        await using var bench = await Open(TestPacks.With(("j-1", "J-1 18:00")));
        var nadia = await Nadia(bench, bench.Planning);
        await nadia.Types("/planning 1");
        await nadia.Presses("Le texte");
        await nadia.Types("Nouveau");
        await nadia.Presses("Autre texte pour Discord");
        (await nadia.Types("Autre")).ShouldEndWith("Nouveau\nEt sur Discord :\nAnnonce n° …\nAutre");
        await nadia.Presses("Texte pour Telegram");
        (await nadia.Types("Encore")).ShouldEndWith("Encore\nEt sur Discord :\nAnnonce n° …\nAutre");
        (await nadia.Presses("Même texte partout")).ShouldEndWith("pareil sur Telegram et sur Discord :\nAnnonce n° …\nEncore");
        await nadia.Presses("Enregistrer");

        var form = (await bench.Plan.AllAsync(Stop)).ShouldHaveSingleItem().Form;
        (form.Message.PlainText, form.Variants.Count).ShouldBe(("Encore", 0));
    }

    [Fact]
    public async Task What_is_filled_into_a_form_counts_as_typed_also_under_an_old_preview_and_takes_its_place()
    {
        await using var bench = await Open(TestPacks.With(("j-1", "J-1 18:00")));
        var nadia = await Nadia(bench, bench.Announce);
        await nadia.Types("/annoncer demain 9h | Un");
        var old = nadia.Button("Autre texte pour Discord");
        (await nadia.Fills("Changer le texte", "Deux")).ShouldEndWith("Deux");
        nadia.Last.ReplacesSource.ShouldBeTrue();
        (await nadia.Fills(old, "Trois")).ShouldEndWith("Deux\nEt sur Discord :\nAnnonce n° …\nTrois");
        bench.Announce.Spec.Forms.Keys.ShouldBe(["1", "2", "t"], ignoreOrder: true);

        var plan = await Nadia(bench, bench.Planning, updates: 500);
        await plan.Types("/planning 1");
        await plan.Presses("Le texte");
        (await plan.Fills("Seulement pour Telegram", "Quatre")).ShouldContain("Quatre\nEt sur Discord :\nAnnonce n° …\nTexte de j-1");
        plan.Last.ReplacesSource.ShouldBeTrue();
        bench.Planning.Spec.Forms.Keys.ShouldAllBe(k => plan.Button("Texte pour Discord").Action.StartsWith("planning:e", StringComparison.Ordinal) && k.StartsWith('e'));
    }

    [Fact]
    public async Task A_call_to_everybody_in_one_platform_s_words_rings_only_once_that_is_confirmed()
    {
        await using var bench = await Open(TestPacks.With());
        var nadia = await Nadia(bench, bench.Announce);
        await nadia.Types("/annoncer demain 9h | Venez");
        await nadia.Presses("Autre texte pour Discord");

        (await nadia.Types("@everyone venez")).ShouldContain("« @everyone » ne fera sonner personne");
        (await nadia.Presses(AnnounceFrench.Ring)).ShouldContain("fera sonner tout le monde");
        await nadia.Presses(AnnounceFrench.RingNobody);
        await nadia.Presses(AnnounceFrench.Ring);
        await nadia.Presses("Confirmer");

        var form = (await bench.Plan.AllAsync(Stop)).ShouldHaveSingleItem().Form;
        (EveryoneCall.Rings(form.On(Platform.Discord)), EveryoneCall.Rings(form.On(Platform.Telegram))).ShouldBe((true, false));
    }

    private static Task<List<string>> Published(PlanBench bench) => bench.Database.ReadAsync(
        c => c.Query<(long Platform, string Message)>("SELECT p.platform, p.message FROM item i JOIN payload p ON p.item_id = i.id ORDER BY p.platform")
            .Select(r => $"{(Platform)r.Platform}: {MessageJson.Read(r.Message).PlainText}").ToList(),
        Stop);

    private async Task<PlanBench> Open(ContentPack pack) => await (await new PlanBench(_folder, pack, new MachineCalendar(_clock)).StartAsync()).WithPeopleAsync();

    private static async Task<AdminChat> Nadia(PlanBench bench, ICommand command, int updates = 0) => new(
        bench, new TestChat(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate, await bench.People.RightsOfAsync(TemporaryPeople.Nadia, Stop), updates), command);
}
