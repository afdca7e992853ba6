using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.People;

namespace UnionBot.Tests.Conversation;

public sealed class RouterTests : IAsyncDisposable
{
    private readonly ConversationBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Plain_words_are_a_question()
    {
        (await _bench.SayAsync("c'est où ?"))!.Message.PlainText.ShouldEndWith("run:c'est où ?");
    }

    [Fact]
    public async Task The_first_private_answer_carries_the_notice_and_the_second_does_not()
    {
        var first = await _bench.SayAsync("c'est où ?");
        var second = await _bench.SayAsync("c'est quand ?");
        var started = await _bench.CommandAsync("start");

        first!.Message.PlainText.ShouldStartWith("Le syndicat répond de ce bot. Contact : permanence@exemple.invalid.");
        first.Message.PlainText.ShouldContain("STOP");
        second!.Message.PlainText.ShouldBe("run:c'est quand ?");
        started!.Message.PlainText.ShouldStartWith("Le syndicat répond");
    }

    [Fact]
    public async Task An_update_that_comes_twice_is_answered_once()
    {
        var incoming = _bench.Make(new IncomingContent.Text("c'est où ?", []));

        (await _bench.RouteAsync(incoming)).ShouldNotBeNull();
        (await _bench.RouteAsync(incoming)).ShouldBeNull();
        _bench.Question.Ran.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_command_for_admins_is_refused_to_everyone_else_and_says_so_in_private_only()
    {
        var inPrivate = await _bench.CommandAsync("planifier", "x");
        var inGroup = await _bench.CommandAsync("planifier", "x", ConversationBench.Group);

        inPrivate!.Message.PlainText.ShouldContain("réservée");
        inGroup.ShouldBeNull();
        _bench.Plan.Ran.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_makes_an_admin_once()
    {
        var code = await _bench.Get<PeopleDirectory>().InviteAsync(Role.Admin, TestContext.Current.CancellationToken);

        (await _bench.SayAsync(code))!.Message.PlainText.ShouldContain("Te voilà admin");
        (await _bench.SayAsync(code))!.Message.PlainText.ShouldContain("Je ne reconnais pas ce code");
        (await _bench.CommandAsync("planifier", "x"))!.Message.PlainText.ShouldBe("run:x");
    }

    [Fact]
    public async Task Who_tried_too_many_wrong_codes_is_told_to_wait_and_a_right_one_stays_good()
    {
        var code = await _bench.Get<PeopleDirectory>().InviteAsync(Role.Admin, TestContext.Current.CancellationToken);
        for (var i = 2; i < 7; i++)
        {
            await _bench.SayAsync($"ABCD-EFGH-JKL{i}");
        }

        (await _bench.SayAsync(code))!.Message.PlainText.ShouldBe(ConversationFrench.CodeTooOften);
        _bench.Clock.Advance(TimeSpan.FromMinutes(10));
        (await _bench.SayAsync(code))!.Message.PlainText.ShouldContain("Te voilà admin");
    }

    [Fact]
    public async Task An_anonymous_admin_of_a_group_has_no_right()
    {
        await _bench.MakeAdminAsync();
        var command = _bench.Make(new IncomingContent.Command("abonner", "", []), ConversationBench.Group, anonymous: true);

        (await _bench.RouteAsync(command)).ShouldBeNull();
        (await _bench.Get<Subscriptions>().AllAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_admin_subscribes_the_place_they_write_in_and_ends_it_again()
    {
        await _bench.MakeAdminAsync();

        (await _bench.CommandAsync("abonner", chat: ConversationBench.Group))!.Message.PlainText.ShouldBe(ConversationFrench.SubscribedNow);
        (await _bench.Get<Subscriptions>().AllAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Address.ShouldBe(ConversationBench.Group);
        (await _bench.CommandAsync("abonner", chat: ConversationBench.Group))!.Message.PlainText.ShouldBe(ConversationFrench.SubscribedAlready);
        (await _bench.CommandAsync("desabonner", chat: ConversationBench.Group))!.Message.PlainText.ShouldBe(ConversationFrench.UnsubscribedNow);
        (await _bench.Get<Subscriptions>().AllAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_Telegram_channel_is_offered_in_private_to_who_administers_it()
    {
        // Arrange
        var channel = new ChatAddress(Platform.Telegram, "-100888");
        await _bench.MakeAdminAsync();
        await _bench.RouteAsync(_bench.Make(new IncomingContent.Membership(MembershipChange.Added), channel) with { ChatKind = ChatKind.Channel });

        // Act
        var notYours = await _bench.CommandAsync("abonner");
        _bench.Telegram.Administrators.Add(ConversationBench.Ada);
        var offered = await _bench.CommandAsync("abonner");
        var button = offered!.Message.Rows[0][0].ShouldBeOfType<Button.Press>();
        var done = await _bench.PressAsync(button.Action);

        // Assert
        notYours!.Message.Rows.ShouldBeEmpty();
        button.Label.ShouldBe("Canal CGT");
        done!.Message.PlainText.ShouldContain("« Canal CGT » recevra");
        (await _bench.Get<Subscriptions>().AllAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Address.ShouldBe(channel);
    }

    [Fact]
    public async Task A_button_that_was_sealed_for_another_chat_does_nothing()
    {
        await _bench.MakeAdminAsync();
        var stolen = _bench.Get<ActionSeal>().Seal("planifier:oui", ConversationBench.Group);

        var reply = await _bench.RouteAsync(_bench.Make(new IncomingContent.Press(stolen)));

        reply!.Message.PlainText.ShouldContain(ConversationFrench.ButtonTooOld);
        _bench.Plan.Ran.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_button_under_a_post_of_a_channel_goes_on_in_private_by_a_start_link()
    {
        var seal = _bench.Get<ActionSeal>();
        await _bench.SayAsync("bonjour");

        var reply = await _bench.CommandAsync("start", seal.Link("question:show/abc"));

        reply!.Message.PlainText.ShouldBe("press:show/abc", "no notice stands above it: this is no first contact");
        seal.Link(new string('a', ActionSeal.LongestAction)).Length.ShouldBe(64);
        seal.Link("question:show/abc").ShouldAllBe(c => char.IsAsciiLetterOrDigit(c) || c == '-' || c == '_');
    }

    [Fact]
    public async Task A_start_link_that_is_not_ours_or_exceeds_ones_rights_presses_nothing()
    {
        var link = _bench.Get<ActionSeal>().Link("question:show/abc");
        var forged = link[..^2] + (link[^2] == 'A' ? "BB" : "AA");

        (await _bench.CommandAsync("start", forged))!.Message.PlainText.ShouldNotContain("press:");
        (await _bench.CommandAsync("start", "b-"))!.Message.PlainText.ShouldNotContain("press:");
        (await _bench.CommandAsync("start", "b-*"))!.Message.PlainText.ShouldNotContain("press:");
        (await _bench.CommandAsync("start", _bench.Get<ActionSeal>().Link("planifier:oui")))!.Message.PlainText.ShouldContain("réservée");
        (await _bench.CommandAsync("start", link, ConversationBench.Group)).ShouldBeNull();

        _bench.Plan.Ran.ShouldBeEmpty();
        _bench.Question.Ran.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_right_is_asked_again_at_each_press()
    {
        await _bench.MakeAdminAsync();
        var rights = await _bench.Get<PeopleDirectory>().RightsOfAsync(ConversationBench.Ada, TestContext.Current.CancellationToken);
        var second = await _bench.Get<PeopleDirectory>().InviteAsync(Role.Admin, TestContext.Current.CancellationToken);
        await _bench.RouteAsync(_bench.Make(new IncomingContent.Text(second, [])) with { Person = new PersonAddress(Platform.Telegram, "502"), Chat = new ChatAddress(Platform.Telegram, "502") });
        (await _bench.PressAsync($"revoquer:1/{rights.Person!.Value.Id}/oui"))!.Message.PlainText.ShouldContain("est retiré");

        (await _bench.PressAsync("planifier:oui"))!.Message.PlainText.ShouldContain("réservée");
    }

    [Fact]
    public async Task The_last_admin_can_not_be_revoked()
    {
        await _bench.MakeAdminAsync();
        var rights = await _bench.Get<PeopleDirectory>().RightsOfAsync(ConversationBench.Ada, TestContext.Current.CancellationToken);

        (await _bench.PressAsync($"revoquer:1/{rights.Person!.Value.Id}/oui"))!.Message.PlainText.ShouldBe(ConversationFrench.LastAdmin);
        (await _bench.CommandAsync("planifier", "x")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_dialogue_takes_the_next_words_until_it_is_ten_minutes_old()
    {
        await _bench.MakeAdminAsync();
        _bench.Get<Dialogues>().Open(_bench.Make(new IncomingContent.Text("", [])), "planifier", "texte");

        var inTime = await _bench.SayAsync("le texte");
        _bench.Clock.Advance(Dialogues.Lifetime);
        var tooLate = await _bench.SayAsync("le texte");

        inTime!.Message.PlainText.ShouldBe("continue:texte:le texte");
        tooLate!.Message.PlainText.ShouldBe("run:le texte");
    }

    [Theory]
    [InlineData("Voice", "vocaux")]
    [InlineData("Sticker", "Joli")]
    [InlineData("Location", "je ne le garde pas")]
    public async Task What_the_bot_does_not_take_in_gets_a_fitting_answer_in_private_and_silence_in_a_group(string name, string words)
    {
        var kind = Enum.Parse<UnsupportedKind>(name);
        (await _bench.RouteAsync(_bench.Make(new IncomingContent.Unsupported(kind))))!.Message.PlainText.ShouldContain(words);
        (await _bench.RouteAsync(_bench.Make(new IncomingContent.Unsupported(kind), ConversationBench.Group))).ShouldBeNull();
    }

    [Fact]
    public async Task An_edited_question_a_photo_and_an_unknown_command_are_answered_in_private_only()
    {
        IncomingContent[] contents =
        [
            new IncomingContent.Edited("c'est quand ?"), new IncomingContent.Photos([], "", []), new IncomingContent.Command("questoin", "", []),
        ];
        foreach (var content in contents)
        {
            (await _bench.RouteAsync(_bench.Make(content))).ShouldNotBeNull();
            (await _bench.RouteAsync(_bench.Make(content, ConversationBench.Group))).ShouldBeNull();
        }

        (await _bench.CommandAsync("questoin"))!.Message.PlainText.ShouldContain("Tu veux dire /question ?");
    }

    [Fact]
    public async Task STOP_ends_what_this_private_chat_gets()
    {
        (await _bench.SayAsync("stop"))!.Message.PlainText.ShouldContain(ConversationFrench.Stopped);
        (await _bench.SayAsync(" STOP "))!.Message.PlainText.ShouldContain(ConversationFrench.Stopped);
    }

    [Fact]
    public async Task What_is_not_said_to_the_bot_is_neither_answered_nor_stored()
    {
        var chatter = _bench.Make(new IncomingContent.Text("on mange où ?", []), ConversationBench.Group) with { Addressed = false };

        (await _bench.RouteAsync(chatter)).ShouldBeNull();
        (await _bench.RouteAsync(chatter with { Addressed = true })).ShouldNotBeNull();
    }

    [Fact]
    public void A_question_that_was_sent_more_than_five_minutes_ago_is_stale_and_an_act_is_not()
    {
        var old = _bench.Clock.GetUtcNow() - TimeSpan.FromMinutes(6);

        _bench.Router.IsStale(_bench.Make(new IncomingContent.Text("c'est où ?", [])) with { SentAt = old }).ShouldBeTrue();
        _bench.Router.IsStale(_bench.Make(new IncomingContent.Command("planifier", "x", [])) with { SentAt = old }).ShouldBeFalse();
        _bench.Router.IsStale(_bench.Make(new IncomingContent.Text("c'est où ?", [])) with { SentAt = old.AddMinutes(2) }).ShouldBeFalse();
    }

    [Fact]
    public async Task A_late_answer_apologises()
    {
        var reply = await _bench.RouteAsync(_bench.Make(new IncomingContent.Text("c'est où ?", [])), late: true);

        reply!.Message.PlainText.ShouldContain(ConversationFrench.Late);
    }

    [Fact]
    public async Task STOP_is_silent_in_a_group_and_read_late_it_still_counts()
    {
        var old = _bench.Clock.GetUtcNow() - TimeSpan.FromHours(1);
        var typed = _bench.Make(new IncomingContent.Text("Stop !", [])) with { SentAt = old };
        var command = _bench.Make(new IncomingContent.Command("stop", "", [])) with { SentAt = old };

        _bench.Router.IsStale(typed).ShouldBeFalse();
        _bench.Router.IsStale(command).ShouldBeFalse();
        (await _bench.RouteAsync(typed))!.Message.PlainText.ShouldContain(ConversationFrench.Stopped);
        (await _bench.RouteAsync(command))!.Message.PlainText.ShouldBe(ConversationFrench.Stopped);
        (await _bench.CommandAsync("stop", chat: ConversationBench.Group)).ShouldBeNull();
        (await _bench.RouteAsync(_bench.Make(new IncomingContent.Text("STOP", []), ConversationBench.Group))).ShouldBeNull();
    }

    [Fact]
    public async Task A_code_read_late_still_gives_its_right()
    {
        var code = await _bench.Get<PeopleDirectory>().InviteAsync(Role.Admin, TestContext.Current.CancellationToken);
        var old = _bench.Clock.GetUtcNow() - TimeSpan.FromHours(1);

        _bench.Router.IsStale(_bench.Make(new IncomingContent.Text(code, [])) with { SentAt = old }).ShouldBeFalse();
        _bench.Router.IsStale(_bench.Make(new IncomingContent.Command("start", code, [])) with { SentAt = old }).ShouldBeFalse();
        _bench.Router.IsStale(_bench.Make(new IncomingContent.Command("start", "", [])) with { SentAt = old }).ShouldBeTrue();
    }

    [Fact]
    public async Task In_a_dialogue_a_file_is_refused_with_what_to_do_and_the_dialogue_goes_on()
    {
        await _bench.MakeAdminAsync();
        _bench.Get<Dialogues>().Open(_bench.Make(new IncomingContent.Text("", [])), "planifier", "texte");

        (await _bench.RouteAsync(_bench.Make(new IncomingContent.Unsupported(UnsupportedKind.Document))))!.Message.PlainText.ShouldContain("comme photo");
        (await _bench.SayAsync("le texte"))!.Message.PlainText.ShouldBe("continue:texte:le texte");
        (await _bench.CommandAsync("annuler"))!.Message.PlainText.ShouldBe("continue:texte:annuler");
    }

    [Fact]
    public async Task A_channel_that_was_seeded_is_found_out_and_offered_in_private_too()
    {
        var channel = new ChatAddress(Platform.Telegram, "-100889");
        await _bench.MakeAdminAsync();
        await _bench.CommandAsync("abonner", chat: channel);
        _bench.Telegram.Administrators.Add(ConversationBench.Ada);
        (await _bench.CommandAsync("desabonner"))!.Message.Rows.ShouldBeEmpty();

        _bench.Telegram.Channels.Add(channel);
        var offered = await _bench.CommandAsync("desabonner");
        await _bench.Get<UnionBot.Storage.Database>().WriteAsync(
            t => _bench.Get<Subscriptions>().Suspend(t, _bench.Get<Identities>().Find(t.Connection, channel)!.Value, "plus de droit"), TestContext.Current.CancellationToken);
        (await _bench.CommandAsync("abonner"))!.Message.Rows.ShouldHaveSingleItem();
        var done = await _bench.PressAsync(offered!.Message.Rows[0][0].ShouldBeOfType<Button.Press>().Action);

        done!.Message.PlainText.ShouldContain("ne reçoit plus rien");
        (await _bench.Get<Subscriptions>().AllAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_admin_who_added_the_bot_to_a_group_of_others_subscribes_it_with_the_button()
    {
        await _bench.MakeAdminAsync();
        await _bench.RouteAsync(_bench.Make(new IncomingContent.Membership(MembershipChange.Added), ConversationBench.Group));
        var place = (await _bench.Get<BotPlaces>().AllAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem();

        (await _bench.PressAsync($"abonner:{place.Channel.Id}"))!.Message.PlainText.ShouldContain("recevra");
        (await _bench.Get<Subscriptions>().AllAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Address.ShouldBe(ConversationBench.Group);
    }

    [Fact]
    public async Task The_admins_are_told_once_when_the_bot_is_thrown_out_of_a_subscribed_place()
    {
        await _bench.MakeAdminAsync();
        await _bench.CommandAsync("abonner", chat: ConversationBench.Group);
        var gone = _bench.Make(new IncomingContent.Membership(MembershipChange.Removed), ConversationBench.Group, anonymous: true);

        await _bench.RouteAsync(gone);
        await _bench.RouteAsync(gone);
        await _bench.RouteAsync(gone with { UpdateId = "again" });

        var notices = await _bench.Get<UnionBot.Storage.Database>().ReadAsync(
            c => Dapper.SqlMapper.ExecuteScalar<long>(c, "SELECT count(*) FROM delivery WHERE notice_key LIKE '%gone/%'"), TestContext.Current.CancellationToken);
        notices.ShouldBe(await _bench.Get<UnionBot.Storage.Database>().ReadAsync(
            c => Dapper.SqlMapper.ExecuteScalar<long>(c, "SELECT max(part) + 1 FROM delivery WHERE notice_key LIKE '%gone/%'"), TestContext.Current.CancellationToken));
        notices.ShouldBeGreaterThan(0);
    }
}
