using System.Globalization;
using System.Text;
using UnionBot.Emulators.Telegram.Api;

namespace UnionBot.Emulators.Telegram.Text;

/// <summary>Reads text with <c>parse_mode</c> HTML. Source: Bot API, "HTML style".</summary>
internal static class HtmlMarkup
{
    public static FormattedText Parse(string source)
    {
        var text = new TextBuilder(source);
        var open = new Stack<(string Tag, TgEntity? Entity)>();
        for (var i = 0; i < source.Length;)
        {
            switch (source[i])
            {
                case '&' when Reference(source, ref i) is { } character:
                    text.Append(character);
                    break;
                case '<' when i + 1 < source.Length && source[i + 1] == '/':
                    End(source, text, open, ref i);
                    break;
                case '<':
                    Start(source, text, open, ref i);
                    break;
                default:
                    text.Append(source[i++]);
                    break;
            }
        }

        return open.TryPeek(out var left)
            ? throw ApiError.BadRequest($"can't parse entities: Can't find end tag corresponding to start tag \"{left.Tag}\"")
            : text.Build();
    }

    private static void Start(string source, TextBuilder text, Stack<(string Tag, TgEntity? Entity)> open, ref int i)
    {
        var begin = i;
        var close = source.IndexOf('>', i);
        if (close < 0)
        {
            throw text.Error("Unclosed start tag", begin);
        }

        var inside = source[(begin + 1)..close];
        var space = inside.IndexOfAny([' ', '\n', '\t']);
        var tag = (space < 0 ? inside : inside[..space]).ToLowerInvariant();
        var attributes = Attributes(space < 0 ? "" : inside[space..]);
        i = close + 1;
        var entity = new TgEntity { Type = "", Offset = text.Length, Length = 0 };
        open.Push((tag, tag switch
        {
            "b" or "strong" => entity with { Type = "bold" },
            "i" or "em" => entity with { Type = "italic" },
            "u" or "ins" => entity with { Type = "underline" },
            "s" or "strike" or "del" => entity with { Type = "strikethrough" },
            "tg-spoiler" => entity with { Type = "spoiler" },
            "span" when attributes.GetValueOrDefault("class") is "tg-spoiler" => entity with { Type = "spoiler" },
            "span" => throw text.Error("Tag \"span\" must have class \"tg-spoiler\"", begin),
            "blockquote" => entity with { Type = attributes.ContainsKey("expandable") ? "expandable_blockquote" : "blockquote" },
            "pre" => entity with { Type = "pre" },
            "code" => entity with { Type = "code", Language = Language(attributes) },
            "a" => attributes.GetValueOrDefault("href") is { } href && Addresses.IsLink(href) ? entity with { Type = "text_link", Url = href } : null,
            "tg-emoji" => entity with { Type = "custom_emoji", CustomEmojiId = attributes.GetValueOrDefault("emoji-id") },
            _ => throw text.Error($"Unsupported start tag \"{tag}\"", begin),
        }));
    }

    private static void End(string source, TextBuilder text, Stack<(string Tag, TgEntity? Entity)> open, ref int i)
    {
        var begin = i;
        var close = source.IndexOf('>', i);
        if (close < 0)
        {
            throw text.Error("Unclosed end tag", begin);
        }

        var tag = source[(begin + 2)..close].Trim().ToLowerInvariant();
        i = close + 1;
        if (!open.TryPop(out var top))
        {
            throw text.Error("Unexpected end tag", begin);
        }

        if (tag.Length > 0 && !string.Equals(tag, top.Tag, StringComparison.Ordinal))
        {
            throw text.Error("Unmatched end tag", begin, $", expected \"</{top.Tag}>\", found \"</{tag}>\"");
        }

        if (top.Entity is not { } entity)
        {
            return;
        }

        // <pre><code class="language-x"> is one entity.
        if (entity is { Type: "code" } && open.TryPeek(out var around) && around is { Tag: "pre", Entity: { } pre } && pre.Offset == entity.Offset)
        {
            open.Pop();
            open.Push(("pre", pre with { Language = entity.Language }));
            return;
        }

        text.Close(entity with { Language = entity.Type is "pre" ? entity.Language : null });
    }

    private static string? Language(Dictionary<string, string> attributes) =>
        attributes.GetValueOrDefault("class") is { } name && name.StartsWith("language-", StringComparison.Ordinal) ? name["language-".Length..] : null;

    private static Dictionary<string, string> Attributes(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]) || text[i] == '/')
            {
                i++;
                continue;
            }

            var begin = i;
            while (i < text.Length && text[i] != '=' && !char.IsWhiteSpace(text[i]))
            {
                i++;
            }

            var name = text[begin..i];
            if (i >= text.Length || text[i] != '=')
            {
                found[name] = "";
                continue;
            }

            i++;
            var quote = i < text.Length && text[i] is '"' or '\'' ? text[i++] : ' ';
            var end = text.IndexOf(quote, i);
            end = end < 0 ? text.Length : end;
            found[name] = Decode(text[i..end]);
            i = Math.Min(end + 1, text.Length);
        }

        return found;
    }

    private static string Decode(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '&' && Reference(text, ref i) is { } character)
            {
                result.Append(character);
            }
            else
            {
                result.Append(text[i++]);
            }
        }

        return result.ToString();
    }

    /// <summary>Reads a character reference; what is none stays as it is.</summary>
    private static string? Reference(string source, ref int i)
    {
        var end = source.IndexOf(';', i);
        if (end < 0 || end - i > 10)
        {
            return null;
        }

        var name = source[(i + 1)..end];
        var character = name switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            ['#', 'x' or 'X', .. var hex] when int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code) => new Rune(code).ToString(),
            ['#', .. var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code) => new Rune(code).ToString(),
            _ => null,
        };
        i = character is null ? i : end + 1;
        return character;
    }
}
