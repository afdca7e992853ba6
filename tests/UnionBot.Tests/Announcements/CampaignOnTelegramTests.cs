using UnionBot.Announcements;
using UnionBot.Tests.Worker;

namespace UnionBot.Tests.Announcements;

/// <summary>A new admin against the real worker and the doubles: from nothing to a planned campaign, with mistakes on the way.</summary>
public sealed class CampaignOnTelegramTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_Telegram_from_nothing_to_a_planned_campaign_with_two_mistakes_on_the_way()
    {
        using var pack = CampaignPack.InTenDays();
        await using var town = await Town.BuildAsync(groups: 2, channels: 1, Stop);
        await using var worker = WorkerProcess.Start(town.Settings(pack.Path));
        await worker.UntilWritesAsync("ready in", Stop);

        // The set: one text is written, one date mistyped.
        (await town.SayAsync("/campagne", Stop)).Text.ShouldContain("Une campagne pour « La rencontre » : 6 annonces");
        (await town.PressAsync("2", Stop)).Text.ShouldContain("Il manque ton texte");
        await town.PressAsync("Le texte", Stop);
        (await town.SayAsync("Départ à 6 h devant la gare.", Stop)).Text.ShouldContain("Départ à 6 h devant la gare.");
        await town.PressAsync("L'heure", Stop);
        (await town.SayAsync("J-deux 18h", Stop)).Text.ShouldContain("Ton texte est gardé");
        (await town.SayAsync("J-2 18h", Stop)).Text.ShouldContain("Règle : J-2 à 18 h");
        await town.PressAsync("Toute la série", Stop);
        (await town.PressAsync("Planifier les 6", Stop)).Text.ShouldContain("C'est planifié : 6 annonces.");

        // The plan: the text was wrong too and is changed, a test, and one that goes out now.
        (await town.PressAsync("Voir le plan", Stop)).Text.ShouldContain("Départ à 6 h devant la gare.");
        (await town.PressAsync("2", Stop)).Text.ShouldContain("Vers 3 lieux (2 sur Telegram, 1 sur Discord).");
        await town.PressAsync("Le texte", Stop);
        (await town.SayAsync("Départ à 7 h devant la gare.", Stop)).Text.ShouldContain("Départ à 7 h");
        (await town.PressAsync("Enregistrer", Stop)).Text.ShouldContain("C'est enregistré.");
        var from = town.Telegram.Transcript.Count;
        await town.PressAsync("M'envoyer un test", Stop);
        await ToldAsync(town, "Annonce n° …\n\nDépart à 7 h devant la gare.", from);
        await ToldAsync(town, PlanningFrench.TestSent, from);
        town.Groups.ShouldAllBe(g => town.SaidIn(g).Count == 0);
        await town.PressAsync("Envoyer maintenant", Stop);
        from = town.Telegram.Transcript.Count;
        await town.PressAsync("Oui, envoyer maintenant", Stop);
        await town.Telegram.WaitForAsync(_ => town.Groups.All(g => town.SaidIn(g).Count == 1), Patience, Stop, from);

        town.Groups.ShouldAllBe(g => string.Equals(town.SaidIn(g)[0], "Annonce n° 1\n\nDépart à 7 h devant la gare.", StringComparison.Ordinal));
    }

    /// <summary>Ends when the admin was told this on Telegram.</summary>
    private static Task ToldAsync(Town town, string words, int from) => town.Telegram.WaitForAsync(
        e => e.ByBot && e.Chat.Id == town.Private.Id && string.Equals(e.Text, words, StringComparison.Ordinal), Patience, Stop, from);
}
