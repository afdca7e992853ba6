namespace UnionBot.Tests.Worker;

/// <summary>The pack is edited while the real worker runs.</summary>
public sealed class PackEditTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edit_swaps_the_content_whole_and_a_faulty_one_keeps_the_old_and_tells_the_admins_why()
    {
        // Arrange
        using var pack = new TemporaryPack();
        await using var town = await Town.BuildAsync(groups: 0, channels: 0, Stop);
        await using var worker = WorkerProcess.Start(town.Settings(pack.Path));
        await worker.UntilWritesAsync("ready in", Stop);
        var before = await town.SayAsync("C'est où ?", Stop);
        var entries = await File.ReadAllTextAsync(Path.Combine(pack.Path, "entries/all.yaml"), Stop);

        // Act: two files change, which only together make a clean pack.
        pack.Write("source.md", "La rencontre a lieu dans le petit salon.\n");
        pack.Write("entries/all.yaml", entries.Replace("la grande salle", "le petit salon", StringComparison.Ordinal));
        await worker.UntilWritesAsync("The content was edited and swapped", Stop);
        var after = await town.SayAsync("C'est où ?", Stop);
        var from = town.Telegram.Transcript.Count;
        pack.Write("entries/all.yaml", entries);
        var told = await town.Telegram.WaitForAsync(
            e => e.ByBot && e.Chat.Id == town.Private.Id, TimeSpan.FromSeconds(20), Stop, from);
        var still = await town.SayAsync("C'est où ?", Stop);

        // Assert
        before.Text.ShouldContain("dans la grande salle");
        after.Text.ShouldContain("dans le petit salon");
        told.Text.ShouldContain("je garde l'ancienne version");
        told.Text.ShouldContain("entries/all.yaml:");
        still.Text.ShouldContain("dans le petit salon");
    }
}
