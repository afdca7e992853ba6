using UnionBot.Emulators.Telegram;

namespace UnionBot.Tests.Emulators.Telegram;

public sealed class PrivacyTests
{
    [Fact]
    public async Task In_a_group_the_bot_sees_only_what_is_meant_for_it()
    {
        await using var client = await DoubleClient.StartAsync();
        var tg = client.Tg;
        var (group, karim) = await GroupAsync(client);
        var mine = (int)(await client.CallAsync("sendMessage", new { chat_id = group.Id, text = "Bonjour" })).Result["message_id"]!;

        tg.Say(karim, group, "bonjour à tous");
        tg.Say(karim, group, "@UnionDoubleBot quelle heure ?");
        tg.Say(karim, group, "/question quelle heure ?");
        tg.Say(karim, group, "/question@uniondoublebot et où ?");
        tg.Say(karim, group, "/question@AutreBot et qui ?");
        tg.Say(karim, group, "voir /question plus tard");
        tg.Say(karim, group, "merci", replyTo: mine);
        tg.Join(tg.User("Rosa"), group);

        var seen = (await client.UpdatesAsync()).Select(static u => (string?)u!["message"]!["text"] ?? "(service)");
        seen.ShouldBe(["/question quelle heure ?", "/question@uniondoublebot et où ?", "merci", "(service)"]);
    }

    [Fact]
    public async Task Without_privacy_mode_or_as_an_administrator_it_sees_everything_but_other_bots()
    {
        await using var client = await DoubleClient.StartAsync();
        var tg = client.Tg;
        var (group, karim) = await GroupAsync(client);
        var other = tg.User("Robot", "AutreBot", isBot: true);
        tg.Join(other, group);
        await client.ForgetUpdatesAsync();

        tg.Say(karim, group, "caché");
        tg.SetPrivacyMode(on: false);
        tg.Say(karim, group, "vu");
        tg.Say(other, group, "robot");
        tg.SetPrivacyMode(on: true);
        tg.AddBot(group, karim, TgRights.ManageChat);
        tg.Say(karim, group, "vu aussi");

        (await client.UpdatesAsync()).Where(static u => u!["message"] is not null).Select(static u => (string)u!["message"]!["text"]!).ShouldBe(["vu", "vu aussi"]);
        ((bool)(await client.CallAsync("getMe")).Result["can_read_all_group_messages"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task An_anonymous_administrator_writes_as_the_group_and_a_channel_without_an_author()
    {
        await using var client = await DoubleClient.StartAsync();
        var tg = client.Tg;
        var (group, karim) = await GroupAsync(client);
        tg.Promote(group, karim, karim, anonymous: true);
        var channel = tg.Channel("Annonces", karim);
        tg.AddBot(channel, karim);
        await client.ForgetUpdatesAsync();

        tg.Say(karim, group, "/annoncer maintenant");
        tg.Post(karim, channel, "Une annonce");
        tg.SayAsChannel(karim, group, channel, "/annoncer aussi");

        var updates = await client.UpdatesAsync();
        var anonymous = updates[0]!["message"]!;
        ((long)anonymous["from"]!["id"]!).ShouldBe(1087968824);
        ((string)anonymous["from"]!["username"]!).ShouldBe("GroupAnonymousBot");
        ((long)anonymous["sender_chat"]!["id"]!).ShouldBe(group.Id);
        var post = updates[1]!["channel_post"]!;
        post["from"].ShouldBeNull();
        ((long)post["sender_chat"]!["id"]!).ShouldBe(channel.Id);
        var asChannel = updates[2]!["message"]!;
        ((long)asChannel["from"]!["id"]!, (long)asChannel["sender_chat"]!["id"]!).ShouldBe((136817688, channel.Id));
        updates.ToJsonString().ShouldNotContain("Karim");
    }

    private static async Task<(TgChat Group, TgUser Member)> GroupAsync(DoubleClient client)
    {
        var karim = client.Tg.User("Karim");
        var group = client.Tg.Supergroup("Union", karim);
        client.Tg.AddBot(group, karim);
        await client.ForgetUpdatesAsync();
        return (group, karim);
    }
}
