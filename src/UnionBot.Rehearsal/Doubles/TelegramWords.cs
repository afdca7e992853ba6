using System.Globalization;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>Telegram's people, places and messages as the control API writes and reads them.</summary>
internal static class TelegramWords
{
    public static readonly Parameter User = Parameter.Called("user", "Who: id, @username or first name.");

    public static readonly Parameter Chat = Parameter.Called("chat", "Where: id, @username or title.");

    public static readonly Parameter ChatOrPrivate = (Chat with { What = "Where: id, @username or title. Without it the person's private chat with the bot." }).Optional;

    public static readonly Parameter Message = Parameter.Whole("message", "The message's number in the chat.");

    public static TgUser UserOf(DoublesHouse house, Given given, string name = "user")
    {
        var asked = given.Id(name);
        var users = house.Telegram.Users;
        var found = users.Where(u => Names(asked, u.Id, u.Username) || string.Equals(asked, u.FirstName, StringComparison.Ordinal)).ToList();
        return One("person", asked, found, users.Select(u => $"{u.FirstName} ({u.Id.ToString(CultureInfo.InvariantCulture)})"));
    }

    public static TgChat ChatOf(DoublesHouse house, Given given, string name = "chat")
    {
        var asked = given.Id(name);
        var chats = house.Telegram.Chats;
        var found = chats.Where(c => Names(asked, c.Id, c.Username) || string.Equals(asked, c.Title, StringComparison.Ordinal)).ToList();
        return One("chat", asked, found, chats.Where(c => c.Title is not null).Select(c => $"{c.Title} ({c.Id.ToString(CultureInfo.InvariantCulture)})"));
    }

    public static TgChat ChatOrPrivateOf(DoublesHouse house, Given given, TgUser user) =>
        given.Has("chat") ? ChatOf(house, given) : house.Telegram.PrivateChat(user);

    public static JsonObject World(TelegramDouble telegram) => new()
    {
        ["url"] = telegram.ApiUrl.ToString().TrimEnd('/'),
        ["token"] = telegram.Token,
        ["bot"] = Write(telegram.Bot),
        ["members"] = new JsonArray([.. telegram.Users.Where(u => !u.IsBot && u.Id != 777000).Select(Write)]),
        ["chats"] = new JsonArray([.. telegram.Chats.Select(Write)]),
    };

    public static JsonObject Write(TgUser user) => new()
    {
        ["id"] = user.Id,
        ["first_name"] = user.FirstName,
        ["username"] = user.Username,
    };

    public static JsonObject Write(TgChat chat) => new()
    {
        ["id"] = chat.Id,
        ["type"] = Word(chat.Kind),
        ["title"] = chat.Title,
        ["username"] = chat.Username,
        ["forum"] = chat.IsForum,
    };

    public static JsonObject Write(TgMessage message) => new()
    {
        ["message"] = message.MessageId,
        ["chat"] = message.Chat.Id,
        ["from"] = message.From?.Id,
        ["by_bot"] = message.ByBot,
        ["topic"] = message.ThreadId,
        ["date"] = Moment(message.Date),
        ["edited"] = message.EditDate is { } edited ? Moment(edited) : null,
        ["text"] = message.Text,
        ["entities"] = new JsonArray([.. message.Entities.Select(e => new JsonObject { ["type"] = e.Type, ["offset"] = e.Offset, ["length"] = e.Length, ["url"] = e.Url })]),
        ["buttons"] = new JsonArray([.. message.Buttons.Select(row => new JsonArray([.. row.Select(b =>
            new JsonObject { ["text"] = b.Text, ["data"] = b.CallbackData, ["url"] = b.Url })]))]),
        ["file"] = message.File is { } file
            ? new JsonObject { ["kind"] = file.Kind, ["file_id"] = file.FileId, ["name"] = file.FileName, ["mime_type"] = file.MimeType, ["bytes"] = file.Bytes.Length }
            : null,
        ["album"] = message.MediaGroupId,
        ["reply_to"] = message.ReplyTo,
        ["pinned"] = message.Pinned,
        ["silent"] = message.Silent,
        ["service"] = message.Service,
    };

    public static JsonObject Write(TranscriptEntry entry) => new()
    {
        ["number"] = entry.Sequence,
        ["what"] = Word(entry.Kind),
        ["at"] = Moment(entry.At),
        ["by"] = entry.By?.Id,
        ["by_bot"] = entry.ByBot,
        ["text"] = entry.Text,
        ["message"] = Write(entry.Message),
    };

    public static string Moment(DateTimeOffset moment) => moment.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The wire's spelling of one of our names.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>One of our names by the wire's spelling.</summary>
    public static T Parse<T>(string asked, string field)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Word(value), asked, StringComparison.Ordinal))
            {
                return value;
            }
        }

        throw new ActException(400, $"The field '{field}' does not know '{asked}'. It knows: {string.Join(", ", Enum.GetValues<T>().Select(Word))}.");
    }

    /// <summary>The only one that fits.</summary>
    public static T One<T>(string what, string asked, List<T> found, IEnumerable<string> known) => found.Count switch
    {
        1 => found[0],
        0 => throw ActException.Missing(what, asked, known),
        _ => throw new ActException(400, $"There are {found.Count} of '{asked}'. Name one by its id."),
    };

    private static bool Names(string asked, long id, string? username) =>
        string.Equals(asked, id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        || (username is not null && string.Equals(asked.TrimStart('@'), username, StringComparison.OrdinalIgnoreCase));
}
