using System.Globalization;
using UnionBot.Tests.Worker;

namespace UnionBot.Tests.Announcements;

/// <summary>A new admin against the real worker and the doubles: from nothing to a planned campaign, with mistakes on the way.</summary>
public sealed class CampaignOnDiscordTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_Discord_from_nothing_to_a_planned_campaign_and_a_change_of_the_plan()
    {
        using var pack = CampaignPack.InTenDays();
        await using var town = await Town.BuildAsync(groups: 1, channels: 2, Stop);
        var karim = new DiscordChat(town.Discord, town.Discord.CreateUser("karim", town.Guild));
        var settings = town.Settings(pack.Path);
        settings["Seed:Admins:1"] = string.Create(CultureInfo.InvariantCulture, $"discord:{karim.User.Id}");
        await using var worker = WorkerProcess.Start(settings);
        await worker.UntilWritesAsync("ready in", Stop);
        await town.Discord.WaitUntilAsync(() => town.Discord.Commands().Count > 0, Stop).WaitAsync(Patience, Stop);

        (await karim.Uses("campagne")).ShouldContain("Une campagne pour « La rencontre » : 6 annonces");
        (await karim.Presses("2")).ShouldContain("Il manque ton texte");
        await karim.Presses("Le texte");
        (await karim.Says("Départ à 6 h devant la **gare**.")).ShouldContain("Départ à 6 h devant la **gare**.");
        await karim.Presses("Toute la série");
        (await karim.Presses("Planifier les 6")).ShouldContain("C'est planifié : 6 annonces.");

        (await karim.Uses("planning", ("vue", "2"))).ShouldContain("Départ à 6 h");
        await karim.Presses("L'heure");
        (await karim.Says("J-deux")).ShouldContain("Je sais lire");
        (await karim.Says("J-2 18h")).ShouldContain("Règle : J-2 à 18 h");
        (await karim.Presses("Enregistrer")).ShouldContain("C'est enregistré.");
        (await karim.Presses("Suspendre")).ShouldContain("C'est en pause");
        (await karim.Presses("Reprendre")).ShouldContain("C'est repris");
        await karim.Presses("Annuler");
        (await karim.Presses("Oui, annuler")).ShouldContain("C'est annulé");
        (await karim.Presses("Toute la liste")).ShouldNotContain("Départ à 6 h");
        (await karim.Uses("annoncer", ("quand", "J-3 18h"), ("texte", "On compte sur toi."))).ShouldContain("pareil sur Telegram et sur Discord");
        (await karim.Fills("Autre texte pour Telegram", "Rendez-vous sur *Telegram*.")).ShouldContain("Et sur Telegram :**\n\n**Annonce n° …**\n\nRendez-vous sur *Telegram*.");
        (await karim.Fills("Texte pour Discord", "On compte sur toi, ici.")).ShouldContain("On compte sur toi, ici.");
        (await karim.Presses("Confirmer")).ShouldContain("Telegram a son propre texte.");

        (await karim.Uses("planning", ("vue", "prochaine"))).ShouldContain("La rencontre, dans une semaine");
        await karim.Presses("Envoyer maintenant");
        await karim.Presses("Oui, envoyer maintenant");
        await town.Discord.WaitUntilAsync(() => town.Channels.All(c => town.SaidIn(c).Count == 1), Stop).WaitAsync(Patience, Stop);

        town.Channels.ShouldAllBe(c => town.SaidIn(c)[0].Contains("La rencontre, dans une semaine", StringComparison.Ordinal));
    }
}
