#pragma warning disable MA0048 // The engine and its question are one door.
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>Finds what a question means in one pack. Immutable, built once per pack, safe for concurrent use.</summary>
internal sealed class AnswerEngine
{
    private const int Ranked = 12;
    private const int LongQuestion = 11;
    private const double SureOfBoth = 0.9;
    private const int FewWordsOfHalves = 12;
    private const int MostWordsOfHalves = 18;
    private const double MostShared = 0.5;
    private const double UnsaidMet = 0.55;
    private const int ClauseWords = 3;
    private const double ClauseGain = 0.2;

    private readonly PackIndex _index;
    private readonly QueryReader _reader;
    private readonly Ranker _ranker;
    private readonly Decider _decider;
    private readonly Numbering _numbering;
    private readonly FollowUps _followUps;
    private readonly Moments _moments;
    private readonly Cards _cards;
    private readonly Dictionary<string, string> _byShortId = new(StringComparer.Ordinal);

    private AnswerEngine(PackIndex index, Thresholds thresholds)
    {
        _index = index;
        _reader = new QueryReader(index);
        _ranker = new Ranker(index);
        _decider = new Decider(index, thresholds);
        _numbering = new Numbering(index);
        _followUps = new FollowUps(index, _reader, _ranker, _decider);
        _moments = new Moments(index);
        _cards = new Cards(index, _numbering);
        foreach (var entry in index.Entries)
        {
            _byShortId.TryAdd(ShortIds.Of(entry.Id), entry.Id);
        }
    }

    /// <summary>The pack it answers from.</summary>
    public ContentPack Pack => _index.Pack;

    /// <summary>Builds the index.</summary>
    /// <param name="pack">The pack; up to 5,000 entries.</param>
    /// <param name="thresholds">The pack's calibration, or <see langword="null"/> for the fixed default.</param>
    public static AnswerEngine Build(ContentPack pack, Thresholds? thresholds) => new(IndexBuilder.Build(pack), thresholds ?? Thresholds.Default);

    /// <summary>The same engine with a pack's own calibration; the index is shared.</summary>
    public AnswerEngine With(Thresholds thresholds) => new(_index, thresholds);

    /// <summary>Answers one question.</summary>
    public Answer Ask(Question question)
    {
        var verdict = Decide(question);
        return Dress(verdict, question);
    }

    /// <summary>Shows one entry, as a pressed button asks; <paramref name="full"/> for all of it with its source passage.</summary>
    public Answer Show(string entryId, Question context, bool full)
    {
        if (!_index.ById.TryGetValue(entryId, out var entry))
        {
            throw new ArgumentException($"No entry is called '{entryId}'.", nameof(entryId));
        }

        var verdict = _decider.Single(entry, 1);
        return Dress(full ? verdict with { Outcome = verdict.Outcome == Outcome.List ? Outcome.List : Outcome.Answer, Entries = [entry], Reason = Reason.Source } : verdict, context);
    }

    /// <summary>What the bot says of itself.</summary>
    public Answer Help(Question context) => Dress(new Verdict(Outcome.Help, [], 0, Reason.SmallTalk), context);

    /// <summary>The id behind a button's short name, or <see langword="null"/> where the pack has none such (any more).</summary>
    public string? Resolve(string shortId) => _byShortId.GetValueOrDefault(shortId);

    private Verdict Decide(Question question)
    {
        var query = _reader.Read(question.Text);
        if (query.Words.Count == 0)
        {
            return new Verdict(Outcome.Help, [], 0, Reason.SmallTalk);
        }

        if (Language.IsEnglish(question.Text))
        {
            return new Verdict(Outcome.Help, [], 0, Reason.English);
        }

        if (SmallTalk.Is(Words.Split(question.Text)) || SmallTalk.Is(query.Words))
        {
            return PackSmallTalk(query);
        }

        if (Practicalities.IsWeather(query.Words))
        {
            return new Verdict(Outcome.Silence, [], 0, Reason.NothingFits) { Practical = Practicalities.Weather, Lead = "Le document ne dit rien de la météo." };
        }

        // « mesure 2 » stands on its own, but for one of a list just shown.
        if (question.Memory?.Outcome is not (Outcome.List or Outcome.Choices) && query.Words[0].Text is not "et" && Numbered(query) is { } numbered)
        {
            return numbered;
        }

        return _followUps.Read(query, question) ?? _moments.Read(query, question) ?? Numbered(query) ?? _moments.AtUnknownHour(query, question) ?? ByRanking(query, question.Text);
    }

    private Verdict ByRanking(Query query, string text)
    {
        var ranking = _ranker.Rank(query, Ranked);
        if (query.Words.Count >= LongQuestion && ranking.Certainty < _decider.Thresholds.Answer)
        {
            // What is asked is one clause; the rest tells how they came to ask.
            foreach (var clause in Clauses.Of(text, ClauseWords))
            {
                var part = _reader.Read(clause);
                if (part.Words.Count > 0 && part.Words[0].Text is "il" or "elle" or "ils" or "elles")
                {
                    continue; // What the pronoun stands for is in another clause.
                }

                var found = _ranker.Rank(part, Ranked);
                if (found.Certainty > ranking.Certainty + ClauseGain && part.ContentTokens > 0)
                {
                    (query, ranking) = (part, found);
                }
            }
        }

        if (query.Words.Count <= MostWordsOfHalves && Halves(query, ranking) is { } halves)
        {
            return halves;
        }

        var verdict = Unsaid(query, ranking) ?? _decider.Decide(query, ranking);
        if (verdict.Outcome is Outcome.Outside && verdict.Topic < 0 && Practicalities.Topic(query) is { } topic)
        {
            return verdict with { Outcome = Outcome.Silence, Relevance = verdict.Relevance / 2, Practical = topic, Lead = $"Le document ne dit rien sur {topic}." };
        }

        return verdict;
    }

    /// <summary>« X a-t-elle été fondée quand »: what the pack declares unsaid of all of that kind, whatever the name.</summary>
    private Verdict? Unsaid(Query query, Ranking ranking)
    {
        if (ranking.Hits.Count == 0 || ranking.Hits[0] is not { MeetsPhrase: false } top)
        {
            return null;
        }

        var rest = new Query { Words = query.Words, Tokens = query.Tokens.FindAll(t => !_index.BearsName(t, top.Entry, RelevanceSigns.NameFit)) };
        if (rest.Tokens.Count == query.Tokens.Count || rest.ContentTokens == 0 || _ranker.Rank(rest, 1) is not { Hits: [{ Similarity: >= UnsaidMet } found, ..] } || _index.Entries[found.Entry].Kind != EntryKind.Silence)
        {
            return null;
        }

        var related = _index.Entries[found.Entry].Related;
        var isOf = related.Contains(_index.Entries[top.Entry].Id, StringComparer.Ordinal) || (_index.ParentOf[top.Entry] is >= 0 and var parent && related.Contains(_index.Entries[parent].Id, StringComparer.Ordinal));
        return isOf ? _decider.Single(found.Entry, ranking.Relevance / 2) : null;
    }

    /// <summary>Two things asked for in one breath.</summary>
    private Verdict? Halves(Query query, Ranking whole)
    {
        var (at, length) = Joint(query.Words);
        if (at < 0 || at + length >= query.Words.Count || (length == 1 && query.Tokens.Exists(t => t.Token.Word == at)))
        {
            return null;
        }

        var (first, second) = (_reader.Read(Asked(query.Words.GetRange(0, at))), _reader.Read(Asked(query.Words.GetRange(at + length, query.Words.Count - at - length))));
        var bothAsk = IsAsking(first) && IsAsking(second);
        if ((first.ContentTokens == 0 || second.ContentTokens == 0) && !bothAsk)
        {
            return null;
        }

        var (one, other) = (_ranker.Rank(first, Ranked), _ranker.Rank(second, Ranked));
        return (whole.Certainty >= SureOfBoth || query.Words.Count > FewWordsOfHalves) && !AreApart(first, one, second, other) ? null : _decider.Halves(one, other, whole);
    }

    /// <summary>Whether neither half speaks of what the other one finds.</summary>
    private bool AreApart(Query first, Ranking one, Query second, Ranking other) =>
        one.Hits.Count > 0 && other.Hits.Count > 0 && Share(first, other.Hits[0].Entry) < MostShared && Share(second, one.Hits[0].Entry) < MostShared;

    private double Share(Query query, int entry) => query.Tokens.Sum(t => t.Mass * _index.Covered(t, entry)) / Math.Max(query.Mass, 1e-6);

    /// <summary>« quand », « dans quelle ville »: little more than what is asked for.</summary>
    private static bool IsAsking(Query query) =>
        (query.ContentTokens == 0 && query.Tokens.Exists(t => t.Token.Kind == TokenKind.Question)) || (query is { ContentTokens: 1, Focus: >= 0 } && query.Words.Exists(w => w.Text is "quel" or "quelle"));

    /// <summary>« quand » alone, as « c'est quand ».</summary>
    private static List<Word> Asked(List<Word> half) => half is [{ Text: "quand" or "ou" or "qui" or "combien" or "pourquoi" }] ? [new Word("c", WordSigns.Elided), new Word("est", WordSigns.None), .. half] : half;

    /// <summary>Where two things are joined or set against each other, and in how many words: « et », « ou », « plutôt que », « au lieu de ».</summary>
    private static (int At, int Length) Joint(List<Word> words)
    {
        for (var i = 1; i + 1 < words.Count; i++)
        {
            if (words[i].Text is "et" || (words[i].Text is "ou" && !words[i].Has(WordSigns.AccentedU)))
            {
                return (i, 1);
            }

            if (words[i].Text is "plutot" && words[i + 1].Text is "que" or "qu")
            {
                return (i, 2);
            }

            if (words[i].Text is "au" && words[i + 1].Text is "lieu" && i + 2 < words.Count && words[i + 2].Text is "de" or "d")
            {
                return (i, 3);
            }
        }

        return (-1, 0);
    }

    /// <summary>The pack's own words on the small talk, where it has some.</summary>
    private Verdict PackSmallTalk(Query query)
    {
        var ranking = _ranker.Rank(query, 1, e => _index.Entries[e].Kind == EntryKind.SmallTalk);
        var verdict = new Verdict(Outcome.Help, [], 0, Reason.SmallTalk);
        return ranking.Hits.Count > 0 && ranking.Hits[0].Similarity >= 0.8 && ranking.Hits[0].Cover >= 0.7 ? verdict with { Topic = ranking.Hits[0].Entry } : verdict;
    }

    private Verdict? Numbered(Query query) => _numbering.Find(query) switch
    {
        [] => null,
        [var only] => _decider.Single(only, 0.98),
        var several => new Verdict(Outcome.Choices, [.. several.Take(Decider.MostOffered)], 0.95, Reason.Numbered),
    };

    private string? TopicOf(Verdict verdict, string[] ids) =>
        verdict.Topic >= 0 ? _index.Entries[verdict.Topic].Id
        : verdict.Practical is { } practical ? Answer.PracticalTopic + practical
        : verdict.Reason == Reason.UnknownOfKnown ? ids.FirstOrDefault() : null;

    /// <summary>What is talked about from now on: what was shown; where nothing was, or a silence came in between, what was before.</summary>
    private static DialogueMemory Remembered(Verdict verdict, string[] ids, DialogueMemory? before)
    {
        var between = verdict is { Outcome: Outcome.Silence, Reason: not Reason.UnknownOfKnown } && before is { Outcome: Outcome.List or Outcome.Answer };
        return verdict.Outcome is Outcome.Help or Outcome.Outside || between || ids.Length == 0
            ? before ?? new DialogueMemory([], Outcome.Help)
            : new DialogueMemory(ids, verdict.Outcome);
    }

    private Answer Dress(Verdict verdict, Question question)
    {
        string[] ids = verdict.Outcome == Outcome.Help ? [] : [.. verdict.Entries.Select(e => _index.Entries[e].Id)];
        return new Answer
        {
            Outcome = verdict.Outcome,
            Ids = ids,
            Topic = TopicOf(verdict, ids),
            Relevance = Math.Clamp(verdict.Relevance, 0, 1),
            Message = _cards.Of(verdict, question.Programme, question.Now),
            Memory = Remembered(verdict, ids, question.Memory),
        };
    }
}

/// <summary>A question and its moment.</summary>
internal sealed record Question
{
    /// <summary>The words as typed.</summary>
    public required string Text { get; init; }

    /// <summary>The calendar's instant.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The programme as it stands.</summary>
    public required Programme Programme { get; init; }

    /// <summary>What was talked about before, or <see langword="null"/>.</summary>
    public DialogueMemory? Memory { get; init; }
}
