using Dapper;
using Microsoft.Extensions.Time.Testing;
using UnionBot.Conversation;
using UnionBot.Live;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Tests.Announcements;
using UnionBot.Tests.People;
using UnionBot.Time;

namespace UnionBot.Tests.Live;

/// <summary>The commands about what was published, as an admin and a delegate type them.</summary>
public sealed class ChangeCommandTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unionbot-test-").FullName;
    private readonly FakeTimeProvider _clock = new(TestPacks.March("26 10:00"));
    private PlanBench _bench = null!;
    private TestChat _admin = null!;
    private TestChat _delegate = null!;
    private ChangeDesk _desk = null!;
    private CorrectCommand _correct = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bench = await new PlanBench(_folder, TestPacks.With(), new MachineCalendar(_clock)).WithPeopleAsync();
        var code = await _bench.People.InviteAsync(Role.Delegate, Stop);
        await _bench.Write(t => _bench.People.Redeem(t, TemporaryPeople.Karim, TemporaryPeople.KarimPrivate, code));
        _admin = new TestChat(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate, await _bench.People.RightsOfAsync(TemporaryPeople.Nadia, Stop));
        _delegate = new TestChat(TemporaryPeople.Karim, TemporaryPeople.KarimPrivate, await _bench.People.RightsOfAsync(TemporaryPeople.Karim, Stop));
        _desk = new ChangeDesk(_bench.Database, _bench.Packs, new OutboxChanges([_bench.Telegram, _bench.Discord]), _bench.Outbox);
        _correct = new CorrectCommand(_desk, _bench.Dialogues);
        await PublishAsync("Rendez-vous à 15 h", author: null);
        await _bench.Write(t => t.Connection.Execute("UPDATE delivery SET state = 2, copy_id = 'm' || id", transaction: t.Inner));
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_correction_is_previewed_then_goes_to_every_copy_once()
    {
        var preview = await _correct.RunAsync(_admin.Types("1 | Rendez-vous à 14 h"), Stop);
        preview!.Message.Blocks.Select(b => b.PlainText).ShouldBe(
            ["Toutes les copies, sur Telegram et Discord, diront exactement ceci :", "Annonce n° 1 — corrigé à 10 h 00", "Rendez-vous à 14 h"]);
        (await Rows("action = 1")).ShouldBe(0);

        var press = _admin.Presses();
        var done = await _correct.PressAsync(press, Action(preview), Stop);
        (await _correct.PressAsync(TestChat.Again(press), Action(preview), Stop)).ShouldBeNull();
        var again = await _correct.PressAsync(_admin.Presses(), Action(preview), Stop);

        done!.Message.PlainText.ShouldStartWith("Correction de « Annonce n° 1 » : c'est parti.");
        again!.Message.PlainText.ShouldBe("Cette correction n'existe plus. Recommence avec /corriger.");
        (await Rows("action = 1 AND exempt = 1")).ShouldBe(2);
        var words = await _bench.Database.ReadAsync(c => c.Query<string>("SELECT message FROM payload WHERE version = 1 AND part = 0").Select(m => MessageJson.Read(m).PlainText).ToList(), Stop);
        words.Distinct(StringComparer.Ordinal).ShouldBe(["Annonce n° 1 — corrigé à 10 h 00\nRendez-vous à 14 h"]);
    }

    [Fact]
    public async Task What_was_read_for_an_hour_gets_a_note_that_quotes_the_first_new_sentence_and_the_preview_shows_it()
    {
        await _bench.Write(t => t.Connection.Execute("UPDATE delivery SET settled_at = @at", new { at = (t.Now - TimeSpan.FromHours(1)).ToStored() }, t.Inner));

        var preview = await _correct.RunAsync(_admin.Types("1 | Rendez-vous à 14 h, sous le préau. Le bus n'attend pas."), Stop);
        await _correct.PressAsync(_admin.Presses(), Action(preview), Stop);

        preview!.Message.Blocks.Skip(3).Select(b => b.PlainText).ShouldBe(
        [
            "Dans 2 lieux, c'est là depuis plus d'une heure : j'y réponds aussi au message, pour que ça se voie :",
            "Correction de l'annonce n° 1 :\nRendez-vous à 14 h, sous le préau.",
        ]);
        (await Rows("action = 4 AND exempt = 1 AND silent = 0 AND target_id IN (SELECT id FROM delivery WHERE action = 0)")).ShouldBe(2);
        var words = await _bench.Database.ReadAsync(c => c.Query<string>("SELECT message FROM payload WHERE part = 2000").Select(m => MessageJson.Read(m).PlainText).ToList(), Stop);
        words.Distinct(StringComparer.Ordinal).ShouldBe(["Correction de l'annonce n° 1 :\nRendez-vous à 14 h, sous le préau."]);
    }

    [Fact]
    public async Task In_the_quiet_hours_a_note_comes_without_a_sound()
    {
        _clock.Advance(TimeSpan.FromHours(12.5));
        await _bench.Write(t => t.Connection.Execute("UPDATE delivery SET settled_at = 0", transaction: t.Inner));

        await _correct.PressAsync(_admin.Presses(), Action(await _correct.RunAsync(_admin.Types("1 | À 14 h"), Stop)), Stop);

        (await Rows("action = 4 AND silent = 1")).ShouldBe(2);
    }

    [Theory]
    [InlineData("n° 1")]
    [InlineData("1")]
    public async Task Without_a_text_it_is_asked_for_and_a_line_or_a_space_may_stand_for_the_bar(string typed)
    {
        var asked = await _correct.RunAsync(_admin.Types(typed), Stop);
        asked!.Message.PlainText.ShouldStartWith("Envoie-moi maintenant le texte juste de « Annonce n° 1 »");

        var open = _bench.Dialogues.Find(_admin.Types("x").Incoming)!;
        var preview = await _correct.ContinueAsync(_admin.Types("Rendez-vous à 14 h"), open.Step, Stop);

        preview!.Message.PlainText.ShouldEndWith("Rendez-vous à 14 h");
        (await _correct.RunAsync(_admin.Types("1 À 14 h"), Stop))!.Message.PlainText.ShouldEndWith("À 14 h");
    }

    [Fact]
    public async Task A_retraction_is_confirmed_first_and_what_is_retracted_is_not_corrected_any_more()
    {
        var retract = new RetractCommand(_desk);
        var confirm = await retract.RunAsync(_admin.Types("1"), Stop);
        confirm!.Message.PlainText.ShouldContain("après 48 heures");
        (await Rows("action = 2")).ShouldBe(0);

        await retract.PressAsync(_admin.Presses(), Action(confirm), Stop);

        (await Rows("action = 2 AND lane = 0")).ShouldBe(2);
        (await _correct.RunAsync(_admin.Types("1 | x"), Stop))!.Message.PlainText.ShouldStartWith("Annonce n° 1 a été retiré");
    }

    [Fact]
    public async Task A_delegate_changes_only_what_they_published()
    {
        await PublishAsync("Vu ici", _delegate.Types("").Rights.Person);

        (await _correct.RunAsync(_delegate.Types("1 | x"), Stop))!.Message.PlainText.ShouldBe("Tu ne peux changer que ce que tu as publié toi-même. Demande à un admin.");
        (await new PinCommand(_desk).RunAsync(_delegate.Types("2"), Stop))!.Message.PlainText.ShouldStartWith("Épinglage de « Direct n° 2 »");
        (await _correct.RunAsync(_delegate.Types("9 | x"), Stop))!.Message.PlainText.ShouldBe("Je n'ai rien publié sous le n° 9. La liste : /bilan");
        (await _correct.RunAsync(_delegate.Types(""), Stop))!.Message.PlainText.ShouldContain("Le plus récent : Direct n° 2.");
    }

    [Fact]
    public async Task The_summary_counts_names_the_reasons_and_asks_about_what_is_uncertain()
    {
        await _bench.Write(t => t.Connection.Execute("UPDATE delivery SET state = 4, copy_id = NULL WHERE platform = 1", transaction: t.Inner));
        var summary = new SummaryCommand(_desk, _bench.Database, _bench.Packs, new OutboxDecisions(_clock), _bench.Outbox);

        (await summary.RunAsync(_admin.Types(""), Stop))!.Message.Blocks[0].PlainText.ShouldBe("Annonce n° 1 : 1 sur 2 arrivé, 1 incertain");
        var one = await summary.RunAsync(_admin.Types("1"), Stop);
        one!.Message.PlainText.ShouldContain("1 incertain : la plateforme n'a pas répondu");
        one.Message.Rows.ShouldHaveSingleItem().Select(b => b.Label).ShouldBe(["C'est arrivé", "Renvoyer"]);

        var press = (Button.Press)one.Message.Rows[0][1];
        (await summary.PressAsync(_admin.Presses(), press.Action["bilan:".Length..], Stop))!.Message.PlainText.ShouldBe("Annonce n° 1 : je renvoie un envoi, avec la marque « ↻ ».");
        (await summary.PressAsync(_admin.Presses(), press.Action["bilan:".Length..], Stop))!.Message.PlainText.ShouldBe("Il n'y a plus rien à décider là : c'est déjà fait.");
        (await Rows("state = 0 AND doubt = 1 AND pressed = 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Silence_and_its_end_say_what_they_do()
    {
        var silence = new OutboxSilence(_bench.Database, _bench.OutboxBell);
        var (on, off) = (new SilenceCommand(silence, _bench.Database), new ResumeCommand(silence, _bench.Database));

        (await off.RunAsync(_admin.Types(""), Stop))!.Message.PlainText.ShouldBe("Il n'y a pas de silence en ce moment : tout part normalement.");
        var first = _admin.Types("");
        (await on.RunAsync(first, Stop))!.Message.PlainText.ShouldStartWith("Silence : plus rien ne part");
        (await on.RunAsync(_admin.Types(""), Stop))!.Message.PlainText.ShouldStartWith("Le silence est déjà en place.");
        (await silence.IsOnAsync(Stop)).ShouldBeTrue();
        await PublishAsync("plus tard", author: null);
        (await off.RunAsync(_admin.Types(""), Stop))!.Message.PlainText.ShouldBe("C'est reparti. 2 envois attendaient : ils partent, sauf ceux pour qui il est trop tard.");
        (await silence.IsOnAsync(Stop)).ShouldBeFalse();
        (await on.RunAsync(TestChat.Again(first), Stop)).ShouldBeNull();
        (await silence.IsOnAsync(Stop)).ShouldBeFalse("an update that comes twice has its effect once");
    }

    private async Task PublishAsync(string text, PersonRef? author) => await _bench.Write(t => _bench.Outbox.Publish(t, new NewItem
    {
        EventId = _bench.Packs.Current.Event.Id,
        Key = text,
        Kind = author is null ? ItemKind.Announcement : ItemKind.Live,
        Compose = _ => BotMessage.Plain(text),
        DueAt = t.Now,
        Author = author,
    }));

    private Task<long> Rows(string where) => _bench.Database.ReadAsync(c => c.ExecuteScalar<long>($"SELECT count(*) FROM delivery WHERE {where}"), Stop);

    private static string Action(Reply? preview)
    {
        var action = ((Button.Press)preview!.Message.Rows[0][0]).Action;
        return action[(action.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }
}
