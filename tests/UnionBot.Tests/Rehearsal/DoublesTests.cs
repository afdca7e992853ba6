using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types.ReplyMarkups;

namespace UnionBot.Tests.Rehearsal;

/// <summary>The verb <c>doubles</c> as others use it: a process, one line of JSON, HTTP.</summary>
public sealed class DoublesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stock_Telegram_client_hears_a_person_and_its_answer_and_button_are_seen()
    {
        await using var doubles = await DoublesProcess.StartAsync(Stop);
        var bot = new TelegramBotClient(new TelegramBotClientOptions(doubles.TelegramToken, doubles.TelegramUrl));

        (await bot.GetMe(Stop)).Username.ShouldBe((string)doubles.World["telegram"]!["bot"]!["username"]!);
        await doubles.DoAsync("telegram/say", new() { ["user"] = "Sacha", ["text"] = "bonjour" }, Stop);
        var heard = (await bot.GetUpdates(timeout: 20, cancellationToken: Stop)).Single(u => u.Message?.Text is "bonjour");
        await bot.SendMessage(heard.Message!.Chat, "salut", replyMarkup: new InlineKeyboardMarkup(InlineKeyboardButton.WithCallbackData("Oui", "yes")), cancellationToken: Stop);
        var answer = await doubles.UntilAsync("telegram", e => (bool)e["by_bot"]! && (string?)e["text"] is "salut", Stop);
        var press = doubles.DoAsync(
            "telegram/press", new() { ["user"] = "Sacha", ["message"] = answer["message"]!["message"]!.DeepClone(), ["button"] = "Oui", ["wait"] = 30 }, Stop);
        var pressed = (await bot.GetUpdates(heard.Id + 1, timeout: 20, cancellationToken: Stop)).Single();
        await bot.AnswerCallbackQuery(pressed.CallbackQuery!.Id, "noté", cancellationToken: Stop);

        answer["what"]!.GetValue<string>().ShouldBe("sent");
        answer["message"]!["buttons"]![0]![0]!["data"]!.GetValue<string>().ShouldBe("yes");
        (await press)["answer"]!["text"]!.GetValue<string>().ShouldBe("noté");
        (await doubles.LookAsync("telegram/findings", Stop))["findings"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_control_port_does_to_people_places_and_requests_reaches_the_client()
    {
        await using var doubles = await DoublesProcess.StartAsync(Stop);
        var bot = new TelegramBotClient(new TelegramBotClientOptions(doubles.TelegramToken, doubles.TelegramUrl) { RetryCount = 1, RetryThreshold = 0 });

        var user = await doubles.DoAsync("telegram/new-user", new() { ["name"] = "Zoé" }, Stop);
        var chat = await doubles.DoAsync("telegram/new-chat", new() { ["type"] = "supergroup", ["title"] = "Atelier", ["owner"] = user["id"]!.DeepClone(), ["forum"] = true }, Stop);
        await doubles.DoAsync("telegram/add-bot", new() { ["chat"] = "Atelier", ["by"] = "Zoé", ["rights"] = new JsonArray("pin_messages") }, Stop);
        var topic = await doubles.DoAsync("telegram/new-topic", new() { ["chat"] = "Atelier", ["by"] = "Zoé", ["name"] = "Idées" }, Stop);
        await doubles.DoAsync("telegram/say", new() { ["user"] = "Zoé", ["chat"] = chat["id"]!.DeepClone(), ["topic"] = topic["topic"]!.DeepClone(), ["text"] = "/aide" }, Stop);
        var updates = await bot.GetUpdates(timeout: 20, cancellationToken: Stop);
        await doubles.DoAsync("telegram/fault/too-many-requests", new() { ["method"] = "sendMessage", ["retry_after"] = 7 }, Stop);
        var limited = await Should.ThrowAsync<ApiRequestException>(() => bot.SendMessage(updates[^1].Message!.Chat, "x", cancellationToken: Stop));
        await doubles.DoAsync("telegram/say", new() { ["user"] = "Zoé", ["text"] = "en privé" }, Stop);
        await doubles.DoAsync("telegram/block", new() { ["user"] = "Zoé" }, Stop);
        var blocked = await Should.ThrowAsync<ApiRequestException>(() => bot.SendMessage((long)user["id"]!, "x", cancellationToken: Stop));
        await doubles.DoAsync("telegram/rotate-token", [], Stop);
        var revoked = await Should.ThrowAsync<ApiRequestException>(() => bot.GetMe(Stop));

        updates[^1].Message!.MessageThreadId.ShouldBe((int)topic["topic"]!);
        (limited.ErrorCode, limited.Parameters!.RetryAfter, blocked.ErrorCode, revoked.ErrorCode).ShouldBe((429, 7, 403, 401));
        (await doubles.LookAsync("telegram/counters", Stop))["statuses"]!["429"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_request_hangs_until_the_fault_is_released()
    {
        await using var doubles = await DoublesProcess.StartAsync(Stop);
        var bot = new TelegramBotClient(new TelegramBotClientOptions(doubles.TelegramToken, doubles.TelegramUrl));
        var fault = await doubles.DoAsync("telegram/fault/hang", new() { ["method"] = "getMe" }, Stop);

        var hangs = bot.GetMe(Stop);
        var other = await bot.GetWebhookInfo(Stop);
        var early = hangs.IsCompleted;
        await doubles.DoAsync("release", new() { ["fault"] = fault["fault"]!.DeepClone() }, Stop);

        other.ShouldNotBeNull();
        early.ShouldBeFalse();
        (await hangs).IsBot.ShouldBeTrue();
    }

    [Fact]
    public async Task A_photo_sent_by_the_control_port_is_the_one_a_client_downloads()
    {
        await using var doubles = await DoublesProcess.StartAsync(Stop);
        var bot = new TelegramBotClient(new TelegramBotClientOptions(doubles.TelegramToken, doubles.TelegramUrl));
        var picture = UnionBot.Emulators.Telegram.SamplePicture.Png(40, 30);

        await doubles.DoAsync("telegram/photo", new() { ["user"] = "Sacha", ["caption"] = "la salle", ["base64"] = Convert.ToBase64String(picture) }, Stop);
        var message = (await bot.GetUpdates(timeout: 20, cancellationToken: Stop)).Single(u => u.Message?.Caption is "la salle").Message!;
        using var got = new MemoryStream();
        await bot.GetInfoAndDownloadFile(message.Photo![^1].FileId, got, Stop);

        got.ToArray().ShouldBe(picture);
    }

    [Fact]
    public async Task A_reset_gives_a_fresh_world_at_the_same_addresses()
    {
        await using var doubles = await DoublesProcess.StartAsync(Stop, "--telegram-token", "4242:own-secret", "--discord-token", "own.token");
        await doubles.DoAsync("telegram/new-user", new() { ["name"] = "Zoé" }, Stop);
        var before = await doubles.LookAsync("telegram/transcript", Stop);
        await doubles.DoAsync("telegram/say", new() { ["user"] = "Zoé", ["text"] = "bonjour" }, Stop);

        var fresh = await doubles.DoAsync("reset", [], Stop);

        JsonNode.DeepEquals(fresh["telegram"], doubles.World["telegram"]).ShouldBeTrue();
        foreach (var name in new[] { "url", "gateway", "token" })
        {
            ((string)fresh["discord"]![name]!).ShouldBe((string)doubles.World["discord"]![name]!);
        }

        doubles.TelegramToken.ShouldBe("4242:own-secret");
        (await doubles.LookAsync("telegram/transcript", Stop))["next"]!.GetValue<int>().ShouldBe((int)before["next"]!);
    }

    [Theory]
    [InlineData("telegram/say", """{"user":"Sacha","texte":"x"}""", 400, "'texte'")]
    [InlineData("telegram/say", """{"user":"Sacha"}""", 400, "'text'")]
    [InlineData("telegram/say", """{"user":"Sacha","text":7}""", 400, "must be a text")]
    [InlineData("telegram/say", """{"user":"Nemo","text":"x"}""", 404, "no person 'Nemo'")]
    [InlineData("telegram/say", """{"user":"Sacha","chat":-5,"text":"x"}""", 404, "no chat '-5'")]
    [InlineData("telegram/say", """{"user":"Sacha","chat":"Canal","text":"x"}""", 409, "may not write")]
    [InlineData("telegram/say", """{"user":"Sacha","user":"Camille","text":"x"}""", 400, "no JSON")]
    [InlineData("telegram/say", "[1]", 400, "JSON object")]
    [InlineData("telegram/say", "{", 400, "no JSON")]
    [InlineData("telegram/say?user=Sacha", "{}", 400, "not in the query")]
    [InlineData("telegram/shout", "{}", 404, "telegram/shout")]
    [InlineData("telegram/transcript", "{}", 405, "GET")]
    [InlineData("telegram/photo", """{"user":"Sacha","base64":"%"}""", 400, "no base64")]
    [InlineData("telegram/photo", """{"user":"Sacha","base64":"AAAA"}""", 400, "no picture")]
    [InlineData("telegram/photo", """{"user":"Sacha","path":"/no/such/file"}""", 404, "can't be read")]
    [InlineData("telegram/promote", """{"chat":"Forum","by":"Camille","user":"Sacha","rights":["fly"]}""", 400, "'fly'")]
    [InlineData("telegram/close-topic", """{"chat":"Forum","topic":77}""", 404, "no topic 77")]
    [InlineData("telegram/fault/error", """{"code":7,"description":"x"}""", 400, "status")]
    [InlineData("telegram/fault/hang", """{"times":0}""", 400, "1 or more")]
    [InlineData("telegram/fault/delay", """{"seconds":1e9}""", 400, "seconds")]
    [InlineData("release", """{"fault":99}""", 404, "no fault '99'")]
    [InlineData("discord/press", """{"user":"Sacha","message":"1","button":"x"}""", 404, "no message 1")]
    [InlineData("discord/slash", """{"user":"Sacha","channel":"general","command":"rien"}""", 409, "rien")]
    [InlineData("discord/fault/hang", """{"times":"1"}""", 400, "whole number")]
    [InlineData("discord/fault/error", """{"route":"POST /nowhere","status":500}""", 404, "no route")]
    [InlineData("discord/gateway/close", """{"code":1006}""", 400, "drop")]
    [InlineData("discord/overwrite", """{"channel":"general"}""", 400, "either 'user' or 'role'")]
    [InlineData("discord/new-channel", """{"guild":"Section locale","name":"x","type":"private"}""", 400, "not made this way")]
    public async Task Bad_input_is_refused_in_plain_words(string act, string body, int status, string words)
    {
        await using var house = await UnionBot.Rehearsal.Doubles.DoublesHouse.StartAsync(new(), TimeProvider.System, Stop);
        using var http = new HttpClient();
        using var content = new StringContent(body);

        using var response = await http.PostAsync(new Uri(house.ControlUrl, act), content, Stop);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!;

        ((string)answer["error"]!).ShouldContain(words);
        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task The_front_page_lists_every_act_with_its_parameters()
    {
        await using var house = await UnionBot.Rehearsal.Doubles.DoublesHouse.StartAsync(new(), TimeProvider.System, Stop);
        using var http = new HttpClient();

        var page = JsonNode.Parse(await http.GetStringAsync(house.ControlUrl, Stop))!;

        var table = UnionBot.Rehearsal.Doubles.ActTable.Of(house);
        page["acts"]!.AsArray().Select(a => (string)a!["call"]!).ShouldBe(table.Select(a => $"{a.Method} /{a.Name}"));
        table.Select(a => a.Name).ShouldBeUnique();
        table.ShouldAllBe(a => a.What.EndsWith('.') && a.Parameters.All(p => p.What.EndsWith('.')));
        table.ShouldAllBe(a => a.Parameters.Select(p => p.Name).Distinct(StringComparer.Ordinal).Count() == a.Parameters.Count);
    }

    [Fact]
    public async Task It_stops_when_asked_over_HTTP_and_by_the_system_with_nothing_but_its_line_written()
    {
        await using var asked = await DoublesProcess.StartAsync(Stop);
        await using var ended = await DoublesProcess.StartAsync(Stop);

        await asked.DoAsync("stop", [], Stop);
        ended.Terminate();

        (await asked.ExitAsync(Stop)).ShouldBe((0, ""));
        (await ended.ExitAsync(Stop)).ShouldBe((0, ""));
    }

    [Theory]
    [InlineData("--telegram-port 70000", "70000")]
    [InlineData("--control-port x", "x")]
    [InlineData("--telegram-token no-token", "jeton")]
    [InlineData("--colour red", "--colour")]
    public async Task A_wrong_option_ends_it_with_2_and_says_why(string options, string words)
    {
        using var process = DoublesProcess.Run(["doubles", .. options.Split(' ')]);

        var said = await process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);

        said.ShouldContain(words);
        process.ExitCode.ShouldBe(2);
        (await process.StandardOutput.ReadToEndAsync(Stop)).ShouldBeEmpty();
    }
}
