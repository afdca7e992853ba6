namespace UnionBot.Emulators.Telegram.Text;

/// <summary>Reads text with <c>parse_mode</c> Markdown, the old style without nesting. Source: Bot API, "Markdown style".</summary>
internal static class OldMarkdown
{
    public static FormattedText Parse(string source)
    {
        var text = new TextBuilder(source);
        for (var i = 0; i < source.Length;)
        {
            var c = source[i];
            if (c == '\\' && i + 1 < source.Length && source[i + 1] is '_' or '*' or '`' or '[')
            {
                text.Append(source[i + 1]);
                i += 2;
            }
            else if (c is '_' or '*' or '`' or '[')
            {
                i = Entity(source, text, i);
            }
            else
            {
                text.Append(c);
                i++;
            }
        }

        return text.Build();
    }

    private static int Entity(string source, TextBuilder text, int at)
    {
        var mark = source[at] switch
        {
            '`' when string.CompareOrdinal(source, at, "```", 0, 3) == 0 => "```",
            '[' => "]",
            var c => c.ToString(),
        };
        var begin = at + (mark is "]" ? 1 : mark.Length);
        var end = source.IndexOf(mark, begin, StringComparison.Ordinal);
        if (end < 0)
        {
            throw text.Error("Can't find end of the entity starting", at);
        }

        var inside = source[begin..end];
        var entity = new TgEntity { Type = "", Offset = text.Length, Length = 0 };
        var next = end + mark.Length;
        switch (mark)
        {
            case "*":
                entity = entity with { Type = "bold" };
                break;
            case "_":
                entity = entity with { Type = "italic" };
                break;
            case "`":
                entity = entity with { Type = "code" };
                break;
            case "```":
                entity = entity with { Type = "pre", Language = Language(ref inside) };
                break;
            default:
                entity = Link(source, entity, inside, ref next);
                break;
        }

        text.Append(inside);
        if (entity.Type.Length > 0)
        {
            text.Close(entity);
        }

        return next;
    }

    private static string? Language(ref string inside)
    {
        var line = inside.IndexOf('\n', StringComparison.Ordinal);
        if (line < 0 || inside[..line].Any(char.IsWhiteSpace))
        {
            return null;
        }

        var language = inside[..line];
        inside = inside[(line + 1)..];
        return language.Length > 0 ? language : null;
    }

    private static TgEntity Link(string source, TgEntity entity, string inside, ref int next)
    {
        var url = inside;
        if (next < source.Length && source[next] == '(' && source.IndexOf(')', next) is > 0 and var close)
        {
            url = source[(next + 1)..close];
            next = close + 1;
        }

        return Addresses.IsLink(url) ? entity with { Type = "text_link", Url = url } : entity;
    }
}
