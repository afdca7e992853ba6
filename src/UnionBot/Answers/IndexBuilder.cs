using UnionBot.Content;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>Builds a pack's index.</summary>
internal sealed class IndexBuilder
{
    private const double EventTitleFactor = 0.6;
    private const double RarityPower = 0.544;
    private const double LengthShare = 0.68;
    private const double Saturation = 5.707;
    private const double TitleWeight = 2.5;
    private const double TextCover = 0.848;
    private const double FamilyCover = 0.313;

    private const int CountedBefore = 4;
    private const int CountedAfter = 5;

    private readonly Lexicon _lexicon = new();
    private readonly List<int> _phraseEntry = [];
    private readonly List<List<Word>> _phraseWords = [];
    private readonly List<List<(int Term, double Weight)>> _phraseTerms = [];
    private readonly List<Dictionary<int, Fields>> _entryTerms = [];
    private readonly List<double> _textLength = [];
    private readonly List<List<List<Word>>> _asks = []; // Of each entry, the words of its ways to ask.

    /// <summary>Builds the index of a pack.</summary>
    public static PackIndex Build(ContentPack pack) => new IndexBuilder().Make(pack);

    private PackIndex Make(ContentPack pack)
    {
        var entries = pack.Entries.ToArray();
        var byId = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var e = 0; e < entries.Length; e++)
        {
            byId.TryAdd(entries[e].Id, e);
        }

        var parents = entries.Select(e => e.Parent is { } p && byId.TryGetValue(p, out var at) ? at : -1).ToArray();
        var members = new List<int>[entries.Length];
        for (var e = 0; e < entries.Length; e++)
        {
            members[e] = [];
        }

        for (var e = 0; e < entries.Length; e++)
        {
            if (parents[e] >= 0)
            {
                members[parents[e]].Add(e);
            }
        }

        var ordered = members.Select(m => m.TrueForAll(e => entries[e].Number is not null) ? m.OrderBy(e => entries[e].Number).ThenBy(e => e).ToArray() : m.ToArray()).ToArray();
        var phrasings = new GeneratedPhrasings(pack, entries, parents, ordered);
        for (var e = 0; e < entries.Length; e++)
        {
            AddEntry(entries[e], parents[e] >= 0 ? entries[parents[e]] : null, e, phrasings);
        }

        return Freeze(pack, entries, byId, parents, ordered);
    }

    private void AddEntry(Entry entry, Entry? family, int e, GeneratedPhrasings phrasings)
    {
        _entryTerms.Add([]);
        AddPhrase(e, Words.SplitAll(entry.Title), isTitle: true);
        if (entry.Label is { } label && !string.Equals(label, entry.Title, StringComparison.Ordinal))
        {
            AddPhrase(e, Analysis.OfAsk(label), isTitle: false);
        }

        var asks = entry.Asks.Select(Analysis.OfAsk).ToList();
        _asks.Add(asks);
        foreach (var ask in asks)
        {
            AddPhrase(e, ask, isTitle: false);
        }

        foreach (var (tokens, counts) in phrasings.Of(e))
        {
            AddPhrase(e, tokens, isTitle: false, counts, []);
        }

        var length = 0.0;
        foreach (var passage in entry.Quotes)
        {
            foreach (var token in Tokens(passage.Text))
            {
                Field(e, _lexicon.Add(token)).Text += token.Weight;
                length += token.Weight;
            }
        }

        _textLength.Add(length);
        if (family is not null)
        {
            foreach (var token in Tokens(family.Title))
            {
                Field(e, _lexicon.Add(token)).Family = true;
            }
        }
    }

    private List<Token> Tokens(string text) => Tokens(Words.SplitAll(text));

    private List<Token> Tokens(List<Word> words)
    {
        var tokens = Analysis.Of(words);
        AddJoined(words);
        return tokens;
    }

    private void AddPhrase(int entry, List<Word> words, bool isTitle) => AddPhrase(entry, Tokens(words), isTitle, counts: true, words);

    private void AddPhrase(int entry, List<Token> tokens, bool isTitle, bool counts, List<Word> words)
    {
        if (tokens.Count == 0)
        {
            return;
        }

        var terms = new List<(int Term, double Weight)>();
        foreach (var token in tokens)
        {
            var term = _lexicon.Add(token);
            if (terms.Exists(t => t.Term == term))
            {
                continue;
            }

            terms.Add((term, token.Weight));
            var field = Field(entry, term);
            field.Asked = true;
            if (isTitle)
            {
                field.Title++;
            }
            else if (counts)
            {
                field.Phrases++;
            }
        }

        _phraseEntry.Add(entry);
        _phraseWords.Add(words);
        _phraseTerms.Add(terms);
    }

    private Fields Field(int entry, int term)
    {
        var fields = _entryTerms[entry];
        if (!fields.TryGetValue(term, out var field))
        {
            fields[term] = field = new Fields();
        }

        return field;
    }

    /// <summary>Hyphenated words and names of several words may be typed as one.</summary>
    private void AddJoined(List<Word> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (!words[i].Has(WordSigns.Hyphen) || words[i].IsNumber || words[i - 1].IsNumber)
            {
                continue;
            }

            var first = i - 1;
            while (i + 1 < words.Count && words[i + 1].Has(WordSigns.Hyphen) && !words[i + 1].IsNumber)
            {
                i++;
            }

            var parts = words.GetRange(first, i - first + 1);
            var terms = Analysis.Of([.. parts]).Where(t => t.Kind == TokenKind.Word).Select(_lexicon.Add).ToArray();
            if (terms.Length > 0 && !WordLists.Stop.Contains(parts[^1].Text))
            {
                _lexicon.AddJoined(string.Concat(parts.Select(p => p.Text)), terms);
            }
        }
    }

    private PackIndex Freeze(ContentPack pack, Entry[] entries, Dictionary<string, int> byId, int[] parents, int[][] members)
    {
        var terms = _lexicon.Count;
        var rarity = Rarity(pack, entries.Length, terms);
        var phraseMass = new double[_phraseTerms.Count];
        var phraseLists = new List<int>[terms];
        for (var p = 0; p < _phraseTerms.Count; p++)
        {
            foreach (var (term, weight) in _phraseTerms[p])
            {
                phraseMass[p] += rarity[term] * weight;
                (phraseLists[term] ??= []).Add(p);
            }
        }

        var (phraseStart, phrasePostings) = Flatten(phraseLists);
        var average = Math.Max(1, _textLength.DefaultIfEmpty(0).Average());
        var entryLists = new List<int>[terms];
        for (var e = 0; e < entries.Length; e++)
        {
            foreach (var term in _entryTerms[e].Keys)
            {
                (entryLists[term] ??= []).Add(e);
            }
        }

        var (entryStart, entryPostings) = Flatten(entryLists);
        var cover = new float[entryPostings.Length];
        var weights = new float[entryPostings.Length];
        for (var term = 0; term < terms; term++)
        {
            for (var i = entryStart[term]; i < entryStart[term + 1]; i++)
            {
                var field = _entryTerms[entryPostings[i]][term];
                cover[i] = (float)(field.Asked ? 1 : field.Text > 0 ? TextCover : FamilyCover);
                var norm = 1 - LengthShare + (LengthShare * _textLength[entryPostings[i]] / average);
                var frequency = (TitleWeight * field.Title) + field.Phrases + (field.Text / norm) + (field.Family ? 0.5 : 0);
                weights[i] = (float)(frequency / (frequency + Saturation));
            }
        }

        return new PackIndex
        {
            Pack = pack,
            Entries = entries,
            Lexicon = _lexicon,
            Rarity = rarity,
            MostRare = Math.Max(0.5, rarity.DefaultIfEmpty(0.5).Max()),
            PhraseEntry = [.. _phraseEntry],
            PhraseMass = phraseMass,
            Wording = new Wording(_phraseWords),
            PhraseStart = phraseStart,
            PhrasePostings = phrasePostings,
            EntryStart = entryStart,
            EntryPostings = entryPostings,
            EntryCover = cover,
            EntryWeight = weights,
            EventTerms = EventTerms(pack),
            TitleTerms = [.. entries.Select(e => TermsOf(e.Title + ", " + e.Label))],
            NameTerms = NameTerms(pack, entries),
            CountedTerms = [.. entries.Select(CountedTerms)],
            FocusStems = FocusStems(pack, entries),
            Traits = [.. entries.Select((e, at) => TraitReader.Of(pack, e, _asks[at]))],
            ById = byId,
            Members = members,
            ParentOf = parents,
        };
    }

    private double[] Rarity(ContentPack pack, int count, int terms)
    {
        var frequency = new int[terms];
        foreach (var fields in _entryTerms)
        {
            foreach (var (term, field) in fields)
            {
                frequency[term] += field.Asked || field.Text > 0 ? 1 : 0;
            }
        }

        var title = EventTerms(pack);
        var rarity = new double[terms];
        for (var t = 0; t < terms; t++)
        {
            rarity[t] = Math.Pow(Math.Log(1 + ((count - frequency[t] + 0.5) / (frequency[t] + 0.5))), RarityPower) * (title.Contains(t) ? EventTitleFactor : 1);
        }

        return rarity;
    }

    private HashSet<int> EventTerms(ContentPack pack) => [.. Analysis.OfText(pack.Event.Title).Select(t => _lexicon.Find(t.Term)).Where(t => t >= 0)];

    private IReadOnlySet<int> TermsOf(string text) =>
        Analysis.OfText(text).Where(t => t.Kind == TokenKind.Word).Select(t => _lexicon.Find(t.Term)).Where(t => t >= 0).ToHashSet();

    private IReadOnlySet<int> CountedTerms(Entry entry, int at)
    {
        var counted = new HashSet<int>();
        foreach (var text in entry.Quotes.Select(q => q.Text).Append(entry.Title).Append(entry.Label ?? ""))
        {
            var words = Words.SplitAll(text);
            var tokens = Analysis.Of(words);
            for (var w = 0; w < words.Count; w++)
            {
                if (words[w].IsNumber || TraitReader.IsQuantity(Stem.Of(words[w].Text)) || tokens.Exists(t => t.Word == w && t.Kind is TokenKind.Number or TokenKind.Ordinal))
                {
                    counted.UnionWith(tokens.Where(t => t.Word >= w - CountedBefore && t.Word <= w + CountedAfter).Select(t => _lexicon.Find(t.Term)).Where(t => t >= 0));
                }
            }
        }

        foreach (var words in _asks[at])
        {
            var many = words.FindIndex(w => w.Text is "combien");
            if (many >= 0 && many + 2 < words.Count && words[many + 1].Text is "de" or "d" && _lexicon.Find(Stem.Of(words[many + 2].Text)) is >= 0 and var noun)
            {
                counted.Add(noun);
            }
        }

        return counted;
    }

    private HashSet<int> NameTerms(ContentPack pack, Entry[] entries)
    {
        var names = entries.SelectMany(e => e.Asks.Append(e.Title).Concat(e.Quotes.Select(q => q.Text)))
            .SelectMany(Analysis.OfText)
            .Where(t => t.Kind == TokenKind.Word && (t.Signs & (WordSigns.Capital | WordSigns.Acronym)) != WordSigns.None)
            .Select(t => _lexicon.Find(t.Term)).Where(t => t >= 0).ToHashSet();
        names.ExceptWith(EventTerms(pack));
        return names;
    }

    private static IReadOnlySet<string>[] FocusStems(ContentPack pack, Entry[] entries)
    {
        var byType = pack.Types.DistinctBy(t => t.Id, StringComparer.Ordinal).ToDictionary(
            t => t.Id,
            t => (IReadOnlySet<string>)t.Focus.Concat(t.Words).SelectMany(Analysis.OfText).Select(x => x.Term).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
        var none = new HashSet<string>(StringComparer.Ordinal);
        return [.. entries.Select(e => byType.GetValueOrDefault(e.Type) ?? none)];
    }

    private static (int[] Start, int[] Postings) Flatten(List<int>?[] lists)
    {
        var start = new int[lists.Length + 1];
        for (var t = 0; t < lists.Length; t++)
        {
            start[t + 1] = start[t] + (lists[t]?.Count ?? 0);
        }

        var postings = new int[start[^1]];
        for (var t = 0; t < lists.Length; t++)
        {
            lists[t]?.CopyTo(postings, start[t]);
        }

        return (start, postings);
    }

    /// <summary>In which fields of an entry a term stands.</summary>
    private sealed class Fields
    {
        public int Title { get; set; }

        public int Phrases { get; set; }

        public double Text { get; set; }

        public bool Asked { get; set; }

        public bool Family { get; set; }
    }
}
