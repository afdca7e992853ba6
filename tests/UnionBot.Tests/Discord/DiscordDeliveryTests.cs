using System.Globalization;
using UnionBot.Discord;
using UnionBot.Emulators.Discord;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Tests.Discord;

public sealed class DiscordDeliveryTests
{
    private const string Create = "POST /channels/{channel_id}/messages";

    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_sent_twice_under_one_nonce_stands_once()
    {
        await using var ground = await DiscordGround.StartAsync(connected: false);

        var first = await ground.DeliverAsync(BotMessage.Plain("@everyone *bonjour*"), "d-7", silent: true);
        var second = await ground.DeliverAsync(BotMessage.Plain("@everyone *bonjour*"), "d-7", silent: true);

        second.ShouldBe(first);
        var message = ground.Dc.Messages(ground.World.Channel).ShouldHaveSingleItem();
        (message.IsSilent, message.MentionsEveryone, message.Content).ShouldBe((true, false, "@\u200Beveryone \\*bonjour\\*"));
        ground.Dc.Requests.ShouldAllBe(r => r.UserAgent.StartsWith("DiscordBot (https://", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everybody_is_rung_only_by_what_an_admin_confirmed_and_never_by_a_change()
    {
        await using var ground = await DiscordGround.StartAsync(connected: false);
        ground.Dc.SetBotPermissions(ground.World.Guild, DiscordPermissions.Bot | DiscordPermissions.MentionEveryone);
        var confirmed = EveryoneCall.Allow(BotMessage.Plain("**Bonjour** @everyone, *venez*"));

        await ground.DeliverAsync(BotMessage.Plain("Bonjour @everyone"), "n-1");
        var sent = (DeliveryOutcome.Delivered)await ground.DeliverAsync(confirmed, "n-2");
        var rang = ground.Dc.Messages(ground.World.Channel).Select(m => (m.MentionsEveryone, m.Content)).ToList();
        await ground.Platform.DeliverAsync(ground.A(DeliveryAction.Edit, sent.MessageId) with { Message = confirmed }, Stop);

        rang.ShouldBe([(false, "Bonjour @\u200Beveryone"), (true, "\\*\\*Bonjour\\*\\* @everyone, \\*venez\\*")]);
        ground.Dc.Messages(ground.World.Channel).Select(m => m.MentionsEveryone).ShouldBe([false, false]);
    }

    [Fact]
    public async Task A_photo_goes_with_its_text_and_an_edit_keeps_it()
    {
        await using var ground = await DiscordGround.StartAsync(connected: false);
        ground.Photos["k"] = Png;
        var message = BotMessage.Plain("avant") with { Photos = [new Photo("k", "La tribune, de loin")] };

        var sent = (DeliveryOutcome.Delivered)await ground.DeliverAsync(message);
        var edited = await ground.Platform.DeliverAsync(
            ground.A(DeliveryAction.Edit, sent.MessageId) with { Message = message with { Blocks = BotMessage.Plain("après").Blocks } }, Stop);

        edited.ShouldBe(sent);
        var now = ground.Dc.Messages(ground.World.Channel).ShouldHaveSingleItem();
        now.Content.ShouldBe("après");
        var photo = now.Attachments.ShouldHaveSingleItem();
        (photo.FileName, photo.ContentType, photo.Description).ShouldBe(("photo1.png", "image/png", "La tribune, de loin"));
        ground.Dc.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_copy_is_pinned_and_deleted_and_one_that_is_gone_counts_as_deleted()
    {
        await using var ground = await DiscordGround.StartAsync(connected: false);
        var sent = (DeliveryOutcome.Delivered)await ground.DeliverAsync(BotMessage.Plain("a"));

        await ground.Platform.DeliverAsync(ground.A(DeliveryAction.Pin, sent.MessageId), Stop);
        ground.Dc.Find(ulong.Parse(sent.MessageId, CultureInfo.InvariantCulture))!.IsPinned.ShouldBeTrue();
        (await ground.Platform.DeliverAsync(ground.A(DeliveryAction.Delete, sent.MessageId), Stop)).ShouldBe(sent);
        (await ground.Platform.DeliverAsync(ground.A(DeliveryAction.Delete, sent.MessageId), Stop)).ShouldBe(sent);
        (await ground.Platform.DeliverAsync(ground.A(DeliveryAction.Edit, sent.MessageId) with { Message = BotMessage.Plain("b") }, Stop))
            .ShouldBe(new DeliveryOutcome.Refused("Le message à changer n'existe plus."));
    }

    [Fact]
    public async Task A_note_answers_the_copy_and_goes_alone_where_that_is_gone_or_what_was_said_may_not_be_read()
    {
        await using var ground = await DiscordGround.StartAsync(connected: false);
        var copy = ((DeliveryOutcome.Delivered)await ground.DeliverAsync(BotMessage.Plain("a"))).MessageId;
        var note = ground.A(DeliveryAction.Note, copy) with { Message = BotMessage.Plain("Correction"), Nonce = "n-2" };
        var under = await ground.Platform.DeliverAsync(note, Stop);
        (await ground.Platform.DeliverAsync(note, Stop)).ShouldBe(under, "the nonce is known");
        ground.Dc.DenyBot(ground.World.Channel, DiscordPermissions.ReadMessageHistory);
        await ground.Platform.DeliverAsync(note with { Nonce = "n-3" }, Stop);
        ground.Dc.AllowBot(ground.World.Channel, DiscordPermissions.ReadMessageHistory);
        await ground.Platform.DeliverAsync(ground.A(DeliveryAction.Delete, copy), Stop);
        await ground.Platform.DeliverAsync(note with { Nonce = "n-4" }, Stop);

        var id = ulong.Parse(copy, CultureInfo.InvariantCulture);
        ground.Dc.Messages(ground.World.Channel).Select(m => (m.Content, m.RepliesTo)).ShouldBe([("Correction", id), ("Correction", null), ("Correction", null)]);
        ground.Dc.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_channel_that_is_gone_or_closed_to_the_bot_is_suspended()
    {
        await using var ground = await DiscordGround.StartAsync(connected: false);
        ground.Dc.DenyBot(ground.World.Channel, DiscordPermissions.SendMessages);
        var denied = await ground.DeliverAsync(BotMessage.Plain("a"));
        ground.Dc.DeleteChannel(ground.World.Channel);
        var gone = await ground.DeliverAsync(BotMessage.Plain("a"));

        denied.ShouldBeOfType<DeliveryOutcome.Refused>().SuspendsChannel.ShouldBeTrue();
        gone.ShouldBe(new DeliveryOutcome.Refused("Ce salon n'existe plus, ou le bot n'y a plus accès.", SuspendsChannel: true));
    }

    [Fact]
    public async Task Doubt_is_told_from_certainty()
    {
        await using var ground = await DiscordGround.StartAsync(connected: false);
        ground.Dc.Faults.ResetAfter(Create);
        (await ground.DeliverAsync(BotMessage.Plain("a"), "d-1")).ShouldBeOfType<DeliveryOutcome.Uncertain>();
        (await ground.DeliverAsync(BotMessage.Plain("a"), "d-1")).ShouldBeOfType<DeliveryOutcome.Delivered>();
        ground.Dc.Messages(ground.World.Channel).Count.ShouldBe(1);

        ground.Dc.Faults.Fail(Create, 503);
        (await ground.DeliverAsync(BotMessage.Plain("a"))).ShouldBeOfType<DeliveryOutcome.Uncertain>();
        ground.Dc.Faults.Limit(Create, TimeSpan.FromMinutes(9));
        var limited = (await ground.DeliverAsync(BotMessage.Plain("a"))).ShouldBeOfType<DeliveryOutcome.Postponed>();
        (limited.After, limited.WholePlatform).ShouldBe((TimeSpan.FromMinutes(9), false));

        await ground.Dc.DisposeAsync();
        var other = ground.A(DeliveryAction.Send) with { Chat = new ChatAddress(Platform.Discord, "5"), Message = BotMessage.Plain("a") };
        (await ground.Platform.DeliverAsync(other, Stop)).ShouldBeOfType<DeliveryOutcome.Postponed>().WholePlatform.ShouldBeTrue();
    }

    [Fact]
    public async Task A_photo_that_is_not_kept_any_more_and_an_empty_message_are_refused_without_a_call()
    {
        await using var ground = await DiscordGround.StartAsync(connected: false);

        (await ground.DeliverAsync(BotMessage.Plain("a") with { Photos = [new Photo("gone")] })).ShouldBeOfType<DeliveryOutcome.Refused>();
        (await ground.DeliverAsync(new BotMessage())).ShouldBeOfType<DeliveryOutcome.Refused>();
        ground.Dc.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_channel_lets_the_bot_do_is_asked_before_it_matters()
    {
        await using var ground = await DiscordGround.StartAsync(connected: false);
        var chat = ground.A(DeliveryAction.Send).Chat;

        (await ground.Platform.StandingAsync(chat, Stop)).ShouldBe(PlaceStanding.All);
        ground.Dc.DenyBot(ground.World.Channel, 1UL << 15);
        (await ground.Platform.StandingAsync(chat, Stop)).ShouldBe(PlaceStanding.All with { Photo = false });
        ground.Dc.DenyBot(ground.World.Channel, 1UL << 10);
        (await ground.Platform.StandingAsync(chat, Stop))!.View.ShouldBe(false);
        (await ground.Platform.SelfAsync(Stop))!.TokenTaken.ShouldBe(true);
    }

    [Fact]
    public async Task Who_administers_a_server_is_what_its_roles_say()
    {
        await using var ground = await DiscordGround.StartAsync(connected: false);
        var chat = ground.A(DeliveryAction.Send).Chat;
        var admin = ground.Dc.CreateUser("Admin", ground.World.Guild);
        ground.Dc.Give(admin, ground.World.Guild, ground.Dc.CreateRole(ground.World.Guild, "équipe", DiscordPermissions.ManageChannels));
        var stranger = ground.Dc.CreateUser("Autre");

        (await AdministersAsync(ground.World.Guild.Owner)).ShouldBeTrue();
        (await AdministersAsync(admin)).ShouldBeTrue();
        (await AdministersAsync(ground.World.Member)).ShouldBeFalse();
        (await AdministersAsync(stranger)).ShouldBeFalse();
        (await ground.Platform.TitleOfAsync(chat, Stop)).ShouldBe("#annonces");

        Task<bool> AdministersAsync(DoubleUser user) =>
            ground.Platform.AdministersAsync(new PersonAddress(Platform.Discord, user.Id.ToString(CultureInfo.InvariantCulture)), chat, Stop);
    }
}
