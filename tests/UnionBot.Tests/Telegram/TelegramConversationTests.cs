using System.Net.Http.Json;
using UnionBot.Conversation;
using UnionBot.Emulators.Telegram;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Tests.Photos;

namespace UnionBot.Tests.Telegram;

public sealed class TelegramConversationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_arrives_is_answered_and_confirmed()
    {
        await using var bench = await TelegramBench.StartAsync();
        var ana = bench.Tg.User("Ana");
        bench.Tg.Say(ana, bench.Tg.PrivateChat(ana), "Combien de mesures ?");

        var incoming = await bench.NextAsync();
        var outcome = await bench.Platform.AnswerAsync(incoming.Route, Reply.Plain("« Dix mesures »"), Stop);

        incoming.Content.ShouldBeOfType<IncomingContent.Text>().Plain.ShouldBe("Combien de mesures ?");
        outcome.ShouldBeOfType<DeliveryOutcome.Delivered>();
        bench.Tg.Messages(bench.Tg.PrivateChat(ana))[^1].ReplyTo.ShouldBeNull();
        await bench.Tg.WaitIdleAsync(Stop).WaitAsync(TelegramBench.Patience, Stop);
        bench.Tg.PendingUpdates.ShouldBe(0);
    }

    [Fact]
    public async Task In_a_group_the_answer_stands_under_its_question()
    {
        await using var bench = await TelegramBench.StartAsync();
        var ana = bench.Tg.User("Ana");
        var group = bench.Tg.Supergroup("Section", ana);
        bench.Tg.AddBot(group, ana);
        (await bench.NextAsync()).Content.ShouldBe(new IncomingContent.Membership(MembershipChange.Added));
        var question = bench.Tg.Say(ana, group, $"/question@{bench.Tg.Bot.Username} combien ?");

        var incoming = await bench.NextAsync();
        await bench.Platform.AnswerAsync(incoming.Route, Reply.Plain("Dix."), Stop);

        bench.Tg.Messages(group)[^1].ReplyTo.ShouldBe(question);
    }

    [Fact]
    public async Task A_press_is_acknowledged_before_it_is_handled_and_its_message_can_be_replaced()
    {
        await using var bench = await TelegramBench.StartAsync();
        var ana = bench.Tg.User("Ana");
        var chat = bench.Tg.PrivateChat(ana);
        bench.Tg.Start(ana);
        await bench.NextAsync();
        var sent = await bench.DeliveredAsync(TelegramBench.AddressOf(chat), BotMessage.Plain("Choisis.") with { Rows = [[new Button.Press("Suite", "aide:2")]] });

        var press = bench.Tg.PressAsync(ana, chat, sent.MessageId, "Suite");
        var work = await bench.TakeAsync();
        await press.WaitAsync(TelegramBench.Patience, Stop);
        var action = work.Incoming.Content.ShouldBeOfType<IncomingContent.Press>().SealedAction;
        await bench.Platform.AnswerAsync(work.Incoming.Route, Reply.Plain("Page 2.") with { ReplacesSource = true }, Stop);
        bench.Finish(work);

        bench.Seal.Open(action, work.Incoming.Chat).ShouldBe("aide:2");
        var now = bench.Tg.Messages(chat)[^1];
        (now.MessageId, now.Text, now.Buttons.Count).ShouldBe((sent.MessageId, "Page 2.", 0));
    }

    [Fact]
    public async Task Under_a_post_of_a_channel_any_members_press_opens_the_private_chat_where_it_goes_on()
    {
        await using var bench = await TelegramBench.StartAsync();
        var (owner, ana) = (bench.Tg.User("Odile"), bench.Tg.User("Ana"));
        var channel = bench.Tg.Channel("Infos Assises", owner);
        bench.Tg.AddBot(channel, owner);
        bench.Tg.Join(ana, channel);
        (await bench.NextAsync()).Content.ShouldBe(new IncomingContent.Membership(MembershipChange.Added));
        var post = await bench.DeliveredAsync(
            TelegramBench.AddressOf(channel),
            BotMessage.Plain("Annonce n° 1") with { Rows = [[new Button.Press("Mon agenda", "ics:day"), new Button.Open("Le site", new Uri("https://example.org/"))]] });

        var press = bench.Tg.PressAsync(ana, channel, post.MessageId, "Mon agenda");
        (await bench.NextAsync()).ChatKind.ShouldBe(ChatKind.Channel);
        var seen = await press.WaitAsync(TelegramBench.Patience, Stop);
        var link = new Uri(seen.Url.ShouldNotBeNull());
        bench.Tg.Start(ana, link.Query["?start=".Length..]);
        var arrived = await bench.NextAsync();

        link.GetLeftPart(UriPartial.Path).ShouldBe($"https://t.me/{bench.Tg.Bot.Username}");
        arrived.ChatKind.ShouldBe(ChatKind.Private);
        var command = arrived.Content.ShouldBeOfType<IncomingContent.Command>();
        (command.Name, bench.Seal.OpenLink(command.Arguments)).ShouldBe(("start", "ics:day"));
        bench.Tg.Messages(channel).Count(m => m.ByBot).ShouldBe(1, "nothing is posted in the channel");
    }

    [Fact]
    public async Task An_old_button_under_a_post_of_a_channel_says_so_to_who_pressed_it()
    {
        await using var bench = await TelegramBench.StartAsync();
        var (owner, ana) = (bench.Tg.User("Odile"), bench.Tg.User("Ana"));
        var (channel, other) = (bench.Tg.Channel("Infos Assises", owner), bench.Tg.Channel("Ailleurs", owner));
        bench.Tg.AddBot(channel, owner);
        bench.Tg.Join(ana, channel);
        await bench.NextAsync();

        // What is sealed for another chat is what a post of a time with another key comes to.
        var foreign = bench.Seal.Seal("ics:day", TelegramBench.AddressOf(other));
        using var http = new HttpClient();
        using var posted = await http.PostAsJsonAsync(
            new Uri(bench.Tg.ApiUrl, $"/bot{bench.Tg.Token}/sendMessage"),
            new { chat_id = channel.Id, text = "Annonce n° 1", reply_markup = new { inline_keyboard = new[] { new[] { new { text = "Mon agenda", callback_data = foreign } } } } },
            Stop);
        posted.EnsureSuccessStatusCode();
        var seen = await bench.Tg.PressAsync(ana, channel, bench.Tg.Messages(channel)[^1].MessageId, "Mon agenda").WaitAsync(TelegramBench.Patience, Stop);

        seen.ShouldBe(new CallbackAnswer(ConversationFrench.ButtonTooOld, ShowAlert: true, Url: null));
    }

    [Fact]
    public async Task An_answer_whose_place_is_gone_comes_as_a_message_of_its_own()
    {
        await using var bench = await TelegramBench.StartAsync();
        var ana = bench.Tg.User("Ana");
        var chat = bench.Tg.PrivateChat(ana);
        bench.Tg.Start(ana);
        await bench.NextAsync();
        var sent = await bench.DeliveredAsync(TelegramBench.AddressOf(chat), BotMessage.Plain("Choisis.") with { Rows = [[new Button.Press("Suite", "aide:2")]] });
        var press = bench.Tg.PressAsync(ana, chat, sent.MessageId, "Suite");
        var incoming = await bench.NextAsync();
        await press.WaitAsync(TelegramBench.Patience, Stop);
        await bench.DeliverAsync(DeliveryAction.Delete, incoming.Chat, new(), $"{sent.MessageId}");

        await bench.Platform.AnswerAsync(incoming.Route, Reply.Plain("Page 2.") with { ReplacesSource = true }, Stop);

        bench.Tg.Messages(chat)[^1].Text.ShouldBe("Page 2.");
    }

    [Fact]
    public async Task What_was_not_finished_before_a_stop_comes_again()
    {
        await using var bench = await TelegramBench.StartAsync();
        var ana = bench.Tg.User("Ana");
        bench.Tg.Say(ana, bench.Tg.PrivateChat(ana), "un");
        bench.Tg.Say(ana, bench.Tg.PrivateChat(ana), "deux");
        var first = await bench.TakeAsync();
        var second = await bench.TakeAsync();
        bench.Finish(second);

        await bench.StopAsync();
        bench.Build(bench.Tg.Token);
        _ = bench.Run();

        (await bench.NextAsync()).UpdateId.ShouldBe(first.Incoming.UpdateId);
        (await bench.NextAsync()).UpdateId.ShouldBe(second.Incoming.UpdateId);
    }

    [Fact]
    public async Task An_update_that_takes_long_does_not_keep_others_waiting()
    {
        await using var bench = await TelegramBench.StartAsync();
        var (ana, bruno) = (bench.Tg.User("Ana"), bench.Tg.User("Bruno"));
        bench.Tg.Say(ana, bench.Tg.PrivateChat(ana), "long");
        var slow = await bench.TakeAsync();

        bench.Tg.Say(bruno, bench.Tg.PrivateChat(bruno), "court");

        (await bench.NextAsync()).Content.ShouldBeOfType<IncomingContent.Text>().Plain.ShouldBe("court");
        bench.Finish(slow);
        await bench.Tg.WaitIdleAsync(Stop).WaitAsync(TelegramBench.Patience, Stop);
    }

    [Fact]
    public async Task An_album_arrives_as_one_item_and_its_photos_can_be_fetched()
    {
        await using var bench = await TelegramBench.StartAsync();
        var ana = bench.Tg.User("Ana");
        byte[][] photos = [TinyPhotos.Jpeg(16, 8), TinyPhotos.Jpeg(24, 8), TinyPhotos.Jpeg(32, 8)];
        bench.Tg.SendAlbum(ana, bench.Tg.PrivateChat(ana), photos, "La salle");

        var content = (await bench.NextAsync()).Content.ShouldBeOfType<IncomingContent.Photos>();

        content.PlainCaption.ShouldBe("La salle");
        content.Files.Count.ShouldBe(3);
        for (var i = 0; i < 3; i++)
        {
            (await bench.Platform.DownloadAsync(content.Files[i], Stop)).ShouldBe(photos[i]);
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_fetched_is_an_io_error()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);

        await Should.ThrowAsync<IOException>(() => bench.Platform.DownloadAsync(new(Platform.Telegram, "AgAC-unknown", null), Stop));
        Should.Throw<IOException>(() => bench.Platform.DownloadAsync(new(Platform.Telegram, "x", 20_000_001), Stop).GetAwaiter().GetResult());
    }

    [Fact]
    public async Task Telegram_says_who_administers_and_what_a_place_is_called()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var (owner, member) = (bench.Tg.User("Odile"), bench.Tg.User("Max"));
        var channel = bench.Tg.Channel("Infos Assises", owner);
        bench.Tg.AddBot(channel, owner);
        bench.Tg.Join(member, channel);
        var address = TelegramBench.AddressOf(channel);

        (await bench.Platform.AdministersAsync(TelegramBench.PersonOf(owner), address, Stop)).ShouldBeTrue();
        (await bench.Platform.AdministersAsync(TelegramBench.PersonOf(member), address, Stop)).ShouldBeFalse();
        (await bench.Platform.TitleOfAsync(address, Stop)).ShouldBe("Infos Assises");
        (await bench.Platform.TitleOfAsync(new(Platform.Telegram, "-1009999999999"), Stop)).ShouldBeNull();
        (await bench.Platform.AdministersAsync(TelegramBench.PersonOf(owner), new(Platform.Telegram, "-1009999999999"), Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task At_start_the_bot_says_who_it_is_and_offers_its_public_commands()
    {
        await using var bench = await TelegramBench.StartAsync(
            run: false, setup: null,
            new Named("question", Audience.Everyone), new Named("annoncer", Audience.Admins), new Named("stop", Audience.Everyone, onlyInPrivate: true));
        var ana = bench.Tg.User("Ana");
        var group = bench.Tg.Supergroup("Section", ana);
        _ = bench.Run();
        bench.Tg.Start(ana);
        await bench.NextAsync();

        // Commands are offered while the bot already listens.
        await bench.Tg.WaitUntilAsync(() => bench.Tg.Menu(ana, bench.Tg.PrivateChat(ana)).Count > 0 && bench.Tg.Menu(ana, group).Count > 0, Stop);
        bench.Tg.Menu(ana, bench.Tg.PrivateChat(ana)).Select(c => c.Name).ShouldBe(["question", "stop"]);
        bench.Tg.Menu(ana, group).Select(c => c.Name).ShouldBe(["question"]);
        bench.Health.Platforms["Telegram"].ShouldBe(
            new(PlatformState.Connected, "@UnionDoubleBot", new Uri("https://t.me/UnionDoubleBot?startgroup=union"), null));
    }

    [Fact]
    public async Task A_wrong_token_ends_the_platform_by_the_name_of_its_setting()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        bench.Build("7000000001:AAF-not-the-token-of-this-double-00000");

        var error = await Should.ThrowAsync<PlatformRefusedException>(() => bench.Platform.RunAsync(Stop).WaitAsync(TelegramBench.Patience, Stop));

        error.Setting.ShouldBe("Telegram:Token");
        error.ToString().ShouldNotContain("AAF-not");
    }

    private sealed class Named(string name, Audience audience, bool onlyInPrivate = false) : ICommand
    {
        public CommandSpec Spec { get; } = new() { Name = name, Summary = $"Fait {name}", For = audience, OnlyInPrivate = onlyInPrivate };

        public Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken) => Task.FromResult<Reply?>(null);
    }
}
