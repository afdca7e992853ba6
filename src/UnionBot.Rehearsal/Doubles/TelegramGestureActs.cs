using System.Text.Json.Nodes;
using static UnionBot.Rehearsal.Doubles.TelegramActs;
using static UnionBot.Rehearsal.Doubles.TelegramWords;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>What people do on Telegram beside writing.</summary>
internal static class TelegramGestureActs
{
    private static readonly Parameter Link = Parameter.Text("link", "The invite link.");

    public static IReadOnlyList<Act> Of(DoublesHouse house) =>
    [
        Act.Do("telegram/react", "A person reacts to a message, in place of what they put there before.",
            [User, ChatOrPrivate, Message, Parameter.Row("emojis", "The reactions; none takes them back.")], given =>
            {
                var user = UserOf(house, given);
                house.Telegram.React(user, ChatOrPrivateOf(house, given, user), given.Whole("message"), [.. given.Texts("emojis")]);
            }),
        Act.Do("telegram/vote", "A person votes in a poll.",
            [User, ChatOrPrivate, Message, Parameter.Row("options", "What they choose, counted from 0; none takes the vote back.")], given =>
            {
                var user = UserOf(house, given);
                house.Telegram.Vote(user, ChatOrPrivateOf(house, given, user), given.Whole("message"), [.. given.Row("options").Select(o => o is JsonValue value && value.TryGetValue<int>(out var number)
                    ? number
                    : throw new ActException(400, "The field 'options' must hold whole numbers only."))]);
            }),
        Act.Do("telegram/ask-to-join", "A person asks to be let into a chat.", [User, Chat, Link.Optional],
            given => house.Telegram.AskToJoin(UserOf(house, given), ChatOf(house, given), given.TextOrNull("link"))),
        Act.Do("telegram/join-by", "A person comes into a chat by one of its links.", [User, Chat, Link],
            given => house.Telegram.JoinBy(UserOf(house, given), ChatOf(house, given), given.Text("link"))),
        Act.Do("telegram/reopen-topic", "A closed topic is opened again.", [Chat, Parameter.Whole("topic", "Its number.")], given =>
        {
            try
            {
                house.Telegram.ReopenTopic(ChatOf(house, given), given.Whole("topic"));
            }
            catch (KeyNotFoundException)
            {
                throw new ActException(404, $"There is no topic {given.Whole("topic")} there.");
            }
        }),
        Act.Do("telegram/media", "A person sends a video, an animation, music or a video message.",
            [User, ChatOrPrivate, Parameter.Text("kind", "What it is, as the Bot API calls the field, such as video."), Parameter.Text("caption", "The words under it.").Optional, .. GivenFile.Parameters.Take(2)],
            given =>
            {
                var user = UserOf(house, given);
                var chat = ChatOrPrivateOf(house, given, user);
                return Said(house, chat, house.Telegram.SendMedia(user, chat, given.Text("kind"), GivenFile.Bytes(given), given.TextOrNull("caption") ?? ""));
            }),
        Act.Do("telegram/location", "A person sends where they are.",
            [User, ChatOrPrivate, Parameter.Number("latitude", "Degrees north."), Parameter.Number("longitude", "Degrees east.")], given =>
            {
                var user = UserOf(house, given);
                var chat = ChatOrPrivateOf(house, given, user);
                return Said(house, chat, house.Telegram.SendLocation(user, chat, given.NumberOrNull("latitude")!.Value, given.NumberOrNull("longitude")!.Value));
            }),
        Act.Do("telegram/contact", "A person sends a contact.",
            [User, ChatOrPrivate, Parameter.Called("contact", "Whose."), Parameter.Text("phone_number", "The number.")], given =>
            {
                var user = UserOf(house, given);
                var chat = ChatOrPrivateOf(house, given, user);
                return Said(house, chat, house.Telegram.SendContact(user, chat, UserOf(house, given, "contact"), given.Text("phone_number")));
            }),
        new Act("telegram/ask-inline", "A person asks the bot in mid-sentence. Answers the results, or null when the bot did not answer in time. Needs --inline-mode.",
            [
                User, Parameter.Text("query", "What stands behind the bot's name."), Parameter.Text("offset", "What the last answer said to ask for next.").Optional,
                Parameter.Number("wait", "Seconds to wait for the bot's answer; 5 without it.").Optional,
            ],
            async (given, cancellationToken) =>
            {
                var asked = house.Telegram.AskInlineAsync(UserOf(house, given), given.Text("query"), given.TextOrNull("offset") ?? "");
                var came = asked.IsCompleted || await Transcripts.UntilAsync(asked.WaitAsync, given.Seconds("wait", 5), house.Machine, cancellationToken);
                return new JsonObject { ["results"] = came ? JsonNode.Parse(await asked) : null };
            }),
        Act.Look("telegram/profile", "What the bot says of itself before « Start » and on its profile.", [Parameter.Text("language", "The client's language; none without it.").Optional],
            given => new JsonObject
            {
                ["description"] = house.Telegram.Description(given.TextOrNull("language") ?? ""),
                ["short_description"] = house.Telegram.ShortDescription(given.TextOrNull("language") ?? ""),
            }),
    ];
}
