using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.Api;

namespace UnionBot.Emulators.Telegram.Text;

/// <summary>Reads entities that a bot gives as JSON, and refuses what does not lie on the text.</summary>
internal static class EntityReader
{
    private static readonly string[] Types =
    [
        "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic", "underline", "strikethrough", "spoiler",
        "blockquote", "expandable_blockquote", "code", "pre", "text_link", "text_mention", "custom_emoji", "date_time",
    ];

    /// <summary>Types that the server finds itself; a bot's own are dropped.</summary>
    private static readonly string[] FoundByServer = ["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"];

    public static IReadOnlyList<TgEntity> Read(ApiCall call, JsonNode? node, string path)
    {
        if (node is null)
        {
            return [];
        }

        if (node is not JsonArray array)
        {
            throw ApiError.BadRequest("expected an Array of MessageEntity");
        }

        var entities = new List<TgEntity>();
        for (var i = 0; i < array.Count; i++)
        {
            var entity = ReadOne(call, array[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
            if (entity.Length > 0 && !FoundByServer.Contains(entity.Type, StringComparer.Ordinal))
            {
                entities.Add(entity);
            }
        }

        NoteCrossings(call, entities, path);
        return [.. entities.OrderBy(static e => e.Offset).ThenByDescending(static e => e.Length)];
    }

    /// <summary>The server cuts entities that cross, and drops what stands in code: the message then looks other than asked for.</summary>
    private static void NoteCrossings(ApiCall call, List<TgEntity> entities, string path)
    {
        foreach (var first in entities)
        {
            foreach (var second in entities.Where(e => e.Offset < first.End && first.Offset < e.End && e != first))
            {
                if (first.Offset < second.Offset && second.End > first.End)
                {
                    call.Findings.Add(new Finding(call.Method, path, $"{first.Type} and {second.Type} cross"));
                }
                else if (first.Type is "code" or "pre" && second.Offset >= first.Offset && second.End <= first.End)
                {
                    call.Findings.Add(new Finding(call.Method, path, $"{second.Type} stands in {first.Type}"));
                }
            }
        }
    }

    /// <summary>Every entity must begin and end on the text, between characters.</summary>
    public static void Check(string text, IReadOnlyList<TgEntity> entities)
    {
        foreach (var entity in entities)
        {
            if (entity.Offset < 0 || entity.Length < 0)
            {
                throw ApiError.BadRequest("receive an entity with incorrect offset or length");
            }

            if (entity.End > text.Length)
            {
                throw ApiError.BadRequest(string.Create(
                    CultureInfo.InvariantCulture,
                    $"entity beginning at UTF-16 offset {entity.Offset} ends after the end of the text at UTF-16 offset {text.Length}"));
            }

            if (InMiddle(text, entity.Offset))
            {
                throw ApiError.BadRequest(string.Create(
                    CultureInfo.InvariantCulture,
                    $"entity begins in a middle of a UTF-16 symbol at byte offset {Encoding.UTF8.GetByteCount(text.AsSpan(0, entity.Offset - 1))}"));
            }

            if (InMiddle(text, entity.End))
            {
                throw ApiError.BadRequest(string.Create(
                    CultureInfo.InvariantCulture,
                    $"entity beginning at UTF-16 offset {entity.Offset} ends in a middle of a UTF-16 symbol at byte offset {Encoding.UTF8.GetByteCount(text.AsSpan(0, entity.End - 1))}"));
            }
        }
    }

    public static JsonArray Write(IReadOnlyList<TgEntity> entities, Func<long, JsonNode?> user) =>
        new([.. entities.Select(e => (JsonNode)WriteOne(e, user))]);

    private static TgEntity ReadOne(ApiCall call, JsonNode? node, string path)
    {
        if (node is not JsonObject value)
        {
            throw ApiError.BadRequest("can't parse MessageEntity: expected an Object");
        }

        call.Know(value, path, "type", "offset", "length", "url", "user", "language", "custom_emoji_id", "unix_time", "date_time_format");
        var type = Field<string>(value, "type") ?? throw ApiError.BadRequest("can't parse MessageEntity: Can't find field \"type\"");
        var entity = new TgEntity
        {
            Type = Types.Contains(type, StringComparer.Ordinal) ? type : throw ApiError.BadRequest("can't parse MessageEntity: Unsupported type specified"),
            Offset = Number(value, "offset"),
            Length = Number(value, "length"),
            Url = Field<string>(value, "url"),
            Language = Field<string>(value, "language"),
            CustomEmojiId = Field<string>(value, "custom_emoji_id"),
            DateTimeFormat = Field<string>(value, "date_time_format"),
            UnixTime = value["unix_time"] is JsonValue time && time.TryGetValue<long>(out var seconds) ? seconds : null,
            UserId = (value["user"] as JsonObject)?["id"] is JsonValue id && id.TryGetValue<long>(out var userId) ? userId : null,
        };
        return entity switch
        {
            { Type: "text_link", Url: null } => throw ApiError.BadRequest("can't parse MessageEntity: Can't find field \"url\""),
            { Type: "text_link" } when !Addresses.IsLink(entity.Url!) =>
                throw ApiError.BadRequest($"can't parse MessageEntity: wrong URL \"{entity.Url}\" specified"),
            { Type: "text_mention", UserId: null } => throw ApiError.BadRequest("can't parse MessageEntity: Can't find field \"user\""),
            { Type: "date_time", UnixTime: null } => throw ApiError.BadRequest("can't parse MessageEntity: Can't find field \"unix_time\""),
            { Type: "custom_emoji", CustomEmojiId: null } => throw ApiError.BadRequest("can't parse MessageEntity: Can't find field \"custom_emoji_id\""),
            _ => entity,
        };
    }

    private static JsonObject WriteOne(TgEntity entity, Func<long, JsonNode?> user)
    {
        var value = new JsonObject { ["offset"] = entity.Offset, ["length"] = entity.Length, ["type"] = entity.Type };
        Put("url", entity.Url);
        Put("language", entity.Language);
        Put("custom_emoji_id", entity.CustomEmojiId);
        Put("date_time_format", entity.DateTimeFormat);
        if (entity.UnixTime is { } time)
        {
            value["unix_time"] = time;
        }

        if (entity.UserId is { } id)
        {
            value["user"] = user(id);
        }

        return value;

        void Put(string name, string? text)
        {
            if (text is not null)
            {
                value[name] = text;
            }
        }
    }

    private static T? Field<T>(JsonObject value, string name)
        where T : class =>
        value[name] switch
        {
            null => null,
            JsonValue node when node.TryGetValue<T>(out var found) => found,
            _ => throw ApiError.BadRequest($"can't parse MessageEntity: Field \"{name}\" must be of type String"),
        };

    private static int Number(JsonObject value, string name) => value[name] switch
    {
        null => throw ApiError.BadRequest($"can't parse MessageEntity: Can't find field \"{name}\""),
        JsonValue node when node.TryGetValue<int>(out var number) => number,
        JsonValue node when node.TryGetValue<string>(out var text) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw ApiError.BadRequest($"can't parse MessageEntity: Field \"{name}\" must be of type Number"),
    };

    private static bool InMiddle(string text, int offset) => offset > 0 && offset < text.Length && char.IsLowSurrogate(text[offset]) && char.IsHighSurrogate(text[offset - 1]);
}
