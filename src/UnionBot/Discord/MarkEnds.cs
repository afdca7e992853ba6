namespace UnionBot.Discord;

/// <summary>Finds where a mark ends, past what is escaped and past code.</summary>
internal static class MarkEnds
{
    /// <summary>Where the closing mark stands, or -1.</summary>
    /// <param name="start">After the opening mark.</param>
    /// <param name="opensAfterWord">Whether a letter stands before the opening mark: inside a word <c>_</c> is no mark.</param>
    public static int Find(string text, int start, string mark, bool opensAfterWord)
    {
        var single = mark.Length == 1;
        if (start >= text.Length || (single && (char.IsWhiteSpace(text[start]) || text[start] == mark[0] || (mark[0] == '_' && opensAfterWord))))
        {
            return -1;
        }

        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '`')
            {
                i = SkipCode(text, i);
            }
            else if (text[i] == mark[0])
            {
                var length = Length(text, i, mark[0]);
                if (single ? length % 2 == 1 : length >= mark.Length)
                {
                    // Of a longer row the last belong to the outer mark: « ***a*** ».
                    var at = i + length - mark.Length;
                    var end = at + mark.Length;
                    if (!single || (!char.IsWhiteSpace(text[i - 1]) && !(mark[0] == '_' && end < text.Length && char.IsLetterOrDigit(text[end]))))
                    {
                        return at;
                    }
                }

                i += length - 1;
            }
        }

        return -1;
    }

    /// <summary>Where the bracket that opens at <paramref name="open"/> closes, or -1.</summary>
    public static int Bracket(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '`':
                    i = SkipCode(text, i);
                    break;
                case '[':
                    depth++;
                    break;
                case ']' when --depth == 0:
                    return i;
            }
        }

        return -1;
    }

    /// <summary>How often a character stands in a row.</summary>
    public static int Length(string text, int at, char c)
    {
        var end = at;
        while (end < text.Length && text[end] == c)
        {
            end++;
        }

        return end - at;
    }

    /// <summary>The last character of the code that opens here; of its fence where it never closes.</summary>
    private static int SkipCode(string text, int open)
    {
        var fence = Length(text, open, '`');
        for (var at = open + fence; at < text.Length;)
        {
            var length = Length(text, at, '`');
            if (length == fence)
            {
                return at + length - 1;
            }

            at += Math.Max(1, length);
        }

        return open + fence - 1;
    }
}
