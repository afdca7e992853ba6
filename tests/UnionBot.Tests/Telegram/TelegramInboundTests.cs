using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Types;
using UnionBot.Messages;
using UnionBot.Telegram;

namespace UnionBot.Tests.Telegram;

public sealed class TelegramInboundTests
{
    private const string Ana = """ "from":{"id":7,"is_bot":false,"first_name":"Ana"} """;
    private const string Private = """ "chat":{"id":7,"type":"private","first_name":"Ana"} """;
    private const string Group = """ "chat":{"id":-100,"type":"supergroup","title":"Section"} """;
    private const string Channel = """ "chat":{"id":-200,"type":"channel","title":"Infos"} """;

    private static readonly DateTimeOffset Now = new(2026, 3, 21, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_private_message_is_words_of_a_person_to_the_bot()
    {
        var incoming = Message($$"""{ "message_id":5,"date":1774083600,{{Private}},{{Ana}},"text":" Combien de mesures ? " }""").ShouldNotBeNull();

        incoming.UpdateId.ShouldBe("42");
        incoming.Chat.ShouldBe(new(Platform.Telegram, "7"));
        incoming.ChatKind.ShouldBe(ChatKind.Private);
        incoming.Person.ShouldBe(new(Platform.Telegram, "7"));
        incoming.SentAt.ShouldBe(new DateTimeOffset(2026, 3, 21, 9, 0, 0, TimeSpan.Zero));
        incoming.Addressed.ShouldBeTrue();
        incoming.Content.ShouldBeOfType<IncomingContent.Text>().Plain.ShouldBe("Combien de mesures ?");
        incoming.Route.ShouldBe(new TelegramRoute(new(Platform.Telegram, "7"), ReplyTo: null, Source: null, SourceHasMedia: false));
    }

    [Theory]
    [InlineData("bonjour à toutes", null, false)]
    [InlineData("@AssisesBot quand ça commence ?", """{"type":"mention","offset":0,"length":11}""", true)]
    [InlineData("dis @assisesbot", """{"type":"mention","offset":4,"length":11}""", true)]
    [InlineData("dis @AssisesBis", """{"type":"mention","offset":4,"length":11}""", false)]
    [InlineData("le bot", """{"type":"text_mention","offset":0,"length":6,"user":{"id":99,"is_bot":true,"first_name":"B"} }""", true)]
    public void In_a_group_words_are_for_the_bot_when_they_name_it(string text, string? entity, bool addressed)
    {
        var incoming = Message(
            $$"""{ "message_id":5,"date":1,{{Group}},{{Ana}},"text":{{JsonSerializer.Serialize(text)}},"entities":[{{entity}}] }""").ShouldNotBeNull();

        incoming.Addressed.ShouldBe(addressed);
        incoming.Route.ShouldBeOfType<TelegramRoute>().ReplyTo.ShouldBe(5);
    }

    [Fact]
    public void A_mention_at_the_beginning_is_taken_off_also_from_the_formatting()
    {
        var text = Message(
            $$"""
            { "message_id":5,"date":1,{{Group}},{{Ana}},"text":"@AssisesBot, quand ?",
              "entities":[{"type":"mention","offset":0,"length":11},{"type":"bold","offset":13,"length":5}] }
            """)!.Content.ShouldBeOfType<IncomingContent.Text>();

        text.Plain.ShouldBe("quand ?");
        text.Blocks.ShouldHaveSingleItem().Runs[0].ShouldBe(new Run("quand", RunStyle.Bold));
    }

    [Fact]
    public void A_reply_to_the_bot_is_for_the_bot()
    {
        const string reply = """ "reply_to_message":{"message_id":4,"date":1,"chat":{"id":-100,"type":"supergroup"},"from":{"id":99,"is_bot":true,"first_name":"B"},"text":"x"} """;

        Message($$"""{ "message_id":5,"date":1,{{Group}},{{Ana}},{{reply}},"text":"et demain ?" }""")!.Addressed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/question combien ?", "question", "combien ?", false)]
    [InlineData("/Question@assisesBOT combien ?", "question", "combien ?", false)]
    [InlineData("/aide", "aide", "", false)]
    [InlineData("/start", "start", "", false)]
    [InlineData("/start  invite_ABC ", "start", "invite_ABC", true)]
    [InlineData("/annoncer\nJ 8:00 | Bonjour", "annoncer", "J 8:00 | Bonjour", false)]
    public void A_command_is_read_with_its_arguments(string text, string name, string arguments, bool fromLink)
    {
        var incoming = Message($$"""{ "message_id":5,"date":1,{{Group}},{{Ana}},"text":{{JsonSerializer.Serialize(text)}} }""").ShouldNotBeNull();

        incoming.Addressed.ShouldBeTrue();
        var command = incoming.Content.ShouldBeOfType<IncomingContent.Command>();
        (command.Name, command.Arguments, command.FromStartLink).ShouldBe((name, arguments, fromLink));
    }

    [Fact]
    public void A_command_keeps_the_formatting_of_its_arguments()
    {
        var command = Message(
            $$"""
            { "message_id":5,"date":1,{{Private}},{{Ana}},"text":"/annoncer J 8:00 | Venez nombreux\n- salle A",
              "entities":[{"type":"bot_command","offset":0,"length":9},{"type":"bold","offset":25,"length":8}] }
            """)!.Content.ShouldBeOfType<IncomingContent.Command>();

        command.ArgumentBlocks.Select(b => b.GetType().Name).ShouldBe(["Paragraph", "Bullet"]);
        command.ArgumentBlocks[0].Runs.ShouldBe([new("J 8:00 | Venez "), new("nombreux", RunStyle.Bold)]);
    }

    [Fact]
    public void A_command_to_another_bot_is_not_for_us() =>
        Message($$"""{ "message_id":5,"date":1,{{Group}},{{Ana}},"text":"/question@OtherBot x" }""").ShouldBeNull();

    [Theory]
    [InlineData("/ non")]
    [InlineData("/été")]
    [InlineData("/a/b")]
    [InlineData("/")]
    public void What_only_looks_like_a_command_is_words(string text) =>
        Message($$"""{ "message_id":5,"date":1,{{Private}},{{Ana}},"text":"{{text}}" }""")!.Content.ShouldBeOfType<IncomingContent.Text>();

    [Fact]
    public void A_topic_is_part_of_the_place_but_a_thread_of_replies_is_not()
    {
        Message($$"""{ "message_id":5,"message_thread_id":3,"is_topic_message":true,"date":1,{{Group}},{{Ana}},"text":"x" }""")!.Chat.ThreadId.ShouldBe("3");
        Message($$"""{ "message_id":5,"message_thread_id":3,"date":1,{{Group}},{{Ana}},"text":"x" }""")!.Chat.ThreadId.ShouldBeNull();
    }

    [Theory]
    [InlineData(""" "from":{"id":1087968824,"is_bot":true,"first_name":"Group","username":"GroupAnonymousBot"},"sender_chat":{"id":-100,"type":"supergroup"} """)]
    [InlineData(""" "from":{"id":777000,"is_bot":false,"first_name":"Telegram"},"sender_chat":{"id":-200,"type":"channel"},"is_automatic_forward":true """)]
    [InlineData(""" "from":{"id":136817688,"is_bot":true,"first_name":"Channel"},"sender_chat":{"id":-200,"type":"channel"} """)]
    [InlineData(""" "from":{"id":5,"is_bot":true,"first_name":"Autre bot"} """)]
    public void Nobody_answers_for_anonymous_admins_channels_and_bots(string sender) =>
        Message($$"""{ "message_id":5,"date":1,{{Group}},{{sender}},"text":"/abonner" }""")!.Person.ShouldBeNull();

    [Fact]
    public void A_channel_post_has_no_author()
    {
        var incoming = Read($$"""{"update_id":42,"channel_post":{ "message_id":5,"date":1,{{Channel}},"text":"Bonjour" } }""").ShouldNotBeNull();

        (incoming.Person, incoming.ChatKind, incoming.Addressed).ShouldBe((null, ChatKind.Channel, false));
    }

    [Fact]
    public void The_largest_photo_is_taken_with_its_caption()
    {
        var photos = Message(
            $$"""
            { "message_id":5,"date":1,{{Private}},{{Ana}},"caption":"La salle","caption_entities":[{"type":"bold","offset":3,"length":5}],
              "photo":[{"file_id":"s","file_unique_id":"a","width":90,"height":60,"file_size":1000},{"file_id":"l","file_unique_id":"b","width":1280,"height":853,"file_size":90000}] }
            """)!.Content.ShouldBeOfType<IncomingContent.Photos>();

        photos.Files.ShouldBe([new(Platform.Telegram, "l", 90000)]);
        photos.PlainCaption.ShouldBe("La salle");
        photos.CaptionBlocks.ShouldHaveSingleItem().Runs[1].ShouldBe(new Run("salle", RunStyle.Bold));
    }

    [Theory]
    [InlineData(""" "voice":{"file_id":"v","file_unique_id":"v","duration":3} """, UnsupportedKind.Voice)]
    [InlineData(""" "video_note":{"file_id":"v","file_unique_id":"v","duration":3,"length":240} """, UnsupportedKind.Voice)]
    [InlineData(""" "video":{"file_id":"v","file_unique_id":"v","duration":3,"width":1,"height":1} """, UnsupportedKind.Video)]
    [InlineData(""" "animation":{"file_id":"v","file_unique_id":"v","duration":3,"width":1,"height":1},"document":{"file_id":"v","file_unique_id":"v"} """, UnsupportedKind.Video)]
    [InlineData(""" "sticker":{"file_id":"v","file_unique_id":"v","type":"regular","width":1,"height":1,"is_animated":false,"is_video":false} """, UnsupportedKind.Sticker)]
    [InlineData(""" "document":{"file_id":"v","file_unique_id":"v"} """, UnsupportedKind.Document)]
    [InlineData(""" "location":{"latitude":1.0,"longitude":2.0} """, UnsupportedKind.Location)]
    [InlineData(""" "contact":{"phone_number":"0","first_name":"x"} """, UnsupportedKind.Contact)]
    [InlineData(""" "dice":{"emoji":"🎲","value":1} """, UnsupportedKind.Other)]
    public void What_the_bot_does_not_take_is_named(string part, object kind) =>
        Message($$"""{ "message_id":5,"date":1,{{Private}},{{Ana}},{{part}} }""")!.Content.ShouldBe(new IncomingContent.Unsupported((UnsupportedKind)kind));

    [Theory]
    [InlineData(""" "new_chat_members":[{"id":8,"is_bot":false,"first_name":"x"}] """)]
    [InlineData(""" "new_chat_title":"x" """)]
    [InlineData(""" "migrate_from_chat_id":-5 """)]
    [InlineData(""" "delete_chat_photo":true """)]
    public void Service_messages_are_passed_over(string part) =>
        Message($$"""{ "message_id":5,"date":1,{{Group}},{{Ana}},{{part}} }""").ShouldBeNull();

    [Fact]
    public void An_edit_is_an_edit_and_not_a_question() =>
        Read($$"""{"update_id":42,"edited_message":{ "message_id":5,"date":1,"edit_date":2,{{Private}},{{Ana}},"text":"corrigé" } }""")!
            .Content.ShouldBe(new IncomingContent.Edited("corrigé"));

    [Fact]
    public void A_press_knows_its_message_and_its_time_is_now()
    {
        var incoming = Read(
            $$"""
            {"update_id":42,"callback_query":{"id":"1",{{Ana}},"chat_instance":"1","data":"sealed",
             "message":{"message_id":9,"date":1,"message_thread_id":3,"is_topic_message":true,{{Group}},"photo":[{"file_id":"s","file_unique_id":"a","width":90,"height":60}]} } }
            """).ShouldNotBeNull();

        incoming.Content.ShouldBe(new IncomingContent.Press("sealed"));
        incoming.SentAt.ShouldBe(Now);
        incoming.Person.ShouldBe(new(Platform.Telegram, "7"));
        incoming.Route.ShouldBe(new TelegramRoute(new(Platform.Telegram, "-100", "3"), null, 9, SourceHasMedia: true));
    }

    [Fact]
    public void A_press_under_a_message_that_is_too_old_is_still_a_press() =>
        Read($$"""{"update_id":42,"callback_query":{"id":"1",{{Ana}},"chat_instance":"1","data":"sealed","message":{"message_id":9,"date":0,{{Group}} } } }""")
            .ShouldNotBeNull().Route.ShouldBeOfType<TelegramRoute>().Source.ShouldBe(9);

    [Theory]
    [InlineData("private", """ "status":"member" """, """ "status":"kicked","until_date":0 """, MembershipChange.Blocked)]
    [InlineData("private", """ "status":"kicked","until_date":0 """, """ "status":"member" """, MembershipChange.Unblocked)]
    [InlineData("supergroup", """ "status":"left" """, """ "status":"member" """, MembershipChange.Added)]
    [InlineData("supergroup", """ "status":"member" """, """ "status":"left" """, MembershipChange.Removed)]
    [InlineData("supergroup", """ "status":"member" """, """ "status":"kicked","until_date":0 """, MembershipChange.Removed)]
    [InlineData("supergroup", """ "status":"member" """, Muted, MembershipChange.Removed)]
    [InlineData("supergroup", Muted, """ "status":"member" """, MembershipChange.Added)]
    [InlineData("channel", """ "status":"left" """, """ "status":"administrator","can_post_messages":true """, MembershipChange.Added)]
    [InlineData("channel", """ "status":"administrator","can_post_messages":false """, """ "status":"administrator","can_post_messages":true """, MembershipChange.Added)]
    [InlineData("channel", """ "status":"administrator","can_post_messages":true """, """ "status":"left" """, MembershipChange.Removed)]
    [InlineData("channel", """ "status":"left" """, """ "status":"administrator","can_post_messages":false """, null)]
    [InlineData("supergroup", """ "status":"member" """, """ "status":"administrator" """, null)]
    public void What_happens_to_the_bot_in_a_chat_is_noted_with_who_did_it(string type, string before, string after, object? change)
    {
        const string bot = """ "user":{"id":99,"is_bot":true,"first_name":"B"} """;
        var incoming = Read(
            $$$"""
            {"update_id":42,"my_chat_member":{"chat":{"id":-100,"type":"{{{type}}}"},{{{Ana}}},"date":1774083600,
             "old_chat_member":{ {{{bot}}},{{{before}}} },"new_chat_member":{ {{{bot}}},{{{after}}} } }}
            """);

        (incoming is null).ShouldBe(change is null);
        if (incoming is not null)
        {
            incoming.Content.ShouldBe(new IncomingContent.Membership((MembershipChange)change!));
            incoming.Person.ShouldBe(new(Platform.Telegram, "7"));
            incoming.SentAt.ShouldBe(Now);
        }
    }

    [Fact]
    public void A_group_that_became_a_supergroup_says_where_it_went() =>
        Message($$"""{ "message_id":5,"date":1,"chat":{"id":-5,"type":"group"},{{Ana}},"migrate_to_chat_id":-1001234567890 }""")!.Content
            .ShouldBe(new IncomingContent.Membership(MembershipChange.Migrated, new(Platform.Telegram, "-1001234567890")));

    [Theory]
    [InlineData("""{"update_id":42}""")]
    [InlineData("""{"update_id":42,"poll_answer":{"poll_id":"1","option_ids":[]} }""")]
    [InlineData("""{"update_id":42,"message":{"message_id":5,"date":1} }""")]
    [InlineData("""{"update_id":42,"message":{"message_id":5,"date":1,"chat":{"id":1,"type":"of_tomorrow"},"text":"x"} }""")]
    [InlineData("""{"update_id":42,"callback_query":{"id":"1","chat_instance":"1","data":"x"} }""")]
    [InlineData("""{"update_id":42,"callback_query":{"id":"1","chat_instance":"1","inline_message_id":"1","data":"x"} }""")]
    [InlineData("""{"update_id":42,"my_chat_member":{"date":1} }""")]
    public void An_update_that_says_nothing_to_us_is_passed_over(string json) => Read(json).ShouldBeNull();

    [Fact]
    public void An_album_is_one_item_in_order_with_its_one_caption()
    {
        Incoming Part(string file, string caption) => Message(
            $$"""{ "message_id":5,"date":1,"media_group_id":"g",{{Private}},{{Ana}},"caption":"{{caption}}","photo":[{"file_id":"{{file}}","file_unique_id":"a","width":1,"height":1}] }""")!;

        var album = TelegramInbound.Album([Part("a", ""), Part("b", "La salle"), Part("c", "")]);

        var photos = album.Content.ShouldBeOfType<IncomingContent.Photos>();
        photos.Files.Select(f => f.Id).ShouldBe(["a", "b", "c"]);
        photos.PlainCaption.ShouldBe("La salle");
    }

    [Fact]
    public void An_album_without_photos_is_what_it_is()
    {
        var video = Message($$"""{ "message_id":5,"date":1,"media_group_id":"g",{{Private}},{{Ana}},"video":{"file_id":"v","file_unique_id":"v","duration":3,"width":1,"height":1} }""")!;

        TelegramInbound.Album([video, video]).Content.ShouldBe(new IncomingContent.Unsupported(UnsupportedKind.Video));
    }

    private const string Muted = """
        "status":"restricted","is_member":true,"can_send_messages":false,"can_send_audios":false,"can_send_documents":false,"can_send_photos":false,"can_send_videos":false,
        "can_send_video_notes":false,"can_send_voice_notes":false,"can_send_polls":false,"can_send_other_messages":false,"can_add_web_page_previews":false,
        "can_change_info":false,"can_invite_users":false,"can_pin_messages":false,"can_manage_topics":false,"until_date":0
        """;

    private static Incoming? Message(string message) => Read($$"""{"update_id":42,"message":{{message}} }""");

    private static Incoming? Read(string json) =>
        TelegramInbound.Read(JsonSerializer.Deserialize<Update>(json, JsonBotAPI.Options).ShouldNotBeNull(), new BotIdentity(99, "AssisesBot"), Now);
}
