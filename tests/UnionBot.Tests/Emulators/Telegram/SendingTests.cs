using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram;

namespace UnionBot.Tests.Emulators.Telegram;

public sealed class SendingTests
{
    public static TheoryData<string, string> Refused => new()
    {
        { """{"text":""}""", "Bad Request: message text is empty" },
        { """{"text":" \n "}""", "Bad Request: message text is empty" },
        { """{}""", "Bad Request: message text is empty" },
        { """{"text":"abc","entities":[{"type":"bold","offset":2,"length":2}]}""", "Bad Request: entity beginning at UTF-16 offset 2 ends after the end of the text at UTF-16 offset 3" },
        { """{"text":"a✊🏽b","entities":[{"type":"bold","offset":3,"length":1}]}""", "Bad Request: entity begins in a middle of a UTF-16 symbol at byte offset 4" },
        { """{"text":"a✊🏽b","entities":[{"type":"bold","offset":0,"length":3}]}""", "Bad Request: entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 4" },
        { """{"text":"abc","entities":[{"type":"bold","offset":0}]}""", "Bad Request: can't parse MessageEntity: Can't find field \"length\"" },
        { """{"text":"abc","entities":[{"type":"shiny","offset":0,"length":1}]}""", "Bad Request: can't parse MessageEntity: Unsupported type specified" },
        { """{"text":"abc","entities":"[{"}""", "Bad Request: can't parse entities JSON object" },
        { """{"text":"a <b>b","parse_mode":"HTML"}""", "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"" },
        { """{"text":"é <x>b</x>","parse_mode":"html"}""", "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 3" },
        { """{"text":"Fin.","parse_mode":"MarkdownV2"}""", "Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'" },
        { """{"text":"a *b","parse_mode":"MarkdownV2"}""", "Bad Request: can't parse entities: Can't find end of Bold entity at byte offset 2" },
        { """{"text":"a _b","parse_mode":"Markdown"}""", "Bad Request: can't parse entities: Can't find end of the entity starting at byte offset 2" },
        { """{"text":"a","parse_mode":"LaTeX"}""", "Bad Request: unsupported parse_mode" },
        { """{"text":"a","reply_markup":{"inline_keyboard":[[{"text":"Oui","callback_data":"0123456789012345678901234567890123456789012345678901234567890123é"}]]}}""", "Bad Request: BUTTON_DATA_INVALID" },
        { """{"text":"a","reply_markup":{"inline_keyboard":[[{"text":"Oui","callback_data":""}]]}}""", "Bad Request: BUTTON_DATA_INVALID" },
        { """{"text":"a","reply_markup":{"inline_keyboard":[[{"text":"Oui"}]]}}""", "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard" },
        { """{"text":"a","reply_markup":{"inline_keyboard":[[{"text":"Oui","url":"localhost"}]]}}""", "Bad Request: inline keyboard button URL 'localhost' is invalid: Wrong HTTP URL" },
        { """{"text":"a","reply_markup":{"inline_keyboard":{}}}""", "Bad Request: field \"inline_keyboard\" must be of type Array" },
        { """{"text":"a","reply_markup":"oui"}""", "Bad Request: can't parse reply keyboard markup JSON object" },
        { """{"text":"a","reply_markup":"[]"}""", "Bad Request: object expected as reply markup" },
        { """{"text":"a","reply_parameters":{"message_id":999}}""", "Bad Request: message to be replied not found" },
        { """{"text":"a","message_thread_id":5}""", "Bad Request: message thread not found" },
        { """{"text":"a","chat_id":""}""", "Bad Request: chat_id is empty" },
        { """{"text":"a","chat_id":999}""", "Bad Request: chat not found" },
        { """{"text":"a","chat_id":"@personne"}""", "Bad Request: chat not found" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_the_real_server_refuses_is_refused_in_its_words(string body, string description)
    {
        await using var client = await DoubleClient.StartAsync();
        var user = client.Tg.User("Amina");
        client.Tg.Start(user);
        var request = JsonNode.Parse(body)!.AsObject();
        request.TryAdd("chat_id", user.Id);

        var called = await client.CallAsync("sendMessage", request);

        called.Status.ShouldBe(400);
        called.Body.ToJsonString().ShouldBe(new JsonObject { ["ok"] = false, ["error_code"] = 400, ["description"] = description }.ToJsonString());
        client.Tg.Transcript.ShouldNotContain(static e => e.Kind == TranscriptKind.Sent);
        client.Tg.Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sendMessage", "text", 4096, "message is too long")]
    [InlineData("sendPhoto", "caption", 1024, "message caption is too long")]
    public async Task Length_counts_after_parsing_in_characters(string method, string field, int limit, string complaint)
    {
        await using var client = await DoubleClient.StartAsync();
        var user = client.Tg.User("Amina");
        client.Tg.Start(user);
        client.Tg.SendPhoto(user, client.Tg.PrivateChat(user), SamplePicture.Png(40, 30));
        var photo = client.Tg.Messages(client.Tg.PrivateChat(user))[1].File!.FileId;

        Task<Called> Call(string text) => client.CallAsync(method, new JsonObject { ["chat_id"] = user.Id, ["photo"] = photo, [field] = text, ["parse_mode"] = "HTML" });

        (await Call($"<b>{new string('é', limit)}</b>")).Status.ShouldBe(200);
        (await Call(string.Concat(Enumerable.Repeat("✊🏽", limit / 2)))).Status.ShouldBe(200);
        (await Call(new string('a', limit + 1))).Description.ShouldBe("Bad Request: " + complaint);
    }

    [Fact]
    public async Task The_answer_is_the_message_as_a_client_shows_it_with_what_the_server_found()
    {
        await using var client = await DoubleClient.StartAsync();
        var user = client.Tg.User("Amina", "amina", "Diallo");
        var question = client.Tg.Start(user);

        var message = (await client.CallAsync("sendMessage", new
        {
            chat_id = user.Id,
            text = "  Voir cgt.fr ou /aide  ",
            entities = new[] { new { type = "bold", offset = 2, length = 4 } },
            reply_parameters = new { message_id = question },
            link_preview_options = new { is_disabled = true },
            disable_notification = true,
        })).Result;

        ((string)message["text"]!).ShouldBe("Voir cgt.fr ou /aide");
        message["entities"]!.ToJsonString().ShouldBe(
            """[{"offset":0,"length":4,"type":"bold"},{"offset":5,"length":6,"type":"url"},{"offset":15,"length":5,"type":"bot_command"}]""");
        ((bool)message["from"]!["is_bot"]!).ShouldBeTrue();
        message["chat"]!.ToJsonString().ShouldBe($$"""{"id":{{user.Id}},"first_name":"Amina","last_name":"Diallo","username":"amina","type":"private"}""");
        ((long)message["date"]!).ShouldBe(client.Calendar.GetUtcNow().ToUnixTimeSeconds());
        ((int)message["reply_to_message"]!["message_id"]!).ShouldBe(question);
        ((bool)message["link_preview_options"]!["is_disabled"]!).ShouldBeTrue();
        client.Tg.Messages(client.Tg.PrivateChat(user))[^1].Silent.ShouldBeTrue();
    }

    [Fact]
    public async Task A_channel_post_has_no_author_and_a_topic_keeps_its_number()
    {
        await using var client = await DoubleClient.StartAsync();
        var tg = client.Tg;
        var owner = tg.User("Odile");
        var channel = tg.Channel("Annonces", owner, "annonces_cgt");
        var forum = tg.Supergroup("Forum", owner, forum: true);
        tg.AddBot(channel, owner);
        tg.AddBot(forum, owner);
        var topic = tg.Topic(forum, owner, "Direct");

        var post = (await client.CallAsync("sendMessage", new { chat_id = "@annonces_cgt", text = "Bonjour" })).Result;
        var inTopic = (await client.CallAsync("sendMessage", new { chat_id = forum.Id, text = "Bonjour", message_thread_id = topic })).Result;
        var general = await client.CallAsync("sendMessage", new { chat_id = forum.Id, text = "Bonjour", message_thread_id = 1 });
        tg.CloseTopic(forum, topic);
        var closed = await client.CallAsync("sendMessage", new { chat_id = forum.Id, text = "Bonjour", message_thread_id = topic });
        tg.CloseTopic(forum, topic, delete: true);
        var deleted = await client.CallAsync("sendMessage", new { chat_id = forum.Id, text = "Bonjour", message_thread_id = topic });

        post["from"].ShouldBeNull();
        ((long)post["sender_chat"]!["id"]!).ShouldBe(channel.Id);
        ((int)inTopic["message_thread_id"]!).ShouldBe(topic);
        tg.Messages(forum)[^1].ThreadId.ShouldBe(topic);
        (general.Description, closed.Description, deleted.Description).ShouldBe(
            ("Bad Request: message thread not found", "Bad Request: TOPIC_CLOSED", "Bad Request: TOPIC_DELETED"));
    }

    [Fact]
    public async Task A_late_answer_to_a_press_comes_too_late_and_a_second_one_too()
    {
        await using var client = await DoubleClient.StartAsync();
        var user = client.Tg.User("Amina");
        client.Tg.Start(user);
        var sent = await client.CallAsync("sendMessage", new
        {
            chat_id = user.Id,
            text = "?",
            reply_markup = new { inline_keyboard = new[] { new[] { new { text = "Oui", callback_data = "yes" } } } },
        });
        await client.ForgetUpdatesAsync();
        var id = (int)sent.Result["message_id"]!;
        var chat = client.Tg.PrivateChat(user);

        async Task<string> PressAsync(TimeSpan pause)
        {
            _ = client.Tg.PressAsync(user, chat, id, "yes");
            var query = (await client.UpdatesAsync())[^1]!["callback_query"]!;
            client.Clock.Advance(pause);
            return (string)query["id"]!;
        }

        async Task<string> AnswerAsync(string query) => (await client.CallAsync("answerCallbackQuery", new { callback_query_id = query })).Description;

        const string tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";
        var quick = await PressAsync(TimeSpan.Zero);
        (await AnswerAsync(quick)).ShouldBe("");
        (await AnswerAsync(quick)).ShouldBe(tooOld);
        (await AnswerAsync(await PressAsync(TimeSpan.FromSeconds(16)))).ShouldBe(tooOld);
        Should.Throw<InvalidOperationException>(() => { _ = client.Tg.PressAsync(user, chat, id, "Non"); }).Message.ShouldContain("Oui");
    }
}
