using System.Globalization;
using UnionBot.Content;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>Understands « mesure 2 », « le volet 2 », « 2.4 »: numbers of entries, which may fit several.</summary>
internal sealed class Numbering(PackIndex index)
{
    private readonly Dictionary<string, HashSet<string>> _typesOfWord = TypesOfWord(index.Pack);

    /// <summary>The entries that a question of a number alone fits, in order; empty where it is another question.</summary>
    public IReadOnlyList<int> Find(Query query)
    {
        var content = query.Tokens.Where(t => t.Token.Kind is not (TokenKind.Question or TokenKind.Weak)).ToList();
        if (content is [{ Token.Kind: TokenKind.Path } path])
        {
            return ByPath(path.Token.Surface);
        }

        if (content.Count == 2 && content.Exists(t => t.Token.Kind == TokenKind.Path) && content.Exists(t => Types(t.Token) is not null))
        {
            return ByPath(content.First(t => t.Token.Kind == TokenKind.Path).Token.Surface);
        }

        var numbers = content.Where(t => t.Token.Kind == TokenKind.Ordinal).ToList();
        var rest = content.Where(t => t.Token.Kind != TokenKind.Ordinal).ToList();
        if (numbers.Count != 1 || rest.Count == 0 || rest.Exists(t => t.Token.Kind != TokenKind.Word))
        {
            return [];
        }

        var types = WordsTypes(rest);
        return types is null ? [] : ByNumber(types, numbers[0].Token.Number);
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
            if (Types(word.Token) is not { } types)
            {
                return null;
            }

            all = all is null ? [.. types] : [.. all.Intersect(types, StringComparer.Ordinal)];
        }

        return all is { Count: > 0 } ? all : null;
    }

    private HashSet<string>? Types(Token token) => _typesOfWord.GetValueOrDefault(token.Term);

    private static Dictionary<string, HashSet<string>> TypesOfWord(ContentPack pack)
    {
        var types = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var type in pack.Types)
        {
            foreach (var token in type.Words.SelectMany(Analysis.OfText))
            {
                if (!types.TryGetValue(token.Term, out var of))
                {
                    types[token.Term] = of = new HashSet<string>(StringComparer.Ordinal);
                }

                of.Add(type.Id);
            }
        }

        return types;
    }
}
