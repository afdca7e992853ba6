using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>All words of a pack, and the ways from a word that it does not know to those it does: slips, sounds, beginnings, joined names.</summary>
internal sealed class Lexicon
{
    private const double PhoneticSimilarity = 0.85;
    private const double LeastSimilarity = 0.72;
    private const int MostCandidates = 400;
    private const int MostMatches = 4;

    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _surfaces = new(StringComparer.Ordinal);
    private readonly List<string> _surfaceTexts = [];
    private readonly List<int> _surfaceTerms = [];
    private readonly Dictionary<string, List<int>> _sounds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _roots = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<int>> _trigrams = [];
    private readonly Dictionary<string, int[]> _joined = new(StringComparer.Ordinal);
    private readonly List<(int Value, int Term)> _numbers = [];

    /// <summary>How many terms there are.</summary>
    public int Count => _terms.Count;

    /// <summary>The id of a term, or −1.</summary>
    public int Find(string term) => _terms.TryGetValue(term, out var id) ? id : -1;

    /// <summary>Whether the pack uses a folded word in just this form.</summary>
    public bool Knows(string surface) => _surfaces.ContainsKey(surface);

    /// <summary>Whether the pack uses a folded word in just this form.</summary>
    public bool Knows(ReadOnlySpan<char> surface) => _surfaces.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(surface);

    /// <summary>Adds a token's word and gives its term's id.</summary>
    public int Add(Token token)
    {
        if (!_terms.TryGetValue(token.Term, out var term))
        {
            term = _terms.Count;
            _terms.Add(token.Term, term);
            if (token.Kind is TokenKind.Word or TokenKind.Weak)
            {
                AddTo(_roots, Root.Of(token.Term), term);
            }

            if (token.Kind == TokenKind.Number && token.Number >= 1000)
            {
                _numbers.Add((token.Number, term));
            }
        }

        if (token.Kind is TokenKind.Word or TokenKind.Weak && _surfaces.TryAdd(token.Surface, _surfaceTexts.Count))
        {
            var surface = _surfaceTexts.Count;
            _surfaceTexts.Add(token.Surface);
            _surfaceTerms.Add(term);
            AddTo(_sounds, Phonetics.Key(token.Surface), surface);
            foreach (var trigram in Trigrams(token.Surface))
            {
                AddTo(_trigrams, trigram, surface);
            }
        }

        return term;
    }

    /// <summary>Notes that two neighbours may be written as one: <c>pontdeclaix</c>.</summary>
    public void AddJoined(string joined, int[] terms)
    {
        if (joined.Length is >= 6 and <= Words.MaxWordLength && _joined.TryAdd(joined, terms) && !_surfaces.ContainsKey(joined))
        {
            _surfaces.Add(joined, _surfaceTexts.Count);
            _surfaceTexts.Add(joined);
            _surfaceTerms.Add(-1);
            foreach (var trigram in Trigrams(joined))
            {
                AddTo(_trigrams, trigram, _surfaceTexts.Count - 1);
            }
        }
    }

    /// <summary>The terms that share a term's root, without itself.</summary>
    public IEnumerable<int> SameRoot(string stem) =>
        _roots.TryGetValue(Root.Of(stem), out var terms) ? terms.Where(t => t != Find(stem)) : [];

    /// <summary>The terms of a known spelling of joined words, or <see langword="null"/>.</summary>
    public int[]? Joined(string surface) => _joined.GetValueOrDefault(surface);

    /// <summary>The known numbers within one per cent of a number.</summary>
    public IEnumerable<int> NearNumber(int value) =>
        value is > 1900 and < 2100 ? [] : _numbers.Where(n => Math.Abs((long)n.Value - value) * 100 <= n.Value).Select(n => n.Term);

    /// <summary>The words that an unknown word may have been meant to be, with their likeness 0…1.</summary>
    public void Similar(string surface, List<(int Term, double Likeness)> into)
    {
        if (surface.Length < 4 || char.IsAsciiDigit(surface[0]))
        {
            return;
        }

        var votes = new Dictionary<int, int>();
        foreach (var trigram in Trigrams(surface))
        {
            foreach (var candidate in _trigrams.GetValueOrDefault(trigram) ?? [])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(votes, candidate, out _)++;
            }
        }

        var allowed = EditDistance.Forgiven(surface.Length);
        var needed = Math.Max(1, surface.Length + 1 - (3 * allowed));
        var sound = Phonetics.Key(surface);
        foreach (var (candidate, _) in votes.Where(v => v.Value >= needed).OrderByDescending(v => v.Value).ThenBy(v => v.Key).Take(MostCandidates))
        {
            Consider(surface, candidate, allowed, into);
        }

        if (sound.Length >= 2)
        {
            foreach (var candidate in _sounds.GetValueOrDefault(sound) ?? [])
            {
                var likeness = sound.Length >= 3 ? PhoneticSimilarity : LeastSimilarity;
                AddMatch(into, candidate, likeness);
            }
        }

        into.Sort((a, b) => b.Likeness != a.Likeness ? b.Likeness.CompareTo(a.Likeness) : a.Term.CompareTo(b.Term));
        if (into.Count > MostMatches)
        {
            into.RemoveRange(MostMatches, into.Count - MostMatches);
        }
    }

    /// <summary>The terms of words that begin with a word of four letters or more.</summary>
    public void Beginning(string surface, List<(int Term, double Likeness)> into)
    {
        if (surface.Length < 4)
        {
            return;
        }

        foreach (var candidate in _trigrams.GetValueOrDefault(Trigrams(surface)[0]) ?? [])
        {
            if (_surfaceTexts[candidate].StartsWith(surface, StringComparison.Ordinal) && _surfaceTerms[candidate] >= 0
                && !into.Exists(m => m.Term == _surfaceTerms[candidate]) && into.Count < MostMatches)
            {
                into.Add((_surfaceTerms[candidate], 1));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Fast from the first question on, not from the thirtieth.
    private void Consider(string surface, int candidate, int allowed, List<(int Term, double Likeness)> into)
    {
        var text = _surfaceTexts[candidate];
        if (surface.Length >= text.Length + 2 && surface.StartsWith(text, StringComparison.Ordinal))
        {
            return; // « Martinez » is no slip of « Martin ».
        }

        var distance = EditDistance.Within(surface, text, allowed);
        if (distance > allowed)
        {
            return;
        }

        var likeness = 1 - ((double)distance / Math.Max(surface.Length, text.Length));
        if (surface[0] != text[0])
        {
            likeness -= 0.05;
        }

        if (likeness >= LeastSimilarity || (distance == 1 && likeness >= 0.7))
        {
            AddMatch(into, candidate, likeness);
        }
    }

    private void AddMatch(List<(int Term, double Likeness)> into, int surface, double likeness)
    {
        foreach (var term in _surfaceTerms[surface] >= 0 ? [_surfaceTerms[surface]] : _joined[_surfaceTexts[surface]])
        {
            var at = into.FindIndex(m => m.Term == term);
            if (at < 0)
            {
                into.Add((term, likeness));
            }
            else if (into[at].Likeness < likeness)
            {
                into[at] = (term, likeness);
            }
        }
    }

    private static int[] Trigrams(string word)
    {
        var padded = string.Create(CultureInfo.InvariantCulture, $"^{word}$");
        var trigrams = new int[padded.Length - 2];
        for (var i = 0; i < trigrams.Length; i++)
        {
            trigrams[i] = (padded[i] << 20) ^ (padded[i + 1] << 10) ^ padded[i + 2];
        }

        return trigrams;
    }

    private static void AddTo<TKey>(Dictionary<TKey, List<int>> map, TKey key, int value)
        where TKey : notnull
    {
        if (!map.TryGetValue(key, out var list))
        {
            map[key] = list = [];
        }

        if (list.Count == 0 || list[^1] != value)
        {
            list.Add(value);
        }
    }
}
