using System.Text.RegularExpressions;

namespace UnionBot.Tests.Worker;

/// <summary>The real worker as a process, against the doubles over real sockets.</summary>
public sealed partial class WorkerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_in_the_middle_of_a_fan_out_and_started_again_it_loses_nothing_and_doubles_nothing_unmarked()
    {
        // Arrange
        using var pack = new TemporaryPack();
        await using var town = await Town.BuildAsync(groups: 30, channels: 8, Stop);
        var settings = town.Settings(pack.Path);
        await using (var first = WorkerProcess.Start(settings))
        {
            await first.UntilWritesAsync("ready in", Stop);
            await town.SayAsync("/direct", Stop);
            await town.SayAsync("La salle est pleine.", Stop);
            var from = town.Telegram.Transcript.Count;
            await town.PressAsync("Publier", Stop);
            await town.Telegram.WaitForAsync(
                _ => town.Groups.Count(g => town.SaidIn(g).Count > 0) >= 8, TimeSpan.FromSeconds(20), Stop, from);

            // Act
            await first.KillAsync(Stop);
        }

        var before = town.Groups.Count(g => town.SaidIn(g).Count > 0);
        await using var second = WorkerProcess.Start(settings);
        await town.Telegram.WaitForAsync(_ => town.Groups.All(g => town.SaidIn(g).Count > 0), TimeSpan.FromSeconds(40), Stop);
        await town.SayAsync("C'est où ?", Stop);
        second.Terminate();
        var exit = await second.ExitAsync(TimeSpan.FromSeconds(8), Stop);

        // Assert
        before.ShouldBeLessThan(town.Groups.Count, "the kill came too late to prove anything");
        exit.ShouldBe(0, second.Output);
        foreach (var said in town.Groups.Select(town.SaidIn))
        {
            said.Count(s => s.Contains("La salle est pleine.", StringComparison.Ordinal)).ShouldBe(said.Count);
            said.Count(s => !s.StartsWith('↻')).ShouldBeLessThanOrEqualTo(1);
            said.Count.ShouldBeInRange(1, 2);
        }

        foreach (var said in town.Channels.Select(town.SaidIn))
        {
            said.ShouldHaveSingleItem().ShouldContain("La salle est pleine.");
        }
    }

    [Fact]
    public async Task Without_any_token_it_names_the_settings_and_the_rehearsal_and_ends_with_2()
    {
        await using var worker = WorkerProcess.Start([]);

        (await worker.ExitAsync(TimeSpan.FromSeconds(20), Stop)).ShouldBe(2);
        worker.Output.ShouldContain("Telegram__Token");
        worker.Output.ShouldContain("Discord__TokenFile");
        worker.Output.ShouldContain("UnionBot.Rehearsal");
    }

    [Fact]
    public async Task A_refused_token_is_named_by_its_setting_and_stops_only_its_platform()
    {
        using var pack = new TemporaryPack();
        await using var town = await Town.BuildAsync(groups: 1, channels: 1, Stop);
        var settings = town.Settings(pack.Path);
        settings["Discord:Token"] = "MTIzNDU2Nzg5MDEyMzQ1Njc4.wrong.canary-of-a-refused-token";
        await using var worker = WorkerProcess.Start(settings);

        await worker.UntilWritesAsync("ready in", Stop);
        var answer = await town.SayAsync("C'est où ?", Stop);

        answer.Text.ShouldContain("grande salle");
        worker.Output.ShouldContain("Discord:Token");
        worker.Output.ShouldNotContain("canary-of-a-refused-token");
    }

    [Fact]
    public async Task When_every_token_is_refused_it_ends_with_2()
    {
        using var pack = new TemporaryPack();
        await using var town = await Town.BuildAsync(groups: 0, channels: 0, Stop);
        var settings = town.Settings(pack.Path);
        settings["Telegram:Token"] = "1234567:refused-refused-refused-refused-0";
        settings.Remove("Discord:Token");
        await using var worker = WorkerProcess.Start(settings);

        (await worker.ExitAsync(TimeSpan.FromSeconds(20), Stop)).ShouldBe(2, worker.Output);
        worker.Output.ShouldContain("Telegram:Token");
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start_with_the_key_the_value_and_what_to_do()
    {
        await using var worker = WorkerProcess.Start([new("Telegram:Token", "1:x"), new("Telegram:ApiUlr", "https://example.org"), new("Discord:ApiUrl", "nowhere")]);

        (await worker.ExitAsync(TimeSpan.FromSeconds(20), Stop)).ShouldBe(1);
        worker.Output.ShouldContain("Telegram:ApiUlr");
        worker.Output.ShouldContain("Telegram:ApiUrl");
        worker.Output.ShouldContain("« nowhere »");
    }

    [Fact]
    public async Task A_faulty_pack_stops_the_start_with_file_and_line()
    {
        using var pack = new TemporaryPack();
        pack.Write("entries/all.yaml", "entries:\n  - id: place\n    titel: Le lieu\n");
        await using var town = await Town.BuildAsync(groups: 0, channels: 0, Stop);
        await using var worker = WorkerProcess.Start(town.Settings(pack.Path));

        (await worker.ExitAsync(TimeSpan.FromSeconds(20), Stop)).ShouldBe(1);
        worker.Output.ShouldContain("entries/all.yaml:3");
    }

    [Fact]
    public async Task A_second_worker_on_the_same_data_stops_its_start()
    {
        using var pack = new TemporaryPack();
        await using var town = await Town.BuildAsync(groups: 0, channels: 0, Stop);
        await using var first = WorkerProcess.Start(town.Settings(pack.Path));
        await first.UntilWritesAsync("ready in", Stop);
        await using var second = WorkerProcess.Start(town.Settings(pack.Path));

        (await second.ExitAsync(TimeSpan.FromSeconds(20), Stop)).ShouldBe(1, second.Output);
    }

    [Fact]
    public async Task The_first_admin_comes_in_with_the_code_from_the_log_and_sets_all_up_from_chat()
    {
        // Arrange: nothing is seeded.
        using var pack = new TemporaryPack();
        await using var town = await Town.BuildAsync(groups: 1, channels: 1, Stop);
        var settings = town.Settings(pack.Path).Where(s => !s.Key.StartsWith("Seed", StringComparison.Ordinal));
        await using var worker = WorkerProcess.Start(settings);
        await worker.UntilWritesAsync("ready in", Stop);
        var code = CodeInLog().Match(worker.Output).Groups["code"].Value;

        // Act
        var refused = await town.SayAsync("/inviter delegue", Stop);
        var welcome = await town.SayAsync(code, Stop);
        var again = await town.SayAsync(code, Stop);
        var invited = await town.SayAsync("/inviter delegue", Stop);
        var from = town.Telegram.Transcript.Count;
        town.Telegram.Say(town.Admin, town.Groups[0], "/abonner");
        var subscribed = await town.Telegram.WaitForAsync(e => e.ByBot && e.Chat.Id == town.Groups[0].Id, TimeSpan.FromSeconds(10), Stop, from);
        await town.SayAsync("/direct", Stop);
        await town.SayAsync("Bonjour à tous", Stop);
        from = town.Telegram.Transcript.Count;
        await town.PressAsync("Publier", Stop);
        var live = await town.Telegram.WaitForAsync(
            e => e.ByBot && e.Chat.Id == town.Groups[0].Id && e.Text.Contains("Bonjour à tous", StringComparison.Ordinal), TimeSpan.FromSeconds(10), Stop, from);

        // Assert
        refused.Text.ShouldContain("réservée");
        welcome.Text.ShouldContain("Te voilà admin");
        again.Text.ShouldContain("Je ne reconnais pas ce code");
        invited.Text.ShouldContain("48 heures");
        subscribed.Text.ShouldContain("recevra les annonces");
        live.Text.ShouldContain("Bonjour à tous");
    }

    [Fact]
    public async Task It_is_well_by_its_own_word_while_it_runs_and_not_after()
    {
        using var pack = new TemporaryPack();
        await using var town = await Town.BuildAsync(groups: 0, channels: 0, Stop);
        var settings = town.Settings(pack.Path);
        await using (var worker = WorkerProcess.Start(settings))
        {
            await worker.UntilWritesAsync("ready in", Stop);
            await using var well = WorkerProcess.Start(settings, "health");
            (await well.ExitAsync(TimeSpan.FromSeconds(20), Stop)).ShouldBe(0, well.Output);
            worker.Terminate();
            await worker.ExitAsync(TimeSpan.FromSeconds(8), Stop);
        }

        await using var health = WorkerProcess.Start(settings, "health");
        (await health.ExitAsync(TimeSpan.FromSeconds(20), Stop)).ShouldBe(1, health.Output);
    }

    [GeneratedRegex(@"to become one: (?<code>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeInLog();
}
