using System.Text.RegularExpressions;

namespace UnionBot.Emulators.Telegram.Text;

/// <summary>Finds what Telegram dresses by itself: commands, mentions, hashtags, addresses and links.</summary>
internal static partial class EntityFinder
{
    /// <summary>Adds what is found outside code and outside links of its own.</summary>
    public static IReadOnlyList<TgEntity> Complete(string text, IReadOnlyList<TgEntity> given)
    {
        var taken = given.Where(static e => e.Type is "code" or "pre" or "text_link" or "text_mention" or "url" or "mention" or "bot_command" or "email" or "hashtag").ToList();
        var all = given.ToList();
        Find(Links(), "url", url => Tld().IsMatch(url));
        Find(Emails(), "email", static _ => true);
        Find(Commands(), "bot_command", static _ => true);
        Find(Mentions(), "mention", static _ => true);
        Find(Hashtags(), "hashtag", static tag => tag.Any(char.IsLetter));
        return [.. all.OrderBy(static e => e.Offset).ThenByDescending(static e => e.Length)];

        void Find(Regex pattern, string type, Func<string, bool> isOne)
        {
            foreach (var group in pattern.Matches(text).Select(static m => m.Groups["it"]).Where(g => isOne(g.Value)))
            {
                if (!taken.Exists(e => e.Offset < group.Index + group.Length && group.Index < e.End))
                {
                    var entity = new TgEntity { Type = type, Offset = group.Index, Length = group.Length };
                    taken.Add(entity);
                    all.Add(entity);
                }
            }
        }
    }

    [GeneratedRegex(@"(?<![\w/@.])(?<it>(?:https?://[^\s<>""«»]*[^\s<>""«».,;:!?)\]'’…]|(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:/[^\s<>""«»]*[^\s<>""«».,;:!?)\]'’…])?))(?![\w@])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Links();

    /// <summary>Without a scheme only names under a known top-level domain are links.</summary>
    [GeneratedRegex(@"^https?://|^[^/]+\.(?:com|org|net|fr|eu|info|io|dev|gouv|be|ch|de|uk|me|app|be)(?:/|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Tld();

    [GeneratedRegex(@"(?<![\w.+@-])(?<it>[a-z0-9_.+-]{1,64}@(?:[a-z0-9-]+\.)+[a-z]{2,8})(?![\w@])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Emails();

    [GeneratedRegex(@"(?<![\w/<>])(?<it>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/<>])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Commands();

    [GeneratedRegex(@"(?<![\w@])(?<it>@[A-Za-z][A-Za-z0-9_]{2,31})(?![\w@])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Mentions();

    [GeneratedRegex(@"(?<![\w#])(?<it>#[\w·]{1,256})(?![#\w])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Hashtags();
}
