using UnionBot.Emulators.Telegram.Api;

namespace UnionBot.Emulators.Telegram.Text;

/// <summary>Takes a text or caption as a bot gives it: markup or entities read, trimmed, completed, measured.</summary>
internal static class MessageText
{
    /// <summary>The longest text after entity parsing, in characters. Source: Bot API, sendMessage.</summary>
    public const int TextLimit = 4096;

    /// <summary>The longest caption after entity parsing, in characters. Source: Bot API, sendPhoto.</summary>
    public const int CaptionLimit = 1024;

    /// <summary>The longest text before parsing, in bytes. Source: telegram-bot-api, get_formatted_text.</summary>
    private const int RawLimit = 1 << 15;

    public static FormattedText Message(ApiCall call)
    {
        var text = Read(call, call.Arguments.Text("text"), call.Arguments.Text("parse_mode"), "entities");
        if (text.Text.Length == 0)
        {
            throw ApiError.BadRequest("message text is empty");
        }

        return text.Characters <= TextLimit ? text : throw ApiError.BadRequest("message is too long");
    }

    public static FormattedText Caption(ApiCall call) =>
        Caption(Read(call, call.Arguments.Text("caption"), call.Arguments.Text("parse_mode"), "caption_entities"));

    private static FormattedText Caption(FormattedText text) =>
        text.Characters <= CaptionLimit ? text : throw ApiError.BadRequest("message caption is too long");

    /// <summary>A caption inside another parameter, as in an album.</summary>
    public static FormattedText Caption(ApiCall call, string? raw, string? parseMode, System.Text.Json.Nodes.JsonNode? entities, string path) =>
        Caption(Read(call, raw, parseMode, () => EntityReader.Read(call, entities, path)));

    /// <summary>Any other dressed text inside a call, such as a quote or the question of a poll; the caller measures it.</summary>
    public static FormattedText Part(ApiCall call, string? raw, string? parseMode, System.Text.Json.Nodes.JsonNode? entities, string path) =>
        Read(call, raw, parseMode, () => EntityReader.Read(call, entities, path));

    /// <summary>A dressed text that has parameters of its own; the caller measures it.</summary>
    public static FormattedText Parameter(ApiCall call, string name) =>
        Read(call, call.Arguments.Text(name), call.Arguments.Text(name + "_parse_mode"), name + "_entities");

    private static FormattedText Read(ApiCall call, string? raw, string? parseMode, string entities) =>
        Read(call, raw, parseMode, () => EntityReader.Read(call, call.Arguments.Node(entities, "can't parse entities JSON object"), entities));

    private static FormattedText Read(ApiCall call, string? raw, string? parseMode, Func<IReadOnlyList<TgEntity>> entities)
    {
        raw ??= "";
        if (System.Text.Encoding.UTF8.GetByteCount(raw) > RawLimit)
        {
            throw ApiError.BadRequest("text is too long");
        }

        raw = raw.Replace("\r", "", StringComparison.Ordinal);
        var parsed = (parseMode ?? "").ToLowerInvariant() switch
        {
            "" or "none" => new FormattedText(raw, entities()),
            "html" => HtmlMarkup.Parse(raw),
            "markdownv2" => MarkdownV2.Parse(raw),
            "markdown" => OldMarkdown.Parse(raw),
            _ => throw ApiError.BadRequest("unsupported parse_mode"),
        };
        EntityReader.Check(parsed.Text, parsed.Entities);
        return Trim(parsed);
    }

    /// <summary>Drops white space around the text and what dressed it, then adds what the server finds itself.</summary>
    private static FormattedText Trim(FormattedText parsed)
    {
        var text = parsed.Text.TrimEnd();
        var start = text.Length - text.TrimStart().Length;
        if (parsed.Entities.Any(e => e.Type is "code" or "pre" && e.Offset < start))
        {
            start = 0;
        }

        text = text[start..];
        var entities = parsed.Entities
            .Select(e => (Entity: e, From: Math.Max(e.Offset - start, 0), To: Math.Min(e.End - start, text.Length)))
            .Where(static e => e.To > e.From)
            .Select(static e => e.Entity with { Offset = e.From, Length = e.To - e.From })
            .ToList();
        return new FormattedText(text, EntityFinder.Complete(text, entities));
    }
}
