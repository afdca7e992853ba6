using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Storage;

namespace UnionBot.Tests.Worker;

/// <summary>The real worker on a store that takes nothing for a while, in the middle of a fan-out.</summary>
public sealed class StoreTroubleTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_disk_that_fills_up_is_said_and_waited_out_and_members_are_answered_meanwhile()
    {
        Assert.SkipUnless(OwnDisk.IsPossible(), "This machine gives nobody a disk of their own.");
        await using var town = await Town.BuildAsync(groups: 40, channels: 6, Stop);
        using var pack = new TemporaryPack();
        var settings = town.Settings(pack.Path);
        var disk = new OwnDisk(town.DataFolder);
        await using var worker = WorkerProcess.StartBy(disk.Launcher, settings);
        disk.BelongsTo(worker);

        await GoesOnAsync(
            town, worker, settings, () => disk.FromOutside, "is full",
            begin: () =>
            {
                disk.Fill();
                return Task.CompletedTask;
            },
            end: () =>
            {
                disk.MakeRoom();
                return Task.CompletedTask;
            });
    }

    [Fact]
    public async Task A_database_that_another_program_locks_is_said_and_waited_out_and_members_are_answered_meanwhile()
    {
        await using var town = await Town.BuildAsync(groups: 40, channels: 6, Stop);
        using var pack = new TemporaryPack();
        var settings = town.Settings(pack.Path);
        await using var worker = WorkerProcess.Start(settings);
        await using var other = new SqliteConnection($"Data Source={Path.Combine(town.DataFolder, DatabaseFile.FileName)};Pooling=False");

        await GoesOnAsync(
            town, worker, settings, () => town.DataFolder, "locked by another program",
            begin: async () =>
            {
                await other.OpenAsync(Stop);
                await other.ExecuteAsync("BEGIN IMMEDIATE");
            },
            end: () => other.ExecuteAsync("ROLLBACK"));
    }

    /// <param name="folder">The data folder, as the test sees it.</param>
    /// <param name="trouble">What is said of it.</param>
    /// <param name="begin">Begins the trouble.</param>
    /// <param name="end">Ends it.</param>
    private static async Task GoesOnAsync(
        Town town, WorkerProcess worker, Dictionary<string, string?> settings, Func<string> folder, string trouble, Func<Task> begin, Func<Task> end)
    {
        // Arrange: a fan-out has begun.
        await worker.UntilWritesAsync("ready in", Stop);
        await town.SayAsync("/direct La salle est pleine.", Stop);
        var from = town.Telegram.Transcript.Count;
        await town.PressAsync("Publier", Stop);
        await town.Telegram.WaitForAsync(_ => town.Groups.Any(g => town.SaidIn(g).Count > 0), TimeSpan.FromSeconds(20), Stop, from);

        // Act
        await begin();
        await worker.UntilWritesAsync(trouble, Stop);
        var answer = await town.SayAsync("C'est où ?", Stop);
        await using var health = WorkerProcess.Start(settings.Append(new("Data:Folder", folder())).GroupBy(s => s.Key).Select(s => s.Last()), "health");
        var well = await health.ExitAsync(TimeSpan.FromSeconds(20), Stop);
        var meanwhile = town.Groups.Count(g => town.SaidIn(g).Count > 0);
        await end();
        await worker.UntilWritesAsync("well again", Stop);
        await town.Telegram.WaitForAsync(_ => town.Groups.All(g => town.SaidIn(g).Count > 0), TimeSpan.FromSeconds(40), Stop);
        await town.Discord.WaitUntilAsync(() => town.Channels.All(c => town.SaidIn(c).Count > 0), Stop);
        worker.Terminate();

        // Assert
        (await worker.ExitAsync(TimeSpan.FromSeconds(8), Stop)).ShouldBe(0, worker.Output);
        answer.Text.ShouldContain("grande salle");
        meanwhile.ShouldBeLessThan(town.Groups.Count, "the trouble came too late to prove anything");
        (well, health.Output.Contains(trouble, StringComparison.Ordinal)).ShouldBe((1, true), health.Output);
        foreach (var said in town.Groups.Select(town.SaidIn).Concat(town.Channels.Select(town.SaidIn)))
        {
            said.ShouldHaveSingleItem().ShouldContain("La salle est pleine.");
        }

        worker.Output.Split('\n').Count(l => l.Contains("does not take anything", StringComparison.Ordinal)).ShouldBe(1, worker.Output);
    }
}
