using UnionBot.Emulators.Telegram;

namespace UnionBot.Tests.Emulators.Telegram;

public sealed class EditingTests
{
    private static readonly object Buttons = new { inline_keyboard = new[] { new[] { new { text = "Oui", callback_data = "yes" } } } };

    [Fact]
    public async Task An_edit_changes_what_is_seen_and_drops_buttons_that_are_not_given_again()
    {
        await using var client = await DoubleClient.StartAsync(static o => o with { Limits = null });
        var (user, chat) = Friend(client);
        var id = (int)(await client.CallAsync("sendMessage", new { chat_id = user.Id, text = "avant", reply_markup = Buttons })).Result["message_id"]!;
        client.Calendar.Advance(TimeSpan.FromHours(3));

        var same = await client.CallAsync("editMessageText", new { chat_id = user.Id, message_id = id, text = "avant", reply_markup = Buttons });
        var edited = await client.CallAsync("editMessageText", new { chat_id = user.Id, message_id = id, text = "après" });
        var missing = await client.CallAsync("editMessageText", new { chat_id = user.Id, message_id = 999, text = "x" });
        var foreign = await client.CallAsync("editMessageText", new { chat_id = user.Id, message_id = 1, text = "x" });
        var caption = await client.CallAsync("editMessageCaption", new { chat_id = user.Id, message_id = id, caption = "x" });

        same.Description.ShouldStartWith("Bad Request: message is not modified: specified new message content");
        ((long)edited.Result["edit_date"]!).ShouldBe(client.Calendar.GetUtcNow().ToUnixTimeSeconds());
        missing.Description.ShouldBe("Bad Request: message to edit not found");
        foreign.Description.ShouldBe("Bad Request: message can't be edited");
        caption.Description.ShouldBe("Bad Request: there is no caption in the message to edit");
        var seen = client.Tg.Messages(chat)[^1];
        (seen.Text, seen.Buttons.Count).ShouldBe(("après", 0));
        client.Tg.Transcript[^1].Kind.ShouldBe(TranscriptKind.Edited);
    }

    [Fact]
    public async Task Buttons_alone_can_be_changed_and_taken_away()
    {
        await using var client = await DoubleClient.StartAsync();
        var (user, chat) = Friend(client);
        var id = (int)(await client.CallAsync("sendMessage", new { chat_id = user.Id, text = "?" })).Result["message_id"]!;

        await client.CallAsync("editMessageReplyMarkup", new { chat_id = user.Id, message_id = id, reply_markup = Buttons });
        client.Tg.Messages(chat)[^1].Buttons.Count.ShouldBe(1);
        await client.CallAsync("editMessageReplyMarkup", new { chat_id = user.Id, message_id = id });
        client.Tg.Messages(chat)[^1].Buttons.ShouldBeEmpty();
        client.Tg.Messages(chat)[^1].EditDate.ShouldBeNull();
    }

    [Fact]
    public async Task A_message_is_deleted_within_two_days_of_the_calendar()
    {
        await using var client = await DoubleClient.StartAsync();
        var (user, chat) = Friend(client);
        var first = (int)(await client.CallAsync("sendMessage", new { chat_id = user.Id, text = "un" })).Result["message_id"]!;
        var second = (int)(await client.CallAsync("sendMessage", new { chat_id = user.Id, text = "deux" })).Result["message_id"]!;

        client.Calendar.Advance(TimeSpan.FromHours(47));
        (await client.CallAsync("deleteMessage", new { chat_id = user.Id, message_id = first })).Status.ShouldBe(200);
        client.Calendar.Advance(TimeSpan.FromHours(2));
        (await client.CallAsync("deleteMessage", new { chat_id = user.Id, message_id = second })).Description.ShouldBe("Bad Request: message can't be deleted for everyone");
        (await client.CallAsync("deleteMessage", new { chat_id = user.Id, message_id = first })).Description.ShouldBe("Bad Request: message to delete not found");
        client.Tg.Messages(chat).ShouldNotContain(static m => m.Text == "un");
    }

    [Fact]
    public async Task Pinning_needs_the_right_and_is_told_to_the_bot()
    {
        await using var client = await DoubleClient.StartAsync();
        var tg = client.Tg;
        var owner = tg.User("Odile");
        var group = tg.Supergroup("Union", owner);
        tg.AddBot(group, owner);
        var id = (int)(await client.CallAsync("sendMessage", new { chat_id = group.Id, text = "à épingler" })).Result["message_id"]!;

        var refused = await client.CallAsync("pinChatMessage", new { chat_id = group.Id, message_id = id });
        tg.Promote(group, owner, tg.Bot, TgRights.GroupKeeper);
        await client.ForgetUpdatesAsync();
        var pinned = await client.CallAsync("pinChatMessage", new { chat_id = group.Id, message_id = id, disable_notification = true });
        var update = (await client.UpdatesAsync()).ShouldHaveSingleItem()!;
        var chat = (await client.CallAsync("getChat", new { chat_id = group.Id })).Result;
        var unpinned = await client.CallAsync("unpinChatMessage", new { chat_id = group.Id });
        var twice = await client.CallAsync("unpinChatMessage", new { chat_id = group.Id });

        refused.Description.ShouldBe("Bad Request: not enough rights to manage pinned messages in the chat");
        pinned.Status.ShouldBe(200);
        ((int)update["message"]!["pinned_message"]!["message_id"]!).ShouldBe(id);
        ((int)chat["pinned_message"]!["message_id"]!).ShouldBe(id);
        (unpinned.Status, twice.Description).ShouldBe((200, "Bad Request: message to unpin not found"));
        tg.Messages(group).ShouldNotContain(static m => m.Pinned);
    }

    [Fact]
    public async Task What_a_person_edits_reaches_the_bot_and_what_they_delete_does_not()
    {
        await using var client = await DoubleClient.StartAsync();
        var (user, chat) = Friend(client);
        var id = client.Tg.Say(user, chat, "questoin");
        await client.ForgetUpdatesAsync();

        client.Tg.Edit(user, chat, id, "question");
        client.Tg.Delete(user, chat, id);

        ((string)(await client.UpdatesAsync()).ShouldHaveSingleItem()!["edited_message"]!["text"]!).ShouldBe("question");
    }

    private static (TgUser User, TgChat Chat) Friend(DoubleClient client)
    {
        var user = client.Tg.User("Amina");
        client.Tg.Start(user);
        return (user, client.Tg.PrivateChat(user));
    }
}
