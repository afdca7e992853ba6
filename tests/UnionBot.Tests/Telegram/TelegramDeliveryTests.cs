using UnionBot.Emulators.Telegram;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Tests.Telegram;

public sealed class TelegramDeliveryTests
{
    private static readonly BotMessage Hello = BotMessage.Plain("Bonjour à toutes et à tous.");

    [Fact]
    public async Task A_message_arrives_with_its_formatting_and_its_sealed_buttons()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var (_, group) = GroupWithBot(bench);
        BotMessage message = new()
        {
            Blocks =
            [
                new Block.Heading([new("Demain 🏭")]),
                new Block.Paragraph([new("Voir <b>*"), new("le programme", RunStyle.Italic, new Uri("https://example.org/p"))]),
                new Block.Bullet([new("9 h", RunStyle.Bold), new(" : accueil")]),
                new Block.Quote([new("Planifier", RunStyle.Bold), new(" et relocaliser")]),
            ],
            Rows = [[new Button.Press("Combien ?", "question:mesures"), new Button.Open("Lire", new Uri("https://example.org/lire"))]],
        };

        var sent = await bench.DeliveredAsync(TelegramBench.AddressOf(group), message, silent: true);

        sent.Text.ShouldBe("Demain 🏭\nVoir <b>*le programme\n• 9 h : accueil\n\nPlanifier et relocaliser");
        sent.Entities.Select(e => (e.Type, sent.Text[e.Offset..e.End])).ShouldBe(
            [
                ("bold", "Demain 🏭"), ("text_link", "le programme"), ("italic", "le programme"), ("bold", "9 h"),
                ("blockquote", "Planifier et relocaliser"), ("bold", "Planifier"),
            ],
            ignoreOrder: true);
        sent.Silent.ShouldBeTrue();
        var buttons = sent.Buttons.ShouldHaveSingleItem();
        bench.Seal.Open(buttons[0].CallbackData!, TelegramBench.AddressOf(group)).ShouldBe("question:mesures");
        buttons[1].Url.ShouldBe("https://example.org/lire");
    }

    [Fact]
    public async Task A_very_long_message_arrives_whole_in_parts()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var (_, group) = GroupWithBot(bench);
        var words = string.Join(' ', Enumerable.Range(0, 1500).Select(i => $"mot{i}"));

        var parts = bench.Platform.Split(BotMessage.Plain(words));
        foreach (var part in parts)
        {
            await bench.DeliveredAsync(TelegramBench.AddressOf(group), part);
        }

        parts.Count.ShouldBeGreaterThan(1);
        string.Join(' ', bench.Tg.Messages(group).Where(m => m.ByBot).Select(m => m.Text)).ShouldBe(words);
    }

    [Fact]
    public async Task A_topic_gets_its_message_and_one_that_is_gone_moves_the_place_to_the_chat()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var owner = bench.Tg.User("Odile");
        var forum = bench.Tg.Supergroup("Union locale", owner, forum: true);
        bench.Tg.AddBot(forum, owner);
        var topic = bench.Tg.Topic(forum, owner, "Assises");

        var inTopic = await bench.DeliveredAsync(TelegramBench.AddressOf(forum, topic), Hello);
        bench.Tg.CloseTopic(forum, topic, delete: true);
        var moved = (await bench.DeliverAsync(TelegramBench.AddressOf(forum, topic), Hello)).ShouldBeOfType<DeliveryOutcome.Moved>();
        var outside = await bench.DeliveredAsync(moved.To, Hello);

        (inTopic.ThreadId, outside.ThreadId).ShouldBe((topic, null));
        moved.To.ShouldBe(TelegramBench.AddressOf(forum));
        moved.Told.ShouldNotBeNull().ShouldContain("sujet");
        bench.Tg.Messages(forum).Count(m => m.ByBot).ShouldBe(2);
    }

    [Fact]
    public async Task A_note_answers_the_copy_and_goes_alone_where_that_is_gone()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var (_, group) = GroupWithBot(bench);
        var to = TelegramBench.AddressOf(group);
        var copy = (await bench.DeliveredAsync(to, Hello)).MessageId;

        (await bench.DeliverAsync(DeliveryAction.Note, to, BotMessage.Plain("Correction"), $"{copy},{copy + 1}")).ShouldBeOfType<DeliveryOutcome.Delivered>();
        (await bench.DeliverAsync(DeliveryAction.Note, to, BotMessage.Plain("Correction"), "999")).ShouldBeOfType<DeliveryOutcome.Delivered>();

        bench.Tg.Messages(group).Where(m => m.ByBot && m.Service is null).Select(m => (m.Text, m.ReplyTo)).ShouldBe(
            [(Hello.PlainText, (int?)null), ("Correction", copy), ("Correction", null)]);
    }

    [Fact]
    public async Task A_copy_is_edited_pinned_and_deleted()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var owner = bench.Tg.User("Odile");
        var group = bench.Tg.Supergroup("Section", owner);
        bench.Tg.AddBot(group, owner, TgRights.GroupKeeper);
        var to = TelegramBench.AddressOf(group);
        var id = $"{(await bench.DeliveredAsync(to, Hello)).MessageId}";

        (await bench.DeliverAsync(DeliveryAction.Edit, to, BotMessage.Plain("Corrigé."), id)).ShouldBe(new DeliveryOutcome.Delivered(id));
        (await bench.DeliverAsync(DeliveryAction.Edit, to, BotMessage.Plain("Corrigé."), id)).ShouldBe(new DeliveryOutcome.Delivered(id));
        (await bench.DeliverAsync(DeliveryAction.Pin, to, new(), id, silent: true)).ShouldBe(new DeliveryOutcome.Delivered(id));
        bench.Tg.Messages(group).Where(m => m.ByBot && m.Service is null).Select(m => (m.Text, m.Pinned)).ShouldBe([("Corrigé.", true)]);

        (await bench.DeliverAsync(DeliveryAction.Delete, to, new(), id)).ShouldBe(new DeliveryOutcome.Delivered(id));
        (await bench.DeliverAsync(DeliveryAction.Delete, to, new(), id)).ShouldBe(new DeliveryOutcome.Delivered(id));
        bench.Tg.Messages(group).ShouldNotContain(m => m.ByBot && m.Service == null);
        (await bench.DeliverAsync(DeliveryAction.Edit, to, Hello, id)).ShouldBeOfType<DeliveryOutcome.Refused>().SuspendsChannel.ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_cannot_be_reached_is_said_so()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var (owner, group) = GroupWithBot(bench);
        var ana = bench.Tg.User("Ana");
        bench.Tg.Start(ana);
        bench.Tg.Block(ana);
        var stranger = bench.Tg.PrivateChat(bench.Tg.User("Inconnue"));
        var channel = bench.Tg.Channel("Infos", owner);
        bench.Tg.AddBot(channel, owner, TgRights.ManageChat);
        bench.Tg.RemoveBot(group, owner);

        foreach (var chat in new[] { bench.Tg.PrivateChat(ana), stranger, group, channel })
        {
            var refused = (await bench.DeliverAsync(TelegramBench.AddressOf(chat), Hello)).ShouldBeOfType<DeliveryOutcome.Refused>();
            (refused.SuspendsChannel, refused.Reason.Length > 10).ShouldBe((true, true));
        }
    }

    [Fact]
    public async Task What_a_place_lets_the_bot_do_is_asked_before_it_matters()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var (owner, group) = GroupWithBot(bench);
        var channel = bench.Tg.Channel("Infos", owner);
        bench.Tg.AddBot(channel, owner, TgRights.ManageChat);
        var stop = TestContext.Current.CancellationToken;

        var member = await bench.Platform.StandingAsync(TelegramBench.AddressOf(group), stop);
        (member!.View, member.Send).ShouldBe((true, true));
        (await bench.Platform.StandingAsync(TelegramBench.AddressOf(channel), stop))!.Send.ShouldBe(false);
        bench.Tg.RemoveBot(group, owner);
        (await bench.Platform.StandingAsync(TelegramBench.AddressOf(group), stop))!.View.ShouldBe(false);

        var self = await bench.Platform.SelfAsync(stop);
        (self!.TokenTaken, self.PrivacyKept).ShouldBe((true, true));
        self.ClockAhead!.Value.Duration().ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_is_followed()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var owner = bench.Tg.User("Odile");
        var group = bench.Tg.Group("Section", owner);
        bench.Tg.AddBot(group, owner);
        var moved = bench.Tg.Migrate(group, owner);

        (await bench.DeliverAsync(TelegramBench.AddressOf(group), Hello)).ShouldBe(new DeliveryOutcome.Moved(TelegramBench.AddressOf(moved)));
        await bench.DeliveredAsync(TelegramBench.AddressOf(moved), Hello);
    }

    [Fact]
    public async Task A_limit_postpones_and_a_lost_reply_is_in_doubt_and_neither_is_sent_twice()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var (_, group) = GroupWithBot(bench);
        var to = TelegramBench.AddressOf(group);
        bench.Tg.Faults.Add("sendMessage", new Fault.TooManyRequests(7));
        bench.Tg.Faults.Add("sendMessage", new Fault.TooManyRequests(0.4));
        bench.Tg.Faults.Add("sendMessage", new Fault.TooManyRequests(null));
        bench.Tg.Faults.Add("sendMessage", new Fault.Reset(Processed: true));
        bench.Tg.Faults.Add("sendMessage", new Fault.Cut(20));
        bench.Tg.Faults.Add("sendMessage", Fault.Html(502));

        var outcomes = new List<DeliveryOutcome>();
        for (var i = 0; i < 6; i++)
        {
            outcomes.Add(await bench.DeliverAsync(to, Hello));
        }

        outcomes.OfType<DeliveryOutcome.Postponed>().Select(p => p.After.TotalSeconds).ShouldBe([7, 1, 5]);
        outcomes.Skip(3).ShouldAllBe(o => o is DeliveryOutcome.Uncertain);
        bench.Tg.Messages(group).Count(m => m.ByBot && m.Service is null).ShouldBe(2);
        bench.Tg.Requests.Select(r => r.Method).ShouldBe(Enumerable.Repeat("sendMessage", 6));
    }

    [Fact]
    public async Task A_server_that_is_down_postpones_everything()
    {
        var bench = await TelegramBench.StartAsync(run: false);
        var (_, group) = GroupWithBot(bench);
        await bench.Tg.DisposeAsync();

        (await bench.DeliverAsync(TelegramBench.AddressOf(group), Hello)).ShouldBeOfType<DeliveryOutcome.Postponed>().WholePlatform.ShouldBeTrue();
        await bench.DisposeAsync();
    }

    [Fact]
    public async Task Formatting_that_telegram_refuses_costs_the_formatting_and_not_the_message()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var (_, group) = GroupWithBot(bench);
        bench.Tg.Faults.Add("sendMessage", new Fault.Error(400, "Bad Request: can't parse entities: unsupported type"));

        var sent = await bench.DeliveredAsync(TelegramBench.AddressOf(group), new() { Blocks = [new Block.Heading([new("Titre")])] });

        (sent.Text, sent.Entities.Count).ShouldBe(("Titre", 0));
        bench.Lines.All.ShouldContain(l => l.Text.Contains("bug of the renderer"));
    }

    [Fact]
    public async Task A_document_arrives_with_its_words_and_buttons()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var (_, group) = GroupWithBot(bench);
        var message = BotMessage.Plain("Le programme") with
        {
            Files = [new("assises.ics", "text/calendar", "BEGIN:VCALENDAR"u8.ToArray())],
            Rows = [[new Button.Press("Suite", "programme:suite")]],
        };

        var sent = await bench.DeliveredAsync(TelegramBench.AddressOf(group), bench.Platform.Split(message).ShouldHaveSingleItem());

        (sent.Text, sent.File?.FileName, sent.Buttons.Count).ShouldBe(("Le programme", "assises.ics", 1));
    }

    [Fact]
    public async Task An_empty_message_is_refused_without_a_request()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var (_, group) = GroupWithBot(bench);

        (await bench.DeliverAsync(TelegramBench.AddressOf(group), new())).ShouldBeOfType<DeliveryOutcome.Refused>();
        bench.Tg.Requests.ShouldBeEmpty();
    }

    private static (TgUser Owner, TgChat Group) GroupWithBot(TelegramBench bench)
    {
        var owner = bench.Tg.User("Odile");
        var group = bench.Tg.Supergroup("Section", owner);
        bench.Tg.AddBot(group, owner);
        return (owner, group);
    }
}
