using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram;

namespace UnionBot.Tests.Emulators.Telegram;

/// <summary>What the platform refuses beside texts and photos, in its own words.</summary>
public sealed class StrictnessTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Refused => new()
    {
        { "sendPoll", """{"chat_id":"$p","question":"","options":["a","b"]}""", "poll question must be non-empty" },
        { "sendPoll", """{"chat_id":"$p","question":"q","options":[]}""", "poll must have at least 1 option" },
        { "sendPoll", """{"chat_id":"$p","question":"q","options":["1","2","3","4","5","6","7","8","9","10","11","12","13"]}""", "poll can't have more than 12 options" },
        { "sendPoll", """{"chat_id":"$p","question":"q","options":["a","b"],"type":"quiz"}""", "wrong correct option ID specified" },
        { "sendPoll", """{"chat_id":"$c","question":"q","options":["a","b"],"is_anonymous":false}""", "non-anonymous polls can't be sent to channel chats" },
        { "sendLocation", """{"chat_id":"$p","latitude":91,"longitude":0}""", "wrong location specified" },
        { "sendDice", """{"chat_id":"$p","emoji":"🥕"}""", "DICE_EMOJI_INVALID" },
        { "sendMessage", """{"chat_id":"$p","text":"x","reply_parameters":{"message_id":1,"quote":"pas là"}}""", "QUOTE_TEXT_INVALID" },
        { "sendMessage", """{"chat_id":"$p","text":"x","reply_parameters":{"message_id":99}}""", "message to be replied not found" },
        { "sendMessage", """{"chat_id":"$p","text":"x","reply_markup":{"keyboard":[[{"label":"x"}]]}}""", "can't parse keyboard button: Can't find field \"text\"" },
        { "copyMessage", """{"chat_id":"$p","from_chat_id":"$p","message_id":99}""", "message to copy not found" },
        { "forwardMessage", """{"chat_id":"$p","from_chat_id":"$p","message_id":99}""", "message to forward not found" },
        { "copyMessages", """{"chat_id":"$p","from_chat_id":"$p","message_ids":[2,1]}""", "message identifiers must be in a strictly increasing order" },
        { "forwardMessages", """{"chat_id":"$p","from_chat_id":"$p","message_ids":[98,99]}""", "there are no messages to forward" },
        { "deleteMessages", """{"chat_id":"$p"}""", "message identifiers are not specified" },
        { "editMessageMedia", """{"chat_id":"$p","message_id":99,"media":{"type":"photo","media":"x"}}""", "message to edit not found" },
        { "stopPoll", """{"chat_id":"$p","message_id":1}""", "message is not a poll" },
        { "setMessageReaction", """{"chat_id":"$p","message_id":99}""", "message to react not found" },
        { "setMessageReaction", """{"chat_id":"$p","message_id":1,"reaction":[{"type":"emoji","emoji":"👍"},{"type":"emoji","emoji":"👎"}]}""", "REACTIONS_TOO_MANY" },
        { "createForumTopic", """{"chat_id":"$s","name":"x"}""", "the chat is not a forum" },
        { "createForumTopic", """{"chat_id":"$f","name":"x"}""", "not enough rights to create a topic" },
        { "closeForumTopic", """{"chat_id":"$f","message_thread_id":77}""", "TOPIC_ID_INVALID" },
        { "banChatMember", """{"chat_id":"$s","user_id":"$u"}""", "not enough rights to restrict/unrestrict chat member" },
        { "promoteChatMember", """{"chat_id":"$p","user_id":"$u"}""", "method is available for group, supergroup and channel chats only" },
        { "createChatInviteLink", """{"chat_id":"$s"}""", "not enough rights to manage chat invite link" },
        { "setChatTitle", """{"chat_id":"$s","title":"x"}""", "not enough rights to change chat title" },
        { "answerInlineQuery", """{"inline_query_id":"1","results":[]}""", "query is too old and response timeout expired or query ID is invalid" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task It_is_refused(string method, string body, string complaint)
    {
        await using var client = await DoubleClient.StartAsync();
        var tg = client.Tg;
        var amina = tg.User("Amina");
        tg.Start(amina);
        var (forum, plain, channel) = (tg.Supergroup("Forum", amina, forum: true), tg.Supergroup("Groupe", amina), tg.Channel("Canal", amina));
        tg.AddBot(forum, amina);
        tg.AddBot(plain, amina);
        tg.AddBot(channel, amina);
        var filled = body.Replace("\"$p\"", $"{amina.Id}", StringComparison.Ordinal).Replace("\"$u\"", $"{amina.Id}", StringComparison.Ordinal)
            .Replace("\"$f\"", $"{forum.Id}", StringComparison.Ordinal).Replace("\"$s\"", $"{plain.Id}", StringComparison.Ordinal)
            .Replace("\"$c\"", $"{channel.Id}", StringComparison.Ordinal);

        var called = await client.CallAsync(method, JsonNode.Parse(filled));

        (called.Status, called.Description).ShouldBe((400, "Bad Request: " + complaint));
        tg.Transcript.ShouldNotContain(static e => e.ByBot && e.Kind == TranscriptKind.Sent);
    }

    [Fact]
    public async Task What_is_protected_stays_where_it_is_and_what_is_forwarded_can_not_be_edited()
    {
        await using var client = await DoubleClient.StartAsync(static o => o with { Limits = null });
        var amina = client.Tg.User("Amina");
        client.Tg.Start(amina);
        var kept = (int)(await client.CallAsync("sendMessage", new { chat_id = amina.Id, text = "pour toi", protect_content = true })).Result["message_id"]!;
        var open = (int)(await client.CallAsync("sendMessage", new { chat_id = amina.Id, text = "pour tous" })).Result["message_id"]!;
        var forwarded = (int)(await client.CallAsync("forwardMessage", new { chat_id = amina.Id, from_chat_id = amina.Id, message_id = open })).Result["message_id"]!;

        (await client.CallAsync("copyMessage", new { chat_id = amina.Id, from_chat_id = amina.Id, message_id = kept })).Description.ShouldBe("Bad Request: message can't be copied");
        (await client.CallAsync("forwardMessage", new { chat_id = amina.Id, from_chat_id = amina.Id, message_id = kept })).Description.ShouldBe("Bad Request: message can't be forwarded");
        (await client.CallAsync("editMessageText", new { chat_id = amina.Id, message_id = forwarded, text = "autre" })).Description.ShouldBe("Bad Request: message can't be edited");
    }

    [Fact]
    public async Task A_restricted_bot_sends_what_it_still_may()
    {
        await using var client = await DoubleClient.StartAsync(static o => o with { Limits = null });
        var tg = client.Tg;
        var owner = tg.User("Odile");
        var group = tg.Supergroup("Groupe", owner);
        tg.AddBot(group, owner, TgRights.All);
        await client.CallAsync("setChatPermissions", new { chat_id = group.Id, permissions = new { can_send_messages = true } });
        tg.Demote(group, owner, tg.Bot);

        (await client.CallAsync("sendMessage", new { chat_id = group.Id, text = "oui" })).Status.ShouldBe(200);
        (await client.CallAsync("sendPoll", new { chat_id = group.Id, question = "?", options = new[] { "a" } })).Description
            .ShouldBe("Bad Request: not enough rights to send polls to the chat");
    }

    [Fact]
    public async Task A_body_may_be_packed_by_gzip_and_by_nothing_unknown()
    {
        await using var client = await DoubleClient.StartAsync();
        var amina = client.Tg.User("Amina");
        client.Tg.Start(amina);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes($"{{\"chat_id\":{amina.Id},\"text\":\"serré\"}}"), Stop);
        }

        using var right = Body("gzip");
        using var wrong = Body("br");

        ((string)(await client.PostAsync("sendMessage", right)).Result["text"]!).ShouldBe("serré");
        (await client.PostAsync("sendMessage", wrong)).Status.ShouldBe(415);

        ByteArrayContent Body(string encoding)
        {
            var content = new ByteArrayContent(packed.ToArray());
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            content.Headers.ContentEncoding.Add(encoding);
            return content;
        }
    }
}
