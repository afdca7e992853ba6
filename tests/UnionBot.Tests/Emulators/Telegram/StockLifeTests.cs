using System.Collections.Concurrent;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.InlineQueryResults;
using Telegram.Bot.Types.ReplyMarkups;
using UnionBot.Emulators.Telegram;

namespace UnionBot.Tests.Emulators.Telegram;

/// <summary>The package Telegram.Bot, as shipped, lives the whole ordinary life of a bot on the double.</summary>
public sealed class StockLifeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_receives_by_its_own_loop_answers_commands_and_presses_and_stops()
    {
        await using var client = await DoubleClient.StartAsync(static o => o with { Limits = null });
        var (tg, bot) = (client.Tg, Stock(client.Tg));
        var amina = tg.User("Amina");
        var chat = tg.PrivateChat(amina);
        var errors = new ConcurrentQueue<Exception>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var life = bot.ReceiveAsync(HandleAsync, (_, error, _) => { errors.Enqueue(error); return Task.CompletedTask; }, new ReceiverOptions { AllowedUpdates = [] }, end.Token);
        tg.Start(amina);
        var asked = await tg.WaitForAsync(static e => e is { Kind: TranscriptKind.Sent, Text: "Que veux-tu ?" }, Patience, Stop);
        var answer = await tg.PressAsync(amina, chat, asked.MessageId, "Programme").WaitAsync(Patience, Stop);
        await tg.WaitForAsync(e => e.Kind == TranscriptKind.Edited && e.MessageId == asked.MessageId, Patience, Stop);
        tg.RepeatUpdates();
        tg.Say(amina, chat, "/aide");
        await tg.WaitForAsync(static e => e is { Kind: TranscriptKind.Sent, Text: "Voilà l'aide" }, Patience, Stop);
        await end.CancelAsync();
        await life.WaitAsync(Patience, Stop);

        answer.Text.ShouldBe("J'arrive");
        errors.ShouldHaveSingleItem("the press that came twice is answered once").ShouldBeOfType<ApiRequestException>().Message
            .ShouldBe("Bad Request: query is too old and response timeout expired or query ID is invalid");
        tg.Findings.ShouldBeEmpty();

        static async Task HandleAsync(ITelegramBotClient bot, Update update, CancellationToken stoppingToken)
        {
            if (update.CallbackQuery is { } query)
            {
                await bot.AnswerCallbackQuery(query.Id, "J'arrive", cancellationToken: stoppingToken);
                if (query.Message is { } shown && !string.Equals(shown.Text, "9 h, débat", StringComparison.Ordinal))
                {
                    await bot.EditMessageText(shown.Chat.Id, shown.Id, "9 h, débat", cancellationToken: stoppingToken);
                }
            }
            else if (update.Message is { Text: "/start" } start)
            {
                await bot.SendMessage(
                    start.Chat.Id, "Que veux-tu ?", replyMarkup: new InlineKeyboardMarkup(InlineKeyboardButton.WithCallbackData("Programme", "p")), cancellationToken: stoppingToken);
            }
            else if (update.Message is { Text: "/aide" } help)
            {
                await bot.SendMessage(help.Chat.Id, "Voilà l'aide", replyParameters: help.Id, cancellationToken: stoppingToken);
            }
        }
    }

    [Fact]
    public async Task It_sends_every_kind_of_message_copies_forwards_and_changes_it()
    {
        await using var client = await DoubleClient.StartAsync(static o => o with { Limits = null });
        var (tg, bot) = (client.Tg, Stock(client.Tg));
        var amina = tg.User("Amina");
        tg.Start(amina);
        long id = amina.Id;

        var text = await bot.SendMessage(id, "<b>Gras</b> &amp; <a href=\"https://example.org\">lien</a>", ParseMode.Html, replyMarkup: new ReplyKeyboardMarkup(new KeyboardButton("Oui")), cancellationToken: Stop);
        var video = await bot.SendVideo(id, File("v.mp4"), "Film", duration: 3, width: 640, height: 360, thumbnail: Picture(90, 60), cancellationToken: Stop);
        var animation = await bot.SendAnimation(id, File("a.mp4"), cancellationToken: Stop);
        var audio = await bot.SendAudio(id, File("a.mp3"), performer: "Chorale", title: "Chant", cancellationToken: Stop);
        var voice = await bot.SendVoice(id, File("v.ogg"), cancellationToken: Stop);
        var document = await bot.SendDocument(id, File("ordre.pdf"), "L'ordre du jour", cancellationToken: Stop);
        var sticker = await bot.SendSticker(id, Picture(512, 512), cancellationToken: Stop);
        var place = await bot.SendLocation(id, 48.86, 2.36, livePeriod: 600, cancellationToken: Stop);
        var venue = await bot.SendVenue(id, 48.86, 2.36, "Bourse", "3 rue du Château", cancellationToken: Stop);
        var contact = await bot.SendContact(id, "+33100000000", "Permanence", cancellationToken: Stop);
        var dice = await bot.SendDice(id, cancellationToken: Stop);
        var album = await bot.SendMediaGroup(id, [new InputMediaPhoto(Picture(30, 20)) { Caption = "Deux" }, new InputMediaVideo(File("b.mp4"))], cancellationToken: Stop);
        var moved = await bot.EditMessageLiveLocation(id, place.Id, 48.9, 2.4, cancellationToken: Stop);
        var changed = await bot.EditMessageMedia(id, document.Id, new InputMediaPhoto(Picture(40, 40)) { Caption = "Vue" }, cancellationToken: Stop);
        var copy = await bot.CopyMessage(id, id, changed.Id, caption: "Copie", cancellationToken: Stop);
        var copies = await bot.CopyMessages(id, id, album.Select(static m => m.Id), cancellationToken: Stop);
        var forwarded = await bot.ForwardMessage(id, id, text.Id, cancellationToken: Stop);
        await bot.SendChatAction(id, ChatAction.Typing, cancellationToken: Stop);
        await bot.DeleteMessages(id, album.Select(static m => m.Id), Stop);

        text.Entities!.Select(static e => e.Type).ShouldBe([MessageEntityType.Bold, MessageEntityType.TextLink]);
        (video.Video!.Width, video.Video.Duration, video.Video.Thumbnail!.Width).ShouldBe((640, 3, 90));
        animation.Animation!.FileId.ShouldBe(animation.Document!.FileId);
        (audio.Audio!.Performer, voice.Voice!.FileSize, document.Document!.FileName, sticker.Sticker!.Width).ShouldBe(("Chorale", 3, "ordre.pdf", 512));
        (venue.Venue!.Title, contact.Contact!.FirstName, moved.Location!.LivePeriod, moved.Location.Latitude).ShouldBe(("Bourse", "Permanence", 600, 48.9));
        dice.Dice!.Value.ShouldBeInRange(1, 6);
        (changed.Photo!.Length, changed.Caption).ShouldBe((1, "Vue"));
        forwarded.ForwardOrigin.ShouldBeOfType<MessageOriginUser>().SenderUser.Id.ShouldBe(tg.Bot.Id);
        var seen = tg.Messages(tg.PrivateChat(amina)).ToDictionary(static m => m.MessageId);
        (seen[copy.Id].Text, seen[copies[0].Id].Text, seen[copies[1].Id].Content).ShouldBe(("Copie", "Deux", "video"));
        seen.Keys.ShouldNotContain(album[0].Id);
        tg.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_holds_polls_reacts_and_hears_of_both()
    {
        await using var client = await DoubleClient.StartAsync(static o => o with { Limits = null, InlineMode = true, SlowsRepeatedPolls = false });
        var (tg, bot) = (client.Tg, Stock(client.Tg));
        var owner = tg.User("Odile");
        var group = tg.Supergroup("Syndicat", owner);
        tg.AddBot(group, owner, TgRights.All);
        await bot.GetUpdates(-1, allowedUpdates: [UpdateType.Poll, UpdateType.PollAnswer, UpdateType.MessageReaction, UpdateType.InlineQuery], cancellationToken: Stop);

        var poll = await bot.SendPoll(group.Id, "On continue ?", ["Oui", "Non"], isAnonymous: false, cancellationToken: Stop);
        tg.Vote(owner, group, poll.Id, 0);
        tg.React(owner, group, poll.Id, "👍");
        await bot.SetMessageReaction(group.Id, poll.Id, ["🎉"], cancellationToken: Stop);
        var stopped = await bot.StopPoll(group.Id, poll.Id, cancellationToken: Stop);
        var inline = tg.AskInlineAsync(owner, "ordre");
        var updates = await bot.GetUpdates(cancellationToken: Stop);
        var query = updates.Single(static u => u.InlineQuery is not null).InlineQuery!;
        await bot.AnswerInlineQuery(query.Id, [new InlineQueryResultArticle("1", "Ordre du jour", new InputTextMessageContent("9 h"))], cancellationToken: Stop);
        var closed = await Should.ThrowAsync<ApiRequestException>(() => bot.StopPoll(group.Id, poll.Id, cancellationToken: Stop));
        var wild = await Should.ThrowAsync<ApiRequestException>(() => bot.SetMessageReaction(group.Id, poll.Id, ["🥕"], cancellationToken: Stop));

        stopped.IsClosed.ShouldBeTrue();
        stopped.Options[0].VoterCount.ShouldBe(1);
        updates.Single(static u => u.PollAnswer is not null).PollAnswer!.OptionIds.ShouldBe([0]);
        updates.Single(static u => u.MessageReaction is not null).MessageReaction!.NewReaction.ShouldHaveSingleItem().ShouldBeOfType<ReactionTypeEmoji>().Emoji.ShouldBe("👍");
        (await inline.WaitAsync(Patience, Stop)).ShouldContain("Ordre du jour");
        tg.Messages(group).Single(m => m.MessageId == poll.Id).Reactions.Order(StringComparer.Ordinal).ShouldBe(["🎉", "👍"]);
        (closed.Message, wild.Message).ShouldBe(("Bad Request: poll has already been closed", "Bad Request: REACTION_INVALID"));
    }

    [Fact]
    public async Task It_keeps_a_forum_its_members_and_its_links()
    {
        await using var client = await DoubleClient.StartAsync(static o => o with { Limits = null, SlowsRepeatedPolls = false });
        var (tg, bot) = (client.Tg, Stock(client.Tg));
        var (owner, amina) = (tg.User("Odile"), tg.User("Amina"));
        var forum = tg.Supergroup("Syndicat", owner, forum: true);
        tg.AddBot(forum, owner, TgRights.All);
        await bot.GetUpdates(-1, allowedUpdates: [UpdateType.ChatJoinRequest, UpdateType.ChatMember, UpdateType.Message], cancellationToken: Stop);

        var topic = await bot.CreateForumTopic(forum.Id, "Débat", cancellationToken: Stop);
        var inTopic = await bot.SendMessage(forum.Id, "Bienvenue", messageThreadId: topic.MessageThreadId, cancellationToken: Stop);
        await bot.CloseForumTopic(forum.Id, topic.MessageThreadId, Stop);
        await bot.ReopenForumTopic(forum.Id, topic.MessageThreadId, Stop);
        await bot.HideGeneralForumTopic(forum.Id, Stop);
        var link = await bot.CreateChatInviteLink(forum.Id, "Nouveaux", createsJoinRequest: true, cancellationToken: Stop);
        tg.AskToJoin(amina, forum, link.InviteLink);
        await bot.ApproveChatJoinRequest(forum.Id, amina.Id, Stop);
        await bot.RestrictChatMember(forum.Id, amina.Id, new ChatPermissions { CanSendMessages = true }, cancellationToken: Stop);
        var restricted = await bot.GetChatMember(forum.Id, amina.Id, Stop);
        await bot.DeleteForumTopic(forum.Id, topic.MessageThreadId, Stop);
        var gone = await Should.ThrowAsync<ApiRequestException>(() => bot.SendMessage(forum.Id, "là ?", messageThreadId: topic.MessageThreadId, cancellationToken: Stop));
        await bot.BanChatMember(forum.Id, amina.Id, cancellationToken: Stop);
        await bot.SetWebhook("https://example.org/hook", secretToken: "abc", cancellationToken: Stop);
        var hook = await bot.GetWebhookInfo(Stop);
        var conflict = await Should.ThrowAsync<ApiRequestException>(() => bot.GetUpdates(cancellationToken: Stop));
        await bot.DeleteWebhook(cancellationToken: Stop);
        var updates = await bot.GetUpdates(cancellationToken: Stop);

        inTopic.MessageThreadId.ShouldBe(topic.MessageThreadId);
        restricted.ShouldBeOfType<ChatMemberRestricted>().CanSendMessages.ShouldBeTrue();
        gone.Message.ShouldBe("Bad Request: TOPIC_DELETED");
        (hook.Url, conflict.ErrorCode).ShouldBe(("https://example.org/hook", 409));
        updates.Single(static u => u.ChatJoinRequest is not null).ChatJoinRequest!.InviteLink!.Name.ShouldBe("Nouveaux");
        updates.Where(static u => u.ChatMember is not null).Select(static u => u.ChatMember!.NewChatMember.Status)
            .ShouldBe([ChatMemberStatus.Member, ChatMemberStatus.Restricted, ChatMemberStatus.Kicked]);
        updates.Count(static u => u.Message?.ForumTopicReopened is not null).ShouldBe(1);
        tg.Findings.ShouldBeEmpty();
    }

    private static InputFile File(string name) => InputFile.FromStream(new MemoryStream([1, 2, 3]), name);

    private static InputFileStream Picture(int width, int height) => InputFile.FromStream(new MemoryStream(SamplePicture.Png(width, height)), "p.png");

    private static TelegramBotClient Stock(TelegramDouble tg) => new(new TelegramBotClientOptions(tg.Token, tg.ApiUrl.ToString()) { RetryCount = 1 });
}
