using UnionBot.Emulators.Telegram;

namespace UnionBot.Tests.Emulators.Telegram;

public sealed class AccessTests
{
    [Fact]
    public async Task A_person_must_write_first_and_may_leave_by_blocking()
    {
        await using var client = await DoubleClient.StartAsync();
        var tg = client.Tg;
        var stranger = tg.User("Inconnue");
        var colleague = tg.User("Karim");
        var group = tg.Group("Atelier", colleague);
        tg.AddBot(group, colleague);
        var friend = tg.User("Amina");
        tg.Start(friend);
        var gone = tg.User("Partie");
        tg.Start(gone);
        tg.Deactivate(gone);

        (await SendAsync(client, stranger.Id)).ShouldBe((400, "Bad Request: chat not found"));
        (await SendAsync(client, colleague.Id)).ShouldBe((403, "Forbidden: bot can't initiate conversation with a user"));
        (await SendAsync(client, friend.Id)).ShouldBe((200, ""));
        tg.Block(friend);
        (await SendAsync(client, friend.Id)).ShouldBe((403, "Forbidden: bot was blocked by the user"));
        tg.Unblock(friend);
        (await SendAsync(client, friend.Id)).ShouldBe((200, ""));
        (await SendAsync(client, gone.Id)).ShouldBe((403, "Forbidden: user is deactivated"));
    }

    [Fact]
    public async Task In_groups_and_channels_the_bot_must_be_there_and_have_the_right()
    {
        await using var client = await DoubleClient.StartAsync();
        var tg = client.Tg;
        var owner = tg.User("Odile");
        var group = tg.Group("Atelier", owner);
        var supergroup = tg.Supergroup("Union", owner);
        var channel = tg.Channel("Annonces", owner);

        (await SendAsync(client, group.Id)).ShouldBe((400, "Bad Request: chat not found"));
        foreach (var chat in (TgChat[])[group, supergroup, channel])
        {
            tg.AddBot(chat, owner);
            (await SendAsync(client, chat.Id)).ShouldBe((200, ""));
        }

        tg.Restrict(supergroup, owner, tg.Bot);
        (await SendAsync(client, supergroup.Id)).ShouldBe((400, "Bad Request: not enough rights to send text messages to the chat"));
        tg.AddBot(channel, owner, TgRights.ManageChat);
        (await SendAsync(client, channel.Id)).Status.ShouldBe(400);
        tg.RemoveBot(group, owner);
        tg.RemoveBot(supergroup, owner);
        tg.RemoveBot(channel, owner);
        (await SendAsync(client, group.Id)).ShouldBe((403, "Forbidden: bot was kicked from the group chat"));
        (await SendAsync(client, supergroup.Id)).ShouldBe((403, "Forbidden: bot was kicked from the supergroup chat"));
        (await SendAsync(client, channel.Id)).ShouldBe((403, "Forbidden: bot was kicked from the channel chat"));
        tg.AddBot(supergroup, owner);
        await client.CallAsync("leaveChat", new { chat_id = supergroup.Id });
        (await SendAsync(client, supergroup.Id)).ShouldBe((403, "Forbidden: bot is not a member of the supergroup chat"));
    }

    [Fact]
    public async Task A_group_that_moved_says_where_to()
    {
        await using var client = await DoubleClient.StartAsync();
        var tg = client.Tg;
        var owner = tg.User("Odile");
        var group = tg.Group("Atelier", owner);
        tg.AddBot(group, owner);
        await client.ForgetUpdatesAsync();

        var supergroup = tg.Migrate(group, owner);
        var called = await client.CallAsync("sendMessage", new { chat_id = group.Id, text = "là ?" });
        var updates = await client.UpdatesAsync();

        called.Status.ShouldBe(400);
        called.Description.ShouldBe("Bad Request: group chat was upgraded to a supergroup chat");
        ((long)called.Body["parameters"]!["migrate_to_chat_id"]!).ShouldBe(supergroup.Id);
        supergroup.Id.ShouldBeLessThan(-1_000_000_000_000);
        ((long)updates[0]!["message"]!["migrate_to_chat_id"]!).ShouldBe(supergroup.Id);
        ((long)updates[1]!["message"]!["migrate_from_chat_id"]!).ShouldBe(group.Id);
        (await SendAsync(client, supergroup.Id)).ShouldBe((200, ""));
    }

    [Fact]
    public async Task Coming_going_and_blocking_reach_the_bot_as_my_chat_member()
    {
        await using var client = await DoubleClient.StartAsync();
        var tg = client.Tg;
        var owner = tg.User("Odile");
        var group = tg.Group("Atelier", owner);
        var channel = tg.Channel("Annonces", owner);
        tg.Start(owner);
        await client.ForgetUpdatesAsync();

        tg.AddBot(group, owner);
        tg.Promote(group, owner, tg.Bot, TgRights.GroupKeeper);
        tg.RemoveBot(group, owner);
        tg.AddBot(channel, owner);
        tg.Block(owner);
        tg.Unblock(owner);

        var changes = (await client.UpdatesAsync()).Select(static u => u!["my_chat_member"]).Where(static c => c is not null)
            .Select(static c => $"{c!["chat"]!["type"]}: {c["old_chat_member"]!["status"]} > {c["new_chat_member"]!["status"]}");
        changes.ShouldBe(
        [
            "group: left > member", "group: member > administrator", "group: administrator > kicked",
            "channel: left > administrator", "private: member > kicked", "private: kicked > member",
        ]);
    }

    [Fact]
    public async Task Members_and_administrators_can_be_asked_for()
    {
        await using var client = await DoubleClient.StartAsync();
        var tg = client.Tg;
        var owner = tg.User("Odile");
        var member = tg.User("Karim");
        var other = tg.User("Ailleurs");
        var group = tg.Supergroup("Union", owner);
        var channel = tg.Channel("Annonces", owner);
        tg.AddBot(group, owner, TgRights.GroupKeeper);
        tg.AddBot(channel, owner);
        tg.Join(member, group);

        async Task<string> StatusAsync(TgChat chat, TgUser user) =>
            (string)(await client.CallAsync("getChatMember", new { chat_id = chat.Id, user_id = user.Id })).Result["status"]!;

        (await StatusAsync(group, owner)).ShouldBe("creator");
        (await StatusAsync(group, member)).ShouldBe("member");
        (await StatusAsync(group, other)).ShouldBe("left");
        (await StatusAsync(group, tg.Bot)).ShouldBe("administrator");
        (await StatusAsync(channel, owner)).ShouldBe("creator");
        (await client.CallAsync("getChatAdministrators", new { chat_id = group.Id })).Result.AsArray().Count.ShouldBe(2);
        (await client.CallAsync("getChatMember", new { chat_id = group.Id, user_id = 12 })).Description.ShouldBe("Bad Request: member not found");
        ((string)(await client.CallAsync("getChat", new { chat_id = group.Id })).Result["title"]!).ShouldBe("Union");
    }

    private static async Task<(int Status, string Description)> SendAsync(DoubleClient client, long chat)
    {
        client.Clock.Advance(TimeSpan.FromSeconds(1));
        var called = await client.CallAsync("sendMessage", new { chat_id = chat, text = "Bonjour" });
        return (called.Status, called.Description);
    }
}
