using System.Globalization;
using UnionBot.Emulators.Telegram;

namespace UnionBot.Tests.Emulators.Telegram;

public sealed class FloodTests
{
    [Fact]
    public async Task A_chat_takes_a_burst_of_three_and_then_one_a_second()
    {
        await using var client = await DoubleClient.StartAsync();
        var user = Friend(client);

        var burst = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            burst.Add((await SendAsync(client, user.Id)).Status);
        }

        var refused = await SendAsync(client, user.Id);
        client.Calendar.Advance(TimeSpan.FromDays(1));
        var calendarLeapt = await SendAsync(client, user.Id);
        client.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await SendAsync(client, user.Id);
        var again = await SendAsync(client, user.Id);

        burst.ShouldBe([200, 200, 200, 429]);
        refused.Body.ToJsonString().ShouldBe("""{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1","parameters":{"retry_after":1}}""");
        refused.RetryAfter.ShouldBe("1");
        (calendarLeapt.Status, after.Status, again.Status).ShouldBe((429, 200, 429));
    }

    [Fact]
    public async Task All_chats_together_take_thirty_in_any_sliding_second_edits_included()
    {
        await using var client = await DoubleClient.StartAsync();
        var users = Enumerable.Range(0, 32).Select(_ => Friend(client)).ToArray();
        var sent = await SendAsync(client, users[0].Id);
        client.Clock.Advance(TimeSpan.FromSeconds(0.6));
        for (var i = 1; i < 29; i++)
        {
            (await SendAsync(client, users[i].Id)).Status.ShouldBe(200);
        }

        var edit = await client.CallAsync("editMessageText", new { chat_id = users[0].Id, message_id = (int)sent.Result["message_id"]!, text = "autre" });
        var tooMany = await SendAsync(client, users[30].Id);
        var uncounted = await client.CallAsync("sendChatAction", new { chat_id = users[30].Id, action = "typing" });
        client.Clock.Advance(TimeSpan.FromSeconds(0.4));
        var oneLeftTheWindow = await SendAsync(client, users[30].Id);
        var full = await SendAsync(client, users[31].Id);

        (edit.Status, tooMany.Status, uncounted.Status).ShouldBe((200, 429, 200));
        (oneLeftTheWindow.Status, full.Status).ShouldBe((200, 429));
    }

    [Fact]
    public async Task Copies_and_forwards_count_as_sends_do_and_nothing_else_does()
    {
        await using var client = await DoubleClient.StartAsync();
        var users = Enumerable.Range(0, 32).Select(_ => Friend(client)).ToArray();
        var sent = (int)(await SendAsync(client, users[0].Id)).Result["message_id"]!;
        for (var i = 1; i < 30; i++)
        {
            var call = await client.CallAsync(i % 2 == 0 ? "copyMessage" : "forwardMessage", new { chat_id = users[i].Id, from_chat_id = users[0].Id, message_id = sent });
            call.Status.ShouldBe(200);
        }

        var copy = await client.CallAsync("copyMessage", new { chat_id = users[30].Id, from_chat_id = users[0].Id, message_id = sent });
        var forward = await client.CallAsync("forwardMessage", new { chat_id = users[31].Id, from_chat_id = users[0].Id, message_id = sent });
        var deletion = await client.CallAsync("deleteMessage", new { chat_id = users[0].Id, message_id = sent });
        client.Clock.Advance(TimeSpan.FromSeconds(0.999));
        var tooEarly = await SendAsync(client, users[30].Id);
        client.Clock.Advance(TimeSpan.FromSeconds(0.001));

        (copy.Status, forward.Status, deletion.Status).ShouldBe((429, 429, 200));
        (tooEarly.Status, (await SendAsync(client, users[30].Id)).Status).ShouldBe((429, 200));
    }

    [Fact]
    public async Task A_group_takes_twenty_in_any_sliding_minute()
    {
        await using var client = await DoubleClient.StartAsync();
        var owner = client.Tg.User("Odile");
        var group = client.Tg.Group("Atelier", owner);
        client.Tg.AddBot(group, owner);
        for (var i = 0; i < 20; i++)
        {
            (await SendAsync(client, group.Id)).Status.ShouldBe(200);
            client.Clock.Advance(TimeSpan.FromSeconds(1.5));
        }

        var refused = await SendAsync(client, group.Id);
        client.Clock.Advance(TimeSpan.FromSeconds(int.Parse(refused.RetryAfter!, CultureInfo.InvariantCulture)));

        refused.RetryAfter.ShouldBe("30");
        (await SendAsync(client, group.Id)).Status.ShouldBe(200);
        (await SendAsync(client, group.Id)).Status.ShouldBe(429);
    }

    private static TgUser Friend(DoubleClient client)
    {
        var user = client.Tg.User("Amina");
        client.Tg.Start(user);
        return user;
    }

    private static Task<Called> SendAsync(DoubleClient client, long chat) => client.CallAsync("sendMessage", new { chat_id = chat, text = "Bonjour" });
}
