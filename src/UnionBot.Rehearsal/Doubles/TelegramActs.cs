using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram;
using static UnionBot.Rehearsal.Doubles.TelegramWords;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>What people do on Telegram, and what can be seen of it.</summary>
internal static class TelegramActs
{
    private static readonly Parameter Reply = Parameter.Whole("reply_to", "The message it replies to.").Optional;

    private static readonly Parameter Topic = Parameter.Whole("topic", "The topic it stands in.").Optional;

    private static readonly Parameter Entities = Parameter.Row("entities", "How the words are dressed: objects with type, offset, length and perhaps url.").Optional;

    private static readonly Parameter Caption = Parameter.Text("caption", "The words under it.").Optional;

    public static IReadOnlyList<Act> Of(DoublesHouse house) =>
    [
        Act.Do("telegram/say", "A person writes. Answers the message's number.",
            [User, ChatOrPrivate, Parameter.Text("text", "The words."), Entities, Reply, Topic], given =>
            {
                var user = UserOf(house, given);
                var chat = ChatOrPrivateOf(house, given, user);
                return Said(house, chat, house.Telegram.Say(user, chat, given.Text("text"), EntitiesOf(given), given.WholeOrNull("reply_to"), given.WholeOrNull("topic")));
            }),
        Act.Do("telegram/start", "A person opens the bot and presses « Start », perhaps by a deep link.",
            [User, Parameter.Text("payload", "What the link carries.").Optional], given =>
            {
                var user = UserOf(house, given);
                return Said(house, house.Telegram.PrivateChat(user), house.Telegram.Start(user, given.TextOrNull("payload")));
            }),
        Act.Do("telegram/say-as-channel", "A person writes into a group as a channel of theirs.",
            [User, Chat, Parameter.Called("channel", "The channel that seems to write."), Parameter.Text("text", "The words.")], given =>
            {
                var chat = ChatOf(house, given);
                return Said(house, chat, house.Telegram.SayAsChannel(UserOf(house, given), chat, ChatOf(house, given, "channel"), given.Text("text")));
            }),
        Act.Do("telegram/edit", "A person changes the words of a message they wrote.",
            [User, ChatOrPrivate, Message, Parameter.Text("text", "The new words."), Entities], given =>
            {
                var user = UserOf(house, given);
                house.Telegram.Edit(user, ChatOrPrivateOf(house, given, user), given.Whole("message"), given.Text("text"), EntitiesOf(given));
            }),
        Act.Do("telegram/delete", "A person deletes a message. The bot is never told.", [User, ChatOrPrivate, Message], given =>
        {
            var user = UserOf(house, given);
            house.Telegram.Delete(user, ChatOrPrivateOf(house, given, user), given.Whole("message"));
        }),
        Act.Do("telegram/pin", "A person pins a message.", [User, ChatOrPrivate, Message], given =>
        {
            var user = UserOf(house, given);
            house.Telegram.Pin(user, ChatOrPrivateOf(house, given, user), given.Whole("message"));
        }),
        Act.Do("telegram/forward", "A person forwards a message.",
            [User, ChatOrPrivate, Message, Parameter.Called("to", "The chat it goes to: id, @username or title.")], given =>
            {
                var user = UserOf(house, given);
                var to = ChatOf(house, given, "to");
                return Said(house, to, house.Telegram.Forward(user, ChatOrPrivateOf(house, given, user), given.Whole("message"), to));
            }),
        new Act("telegram/press", "A person presses a button. Answers what they are shown, or null when the bot did not answer in time.",
            [
                User, ChatOrPrivate, Message, Parameter.Text("button", "What the button says, or its callback data."),
                Parameter.Number("wait", "Seconds to wait for the bot's answer; 5 without it.").Optional,
            ],
            async (given, cancellationToken) =>
            {
                var user = UserOf(house, given);
                var pressed = house.Telegram.PressAsync(user, ChatOrPrivateOf(house, given, user), given.Whole("message"), given.Text("button"));
                var came = await Transcripts.UntilAsync(pressed.WaitAsync, given.Seconds("wait", 5), house.Machine, cancellationToken);
                return new JsonObject
                {
                    ["answer"] = came && await pressed is { } shown
                        ? new JsonObject { ["text"] = shown.Text, ["alert"] = shown.ShowAlert, ["url"] = shown.Url }
                        : null,
                };
            }),
        Act.Do("telegram/photo", "A person sends a photo (JPEG, PNG, GIF or WebP).", [User, ChatOrPrivate, Caption, Topic, .. GivenFile.Parameters], given =>
        {
            var user = UserOf(house, given);
            var chat = ChatOrPrivateOf(house, given, user);
            return Said(house, chat, house.Telegram.SendPhoto(user, chat, GivenFile.Bytes(given), given.TextOrNull("caption") ?? "", thread: given.WholeOrNull("topic")));
        }),
        Act.Do("telegram/album", "A person sends 2 to 10 photos at once.",
            [User, ChatOrPrivate, Caption, Parameter.Row("photos", "The pictures' bytes, each in base64.")], given =>
            {
                var user = UserOf(house, given);
                var chat = ChatOrPrivateOf(house, given, user);
                var photos = given.Texts("photos");
                if (photos.Count is < 2 or > 10)
                {
                    throw new ActException(400, $"An album holds 2 to 10 photos, not {photos.Count}.");
                }

                var sent = house.Telegram.SendAlbum(user, chat, [.. photos.Select(FromBase64)], given.TextOrNull("caption") ?? "");
                return new JsonObject { ["chat"] = chat.Id, ["messages"] = new JsonArray([.. sent.Select(id => (JsonNode)id)]) };
            }),
        Act.Do("telegram/document", "A person sends a file.", [User, ChatOrPrivate, Caption, .. GivenFile.Parameters], given =>
        {
            var user = UserOf(house, given);
            var chat = ChatOrPrivateOf(house, given, user);
            return Said(house, chat, house.Telegram.SendDocument(
                user, chat, GivenFile.Bytes(given), GivenFile.Name(given), given.TextOrNull("mime_type") ?? "application/octet-stream", given.TextOrNull("caption") ?? ""));
        }),
        Act.Do("telegram/voice", "A person speaks.", [User, ChatOrPrivate], given =>
        {
            var user = UserOf(house, given);
            var chat = ChatOrPrivateOf(house, given, user);
            return Said(house, chat, house.Telegram.SendVoice(user, chat));
        }),
        Act.Do("telegram/sticker", "A person sends a sticker.", [User, ChatOrPrivate], given =>
        {
            var user = UserOf(house, given);
            var chat = ChatOrPrivateOf(house, given, user);
            return Said(house, chat, house.Telegram.SendSticker(user, chat));
        }),
        Act.Look("telegram/transcript", "Everything that happened, in order: messages, edits, deletions, pins, presses and their answers.", Transcripts.Parameters,
            (given, cancellationToken) => Transcripts.ReadAsync(
                given, () => house.Telegram.Transcript, (from, token) => house.Telegram.WaitForAsync(_ => true, Timeout.InfiniteTimeSpan, token, from), Write, house.Machine, cancellationToken)),
        Act.Look("telegram/messages", "What stands in a chat right now.", [Chat],
            given => new JsonObject { ["messages"] = new JsonArray([.. house.Telegram.Messages(ChatOf(house, given)).Select(Write)]) }),
        Act.Look("telegram/menu", "The commands that a person's client offers.", [User, ChatOrPrivate], given =>
        {
            var user = UserOf(house, given);
            return new JsonObject
            {
                ["commands"] = new JsonArray([.. house.Telegram.Menu(user, ChatOrPrivateOf(house, given, user))
                    .Select(c => new JsonObject { ["name"] = c.Name, ["description"] = c.Description })]),
            };
        }),
        Act.Look("telegram/findings", "What clients sent that the specification does not know.", [], _ => new JsonObject
        {
            ["findings"] = new JsonArray([.. house.Telegram.Findings.Select(f => new JsonObject { ["method"] = f.Method, ["path"] = f.Path, ["what"] = f.What })]),
        }),
        Act.Look("telegram/counters", "How often what happened.", [], _ =>
        {
            var counters = house.Telegram.Counters;
            return new JsonObject
            {
                ["requests"] = new JsonObject(counters.Requests.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => KeyValuePair.Create(r.Key, (JsonNode?)r.Value))),
                ["statuses"] = new JsonObject(counters.Statuses.OrderBy(s => s.Key).Select(s => KeyValuePair.Create($"{s.Key}", (JsonNode?)s.Value))),
                ["conflicts"] = counters.Conflicts,
                ["pending_updates"] = house.Telegram.PendingUpdates,
                ["open_presses"] = house.Telegram.OpenPresses,
                ["polled"] = house.Telegram.IsPolled,
                ["idle"] = house.Telegram.Idle,
            };
        }),
        Act.Look("telegram/requests", "The requests that clients made, with their answers.", [Parameter.Whole("from", "The first one's number, from 0.").Optional], given => new JsonObject
        {
            ["requests"] = new JsonArray([.. house.Telegram.Requests.Where(r => r.Sequence >= (given.WholeOrNull("from") ?? 0)).Select(r => new JsonObject
            {
                ["number"] = r.Sequence,
                ["at"] = Moment(r.MachineAt),
                ["method"] = r.Method,
                ["parameters"] = new JsonObject(r.Parameters.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))),
                ["files"] = new JsonObject(r.Files.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value))),
                ["status"] = r.Status,
                ["answer"] = r.Answer,
            })]),
        }),
    ];

    /// <summary>The answer to what put a message into a chat.</summary>
    public static JsonObject Said(DoublesHouse house, TgChat chat, int message) => new() { ["chat"] = chat.Id, ["message"] = message, ["next"] = house.Telegram.Transcript.Count };

    private static List<TgEntity>? EntitiesOf(Given given)
    {
        if (!given.Has("entities"))
        {
            return null;
        }

        return [.. given.Row("entities").Select(node => node is JsonObject entity
            && entity["type"] is JsonValue type && type.TryGetValue<string>(out var kind)
            && entity["offset"] is JsonValue from && from.TryGetValue<int>(out var offset)
            && entity["length"] is JsonValue many && many.TryGetValue<int>(out var length)
                ? new TgEntity { Type = kind, Offset = offset, Length = length, Url = entity["url"]?.ToString() }
                : throw new ActException(400, $"An entity has type, offset and length; this has not: {node?.ToJsonString() ?? "null"}."))];
    }

    private static byte[] FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count)
            ? bytes[..count]
            : throw new ActException(400, "The field 'photos' holds something that is no base64.");
    }
}
