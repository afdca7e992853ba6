using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram;
using UnionBot.Emulators.Telegram.Api;

namespace UnionBot.Tests.Emulators.Telegram;

public sealed class WireTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What bots live their ordinary life by. Whoever adds a method to the double adds it here.</summary>
    private static readonly string[] Offered =
    [
        "answerCallbackQuery", "answerInlineQuery", "approveChatJoinRequest", "banChatMember", "banChatSenderChat", "close", "closeForumTopic",
        "closeGeneralForumTopic", "copyMessage", "copyMessages", "createChatInviteLink", "createForumTopic", "declineChatJoinRequest",
        "deleteAllMessageReactions", "deleteChatPhoto", "deleteForumTopic", "deleteMessage", "deleteMessageReaction", "deleteMessages",
        "deleteMyCommands", "deleteWebhook", "editChatInviteLink", "editForumTopic", "editGeneralForumTopic", "editMessageCaption",
        "editMessageLiveLocation", "editMessageMedia", "editMessageReplyMarkup", "editMessageText", "exportChatInviteLink", "forwardMessage",
        "forwardMessages", "getChat", "getChatAdministrators", "getChatMember", "getChatMemberCount", "getChatMenuButton", "getFile",
        "getForumTopicIconStickers", "getMe", "getMyCommands", "getMyDefaultAdministratorRights", "getMyDescription", "getMyName",
        "getMyShortDescription", "getUpdates", "getUserProfileAudios", "getUserProfilePhotos", "getWebhookInfo", "hideGeneralForumTopic", "leaveChat",
        "logOut", "pinChatMessage", "promoteChatMember", "reopenForumTopic", "reopenGeneralForumTopic", "restrictChatMember", "revokeChatInviteLink",
        "sendAnimation", "sendAudio", "sendChatAction", "sendContact", "sendDice", "sendDocument", "sendLocation", "sendMediaGroup", "sendMessage",
        "sendPhoto", "sendPoll", "sendSticker", "sendVenue", "sendVideo", "sendVideoNote", "sendVoice", "setChatAdministratorCustomTitle",
        "setChatDescription", "setChatMenuButton", "setChatPermissions", "setChatPhoto", "setChatTitle", "setMessageReaction", "setMyCommands",
        "setMyDefaultAdministratorRights", "setMyDescription", "setMyName", "setMyShortDescription", "setWebhook", "stopMessageLiveLocation",
        "stopPoll", "unbanChatMember", "unbanChatSenderChat", "unhideGeneralForumTopic", "unpinAllChatMessages", "unpinAllForumTopicMessages",
        "unpinAllGeneralForumTopicMessages", "unpinChatMessage",
    ];

    [Fact]
    public async Task Every_other_method_of_the_specification_is_named_as_not_offered()
    {
        await using var client = await DoubleClient.StartAsync();
        client.Tg.OfferedMethods.ShouldBe(Offered);

        foreach (var method in BotApi.Methods.Values.Select(static m => m.Name).Except(Offered, StringComparer.Ordinal))
        {
            var called = await client.CallAsync(method);
            called.Status.ShouldBe(501);
            called.Body.ToJsonString().ShouldBe(new JsonObject
            {
                ["ok"] = false,
                ["error_code"] = 501,
                ["description"] = $"Not Implemented: this double of the Bot API does not offer {method}",
            }.ToJsonString());
        }

        BotApi.Methods.Count.ShouldBe(185);
    }

    [Fact]
    public async Task The_same_call_can_come_as_query_form_multipart_or_json_under_any_case()
    {
        await using var client = await DoubleClient.StartAsync(static o => o with { Limits = null });
        var user = client.Tg.User("Amina");
        client.Tg.Start(user);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["chat_id"] = $"{user.Id}", ["text"] = "é & è" });
        using var multipart = new MultipartFormDataContent { { new StringContent($"{user.Id}"), "chat_id" }, { new StringContent("é & è"), "text" } };

        Called[] calls =
        [
            await client.GetAsync($"SENDMESSAGE?chat_id={user.Id}&text=%C3%A9%20%26%20%C3%A8"),
            await client.PostAsync("sendmessage", form),
            await client.PostAsync("sendMessage", multipart),
            await client.CallAsync("SendMessage", new { chat_id = $"{user.Id}", text = "é & è", parse_mode = (string?)null }),
        ];

        calls.Select(static c => (string)c.Result["text"]!).ShouldAllBe(static text => text == "é & è");
        client.Tg.Counters.Requests["sendMessage"].ShouldBe(4);
        client.Tg.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_token_is_unauthorized_and_a_malformed_one_not_found()
    {
        await using var client = await DoubleClient.StartAsync();

        async Task<int> StatusAsync(string path) => (int)(await client.Http.GetAsync(path, Stop)).StatusCode;

        (await StatusAsync("/bot7000000001:AAF-another-secret-of-the-same-length-00/getMe")).ShouldBe(401);
        (await StatusAsync("/botnothing/getMe")).ShouldBe(404);
        (await StatusAsync($"/bot{client.Tg.Token}/getEverything")).ShouldBe(404);
        (await StatusAsync("/")).ShouldBe(404);
        (await client.GetAsync("getMe")).Result["username"]!.ToString().ShouldBe("UnionDoubleBot");
    }

    [Fact]
    public async Task What_the_specification_does_not_know_works_but_is_a_finding()
    {
        await using var client = await DoubleClient.StartAsync();
        var user = client.Tg.User("Amina");
        client.Tg.Start(user);

        var called = await client.CallAsync("sendMessage", new
        {
            chat_id = user.Id,
            text = "abcd",
            colour = "red",
            entities = new[] { new { type = "bold", offset = 0, length = 2 }, new { type = "italic", offset = 1, length = 2 } },
            reply_markup = new { inline_keyboard = new[] { new[] { new { text = "Oui", callback_data = "yes", shape = "round" } } } },
        });

        called.Status.ShouldBe(200);
        client.Tg.Findings.ShouldBe(
        [
            new Finding("sendMessage", "colour", "unknown parameter"),
            new Finding("sendMessage", "entities", "bold and italic cross"),
            new Finding("sendMessage", "reply_markup.inline_keyboard[0][0].shape", "unknown member"),
        ]);
    }

    [Fact]
    public async Task Commands_are_kept_by_scope_and_language_and_a_client_shows_the_narrowest()
    {
        await using var client = await DoubleClient.StartAsync();
        var tg = client.Tg;
        var amina = tg.User("Amina");
        var john = tg.User("John", languageCode: "en");
        tg.Start(amina);
        var group = tg.Supergroup("Union", amina);

        Task<Called> SetAsync(string name, object? scope, string language = "") =>
            client.CallAsync("setMyCommands", new { commands = new[] { new { command = name, description = "Fait ceci" } }, scope, language_code = language });

        await SetAsync("aide", null);
        await SetAsync("help", null, "en");
        await SetAsync("annoncer", new { type = "chat", chat_id = amina.Id });
        await SetAsync("programme", new { type = "all_group_chats" });

        tg.Menu(amina, tg.PrivateChat(amina)).ShouldBe([new TgCommand("annoncer", "Fait ceci")]);
        tg.Menu(john, tg.PrivateChat(john)).ShouldBe([new TgCommand("help", "Fait ceci")]);
        tg.Menu(john, group).ShouldBe([new TgCommand("programme", "Fait ceci")]);
        (await SetAsync("Majuscule", null)).Description.ShouldBe("Bad Request: BOT_COMMAND_INVALID");
        (await client.CallAsync("getMyCommands")).Result.ToJsonString().ShouldBe("""[{"command":"aide","description":"Fait ceci"}]""");
        await client.CallAsync("deleteMyCommands", new { scope = new { type = "chat", chat_id = amina.Id } });
        tg.Menu(amina, tg.PrivateChat(amina)).ShouldBe([new TgCommand("aide", "Fait ceci")]);
    }

    [Fact]
    public async Task Every_request_is_logged_with_what_it_was_answered()
    {
        await using var client = await DoubleClient.StartAsync();
        await client.CallAsync("sendMessage", new { chat_id = 5, entities = new[] { 1 } });

        var request = client.Tg.Requests.ShouldHaveSingleItem();
        (request.Method, request.Status).ShouldBe(("sendMessage", 400));
        request.Parameters["entities"].ShouldBe("[1]");
        request.Json["chat_id"].ShouldBe("5");
        request.Answer!.ShouldContain("chat not found");
        client.Tg.Counters.Statuses[400].ShouldBe(1);
    }
}
