using Dapper;
using Microsoft.Extensions.Time.Testing;
using UnionBot.Announcements;
using UnionBot.Messages;

namespace UnionBot.Tests.Announcements;

/// <summary>« @everyone » in an announcement rings only where an admin confirmed it for that very announcement.</summary>
public sealed class RingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unionbot-test-").FullName;
    private readonly FakeTimeProvider _clock = new(TestPacks.March("19 17:00"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Confirmed_without_more_it_is_a_word_like_others()
    {
        await using var bench = await Open();

        await bench.Nadia.Types("/annoncer demain 18h | @everyone venez");
        bench.Nadia.Said.ShouldContain("« @everyone » ne fera sonner personne : ce sera un simple mot.");
        await bench.Nadia.Presses("Confirmer");
        await bench.At("20 18:00");

        (await Rings(bench)).ShouldBe(["Annonce n° 1\n@everyone venez: silent"]);
    }

    [Fact]
    public async Task With_the_extra_confirmation_it_rings_once_and_neither_its_copy_nor_a_test_does()
    {
        await using var bench = await Open();
        await bench.Nadia.Types("/annoncer demain 18h | @everyone venez");
        var early = bench.Nadia.Button("Confirmer");
        (await bench.Nadia.Presses("Faire sonner tout le monde")).ShouldContain("🔔 Sur Discord, « @everyone » fera sonner tout le monde");
        (await bench.Nadia.Presses(early)).ShouldStartWith(AnnounceFrench.OldButton, Case.Sensitive, "the preview above that button did not ring");
        await bench.Nadia.Presses("Confirmer");
        (await bench.Nadia.Types("/planning 1")).ShouldContain("🔔");
        await bench.Nadia.Presses("M'envoyer un test");
        await bench.Nadia.Types("/planning 1");
        await bench.Nadia.Presses("Dupliquer");
        (await bench.Nadia.Types("demain 19h")).ShouldContain("ne fera sonner personne");
        await bench.Nadia.Presses("Planifier la copie");

        await bench.At("20 19:00");

        (await Rings(bench)).ShouldBe(["Annonce n° 1 — en retard de 1 h\n@everyone venez: rings", "Annonce n° 2\n@everyone venez: silent"]);
        (await bench.NoticesOf("Nadia")).ShouldAllBe(n => !EveryoneCall.Rings(n));
    }

    [Fact]
    public async Task Another_admin_sees_that_it_rings_before_they_approve_it_and_is_asked_again_where_that_changes()
    {
        await using var bench = await Open(second: true);
        await bench.Nadia.Types("/annoncer demain 18h | @here venez");
        await bench.Nadia.Presses("Confirmer");
        await bench.Karim.Presses(await bench.Button("Karim", "J'approuve"));
        await bench.Nadia.Types("/planning 1");
        await bench.Nadia.Presses("Le texte");
        await bench.Nadia.Types("@here venez");
        await bench.Nadia.Presses("Faire sonner tout le monde");

        (await bench.Nadia.Presses("Enregistrer")).ShouldContain("J'ai demandé l'accord");

        var asked = (await bench.NoticesOf("Karim"))[^1];
        asked.PlainText.ShouldContain("🔔 Sur Discord, « @here » fera sonner tout le monde");
        EveryoneCall.Rings(asked).ShouldBeFalse("a notice never rings");
        await bench.Karim.Presses(await bench.Button("Karim", "J'approuve"));
        await bench.At("20 18:00");
        (await Rings(bench)).ShouldBe(["Annonce n° 1\n@here venez: rings"]);
    }

    [Fact]
    public async Task Other_words_no_longer_ring()
    {
        await using var bench = await Open();
        await bench.Nadia.Types("/annoncer demain 18h | @everyone venez");
        await bench.Nadia.Presses("Faire sonner tout le monde");
        await bench.Nadia.Presses("Changer le texte");

        (await bench.Nadia.Types("@everyone venez nombreux")).ShouldContain("ne fera sonner personne");
        await bench.Nadia.Presses("Faire sonner tout le monde");
        (await bench.Nadia.Presses("Ne faire sonner personne")).ShouldContain("ne fera sonner personne");
        await bench.Nadia.Presses("Confirmer");
        await bench.At("20 18:00");

        (await Rings(bench)).ShouldBe(["Annonce n° 1\n@everyone venez nombreux: silent"]);
    }

    /// <summary>What was published for Discord, and whether it rings.</summary>
    private static Task<List<string>> Rings(ApprovalBench bench) => bench.Plan.Database.ReadAsync(
        c => c.Query<string>("SELECT p.message FROM item i JOIN payload p ON p.item_id = i.id AND p.platform = 2 ORDER BY i.number, p.part")
            .Select(MessageJson.Read).Select(m => $"{m.PlainText}: {(EveryoneCall.Rings(m) ? "rings" : "silent")}").ToList(),
        Stop);

    private Task<ApprovalBench> Open(bool second = false) => new ApprovalBench(_folder, _clock).OpenAsync(TestPacks.With(), second);
}
