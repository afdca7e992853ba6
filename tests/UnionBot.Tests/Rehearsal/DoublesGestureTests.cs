using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.InlineQueryResults;

namespace UnionBot.Tests.Rehearsal;

/// <summary>What people do on Telegram beside writing, and how its updates come, moved over HTTP.</summary>
public sealed class DoublesGestureTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reactions_votes_join_requests_inline_questions_and_odd_messages_reach_a_stock_client()
    {
        // Arrange
        await using var doubles = await DoublesProcess.StartAsync(Stop, "--inline-mode", "--local-webhooks");
        var bot = new TelegramBotClient(new TelegramBotClientOptions(doubles.TelegramToken, doubles.TelegramUrl));
        await bot.GetUpdates(
            -1, allowedUpdates: [UpdateType.Message, UpdateType.MessageReaction, UpdateType.PollAnswer, UpdateType.ChatJoinRequest, UpdateType.InlineQuery], cancellationToken: Stop);
        var group = (long)doubles.World["telegram"]!["chats"]!.AsArray().Single(c => (string?)c!["title"] is "Section locale")!["id"]!;
        await doubles.DoAsync("telegram/promote", new() { ["chat"] = group, ["by"] = "Camille", ["user"] = "UnionDoubleBot" }, Stop);
        var link = await bot.CreateChatInviteLink(group, cancellationToken: Stop);
        var poll = await bot.SendPoll(group, "On y va ?", ["Oui", "Non"], isAnonymous: false, cancellationToken: Stop);

        // Act
        await doubles.DoAsync("telegram/react", new() { ["user"] = "Sacha", ["chat"] = group, ["message"] = poll.Id, ["emojis"] = new JsonArray("👍") }, Stop);
        await doubles.DoAsync("telegram/vote", new() { ["user"] = "Sacha", ["chat"] = group, ["message"] = poll.Id, ["options"] = new JsonArray(1) }, Stop);
        await doubles.DoAsync("telegram/new-user", new() { ["name"] = "Zoé" }, Stop);
        await doubles.DoAsync("telegram/ask-to-join", new() { ["user"] = "Zoé", ["chat"] = group }, Stop);
        await doubles.DoAsync("telegram/join-by", new() { ["user"] = "Zoé", ["chat"] = group, ["link"] = link.InviteLink }, Stop);
        await doubles.DoAsync("telegram/location", new() { ["user"] = "Sacha", ["latitude"] = 45.5, ["longitude"] = -73.6 }, Stop);
        await doubles.DoAsync("telegram/contact", new() { ["user"] = "Sacha", ["contact"] = "Camille", ["phone_number"] = "+15145550100" }, Stop);
        await doubles.DoAsync("telegram/media", new() { ["user"] = "Sacha", ["kind"] = "video", ["base64"] = "AAAA" }, Stop);
        var asked = doubles.DoAsync("telegram/ask-inline", new() { ["user"] = "Sacha", ["query"] = "salle", ["wait"] = 30 }, Stop);
        var updates = new List<Update>();
        while (updates.All(u => u.InlineQuery is null))
        {
            updates.AddRange(await bot.GetUpdates(updates.Count == 0 ? null : updates[^1].Id + 1, timeout: 20, cancellationToken: Stop));
        }

        await bot.AnswerInlineQuery(
            updates.Single(u => u.InlineQuery is not null).InlineQuery!.Id, [new InlineQueryResultArticle("1", "Salle", new InputTextMessageContent("La salle"))], cancellationToken: Stop);
        await bot.SetMyShortDescription("Un robot d'essai.", cancellationToken: Stop);
        await bot.SetWebhook("http://127.0.0.1:9/", cancellationToken: Stop);

        // Assert
        updates.Single(u => u.MessageReaction is not null).MessageReaction!.MessageId.ShouldBe(poll.Id);
        updates.Single(u => u.PollAnswer is not null).PollAnswer!.OptionIds.ShouldBe([1]);
        updates.Single(u => u.ChatJoinRequest is not null).ChatJoinRequest!.From.FirstName.ShouldBe("Zoé");
        updates.Count(u => u.Message?.NewChatMembers?.Single().FirstName is "Zoé").ShouldBe(1);
        updates.Single(u => u.Message?.Location is not null).Message!.Location!.Latitude.ShouldBe(45.5, 0.001);
        updates.Single(u => u.Message?.Contact is not null).Message!.Contact!.PhoneNumber.ShouldBe("+15145550100");
        updates.Count(u => u.Message?.Video is not null).ShouldBe(1);
        (await asked)["results"]!.AsArray().ShouldHaveSingleItem();
        ((string)(await doubles.LookAsync("telegram/profile", Stop))["short_description"]!).ShouldBe("Un robot d'essai.");
        (await doubles.LookAsync("telegram/findings", Stop))["findings"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Updates_come_again_and_out_of_order_and_replies_late_and_in_pieces_when_told()
    {
        await using var doubles = await DoublesProcess.StartAsync(Stop);
        var bot = new TelegramBotClient(new TelegramBotClientOptions(doubles.TelegramToken, doubles.TelegramUrl));
        string[] words = ["un", "deux", "trois", "quatre", "cinq", "six"];
        foreach (var word in words)
        {
            await doubles.DoAsync("telegram/say", new() { ["user"] = "Sacha", ["text"] = word }, Stop);
        }

        await doubles.DoAsync("telegram/reorder-updates", new() { ["seed"] = 3 }, Stop);
        var shuffled = (await bot.GetUpdates(allowedUpdates: [UpdateType.Message], cancellationToken: Stop)).Where(u => u.Message?.Text is not null).ToList();
        var last = shuffled.Max(u => u.Id);
        await bot.GetUpdates(last + 1, cancellationToken: Stop);
        var repeat = await doubles.DoAsync("telegram/repeat-updates", new() { ["count"] = 2 }, Stop);
        var again = await bot.GetUpdates(cancellationToken: Stop);
        await doubles.DoAsync("telegram/fault/trickle", new() { ["method"] = "getMe", ["bytes"] = 64, ["pause"] = 0.001 }, Stop);
        await doubles.DoAsync("telegram/fault/late-reply", new() { ["method"] = "getMe", ["seconds"] = 0.05 }, Stop);

        shuffled.Select(u => u.Message!.Text).ShouldNotBe(words);
        shuffled.Select(u => u.Message!.Text).ShouldBe(words, ignoreOrder: true);
        ((int)repeat["repeated"]!).ShouldBe(2);
        again.Select(u => u.Message?.Text).ShouldBe(["cinq", "six"]);
        (await bot.GetMe(Stop)).IsBot.ShouldBeTrue();
        (await bot.GetMe(Stop)).IsBot.ShouldBeTrue();
        ((int)(await doubles.DoAsync("telegram/cut-connections", [], Stop))["cut"]!).ShouldBeGreaterThan(0);
    }
}
