using UnionBot.French;
using UnionBot.Time;

namespace UnionBot.Answers;

/// <summary>Looks a question's words up in a pack: as they are, by root, synonym, slip, sound, beginning, or joined with the neighbour.</summary>
internal sealed class QueryReader(PackIndex index)
{
    private const double RootFit = 0.753;
    private const double PackSynonymFit = 0.833;
    private const double GeneralSynonymFit = 0.82;
    private const double SimilarFit = 0.804;
    private const double BeginningFit = 1;
    private const double EventNameFactor = 0.326;
    private const double UnknownVerbFactor = 0.844;
    private const double FillerFactor = 0.1;
    private const double NumberFactor = 2.344;
    private const double CountFactor = 0.2;
    private const double UnknownMass = 1.1;

    private const int LeastGlued = 9;
    private const int LeastPiece = 4;

    private readonly Dictionary<string, string[]> _synonyms = PackSynonyms(index);
    private readonly TermFit[]?[] _known = new TermFit[index.Lexicon.Count][];

    /// <summary>Reads a question.</summary>
    public Query Read(string text)
    {
        var words = Analysis.Usual(Words.Split(text), index.Lexicon.Knows);
        Purposes.Drop(words);
        return Read(words);
    }

    /// <summary>Reads words.</summary>
    public Query Read(List<Word> words)
    {
        var tokens = Analysis.Of(words);
        var read = new List<QueryToken>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (read.Exists(r => string.Equals(r.Token.Term, tokens[i].Term, StringComparison.Ordinal)))
            {
                continue;
            }

            if (TryJoin(words, tokens, i) is { } joined)
            {
                read.AddRange(joined);
                i++;
            }
            else
            {
                Add(read, words, tokens[i]);
            }
        }

        // Beside anything else, the event's own name says little: every entry is about the event.
        if (read.Exists(t => t.Token.Kind is not (TokenKind.Question or TokenKind.Weak) && !index.IsOfTitle(t)))
        {
            for (var i = 0; i < read.Count; i++)
            {
                if (index.IsOfTitle(read[i]))
                {
                    read[i] = read[i] with { Mass = read[i].Mass * EventNameFactor, NamesEvent = true };
                }
            }
        }

        LessenAsides(words, read);
        var query = new Query { Words = words, Tokens = read };
        query.Focus = FocusReader.Find(query);
        if (query.Focus < 0 && query is { ContentTokens: 1, Tokens.Count: 1 })
        {
            query.Focus = query.Tokens[0].Token.Kind == TokenKind.Word ? 0 : -1; // « l'usine »: one word asks for what it names.
        }

        return query;
    }

    /// <summary>« le programme du 26 », « les deux ministres »: the event's own day beside what is asked, and how many one speaks of, say little.</summary>
    private void LessenAsides(List<Word> words, List<QueryToken> read)
    {
        var asksDay = read.Exists(t => t.Token.Term is "?quand");
        var day = index.Pack.Event.FirstDay;
        bool IsDay(Token token) => !asksDay && ((token.Kind is TokenKind.Number or TokenKind.Ordinal && token.Number == day.Day && token.Word > 0 && words[token.Word - 1].Text is "le" or "du" or "au" or "jeudi" or "lundi" or "mardi" or "mercredi" or "vendredi" or "samedi" or "dimanche")
            || (FrenchDay.MonthNamed(token.Surface) == day.Month && token.Word > 0 && words[token.Word - 1].IsNumber));
        if (!read.Exists(t => t.Token.Kind == TokenKind.Word && !t.NamesEvent && !IsDay(t.Token)))
        {
            return;
        }

        for (var i = 0; i < read.Count; i++)
        {
            var token = read[i].Token;
            if (IsDay(token))
            {
                read[i] = read[i] with { Mass = read[i].Mass * EventNameFactor, NamesEvent = true };
            }
            else if (token is { Kind: TokenKind.Number, Number: > 1 and < 5, Word: > 0 } && words[token.Word - 1].Text is "les" or "ces" or "des")
            {
                read[i] = read[i] with { Mass = read[i].Mass * CountFactor };
            }
        }
    }

    /// <summary>Whether a word names a thing: it follows an article, a preposition or « quel », has a capital, or the question is too short to tell.</summary>
    private static bool NamesThing(List<Word> words, Token token) =>
        words.Count <= 3 || token.Kind != TokenKind.Word || (token.Signs & (WordSigns.Capital | WordSigns.Acronym)) != WordSigns.None
        || (token.Word > 0 && token.Word <= words.Count && WordLists.BeforeNouns.Contains(words[token.Word - 1].Text));

    private void Add(List<QueryToken> read, List<Word> words, Token token)
    {
        var term = index.Lexicon.Find(token.Term);
        if (term >= 0)
        {
            read.Add(new QueryToken(token, index.Rarity[term] * token.Weight * (token.Kind == TokenKind.Number ? NumberFactor : 1), Known(term, token.Term), MatchKind.Exact));
            return;
        }

        if (token.Kind == TokenKind.Question)
        {
            return;
        }

        if (token.Kind is TokenKind.Number && token.Number >= 1000)
        {
            var near = index.Lexicon.NearNumber(token.Number).Select(t => new TermFit(t, 0.8)).ToArray();
            read.Add(Token(words, token, near, MatchKind.Similar));
            return;
        }

        if (token.Kind is not (TokenKind.Word or TokenKind.Weak))
        {
            read.Add(Token(words, token, [], MatchKind.Unknown));
            return;
        }

        if (Unglued(token) is { } rest)
        {
            Add(read, words, rest);
            return;
        }

        var related = Related(token.Term);
        if (related.Length > 0)
        {
            read.Add(Token(words, token, related, MatchKind.Related));
            return;
        }

        if (Fillers.Has(token.Surface, token.Term))
        {
            read.Add(new QueryToken(token, UnknownMass * index.MostRare * FillerFactor, [], MatchKind.Unknown));
            return;
        }

        var similar = Elsewhere.Of(token) > 0 || Attributes.Has(token) ? [] : Similar(token);
        if (similar.Length == 0 && Pieces(token.Surface) is { } pieces)
        {
            foreach (var piece in pieces)
            {
                Add(read, words, token with { Surface = piece, Term = Stem.Of(piece) });
            }

            return;
        }

        read.Add(Token(words, token, similar, similar.Length > 0 ? MatchKind.Similar : MatchKind.Unknown));
    }

    /// <summary>« lesmesuresimmediates »: the known words of a text typed without spaces, or <see langword="null"/> where they do not fill it.</summary>
    private List<string>? Pieces(string surface)
    {
        if (surface.Length < LeastGlued)
        {
            return null;
        }

        // The fewest pieces that fill the word, by their ends.
        var (fewest, from) = (new int[surface.Length + 1], new int[surface.Length + 1]);
        for (var end = 1; end <= surface.Length; end++)
        {
            fewest[end] = int.MaxValue;
            for (var start = 0; start < end; start++)
            {
                if (fewest[start] < fewest[end] - 1 && (start == 0 || fewest[start] > 0) && IsPiece(surface.AsSpan(start, end - start)))
                {
                    (fewest[end], from[end]) = (fewest[start] + 1, start);
                }
            }
        }

        if (fewest[surface.Length] is < 2 or > 6)
        {
            return null;
        }

        var pieces = new List<string>();
        for (var end = surface.Length; end > 0; end = from[end])
        {
            var piece = surface[from[end]..end];
            if (piece.Length >= LeastPiece)
            {
                pieces.Insert(0, piece);
            }
        }

        return pieces.Count == 0 ? null : pieces;
    }

    private bool IsPiece(ReadOnlySpan<char> text) =>
        text.Length >= LeastPiece ? index.Lexicon.Knows(text) : text is "l" or "d" or "le" or "la" or "les" or "de" or "du" or "des" or "en" or "et" or "au" or "aux" or "un" or "une";

    private QueryToken Token(List<Word> words, Token token, TermFit[] fits, MatchKind match)
    {
        var mass = fits.Length == 0 ? UnknownMass * index.MostRare * (NamesThing(words, token) ? 1 : UnknownVerbFactor) : fits.Max(f => index.Rarity[f.Term] * (match == MatchKind.Similar ? 1 : f.Fit / fits[0].Fit));
        return new QueryToken(token, mass * token.Weight, fits, match);
    }

    /// <summary>A known term with its relatives; made once a term.</summary>
    private TermFit[] Known(int term, string stem)
    {
        if (_known[term] is { } made)
        {
            return made;
        }

        var fits = new List<TermFit> { new(term, 1) };
        AddRelated(fits, stem);
        return _known[term] = [.. fits.OrderByDescending(f => f.Fit)];
    }

    private TermFit[] Related(string stem)
    {
        var fits = new List<TermFit>();
        AddRelated(fits, stem);
        return [.. fits.OrderByDescending(f => f.Fit)];
    }

    private void AddRelated(List<TermFit> fits, string stem)
    {
        foreach (var other in index.Lexicon.SameRoot(stem))
        {
            AddFit(fits, other, RootFit);
        }

        foreach (var synonym in _synonyms.GetValueOrDefault(stem) ?? [])
        {
            AddFit(fits, index.Lexicon.Find(synonym), PackSynonymFit);
        }

        foreach (var synonym in GeneralSynonyms.Of(stem))
        {
            AddFit(fits, index.Lexicon.Find(synonym), GeneralSynonymFit);
        }
    }

    private static void AddFit(List<TermFit> fits, int term, double fit)
    {
        if (term >= 0 && !fits.Exists(f => f.Term == term))
        {
            fits.Add(new TermFit(term, fit));
        }
    }

    private TermFit[] Similar(Token token)
    {
        if (index.Lexicon.Joined(token.Surface) is { } joined)
        {
            return [.. joined.Select(t => new TermFit(t, 0.95))];
        }

        var found = new List<(int Term, double Likeness)>();
        index.Lexicon.Similar(token.Surface, found);
        if (found.Count > 0)
        {
            return [.. found.Select(f => new TermFit(f.Term, SimilarFit * f.Likeness))];
        }

        index.Lexicon.Beginning(token.Surface, found);
        return [.. found.Select(f => new TermFit(f.Term, BeginningFit * f.Likeness))];
    }

    /// <summary>« demploi », « lindustrie »: an elision typed without its apostrophe.</summary>
    private Token? Unglued(Token token)
    {
        var surface = token.Surface;
        var cut = surface.Length > 4 && surface.StartsWith("qu", StringComparison.Ordinal) ? 2
            : surface.Length > 3 && surface[0] is 'l' or 'd' or 'j' or 'm' or 't' or 's' or 'n' or 'c' && surface[1] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h' ? 1
            : 0;
        if (cut == 0 || Elsewhere.Of(token) > 0 || Attributes.Has(token) || Practicalities.Has(token) || Fillers.Has(surface, token.Term) || GeneralSynonyms.Of(token.Term).Count > 0)
        {
            return null; // A word of its own: « démissionner » is no « d'émission ».
        }

        var rest = surface[cut..];
        var stem = Stem.Of(rest);
        return index.Lexicon.Knows(rest) || index.Lexicon.Find(stem) >= 0 ? token with { Surface = rest, Term = stem } : null;
    }

    /// <summary>« arcelor mital », « pont de clé »: neighbours that are one word in the pack.</summary>
    private QueryToken[]? TryJoin(List<Word> words, List<Token> tokens, int i)
    {
        if (i + 1 >= tokens.Count || tokens[i].Kind != TokenKind.Word || tokens[i + 1].Kind != TokenKind.Word
            || tokens[i + 1].Word != tokens[i].Word + 1 || index.Lexicon.Find(tokens[i + 1].Term) >= 0 || index.Lexicon.Find(tokens[i].Term) >= 0)
        {
            return null;
        }

        var surface = tokens[i].Surface + tokens[i + 1].Surface;
        if (surface.Length > Words.MaxWordLength)
        {
            return null;
        }

        var joined = tokens[i] with { Surface = surface, Term = Stem.Of(surface) };
        if (index.Lexicon.Find(joined.Term) is >= 0 and var term)
        {
            return [new QueryToken(joined, index.Rarity[term], Known(term, joined.Term), MatchKind.Exact)];
        }

        var found = new List<(int Term, double Likeness)>();
        index.Lexicon.Similar(surface, found);
        found.RemoveAll(f => f.Likeness < 0.85);
        return found.Count == 0 ? null : [Token(words, joined, [.. found.Select(f => new TermFit(f.Term, SimilarFit * f.Likeness))], MatchKind.Similar)];
    }

    private static Dictionary<string, string[]> PackSynonyms(PackIndex index)
    {
        var synonyms = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var group in index.Pack.Synonyms)
        {
            // A single word may stand for the words of a longer name (« subvention » for « argent public »), never one of its parts.
            var names = group.Select(Analysis.OfText).Where(t => t.Count > 0).ToArray();
            foreach (var single in names.Where(t => t.Count == 1))
            {
                if (!synonyms.TryGetValue(single[0].Term, out var others))
                {
                    synonyms[single[0].Term] = others = new HashSet<string>(StringComparer.Ordinal);
                }

                others.UnionWith(names.SelectMany(n => n).Select(t => t.Term).Where(t => !string.Equals(t, single[0].Term, StringComparison.Ordinal)));
            }
        }

        return synonyms.ToDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);
    }
}
