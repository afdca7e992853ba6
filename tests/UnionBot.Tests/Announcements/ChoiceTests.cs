using Dapper;
using Microsoft.Extensions.Time.Testing;
using UnionBot.Announcements;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Tests.People;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

/// <summary>What only an admin can decide, and what becomes of it.</summary>
public sealed class ChoiceTests : IDisposable
{
    private const string Event = "assises-2026";

    private readonly string _folder = Directory.CreateTempSubdirectory("unionbot-test-").FullName;
    private readonly FakeTimeProvider _clock = new(TestPacks.March("19 17:00"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_missed_goes_out_once_when_an_admin_presses_however_late_it_is()
    {
        var pack = TestPacks.With(("accueil", "start -10min"));
        await using (await (await Life(pack).StartAsync()).WithPeopleAsync())
        {
        }

        _clock.AdjustTime(TestPacks.March("26 9:25"));
        await using var bench = await Life(pack).StartAsync();
        var button = (await bench.Buttons()).ShouldHaveSingleItem();
        button.Label.ShouldBe("Envoyer maintenant");

        (await bench.Press(button)).ShouldBe("Annonce n° 1 : elle part maintenant vers 2 lieux.");
        (await bench.Press(button)).ShouldStartWith("C'est déjà décidé : Envoyer maintenant.");

        (await bench.Published()).ShouldHaveSingleItem().PlainText.ShouldBe("Annonce n° 1 — en retard de 35 min\nTexte de accueil");
        (await bench.States()).ShouldBe(["accueil Sent"]);
        (await bench.Deliveries()).ShouldBe(2);
        (await bench.Database.ReadAsync(c => c.ExecuteScalar<long?>("SELECT fresh_until FROM item"), Stop)).ShouldBeNull("what a person ordered is sent however late");
    }

    [Fact]
    public async Task Where_chat_touched_an_announcement_the_file_waits_for_an_admin_and_asks_once()
    {
        await Touched("La version du chat");

        await using var changed = await Life(TestPacks.With(("h-1", "start -2h")).Says("h-1", "Autre texte")).StartAsync();
        await changed.Reconciler.RunAsync(Stop);
        (await Texts(changed)).ShouldBe(["h-1 La version du chat"]);
        (await changed.Notices()).ShouldHaveSingleItem().ShouldContain("« h-1 » a été changée dans le chat");
        (await changed.Buttons()).Select(b => b.Label).ShouldBe(["Prendre le fichier", "Garder"]);

        (await changed.Press((await changed.Buttons())[0])).ShouldContain("suit de nouveau le fichier");
        await changed.Reconciler.RunAsync(Stop);
        (await Texts(changed)).ShouldBe(["h-1 Autre texte"]);
        (await changed.Plan.AllAsync(Stop))[0].DueAt.ShouldBe(TestPacks.March("26 7:30"));
    }

    [Fact]
    public async Task Kept_as_it_is_an_announcement_is_not_asked_about_again_until_the_file_says_something_new()
    {
        await Touched("La version du chat");
        var second = TestPacks.With(("h-1", "start -1h")).Says("h-1", "Deux");
        await using (var changed = await Life(second).StartAsync())
        {
            (await changed.Press((await changed.Buttons())[1])).ShouldStartWith("C'est noté");
        }

        await using (var same = await Life(second with { Hash = second.Hash + "!" }).StartAsync())
        {
            (await same.Notices()).Count.ShouldBe(1);
            (await Texts(same)).ShouldBe(["h-1 La version du chat"]);
        }

        await using var third = await Life(TestPacks.With(("h-1", "start -1h")).Says("h-1", "Trois")).StartAsync();
        (await third.Notices()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_removal_from_the_file_is_asked_about_too()
    {
        await Touched("La version du chat");

        await using var gone = await Life(TestPacks.With()).StartAsync();
        (await gone.States()).ShouldBe(["h-1 Planned"]);
        (await gone.Notices()).ShouldHaveSingleItem().ShouldContain("ne la contient plus");

        (await gone.Press((await gone.Buttons())[0])).ShouldContain("annulée");
        (await gone.States()).ShouldBe(["h-1 Cancelled"]);
    }

    [Fact]
    public async Task When_the_day_moves_what_was_sent_is_offered_for_the_new_date_as_a_new_announcement_and_never_sent_by_itself()
    {
        var pack = TestPacks.With(("j-7", "J-7 18:00"), ("h-1", "start -1h"));
        await using (var first = await (await Life(pack).StartAsync()).WithPeopleAsync())
        {
            _clock.AdjustTime(TestPacks.March("19 18:00"));
            await first.Reconciler.RunAsync(Stop);
        }

        await using var moved = await Life(pack.On(new DateOnly(2026, 4, 2))).StartAsync();
        var inApril = CivilTime.Resolve(new DateTime(2026, 4, 2, 8, 0, 0), TestPacks.Paris).Instant;
        (await moved.Plan.AllAsync(Stop)).Single(o => o.AnnouncementId is "h-1").DueAt.ShouldBe(inApril, "what was not sent moves by itself");
        (await moved.Notices()).ShouldHaveSingleItem().ShouldContain("« Texte de j-7 » : jeudi 26 mars 2026 à 18 h (UTC+1)");
        _clock.AdjustTime(TestPacks.March("25 18:00"));
        (await moved.Press((await moved.Buttons())[0])).ShouldStartWith("C'est planifié : jeudi 26 mars 2026 à 18 h (UTC+1)");
        (await moved.Press((await moved.Buttons())[0])).ShouldStartWith("C'est déjà décidé");

        _clock.AdjustTime(TestPacks.March("26 18:00"));
        await moved.Reconciler.RunAsync(Stop);
        (await moved.Published()).Select(m => m.PlainText).ShouldBe(["Annonce n° 1\nTexte de j-7", "Annonce n° 2\nTexte de j-7"]);
        (await moved.States()).ShouldBe(["j-7 Sent", "j-7/20260402 Sent", "h-1 Planned"], ignoreOrder: true);
    }

    [Fact]
    public async Task Left_as_it_is_nothing_is_sent_for_the_new_date()
    {
        var pack = TestPacks.With(("j-7", "J-7 18:00"));
        await using (var first = await (await Life(pack).StartAsync()).WithPeopleAsync())
        {
            _clock.AdjustTime(TestPacks.March("19 18:00"));
            await first.Reconciler.RunAsync(Stop);
        }

        await using var moved = await Life(pack.On(new DateOnly(2026, 4, 2))).StartAsync();
        (await moved.Press((await moved.Buttons())[1])).ShouldStartWith("C'est noté");
        _clock.AdjustTime(TestPacks.March("26 18:00"));
        await moved.Reconciler.RunAsync(Stop);

        (await moved.Published()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_group_of_places_gets_what_is_for_it_and_each_platform_its_own_words()
    {
        var pack = TestPacks.With(("a", "2026-03-19 18:00"), ("b", "2026-03-19 18:20"));
        pack = pack with
        {
            Announcements =
            [
                pack.Announcements[0] with { To = ["bureau"] },
                pack.Announcements[1] with { Variants = new Dictionary<Platform, BotMessage> { [Platform.Telegram] = BotMessage.Plain("Pour Telegram") } },
            ],
        };
        await using var bench = await (await Life(pack).StartAsync()).WithPeopleAsync();
        await bench.Write(t => bench.Subscriptions.SetGroups(t, TemporaryPeople.Group, ["bureau"]));

        _clock.AdjustTime(TestPacks.March("19 18:20"));
        await bench.Reconciler.RunAsync(Stop);

        (await bench.Deliveries()).ShouldBe(3, "the first goes to the one place in « bureau », the second to both");
        (await bench.Published()).Select(m => m.PlainText).ShouldBe(["Annonce n° 1 — en retard de 20 min\nTexte de a", "Annonce n° 2\nPour Telegram"]);
    }

    private async Task Touched(string text)
    {
        await using var bench = await (await Life(TestPacks.With(("h-1", "start -1h"))).StartAsync()).WithPeopleAsync();
        await bench.Write(t =>
        {
            AnnouncementStore.Change(t, Event, "h-1", AnnouncementStore.Find(t, Event, "h-1", "1")!.Form with { Message = BotMessage.Plain(text) }, ApprovalStand.None);
            return true;
        });
        await bench.Reconciler.RunAsync(Stop);
        (await bench.Notices()).ShouldBeEmpty();
    }

    private static async Task<string[]> Texts(PlanBench bench) => [.. (await bench.Plan.AllAsync(Stop)).Select(o => $"{o.AnnouncementId} {o.Message.PlainText}")];

    private PlanBench Life(ContentPack pack) => new(_folder, pack, new MachineCalendar(_clock));
}
