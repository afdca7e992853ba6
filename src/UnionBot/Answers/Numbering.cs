using System.Globalization;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>Understands « mesure 2 », « le volet 2 », « 2.4 »: numbers of entries, which may fit several.</summary>
internal sealed class Numbering(PackIndex index)
{
    private const int MostRest = 4;
    private const double LeastRelated = 0.8;
    private const double RestCovered = 0.5;

    private readonly Dictionary<int, HashSet<string>> _typesOfWord = TypesOfWord(index);

    /// <summary>The entries that a question of a number alone fits, in order; empty where it is another question.</summary>
    public IReadOnlyList<int> Find(Query query)
    {
        var content = query.Tokens.Where(t => t.Token.Kind is not (TokenKind.Question or TokenKind.Weak)).ToList();
        if (content is [{ Token.Kind: TokenKind.Path } path])
        {
            return ByPath(path.Token.Surface);
        }

        if (content.Count == 2 && content.Exists(t => t.Token.Kind == TokenKind.Path) && content.Exists(t => Types(t) is not null))
        {
            return ByPath(content.First(t => t.Token.Kind == TokenKind.Path).Token.Surface);
        }

        var numbers = content.Where(t => t.Token.Kind == TokenKind.Ordinal).ToList();
        var named = content.Where(t => Types(t) is not null).ToList();
        if (numbers.Count != 1 || named.Count == 0)
        {
            return [];
        }

        // What is left must tell the family: « la troisième mesure à long terme ».
        var rest = content.Where(t => t.Token.Kind != TokenKind.Ordinal && Types(t) is null).ToList();
        var types = WordsTypes(named);
        var found = types is null ? [] : ByNumber(types, numbers[0].Token.Number);
        return rest.Count == 0 ? found : rest.Count > MostRest ? [] : Within(found, rest);
    }

    private List<int> Within(List<int> found, List<QueryToken> rest)
    {
        var within = found.Where(e => index.ParentOf[e] >= 0 && rest.TrueForAll(t => index.Covered(t, index.ParentOf[e]) >= RestCovered)).ToList();
        return within.Count == 1 ? within : [];
    }

    /// <summary>The number by which members may call an entry: <c>2.4</c>, <c>2</c>, or <see langword="null"/>.</summary>
    public string? PathOf(int entry)
    {
        if (index.Entries[entry].Number is not { } number)
        {
            return null;
        }

        var own = number.ToString(CultureInfo.InvariantCulture);
        return index.ParentOf[entry] >= 0 && index.Entries[index.ParentOf[entry]].Number is { } of
            ? string.Create(CultureInfo.InvariantCulture, $"{of}.{own}")
            : own;
    }

    private List<int> ByPath(string sign) =>
        [.. Enumerable.Range(0, index.Entries.Length).Where(e => PathOf(e) is { } p && p.Contains('.', StringComparison.Ordinal) && string.Equals("#" + p, sign, StringComparison.Ordinal))];

    private List<int> ByNumber(HashSet<string> types, int number)
    {
        var exact = new List<int>();
        var families = new List<int>();
        for (var e = 0; e < index.Entries.Length; e++)
        {
            var isLast = number < 0 && index.ParentOf[e] >= 0 && index.Members[index.ParentOf[e]][^1] == e;
            if (index.Entries[e].Number is null || (index.Entries[e].Number != number && !isLast))
            {
                continue;
            }

            if (types.Contains(index.Entries[e].Type))
            {
                exact.Add(e);
            }
            else if (Array.Exists(index.Members[e], m => types.Contains(index.Entries[m].Type)))
            {
                families.Add(e);
            }
        }

        // « mesure 2 » may also mean the second family of measures.
        return exact.Count > 1 ? [.. exact, .. families] : exact;
    }

    /// <summary>The types that all these words name together, or <see langword="null"/> where one names none.</summary>
    private HashSet<string>? WordsTypes(List<QueryToken> words)
    {
        HashSet<string>? all = null;
        foreach (var word in words)
        {
            if (Types(word) is not { } types)
            {
                return null;
            }

            all = all is null ? [.. types] : [.. all.Intersect(types, StringComparer.Ordinal)];
        }

        return all is { Count: > 0 } ? all : null;
    }

    private HashSet<string>? Types(QueryToken token) =>
        token.Token.Kind == TokenKind.Word && token.Terms.Length > 0 && (token.Match is MatchKind.Exact or MatchKind.Similar || (token.Match is MatchKind.Related && token.Terms[0].Fit >= LeastRelated)) ? _typesOfWord.GetValueOrDefault(token.Terms[0].Term) : null;

    private static Dictionary<int, HashSet<string>> TypesOfWord(PackIndex index)
    {
        var types = new Dictionary<int, HashSet<string>>();
        foreach (var type in index.Pack.Types)
        {
            foreach (var term in type.Words.SelectMany(Analysis.OfText).Select(t => index.Lexicon.Find(t.Term)).Where(t => t >= 0))
            {
                if (!types.TryGetValue(term, out var of))
                {
                    types[term] = of = new HashSet<string>(StringComparer.Ordinal);
                }

                of.Add(type.Id);
            }
        }

        return types;
    }
}
