using UnionBot.Discord;
using UnionBot.Emulators.Discord;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Tests.Discord;

public sealed class DiscordConversationTests
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_slash_command_in_a_server_is_acknowledged_for_its_user_alone_and_then_answered()
    {
        await using var ground = await DiscordGround.StartAsync();

        var used = ground.Dc.Slash(ground.World.Member, ground.World.Channel, "annoncer", ("quand", "J-7 18:00"), ("texte", "**Venez** tous"));
        var heard = await ground.HearAsync();
        var outcome = await ground.Platform.AnswerAsync(heard.Route, Reply.Plain("C'est noté."), Stop);
        var answer = await used.Answer;

        var command = heard.Content.ShouldBeOfType<IncomingContent.Command>();
        (command.Name, command.Arguments).ShouldBe(("annoncer", "J-7 18:00 | Venez tous"));
        command.ArgumentBlocks.ShouldHaveSingleItem().Runs[^2].ShouldBe(new Run("Venez", RunStyle.Bold));
        (heard.ChatKind, heard.Addressed, heard.Route.OnlyAskerSees).ShouldBe((ChatKind.Group, true, true));
        used.ResponseType.ShouldBe(5);
        (answer.Content, answer.EphemeralTo).ShouldBe(("C'est noté.", ground.World.Member));
        outcome.ShouldBeOfType<DeliveryOutcome.Delivered>();
        ground.Dc.Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("demain 9h", "**Venez** tous", "demain 9h | Venez tous")]
    [InlineData("", "Venez tous", "| Venez tous")]
    [InlineData("demain 9h", "", "demain 9h")]
    public async Task A_command_without_its_options_in_private_shows_a_form_and_filled_in_it_is_the_command(string when, string text, string arguments)
    {
        await using var ground = await DiscordGround.StartAsync();
        var home = ground.Dc.OpenPrivate(ground.World.Member);

        var opened = ground.Dc.Slash(ground.World.Member, home, "annoncer");
        await opened.Responded.WaitAsync(Stop);
        var used = ground.Dc.Submit(opened, ("quand", when), ("texte", text));
        var heard = await ground.HearAsync();
        await ground.Platform.AnswerAsync(heard.Route, Reply.Plain("C'est noté."), Stop);

        opened.ResponseType.ShouldBe(9);
        var command = heard.Content.ShouldBeOfType<IncomingContent.Command>();
        (command.Name, command.Arguments).ShouldBe(("annoncer", arguments));
        (await used.Answer).Content.ShouldBe("C'est noté.");
        ground.IsSilent().ShouldBeTrue();
        ground.Dc.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task In_private_the_answer_is_an_ordinary_message_and_a_long_one_comes_in_parts()
    {
        await using var ground = await DiscordGround.StartAsync();
        var home = ground.Dc.OpenPrivate(ground.World.Member);

        var used = ground.Dc.Slash(ground.World.Member, home, "question", ("texte", "quand ?"));
        var heard = await ground.HearAsync();
        await ground.Platform.AnswerAsync(heard.Route, new Reply { Message = BotMessage.Plain(new string('a', 1900), new string('b', 1900)) }, Stop);

        heard.ChatKind.ShouldBe(ChatKind.Private);
        (await used.Answer).EphemeralTo.ShouldBeNull();
        ground.Dc.Messages(home).Select(m => m.Content[0]).ShouldBe(['a', 'b']);
    }

    [Fact]
    public async Task A_press_can_replace_its_message_or_be_answered_beside_it()
    {
        await using var ground = await DiscordGround.StartAsync();
        await ground.DeliverAsync(BotMessage.Plain("Sûr ?") with { Rows = [[new Button.Press("Oui", "annoncer:oui"), new Button.Open("Voir", new Uri("https://exemple.fr"))]] });
        var message = ground.Dc.Messages(ground.World.Channel).ShouldHaveSingleItem();

        var first = ground.Dc.Press(ground.World.Member, message, "Oui");
        var heard = await ground.HearAsync();
        await ground.Platform.AnswerAsync(heard.Route, Reply.Plain("À côté"), Stop);
        ground.Dc.Press(ground.World.Member, message, "Oui");
        var again = await ground.HearAsync();
        await ground.Platform.AnswerAsync(again.Route, Reply.Plain("Fait.") with { ReplacesSource = true }, Stop);

        heard.Content.ShouldBe(new IncomingContent.Press($"annoncer:oui@{ground.World.Channel.Id}"));
        (first.ResponseType, first.FollowUps).ShouldBe((6, 1));
        var now = ground.Dc.Messages(ground.World.Channel).ShouldHaveSingleItem();
        (now.Content, now.Buttons.Count).ShouldBe(("Fait.", 0));
        ground.Dc.Transcript.Single(e => e.Content is "À côté").Message.EphemeralTo.ShouldBe(ground.World.Member);
        ground.Dc.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task In_private_a_button_whose_command_wants_words_opens_a_form_and_filled_in_it_is_the_press_with_words()
    {
        await using var ground = await DiscordGround.StartAsync();
        var home = ground.Dc.OpenPrivate(ground.World.Member);
        var chat = new ChatAddress(Platform.Discord, home.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var preview = ground.A(DeliveryAction.Send) with { Chat = chat, Message = BotMessage.Plain("Un") with { Rows = [[new Button.Press("Le texte", "annoncer:t7.2")]] } };
        await ground.Platform.DeliverAsync(preview, Stop);

        var opened = ground.Dc.Press(ground.World.Member, ground.Dc.Messages(home).ShouldHaveSingleItem(), "Le texte");
        await opened.Responded.WaitAsync(Stop);
        ground.IsSilent().ShouldBeTrue("nothing is asked twice");
        ground.Dc.Submit(opened, ("texte", "**Deux** mots"));
        var heard = await ground.HearAsync();
        await ground.Platform.AnswerAsync(heard.Route, Reply.Plain("Deux mots") with { ReplacesSource = true }, Stop);

        opened.ResponseType.ShouldBe(9);
        var press = heard.Content.ShouldBeOfType<IncomingContent.Press>();
        press.SealedAction.ShouldBe($"annoncer:t7.2@{home.Id}");
        press.Words.ShouldNotBeNull().ShouldHaveSingleItem().Runs[0].ShouldBe(new Run("Deux", RunStyle.Bold));
        ground.Dc.Messages(home).ShouldHaveSingleItem().Content.ShouldBe("Deux mots");
        ground.Dc.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Under_an_announcement_any_members_press_is_answered_to_them_alone_also_with_a_file()
    {
        await using var ground = await DiscordGround.StartAsync();
        await ground.DeliverAsync(BotMessage.Plain("Annonce n° 1") with { Rows = [[new Button.Press("Mon agenda", "ics:day")]] });
        var post = ground.Dc.Messages(ground.World.Channel).ShouldHaveSingleItem();

        ground.Dc.Press(ground.World.Member, post, "Mon agenda");
        var heard = await ground.HearAsync();
        var reply = Reply.Plain("Voilà le programme.");
        await ground.Platform.AnswerAsync(
            heard.Route, reply with { Message = reply.Message with { Files = [new Document("programme.ics", "text/calendar", "BEGIN:VCALENDAR"u8.ToArray())] } }, Stop);

        heard.Route.OnlyAskerSees.ShouldBeTrue();
        var answer = ground.Dc.Transcript.Single(e => e.Content is "Voilà le programme.").Message;
        (answer.EphemeralTo, answer.Attachments.ShouldHaveSingleItem().FileName).ShouldBe((ground.World.Member, "programme.ics"));
        ground.Dc.Messages(ground.World.Channel).Count(m => m.EphemeralTo is null).ShouldBe(1);
    }

    [Fact]
    public async Task In_a_server_only_a_mention_or_a_reply_is_heard_and_the_answer_pings_nobody()
    {
        await using var ground = await DiscordGround.StartAsync();
        ground.Dc.Say(ground.World.Member, ground.World.Channel, "rien pour le bot");

        var asked = ground.Dc.Say(ground.World.Member, ground.World.Channel, $"<@{ground.Dc.Bot.Id}> c'est *quand* ?");
        var heard = await ground.HearAsync();
        await ground.Platform.AnswerAsync(heard.Route, Reply.Plain("À 9 h."), Stop);

        heard.Content.ShouldBeOfType<IncomingContent.Text>().Plain.ShouldBe("c'est quand ?");
        heard.Person!.Id.ShouldBe(ground.World.Member.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        heard.SentAt.ShouldBe(asked.Created);
        var answer = ground.Dc.Messages(ground.World.Channel)[^1];
        (answer.Content, answer.RepliesTo, answer.MentionedUsers.Count).ShouldBe(("À 9 h.", asked.Id, 0));
        ground.Dc.Reply(ground.World.Member, answer, $"<@{ground.Dc.Bot.Id}> merci");
        (await ground.HearAsync()).Content.ShouldBeOfType<IncomingContent.Text>().Plain.ShouldBe("merci");
        ground.IsSilent().ShouldBeTrue();
    }

    [Fact]
    public async Task A_private_text_keeps_its_formatting_and_a_typed_command_is_one()
    {
        await using var ground = await DiscordGround.StartAsync();

        ground.Dc.SayInPrivate(ground.World.Member, "**gras**\n- un\n- deux");
        ground.Dc.SayInPrivate(ground.World.Member, "/Annoncer J-1 18:00 | texte");
        ground.Dc.SayInPrivate(ground.World.Member, "!annonce x");
        ground.Dc.SayInPrivate(ground.World.Member, "!!! quoi ?");
        var text = (await ground.HearAsync()).Content.ShouldBeOfType<IncomingContent.Text>();

        text.Blocks.Select(b => b.GetType().Name).ShouldBe(["Paragraph", "Bullet", "Bullet"]);
        text.Blocks[0].Runs.ShouldBe([new Run("gras", RunStyle.Bold)]);
        (await ground.HearAsync()).Content.ShouldBeOfType<IncomingContent.Command>().Arguments.ShouldBe("J-1 18:00 | texte");
        (await ground.HearAsync()).Content.ShouldBeOfType<IncomingContent.Command>().Name.ShouldBe("annonce");
        (await ground.HearAsync()).Content.ShouldBeOfType<IncomingContent.Text>().Plain.ShouldBe("!!! quoi ?");
    }

    [Fact]
    public async Task A_photo_is_fetched_and_a_document_is_not_taken()
    {
        await using var ground = await DiscordGround.StartAsync();

        ground.Dc.SayInPrivate(ground.World.Member, "la *tribune*", new Upload("t.jpg", "image/jpeg", Jpeg));
        ground.Dc.SayInPrivate(ground.World.Member, "", new Upload("t.pdf", "application/pdf", Jpeg));
        var photos = (await ground.HearAsync()).Content.ShouldBeOfType<IncomingContent.Photos>();
        var bytes = await ground.Platform.DownloadAsync(photos.Files.ShouldHaveSingleItem(), Stop);

        bytes.ShouldBe(Jpeg);
        (photos.PlainCaption, photos.CaptionBlocks[0].Runs[1].Style).ShouldBe(("la tribune", RunStyle.Italic));
        (await ground.HearAsync()).Content.ShouldBe(new IncomingContent.Unsupported(UnsupportedKind.Document));
        await Should.ThrowAsync<IOException>(() => ground.Platform.DownloadAsync(new IncomingFile(Platform.Discord, "https://example.org/x.jpg", null), Stop));
    }

    [Fact]
    public async Task The_answer_to_an_edit_is_not_taken_for_the_answer_before()
    {
        await using var ground = await DiscordGround.StartAsync();

        var said = ground.Dc.SayInPrivate(ground.World.Member, "avant");
        await ground.Platform.AnswerAsync((await ground.HearAsync()).Route, Reply.Plain("une"), Stop);
        ground.Dc.Edit(ground.World.Member, said, "après");
        await ground.Platform.AnswerAsync((await ground.HearAsync()).Route, Reply.Plain("deux"), Stop);

        ground.Dc.Messages(said.Channel).Where(m => m.Author.IsBot).Select(m => m.Content).ShouldBe(["une", "deux"]);
    }

    [Fact]
    public async Task An_edited_private_message_and_a_deleted_channel_are_told()
    {
        await using var ground = await DiscordGround.StartAsync();

        var said = ground.Dc.SayInPrivate(ground.World.Member, "avant");
        await ground.HearAsync();
        ground.Dc.Edit(ground.World.Member, said, "après");
        (await ground.HearAsync()).Content.ShouldBe(new IncomingContent.Edited("après"));

        ground.Dc.DeleteChannel(ground.World.Channel);
        var gone = await ground.HearAsync();
        (gone.Content, gone.Person).ShouldBe((new IncomingContent.Membership(MembershipChange.Removed), null));
    }

    [Fact]
    public async Task An_interaction_that_comes_twice_is_heard_once()
    {
        await using var ground = await DiscordGround.StartAsync();
        var home = ground.Dc.OpenPrivate(ground.World.Member);

        ground.Dc.Slash(ground.World.Member, home, "question", ("texte", "un"));
        await ground.HearAsync();
        await ground.Dc.WaitForAsync(e => e.Kind == TranscriptKind.Deferred, Stop);
        ground.Dc.Faults.ReconnectBeforeHello();
        ground.Dc.Gateway.Drop();
        await ground.Dc.Gateway.WaitUntilAsync(() => ground.Dc.Counters.Resumed == 1, Stop);
        ground.Dc.Slash(ground.World.Member, home, "question", ("texte", "deux"));

        (await ground.HearAsync()).Content.ShouldBeOfType<IncomingContent.Command>().Arguments.ShouldBe("deux");
    }

    [Fact]
    public async Task An_answer_after_the_pending_one_was_taken_away_is_a_message_of_its_own()
    {
        await using var ground = await DiscordGround.StartAsync();
        ground.Dc.Slash(ground.World.Member, ground.World.Channel, "question", ("texte", "un"));
        var heard = await ground.HearAsync();
        ((DiscordRoute)heard.Route).Silenced = true;

        (await ground.Platform.AnswerAsync(heard.Route, Reply.Plain("tard"), Stop)).ShouldBeOfType<DeliveryOutcome.Delivered>();

        ground.Dc.Requests[^1].Route.ShouldBe("POST /webhooks/{webhook_id}/{webhook_token}");
        ground.Dc.Transcript.Single(e => e.Content is "tard").Message.EphemeralTo.ShouldBe(ground.World.Member);
    }
}
