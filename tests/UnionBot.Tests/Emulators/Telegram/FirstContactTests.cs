using UnionBot.Emulators.Telegram;

namespace UnionBot.Tests.Emulators.Telegram;

public sealed class FirstContactTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_writes_the_bot_answers_with_a_button_and_the_press_is_answered()
    {
        await using var client = await DoubleClient.StartAsync();
        var tg = client.Tg;
        var amina = tg.User("Amina", "amina");
        var chat = tg.PrivateChat(amina);

        tg.Start(amina);
        var first = (await client.UpdatesAsync())[0]!;
        var sent = await client.CallAsync("sendMessage", new
        {
            chat_id = chat.Id,
            text = "Bonjour, voici <le> programme",
            reply_markup = new { inline_keyboard = new[] { new[] { new { text = "Suite", callback_data = "next" } } } },
        });
        var press = tg.PressAsync(amina, chat, (int)sent.Result["message_id"]!, "Suite");
        var query = (await client.UpdatesAsync((int)first["update_id"]! + 1))[0]!["callback_query"]!;
        await client.CallAsync("answerCallbackQuery", new { callback_query_id = (string)query["id"]!, text = "Voilà" });

        ((string)first["message"]!["text"]!).ShouldBe("/start");
        ((string)first["message"]!["entities"]![0]!["type"]!).ShouldBe("bot_command");
        ((string)query["data"]!).ShouldBe("next");
        (await press.WaitAsync(Patience, Stop)).ShouldBe(new CallbackAnswer("Voilà", ShowAlert: false, Url: null));
        tg.Transcript.Select(static e => e.Kind).ShouldBe([TranscriptKind.Said, TranscriptKind.Sent, TranscriptKind.Pressed, TranscriptKind.Answered]);
        tg.Transcript[1].At.ShouldBe(client.Calendar.GetUtcNow());
        tg.Transcript[1].ByBot.ShouldBeTrue();
        tg.Messages(chat)[1].Buttons[0][0].ShouldBe(new TgButton("Suite", "next", null));
        tg.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_poll_ends_when_somebody_writes()
    {
        await using var client = await DoubleClient.StartAsync();
        var amina = client.Tg.User("Amina");
        var poll = client.CallAsync("getUpdates", new { timeout = 50 });
        await client.Tg.WaitIdleAsync(Stop);
        while (!client.Tg.IsPolled)
        {
            await Task.Yield();
        }

        client.Tg.Start(amina);

        (await poll.WaitAsync(Patience, Stop)).Result.AsArray().Count.ShouldBe(1);
        client.Tg.PendingUpdates.ShouldBe(1);
        client.Tg.Idle.ShouldBeFalse();
    }
}
