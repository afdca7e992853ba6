namespace UnionBot.Tests.Specification;

/// <summary>The Bot API's judge passes what is right and names what is wrong.</summary>
public sealed class TelegramCheckTests
{
    public static TheoryData<string, string> Right => new()
    {
        { "getMe", "{}" },
        { "getUpdates", """{"offset":-1,"limit":100,"timeout":50,"allowed_updates":["message"]}""" },
        { "sendMessage", """{"chat_id":-1001234567890,"text":"Salut","entities":[{"type":"bold","offset":0,"length":5}],"link_preview_options":{"is_disabled":true}}""" },
        { "sendMessage", """{"chat_id":"@canal","text":"Salut","message_thread_id":3,"reply_markup":{"inline_keyboard":[[{"text":"Oui","callback_data":"a"},{"text":"Lien","url":"https://example.org"}]]}}""" },
        { "sendMessage", """{"chat_id":1,"text":"x","reply_markup":{"force_reply":true}}""" },
        { "sendMessage", """{"chat_id":1,"text":"x","ephemeral_message_parameters":{"receiver_user_id":5}}""" },
        { "editEphemeralMessageText", """{"chat_id":1,"receiver_user_id":2,"ephemeral_message_id":3,"text":"x","parse_mode":"HTML"}""" },
        { "setMyCommands", """{"commands":[{"command":"aide","description":"L'aide"}],"scope":{"type":"all_private_chats"},"language_code":"fr"}""" },
        { "answerCallbackQuery", """{"callback_query_id":"1","text":""}""" },
        { "editMessageText", """{"chat_id":1,"message_id":2,"text":"x"}""" },
        { "sendPhoto", """{"chat_id":1,"photo":"AgACfileid","caption":""}""" },
    };

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "sendMassage", """{"chat_id":1,"text":"x"}""", "there is no method sendMassage" },
        { "sendmessage", """{"chat_id":1,"text":"x"}""", "there is no method sendmessage" },
        { "sendMessage", """{"chat_id":1}""", "text: is missing" },
        { "sendMessage", """{"text":"x"}""", "chat_id: is missing" },
        { "sendMessage", """{"chat_id":1,"text":"x","colour":"red"}""", "colour: is unknown" },
        { "sendMessage", """{"chat_id":1,"text":5}""", "text: 5 is no String" },
        { "sendMessage", """{"chat_id":1.5,"text":"x"}""", "chat_id: 1.5 is no Integer" },
        { "sendMessage", """{"chat_id":1,"text":"x","disable_notification":"true"}""", "disable_notification: \"true\" is no Boolean" },
        { "sendMessage", """{"chat_id":1,"text":"x","reply_markup":null}""", "reply_markup: null is no InlineKeyboardMarkup" },
        { "sendMessage", """{"chat_id":1,"text":""}""", "text: 0 characters, not 1-4096" },
        { "sendMessage", """{"chat_id":1,"text":"x","parse_mode":"Html"}""", "parse_mode: 'Html' is none of HTML, MarkdownV2, Markdown" },
        { "sendMessage", """{"chat_id":1,"text":"x","entities":[{"type":"bold","offset":0}]}""", "entities[0].length: is missing" },
        { "sendMessage", """{"chat_id":1,"text":"x","entities":[{"type":"fat","offset":0,"length":1}]}""", "entities[0].type: 'fat' is none of" },
        { "sendMessage", """{"chat_id":1,"text":"x","entities":[{"type":"bold","offset":0,"length":2}]}""", "lies outside the text of 1" },
        { "sendMessage", """{"chat_id":1,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"a"}]]}}""", "has not exactly one field besides" },
        { "sendMessage", """{"chat_id":1,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"a","callback_data":"b","url":"https://x.org"}]]}}""", "has not exactly one field besides" },
        { "sendMessage", """{"chat_id":1,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"a","callback_data":""}]]}}""", "callback_data: 0 bytes, not 1-64" },
        { "sendMessage", """{"chat_id":1,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"a","callback_data":"ééééééééééééééééééééééééééééééééé"}]]}}""", "callback_data: 66 bytes, not 1-64" },
        { "sendMessage", """{"chat_id":1,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"a","callback_data":"b","size":3}]]}}""", "inline_keyboard[0][0].size: is unknown" },
        { "sendMessage", """{"chat_id":1,"text":"x","chat_id":2}""", "the body can't be read" },
        { "sendMessage", "[]", "that is no object" },
        { "getUpdates", """{"limit":101}""", "limit: 101 as a number, not 1-100" },
        { "sendMediaGroup", """{"chat_id":1,"media":[{"type":"photo","media":"id"}]}""", "media: 1 elements, not 2-10" },
        { "sendMediaGroup", """{"chat_id":1,"media":[{"type":"photo","media":"attach://0"},{"type":"photo","media":"id"}]}""", "attach://0 names no file" },
        { "setMyCommands", """{"commands":[{"command":"Aidé","description":"x"}]}""", "has other letters than" },
        { "setMyCommands", """{"commands":[{"command":"aide","description":"x"}],"scope":{"type":"everybody"}}""", "scope.type: 'everybody' is none of" },
        { "editMessageText", """{"chat_id":1,"text":"x"}""", "message_id: is missing" },
        { "answerCallbackQuery", """{"callback_query_id":7}""", "callback_query_id: 7 is no String" },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void What_the_specification_knows_passes(string method, string json) =>
        TelegramCheck.Faults(Sent.ToTelegram(method, json)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_it_does_not_know_is_named(string method, string json, string fault) =>
        TelegramCheck.Faults(Sent.ToTelegram(method, json)).ShouldContain(f => f.Contains(fault));

    [Theory]
    [InlineData("sendMessage", "text", 4096)]
    [InlineData("sendPhoto", "caption", 1024)]
    [InlineData("answerCallbackQuery", "text", 200)]
    public void A_text_may_have_as_many_characters_as_its_description_says(string method, string name, int most)
    {
        Faults(most).ShouldBeEmpty();
        Faults(most + 1).ShouldHaveSingleItem().ShouldStartWith($"{name}: {most + 1} characters");

        IEnumerable<string> Faults(int length) =>
            TelegramCheck.Faults(Sent.ToTelegram(method, $$"""{"{{name}}":"{{new string('x', length)}}"}"""))
                .Where(f => !f.Contains("is missing"));
    }

    [Fact]
    public void A_file_comes_as_a_part_that_a_parameter_names()
    {
        var photo = Sent.ToTelegram("sendPhoto", "{}");

        TelegramCheck.Faults(photo.As(("chat_id", null, "1"), ("photo", null, "attach://0"), ("0", "p.png", "x"))).ShouldBeEmpty();
        TelegramCheck.Faults(photo.As(("chat_id", null, "1"), ("photo", "p.png", "x"))).ShouldBeEmpty();
        TelegramCheck.Faults(photo.As(("chat_id", null, "1"), ("photo", null, "attach://1"), ("0", "p.png", "x"))).Count().ShouldBe(2);
        TelegramCheck.Faults(photo.As(("chat_id", null, "1"))).ShouldHaveSingleItem().ShouldBe("photo: is missing");
        TelegramCheck.Faults(photo.As(("chat_id", null, "1"), ("chat_id", null, "1"), ("photo", null, "id"))).ShouldHaveSingleItem().ShouldBe("chat_id: is there twice");
        TelegramCheck.Faults(photo.As(("chat_id", null, "1"), ("photo", null, "id"), ("has_spoiler", null, "yes"))).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("/getMe")]
    [InlineData("/bot123/getMe")]
    [InlineData("/bot123:abc/getMe/now")]
    public void Another_path_is_none(string path) =>
        TelegramCheck.Faults(Sent.ToTelegram("getMe", "{}") with { Target = path }).ShouldHaveSingleItem();

    [Fact]
    public void Another_method_than_get_and_post_is_none() =>
        TelegramCheck.Faults(Sent.ToTelegram("getMe", "{}") with { Method = "PUT" }).ShouldHaveSingleItem();
}
