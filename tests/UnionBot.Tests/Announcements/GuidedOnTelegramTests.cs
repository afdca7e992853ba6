using UnionBot.Tests.Worker;

namespace UnionBot.Tests.Announcements;

/// <summary>An admin against the real worker and both doubles: an announcement step by step, with two mistakes on the way.</summary>
public sealed class GuidedOnTelegramTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_Telegram_an_announcement_is_planned_step_by_step_by_buttons_and_words()
    {
        using var pack = CampaignPack.InTenDays();
        await using var town = await Town.BuildAsync(groups: 2, channels: 1, Stop);
        await using var worker = WorkerProcess.Start(town.Settings(pack.Path));
        await worker.UntilWritesAsync("ready in", Stop);

        (await town.SayAsync("/annoncer", Stop)).Text.ShouldContain("Quand faut-il l'envoyer ?");
        (await town.SayAsync("J-deux 18h", Stop)).Text.ShouldContain("Je sais lire");
        (await town.SayAsync("J-2 18h", Stop)).Text.ShouldContain("Envoie-moi maintenant le texte");
        var text = string.Join("\n\n", Enumerable.Repeat("Départ devant la gare, avec la banderole et les gilets. " + new string('x', 500), 4));
        (await town.SayAsync(text, Stop)).Text.ShouldContain("Sur Discord, elle partira en 2 messages");
        await town.PressAsync("Changer le texte", Stop);
        (await town.SayAsync("Départ à 7 h devant la gare.", Stop)).Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("Elle ira vers 3 lieux (2 sur Telegram, 1 sur Discord)."),
            t => t.ShouldContain("Règle : J-2 à 18 h"),
            t => t.ShouldNotContain("en 2 messages"));
        await town.PressAsync("Autre texte pour Discord", Stop);
        (await town.SayAsync("Sur le serveur : départ à 7 h.", Stop)).Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("Voici exactement ce qui partira sur Telegram :"),
            t => t.ShouldContain("Et sur Discord :\n\nAnnonce n° …\n\nSur le serveur : départ à 7 h."));
        await town.PressAsync("Changer l'heure", Stop);
        (await town.SayAsync("J-2 22h", Stop)).Text.ShouldContain("c'est le calme de la nuit");
        (await town.PressAsync("Envoyer quand même", Stop)).Text.ShouldContain("parce que tu l'as demandé");
        (await town.PressAsync("Confirmer", Stop)).Text.ShouldStartWith("C'est planifié :");

        var (messages, chat) = (town.Telegram.Messages(town.Private), town.Private);
        var old = messages.Last(m => m.ByBot && m.Buttons.Any(r => r.Any(b => b.Text is "Confirmer")));
        var from = town.Telegram.Transcript.Count;
        _ = town.Telegram.PressAsync(town.Admin, chat, old.MessageId, "Confirmer");
        var said = await town.Telegram.WaitForAsync(e => e.ByBot && e.Chat.Id == chat.Id && e.Text.Length > 0, TimeSpan.FromSeconds(20), Stop, from);
        said.Text.ShouldBe("C'est déjà planifié ; rien n'est fait deux fois.");
        (await town.SayAsync("/planning", Stop)).Text.ShouldContain("Départ à 7 h devant la gare.");
    }
}
