using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Tests.Telegram;

public sealed class TelegramRotationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_exchanged_in_the_settings_works_although_a_poll_was_open_under_the_old_one()
    {
        await using var bench = await TelegramBench.StartAsync();
        await bench.Tg.WaitPolledAsync(Stop);

        bench.Settings.Token = bench.Tg.RotateToken();

        await SpeaksAndHearsAsync(bench, "avec le nouveau");
        bench.Health.Platforms["Telegram"].BotName.ShouldBe($"@{bench.Tg.Bot.Username}");
    }

    [Fact]
    public async Task A_platform_that_was_stopped_by_a_refused_token_waits_for_another_and_works_with_it()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        bench.Tg.RotateToken();
        await Should.ThrowAsync<PlatformRefusedException>(bench.Run);

        var waiting = bench.Platform.RotatedAsync(Stop);
        waiting.IsCompleted.ShouldBeFalse();
        bench.Settings.Token = "no token at all";
        waiting.IsCompleted.ShouldBeFalse();
        bench.Settings.Token = bench.Tg.Token;
        (await waiting).ShouldBeTrue();
        _ = bench.Run();

        await SpeaksAndHearsAsync(bench, "de retour");
    }

    [Fact]
    public async Task A_token_file_that_changes_is_noticed_without_any_reload()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var bench = await TelegramBench.StartAsync(run: false);
        await File.WriteAllTextAsync(file, bench.Tg.Token, Stop);
        bench.Settings.TokenFile = file;
        _ = bench.Run();
        await bench.Tg.WaitPolledAsync(Stop);

        await File.WriteAllTextAsync(file, bench.Tg.RotateToken() + "\n", Stop);

        await SpeaksAndHearsAsync(bench, "par le fichier");
        File.Delete(file);
    }

    private static async Task SpeaksAndHearsAsync(TelegramBench bench, string words)
    {
        var ana = bench.Tg.User("Ana");
        bench.Tg.Say(ana, bench.Tg.PrivateChat(ana), words);

        var heard = await bench.NextAsync();
        heard.Content.ShouldBeOfType<IncomingContent.Text>().Plain.ShouldBe(words);

        // The open poll may have brought the words before the new token was noticed: then sending waits, as the outbox does.
        DeliveryOutcome outcome;
        do
        {
            outcome = await bench.DeliverAsync(heard.Chat, BotMessage.Plain("reçu"));
        }
        while (outcome is DeliveryOutcome.Postponed { WholePlatform: true });
        outcome.ShouldBeOfType<DeliveryOutcome.Delivered>();
    }
}
