using System.Globalization;
using UnionBot.Announcements;
using UnionBot.Emulators.Discord;
using UnionBot.Tests.Worker;

namespace UnionBot.Tests.Announcements;

/// <summary>A new admin against the real worker and both doubles: from nothing to a planned campaign, with mistakes on the way.</summary>
public sealed class CampaignOnBothPlatformsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_Telegram_from_nothing_to_a_planned_campaign_with_two_mistakes_on_the_way()
    {
        using var pack = InTenDays();
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

    [Fact]
    public async Task On_Discord_from_nothing_to_a_planned_campaign_and_a_change_of_the_plan()
    {
        using var pack = InTenDays();
        await using var town = await Town.BuildAsync(groups: 1, channels: 2, Stop);
        var karim = new Chat(town.Discord, town.Discord.CreateUser("karim", town.Guild));
        var settings = town.Settings(pack.Path);
        settings["Seed:Admins:1"] = string.Create(CultureInfo.InvariantCulture, $"discord:{karim.User.Id}");
        await using var worker = WorkerProcess.Start(settings);
        await worker.UntilWritesAsync("ready in", Stop);

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
        (await karim.Uses("planning", ("vue", "prochaine"))).ShouldContain("La rencontre, dans une semaine");
        await karim.Presses("Envoyer maintenant");
        await karim.Presses("Oui, envoyer maintenant");
        await town.Discord.WaitUntilAsync(() => town.Channels.All(c => town.SaidIn(c).Count == 1), Stop).WaitAsync(Patience, Stop);

        town.Channels.ShouldAllBe(c => town.SaidIn(c)[0].Contains("La rencontre, dans une semaine", StringComparison.Ordinal));
    }

    /// <summary>Ends when the admin was told this on Telegram.</summary>
    private static Task ToldAsync(Town town, string words, int from) => town.Telegram.WaitForAsync(
        e => e.ByBot && e.Chat.Id == town.Private.Id && string.Equals(e.Text, words, StringComparison.Ordinal), Patience, Stop, from);

    /// <summary>A pack whose event is in ten days, with a programme: every proposal lies ahead.</summary>
    internal static TemporaryPack InTenDays()
    {
        var pack = new TemporaryPack();
        pack.Write("source.md", "La rencontre a lieu dans la grande salle.\n\nOuverture à 10h, débat à 14h, fin à 17h.\n");
        pack.Write("event.yaml",
            $"""
            id: rencontre
            title: La rencontre
            zone: {pack.Zone}
            days: [{pack.Today.AddDays(10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}]
            start: agenda/ouverture
            end: agenda/fin
            document: Note du bureau
            types:
              - id: place
                words: [lieu]
                focus: [lieu, salle]

            """);
        pack.Write("entries/programme.yaml",
            """
            saidBy: le bureau
            status: prévu
            entries:
              - id: agenda
                kind: family
                title: Le programme
                quote: Ouverture à 10h, débat à 14h, fin à 17h.
                asks: [Le programme, Les horaires, Le planning, Le déroulé, Au menu]
              - id: agenda/ouverture
                parent: agenda
                title: L'ouverture
                start: 10h
                quote: Ouverture à 10h
                asks: [Ça ouvre quand ?, Ça commence à quelle heure ?, L'heure d'arrivée, On vient quand ?, Les portes]
              - id: agenda/debat
                parent: agenda
                title: Le débat
                start: 14h
                quote: débat à 14h
                asks: [La discussion est quand ?, Quand débat-on ?, La table ronde, Qui débat ?, L'échange de l'après-midi]
              - id: agenda/fin
                parent: agenda
                title: La fin
                start: 17h
                quote: fin à 17h
                asks: [Ça finit quand ?, On ferme à quelle heure ?, Jusqu'à quand ?, L'heure de fermeture, C'est terminé quand ?]

            """);
        return pack;
    }

    /// <summary>Someone alone with the bot on Discord.</summary>
    private sealed class Chat(DiscordDouble discord, DoubleUser user)
    {
        private readonly DoubleChannel _home = discord.OpenPrivate(user);

        public DoubleUser User => user;

        public async Task<string> Uses(string command, params (string Name, object Value)[] options) =>
            (await discord.Slash(user, _home, command, options).Answer.WaitAsync(Patience, Stop)).Content;

        public Task<string> Says(string words) => Answer(() => discord.Say(user, _home, words));

        public Task<string> Presses(string label)
        {
            var message = discord.Messages(_home).Last(m => m.Buttons.Any(b => string.Equals(b.Label, label, StringComparison.Ordinal)));
            return Answer(() => discord.Press(user, message, label));
        }

        private async Task<string> Answer(Action act)
        {
            var from = discord.Transcript.Count;
            act();
            return (await discord.WaitForAsync(
                e => e.Author.IsBot && e.Channel.Id == _home.Id && e.Kind is TranscriptKind.Created or TranscriptKind.Edited, Stop, from).WaitAsync(Patience, Stop)).Content;
        }
    }
}
