using UnionBot.Emulators.Telegram.Api;

namespace UnionBot.Emulators.Telegram.Text;

/// <summary>Reads text with <c>parse_mode</c> MarkdownV2. Source: Bot API, "MarkdownV2 style".</summary>
internal static class MarkdownV2
{
    private const string Reserved = "_*[]()~`>#+-=|{}.!";

    public static FormattedText Parse(string source)
    {
        var reader = new Reader(source);
        while (reader.Step())
        {
        }

        return reader.End();
    }

    private sealed class Reader(string source)
    {
        private readonly TextBuilder _text = new(source);
        private readonly Stack<(string Mark, int At, TgEntity Entity)> _open = [];
        private int _i;

        private bool InCode => _open.TryPeek(out var top) && top.Mark is "`" or "```";

        private bool AtLineStart => _i == 0 || source[_i - 1] == '\n';

        public bool Step()
        {
            if (_i >= source.Length)
            {
                return false;
            }

            var c = source[_i];
            if (c == '\\' && _i + 1 < source.Length && source[_i + 1] is > '\0' and < '\x7f')
            {
                _text.Append(source[_i + 1]);
                _i += 2;
            }
            else if (c == '\n' && _open.TryPeek(out var quote) && quote.Mark is ">" && !(_i + 1 < source.Length && source[_i + 1] == '>'))
            {
                _text.Close(_open.Pop().Entity);
                _text.Append(c);
                _i++;
            }
            else if (InCode ? c != '`' : !Reserved.Contains(c, StringComparison.Ordinal))
            {
                _text.Append(c);
                _i++;
            }
            else
            {
                Mark(c);
            }

            return true;
        }

        public FormattedText End()
        {
            while (_open.TryPop(out var top))
            {
                if (top.Mark is not ">")
                {
                    throw _text.Error($"Can't find end of {Name(top.Entity.Type)} entity", top.At);
                }

                _text.Close(top.Entity);
            }

            return _text.Build();
        }

        private void Mark(char c)
        {
            if (c == '>' && AtLineStart && !InCode)
            {
                OpenQuote();
                return;
            }

            var mark = c switch
            {
                '`' when Next("```") => "```",
                '_' when Next("__") => "__",
                '|' when Next("||") => "||",
                _ => c.ToString(),
            };
            if (mark is "||" && _open.TryPeek(out var around) && around.Mark is ">" && (_i + 2 >= source.Length || source[_i + 2] == '\n'))
            {
                var quote = _open.Pop();
                _text.Close(quote.Entity with { Type = "expandable_blockquote" });
                _i += 2;
                return;
            }

            if (_open.TryPeek(out var top) && string.Equals(mark is "]" ? "[" : mark, top.Mark, StringComparison.Ordinal) && mark is not "[")
            {
                Close(mark);
                return;
            }

            var type = mark switch
            {
                "*" => "bold",
                "_" => "italic",
                "__" => "underline",
                "~" => "strikethrough",
                "||" => "spoiler",
                "`" => "code",
                "```" => "pre",
                "[" => "text_link",
                "!" when Next("![") => "custom_emoji",
                _ => throw ApiError.BadRequest($"can't parse entities: Character '{c}' is reserved and must be escaped with the preceding '\\'"),
            };
            Open(mark is "!" ? "[" : mark, mark is "!" ? 2 : mark.Length, type);
        }

        private void OpenQuote()
        {
            if (!_open.Any(static o => o.Mark is ">"))
            {
                _open.Push((">", _i, new TgEntity { Type = "blockquote", Offset = _text.Length, Length = 0 }));
            }

            _i++;
        }

        private void Open(string mark, int length, string type)
        {
            var at = _i;
            _i += length;
            string? language = null;
            if (type is "pre")
            {
                var end = _i;
                while (end < source.Length && source[end] is not ('`' or '\n') && !char.IsWhiteSpace(source[end]))
                {
                    end++;
                }

                if (end < source.Length && source[end] == '\n')
                {
                    language = end > _i ? source[_i..end] : null;
                    _i = end + 1;
                }
            }

            _open.Push((mark, at, new TgEntity { Type = type, Offset = _text.Length, Length = 0, Language = language }));
        }

        private void Close(string mark)
        {
            var (_, at, entity) = _open.Pop();
            _i += mark.Length;
            if (entity.Type is not ("text_link" or "custom_emoji"))
            {
                _text.Close(entity);
                return;
            }

            var url = _text.Since(entity.Offset);
            if (_i < source.Length && source[_i] == '(')
            {
                url = Target(at);
            }

            if (entity.Type is "custom_emoji")
            {
                const string prefix = "tg://emoji?id=";
                if (!url.StartsWith(prefix, StringComparison.Ordinal))
                {
                    throw _text.Error("Custom emoji URL must have an emoji identifier", at);
                }

                _text.Close(entity with { CustomEmojiId = url[prefix.Length..] });
            }
            else if (Addresses.IsLink(url))
            {
                _text.Close(entity with { Url = url });
            }
        }

        private string Target(int at)
        {
            var target = new System.Text.StringBuilder();
            for (_i++; _i < source.Length && source[_i] != ')'; _i++)
            {
                if (source[_i] == '\\' && _i + 1 < source.Length)
                {
                    _i++;
                }

                target.Append(source[_i]);
            }

            if (_i >= source.Length)
            {
                throw _text.Error("Can't find end of a URL", at);
            }

            _i++;
            return target.ToString();
        }

        private bool Next(string what) => string.CompareOrdinal(source, _i, what, 0, what.Length) == 0;

        private static string Name(string type) => type switch
        {
            "bold" => "Bold",
            "italic" => "Italic",
            "underline" => "Underline",
            "strikethrough" => "Strikethrough",
            "spoiler" => "Spoiler",
            "code" => "Code",
            "pre" => "Pre",
            "custom_emoji" => "CustomEmoji",
            _ => "TextUrl",
        };
    }
}
