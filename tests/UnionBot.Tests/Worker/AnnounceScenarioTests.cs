namespace UnionBot.Tests.Worker;

/// <summary>An admin who plans an announcement and makes mistakes: the real worker as a process, against the doubles.</summary>
public sealed class AnnounceScenarioTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_Telegram_a_mistyped_date_a_restart_midway_and_a_second_press_cost_nothing_and_double_nothing()
    {
        using var pack = new TemporaryPack();
        await using var town = await Town.BuildAsync(groups: 1, channels: 0, Stop);
        var settings = town.Settings(pack.Path);
        settings.Remove("Discord:Token");
        await using (var first = WorkerProcess.Start(settings))
        {
            await first.UntilWritesAsync("ready in", Stop);
            (await town.SayAsync("/annoncer demian 12h | Viens avec ton écharpe", Stop)).Text.ShouldContain("Ton texte est gardé");
            await first.KillAsync(Stop);
        }

        await using var second = WorkerProcess.Start(settings);
        await second.UntilWritesAsync("ready in", Stop);
        await town.PressAsync("Écrire une date", Stop);
        (await town.SayAsync("dans 3 jours à midi et quelque", Stop)).Text.ShouldContain("Ton texte est gardé");
        var preview = await town.SayAsync("dans 3 jours à 12h", Stop);
        await town.PressAsync("Changer l'heure", Stop);
        await town.SayAsync("dans 3 jours à 13h", Stop);
        var confirmed = await town.PressAsync("Confirmer", Stop);
        var again = await town.PressAsync("Confirmer", Stop);

        preview.Text.ShouldContain("à 12 h (UTC");
        preview.Text.ShouldContain("Annonce n° …");
        preview.Text.ShouldEndWith("Viens avec ton écharpe");
        confirmed.Text.ShouldStartWith("C'est planifié");
        confirmed.Text.ShouldContain("à 13 h (UTC");
        again.Text.ShouldContain("C'est déjà planifié ; rien n'est fait deux fois.");
    }

    [Fact]
    public async Task On_Discord_the_form_a_mistyped_date_a_restart_midway_and_a_second_press_cost_nothing_and_double_nothing()
    {
        using var pack = new TemporaryPack();
        await using var town = await Town.BuildAsync(groups: 0, channels: 1, Stop);
        var admin = town.Discord.CreateUser("Ada", town.Guild);
        var home = town.Discord.OpenPrivate(admin);
        var settings = town.Settings(pack.Path);
        settings.Remove("Telegram:Token");
        settings["Seed:Admins:0"] = $"discord:{admin.Id}";
        settings["Logging:LogLevel:UnionBot"] = "Debug"; // It says there when Discord knows the commands.
        await using (var first = WorkerProcess.Start(settings))
        {
            await town.Discord.Gateway.WaitForSessionAsync(Stop);
            await first.UntilWritesAsync("Discord has our", Stop);
            var opened = town.Discord.Slash(admin, home, "annoncer");
            (await opened.Responded.WaitAsync(Stop)).ShouldBe(9);
            var asked = await town.Discord.Submit(opened, ("quand", "demian 12h"), ("texte", "Viens avec ton **écharpe**")).Answer.WaitAsync(Stop);
            asked.Content.ShouldContain("Ton texte est gardé");
            await first.KillAsync(Stop);
        }

        await using var second = WorkerProcess.Start(settings);
        await second.UntilWritesAsync("ready in", Stop);
        await Press("Écrire une date", "Je sais lire");
        var preview = await Say("dans 3 jours à 12h", "Voici exactement");
        await Press("Changer l'heure", "Je sais lire");
        await Say("dans 3 jours à 13h", "Voici exactement");
        var confirmed = await Press("Confirmer", "C'est planifié");
        await Press("Confirmer", "rien n'est fait deux fois");

        preview.ShouldContain("**écharpe**");
        preview.ShouldContain("à 12 h (UTC");
        confirmed.ShouldContain("à 13 h (UTC");

        Task<string> Say(string words, string answer) => AfterAsync(() => town.Discord.Say(admin, home, words), answer);

        Task<string> Press(string label, string answer) => AfterAsync(
            () => town.Discord.Press(admin, town.Discord.Messages(home).Last(m => m.Author.IsBot && m.Buttons.Any(b => string.Equals(b.Label, label, StringComparison.Ordinal))), label),
            answer);

        async Task<string> AfterAsync(Action act, string answer)
        {
            var from = town.Discord.Transcript.Count;
            act();
            var said = await town.Discord.WaitForAsync(
                e => e.Author.IsBot && e.Channel.Id == home.Id && e.Content.Contains(answer, StringComparison.Ordinal), Stop, from);
            return said.Content;
        }
    }
}
