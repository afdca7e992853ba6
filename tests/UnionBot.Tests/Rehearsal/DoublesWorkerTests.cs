using System.Text.Json.Nodes;
using UnionBot.Tests.Worker;

namespace UnionBot.Tests.Rehearsal;

/// <summary>The real worker with nothing but what the verb <c>doubles</c> printed, as the guide in <c>tests/</c> says.</summary>
public sealed class DoublesWorkerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_worker_pointed_at_the_printed_addresses_answers_a_question_on_both_platforms()
    {
        // Arrange
        using var pack = new TemporaryPack();
        var data = Directory.CreateTempSubdirectory("unionbot-data-");
        await using var doubles = await DoublesProcess.StartAsync(Stop);
        await using (var worker = WorkerProcess.Start(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Telegram__Token"] = doubles.TelegramToken,
            ["Telegram__ApiUrl"] = doubles.TelegramUrl,
            ["Discord__Token"] = doubles.DiscordToken,
            ["Discord__ApiUrl"] = doubles.DiscordUrl,
            ["Content__Pack"] = pack.Path,
            ["Data__Folder"] = data.FullName,
        }))
        {
            await worker.UntilWritesAsync("ready in", Stop);

            // Act
            await doubles.DoAsync("telegram/say", new() { ["user"] = "Sacha", ["text"] = "C'est où ?" }, Stop);
            var telegram = await doubles.UntilAsync("telegram", IsAnswer, Stop);
            await doubles.DoAsync("discord/say", new() { ["user"] = "Sacha", ["text"] = "C'est où ?" }, Stop);
            var discord = await doubles.UntilAsync("discord", IsAnswer, Stop);

            // Assert
            ((bool)telegram["message"]!["by_bot"]!).ShouldBeTrue();
            ((bool)discord["message"]!["by_bot"]!).ShouldBeTrue();
            foreach (var platform in new[] { "telegram", "discord" })
            {
                (await doubles.LookAsync($"{platform}/findings", Stop))["findings"]!.AsArray().ShouldBeEmpty();
            }
        }

        data.Delete(recursive: true);
    }

    private static bool IsAnswer(JsonObject entry) =>
        (bool)entry["message"]!["by_bot"]! && entry["message"]!.ToJsonString(Readable).Contains("grande salle", StringComparison.Ordinal);

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
