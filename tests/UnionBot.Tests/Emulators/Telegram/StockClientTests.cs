using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;
using UnionBot.Emulators.Telegram;

namespace UnionBot.Tests.Emulators.Telegram;

/// <summary>The package Telegram.Bot, as shipped, against the double.</summary>
public sealed class StockClientTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stock_client_lives_its_ordinary_life()
    {
        await using var client = await DoubleClient.StartAsync();
        var tg = client.Tg;
        var bot = Stock(tg);
        var amina = tg.User("Amina");
        var chat = tg.PrivateChat(amina);
        tg.Start(amina, "invitation");

        var me = await bot.GetMe(Stop);
        await bot.SetMyCommands([new BotCommand("aide", "Aide")], new BotCommandScopeAllPrivateChats(), "fr", Stop);
        await bot.SetMyDescription("Je réponds", "fr", Stop);
        var updates = await bot.GetUpdates(allowedUpdates: [UpdateType.Message, UpdateType.CallbackQuery], cancellationToken: Stop);
        var sent = await bot.SendMessage(
            amina.Id, "<b>Programme</b>", ParseMode.Html, replyMarkup: new InlineKeyboardMarkup(InlineKeyboardButton.WithCallbackData("Suite", "next")), cancellationToken: Stop);
        var press = tg.PressAsync(amina, chat, sent.Id, "Suite");
        var query = (await bot.GetUpdates(updates[^1].Id + 1, cancellationToken: Stop)).ShouldHaveSingleItem().CallbackQuery!;
        await bot.AnswerCallbackQuery(query.Id, "Voilà", cancellationToken: Stop);
        var edited = await bot.EditMessageText(amina.Id, sent.Id, "Suite", cancellationToken: Stop);

        me.Username.ShouldBe("UnionDoubleBot");
        updates.ShouldHaveSingleItem().Message!.Text.ShouldBe("/start invitation");
        sent.Entities.ShouldHaveSingleItem().Type.ShouldBe(MessageEntityType.Bold);
        (await press.WaitAsync(Patience, Stop)).Text.ShouldBe("Voilà");
        query.Message!.Id.ShouldBe(sent.Id);
        edited.EditDate.ShouldBe(client.Calendar.GetUtcNow().UtcDateTime);
        tg.Menu(amina, chat).ShouldBe([new TgCommand("aide", "Aide")]);
        tg.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stock_client_sends_photos_and_albums_and_fetches_files()
    {
        await using var client = await DoubleClient.StartAsync(static o => o with { Limits = null });
        var bot = Stock(client.Tg);
        var amina = client.Tg.User("Amina");
        client.Tg.Start(amina);
        var picture = SamplePicture.Png(300, 200);

        using var stream = new MemoryStream(picture);
        var photo = await bot.SendPhoto(amina.Id, InputFile.FromStream(stream, "p.png"), "Vue", cancellationToken: Stop);
        var again = await bot.SendPhoto(amina.Id, InputFile.FromFileId(photo.Photo![^1].FileId), cancellationToken: Stop);
        using var one = new MemoryStream(SamplePicture.Png(30, 20));
        using var two = new MemoryStream(SamplePicture.Png(20, 30));
        var album = await bot.SendMediaGroup(
            amina.Id, [new InputMediaPhoto(InputFile.FromStream(one, "1.png")) { Caption = "Deux" }, new InputMediaPhoto(InputFile.FromStream(two, "2.png"))], cancellationToken: Stop);
        using var got = new MemoryStream();
        await bot.GetInfoAndDownloadFile(photo.Photo[^1].FileId, got, Stop);

        got.ToArray().ShouldBe(picture);
        again.Photo![^1].FileUniqueId.ShouldBe(photo.Photo[^1].FileUniqueId);
        album.Select(static m => m.MediaGroupId).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        client.Tg.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stock_client_understands_the_errors_and_the_updates_about_places()
    {
        await using var client = await DoubleClient.StartAsync();
        var tg = client.Tg;
        var bot = Stock(tg);
        var owner = tg.User("Odile");
        var group = tg.Group("Atelier", owner);
        var channel = tg.Channel("Annonces", owner);
        tg.AddBot(group, owner);
        tg.AddBot(channel, owner);
        tg.Post(owner, channel, "Une annonce");
        tg.Promote(group, owner, tg.Bot, TgRights.GroupKeeper);
        var pinned = await bot.SendMessage(group.Id, "à épingler", cancellationToken: Stop);
        await bot.PinChatMessage(group.Id, pinned.Id, cancellationToken: Stop);
        var supergroup = tg.Migrate(group, owner);
        tg.RemoveBot(channel, owner);

        var updates = await bot.GetUpdates(cancellationToken: Stop);
        var moved = await Should.ThrowAsync<ApiRequestException>(() => bot.SendMessage(group.Id, "là ?", cancellationToken: Stop));
        var kicked = await Should.ThrowAsync<ApiRequestException>(() => bot.SendMessage(channel.Id, "là ?", cancellationToken: Stop));
        var full = await bot.GetChat(supergroup.Id, Stop);
        var admins = await bot.GetChatAdministrators(supergroup.Id, cancellationToken: Stop);
        tg.Faults.Add("sendMessage", new Fault.TooManyRequests(61));
        var flood = await Should.ThrowAsync<ApiRequestException>(() => bot.SendMessage(supergroup.Id, "vite", cancellationToken: Stop));

        updates.Select(static u => u.Type).ShouldContain(UpdateType.MyChatMember);
        updates.ShouldContain(static u => u.ChannelPost != null && u.ChannelPost.Text == "Une annonce");
        updates.ShouldContain(static u => u.Message != null && u.Message.PinnedMessage != null);
        moved.Parameters!.MigrateToChatId.ShouldBe(supergroup.Id);
        (kicked.ErrorCode, kicked.Message).ShouldBe((403, "Forbidden: bot was kicked from the channel chat"));
        full.Title.ShouldBe("Atelier");
        admins.Length.ShouldBe(2);
        flood.Parameters!.RetryAfter.ShouldBe(61);
    }

    private static TelegramBotClient Stock(TelegramDouble tg) => new(new TelegramBotClientOptions(tg.Token, tg.ApiUrl.ToString()) { RetryCount = 1 });
}
