using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>What the bot says of itself: commands by scope and language, name, descriptions.</summary>
internal static partial class SelfMethods
{
    /// <summary>The most commands of one scope. Source: Bot API, setMyCommands.</summary>
    private const int CommandLimit = 100;

    /// <summary>The longest description of a command, in characters. Source: Bot API, BotCommand.</summary>
    private const int CommandTextLimit = 256;

    public static JsonNode SetCommands(ApiCall call)
    {
        var node = call.Arguments.Node("commands", "can't parse commands JSON object");
        if (node is not JsonArray list)
        {
            throw ApiError.BadRequest(node is null ? "can't find field \"commands\"" : "expected an Array of BotCommand");
        }

        if (list.Count > CommandLimit)
        {
            throw ApiError.BadRequest("BOT_COMMANDS_TOO_MUCH");
        }

        var commands = new JsonArray();
        for (var i = 0; i < list.Count; i++)
        {
            commands.Add(Command(call, list[i], string.Create(CultureInfo.InvariantCulture, $"commands[{i}]")));
        }

        call.World.Commands.Set(Scope(call), Language(call), commands);
        return true;
    }

    public static JsonNode GetCommands(ApiCall call) => call.World.Commands.Get(Scope(call), Language(call)).DeepClone();

    public static JsonNode DeleteCommands(ApiCall call)
    {
        call.World.Commands.Set(Scope(call), Language(call), []);
        return true;
    }

    public static Func<ApiCall, JsonNode> SetText(string field, int limit) => call =>
    {
        var text = call.Arguments.Text(field) ?? "";
        if (new Text.FormattedText(text, []).Characters > limit)
        {
            throw ApiError.BadRequest(field switch { "name" => "BOT_TITLE_INVALID", _ => "BOT_DESCRIPTION_TOO_LONG" });
        }

        call.World.Commands.Texts[$"{field}/{Language(call)}"] = text;
        return true;
    };

    public static Func<ApiCall, JsonNode> GetText(string field) => call =>
    {
        var texts = call.World.Commands.Texts;
        var missing = field is "name" ? call.World.Bot.Handle.FirstName : "";
        return new JsonObject { [field] = texts.GetValueOrDefault($"{field}/{Language(call)}") ?? texts.GetValueOrDefault($"{field}/") ?? missing };
    };

    private static JsonObject Command(ApiCall call, JsonNode? node, string path)
    {
        if (node is not JsonObject command)
        {
            throw ApiError.BadRequest("can't parse BotCommand: expected an Object");
        }

        call.Know(command, path, "command", "description");
        var name = (Text(command, "command") ?? throw ApiError.BadRequest("can't parse BotCommand: Can't find field \"command\"")).TrimStart('/');
        var description = (Text(command, "description") ?? throw ApiError.BadRequest("can't parse BotCommand: Can't find field \"description\"")).Trim();
        if (!CommandName().IsMatch(name))
        {
            throw ApiError.BadRequest("BOT_COMMAND_INVALID");
        }

        return new Text.FormattedText(description, []).Characters is < 1 or > CommandTextLimit
            ? throw ApiError.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")
            : new JsonObject { ["command"] = name, ["description"] = description };
    }

    private static string Scope(ApiCall call)
    {
        var node = call.Arguments.Node("scope", "can't parse BotCommandScope JSON object");
        if (node is null)
        {
            return "default";
        }

        if (node is not JsonObject scope)
        {
            throw ApiError.BadRequest("BotCommandScope must be an Object");
        }

        call.Know(scope, "scope", "type", "chat_id", "user_id");
        var type = Text(scope, "type") ?? throw ApiError.BadRequest("can't find field \"type\"");
        if (type is "default" or "all_private_chats" or "all_group_chats" or "all_chat_administrators")
        {
            return type;
        }

        if (type is not ("chat" or "chat_administrators" or "chat_member"))
        {
            throw ApiError.BadRequest("unsupported type specified");
        }

        var chat = call.Visible(call.Chat(scope["chat_id"]?.ToString()));
        if (chat.Kind == TgChatKind.Channel || (chat.Kind == TgChatKind.Private && type is not "chat"))
        {
            throw ApiError.BadRequest("can't change commands in " + (chat.Kind == TgChatKind.Channel ? "channel chats" : "private chats"));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{type}/{chat.Id}/{(type is "chat_member" ? scope["user_id"]?.ToString() : "")}");
    }

    private static string Language(ApiCall call)
    {
        var code = call.Arguments.Text("language_code") ?? "";
        return code.Length is 0 or 2 && code.All(char.IsAsciiLetterLower) ? code : throw ApiError.BadRequest("invalid language code specified");
    }

    private static string? Text(JsonObject value, string name) => value[name] is JsonValue node && node.TryGetValue<string>(out var text) ? text : null;

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommandName();
}
