using System.Globalization;
using UnionBot.Tests.Worker;

namespace UnionBot.Tests.Announcements;

/// <summary>The real worker and both doubles: an admin on Telegram writes, another on Discord approves.</summary>
public sealed class ApprovalOnBothTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_on_Telegram_goes_out_only_once_an_admin_on_Discord_approved_it()
    {
        using var pack = CampaignPack.InTenDays();
        await using var town = await Town.BuildAsync(groups: 1, channels: 1, Stop);
        var karim = new DiscordChat(town.Discord, town.Discord.CreateUser("karim", town.Guild));
        var settings = town.Settings(pack.Path);
        settings["Seed:Admins:1"] = string.Create(CultureInfo.InvariantCulture, $"discord:{karim.User.Id}");
        settings["Announcements:Approval"] = "second";
        await using var worker = WorkerProcess.Start(settings);
        await worker.UntilWritesAsync("ready in", Stop);
        await town.Discord.WaitUntilAsync(() => town.Discord.Commands().Count > 0, Stop).WaitAsync(Patience, Stop);

        // Karim is an admin, but has not written to the bot yet: nobody else can be asked.
        await town.SayAsync("/annoncer J-2 18h | Départ à 7 h devant la gare.", Stop);
        (await town.PressAsync("Confirmer", Stop)).Text.ShouldStartWith("Il faut l'accord d'un·e autre admin");
        (await karim.Uses("accord")).ShouldEndWith("Rien n'attend d'accord.");
        (await town.PressAsync("Confirmer", Stop)).Text.ShouldContain("J'ai demandé l'accord à 1 autre admin");
        await karim.Gets("Départ à 7 h devant la gare.");

        await town.SayAsync("/planning 1", Stop);
        (await town.PressAsync("Envoyer maintenant", Stop)).Text.ShouldStartWith("Elle ne peut pas partir");
        (await karim.Presses("J'approuve")).ShouldStartWith("C'est approuvé.");
        (await karim.Uses("planning", ("vue", "1"))).ShouldContain("Approuvée par un·e autre admin.");
        await karim.Presses("Envoyer maintenant");
        await karim.Presses("Oui, envoyer maintenant");
        await town.Discord.WaitUntilAsync(() => town.Channels.All(c => town.SaidIn(c).Count == 1), Stop).WaitAsync(Patience, Stop);

        town.Channels.ShouldAllBe(c => town.SaidIn(c)[0].Contains("Départ à 7 h devant la gare.", StringComparison.Ordinal));
    }
}
