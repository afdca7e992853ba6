using System.Runtime.CompilerServices;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>How the authors of a pack put their questions: all their words, small ones too, and which stand beside which.</summary>
/// <remarks>
/// « Ça sert à quoi ? » and « on y va pour quoi faire ? » hold no word that means anything by itself; what tells them apart is how they are put.
/// A phrase is a vector of words and neighbours, weighted by how few phrases have them; likeness is the cosine.
/// </remarks>
internal sealed class Wording
{
    /// <summary>What more phrases than this have tells nothing, and would only cost time.</summary>
    private const int MostPhrases = 1_200;

    private const double PairWeight = 0.71;
    private const string Start = "^";

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _pairs = [];
    private readonly float[] _weights;
    private readonly int[][] _phrases;
    private readonly float[] _norms;

    /// <summary>Learns from phrases, in the order of the index.</summary>
    public Wording(IReadOnlyList<List<Word>> phrases)
    {
        var features = new List<List<int>>(phrases.Count);
        var having = new List<List<int>>();
        for (var p = 0; p < phrases.Count; p++)
        {
            var own = new List<int>();
            Features(phrases[p], own, grow: true);
            features.Add(own);
            foreach (var feature in own)
            {
                while (having.Count <= feature)
                {
                    having.Add([]);
                }

                having[feature].Add(p);
            }
        }

        _weights = [.. having.Select(h => h.Count == 0 ? 0f : (float)Math.Log(1 + ((double)phrases.Count / h.Count)))];
        foreach (var pair in _pairs.Values)
        {
            _weights[pair] *= (float)PairWeight;
        }

        _norms = [.. features.Select(f => (float)Math.Sqrt(f.Sum(x => _weights[x] * _weights[x])))];
        _phrases = [.. having.Select(h => h.Count > MostPhrases ? [] : h.ToArray())];
    }

    /// <summary>Adds up the likeness of each phrase that shares anything with a question.</summary>
    /// <param name="words">The question's words.</param>
    /// <param name="likeness">One cell a phrase, all zero; the cosine, unscaled by the question's own length, is left there.</param>
    /// <param name="touched">The phrases with a likeness above zero.</param>
    /// <returns>The question's length, to divide by.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Fast from the first question on, not from the thirtieth.
    public double Compare(List<Word> words, float[] likeness, List<int> touched)
    {
        var features = new List<int>(2 * words.Count);
        Features(words, features, grow: false);
        var norm = 0.0;
        foreach (var feature in features)
        {
            var gain = _weights[feature] * _weights[feature];
            norm += gain;
            foreach (var phrase in _phrases[feature])
            {
                if (likeness[phrase] == 0)
                {
                    touched.Add(phrase);
                }

                likeness[phrase] += gain / _norms[phrase];
            }
        }

        return Math.Sqrt(norm);
    }

    private void Features(List<Word> words, List<int> into, bool grow)
    {
        var before = Word(Start, grow);
        foreach (var word in words)
        {
            var at = Word(Stem.Of(word.Text), grow);
            if (at >= 0 && !into.Contains(at))
            {
                into.Add(at);
            }

            if (at >= 0 && before >= 0)
            {
                var pair = Pair(before, at, grow);
                if (pair >= 0 && !into.Contains(pair))
                {
                    into.Add(pair);
                }
            }

            before = at;
        }
    }

    private int Word(string word, bool grow)
    {
        if (!_words.TryGetValue(word, out var id))
        {
            if (!grow)
            {
                return -1;
            }

            _words[word] = id = _words.Count + _pairs.Count;
        }

        return id;
    }

    private int Pair(int first, int second, bool grow)
    {
        var key = ((long)first << 32) | (uint)second;
        if (!_pairs.TryGetValue(key, out var id))
        {
            if (!grow)
            {
                return -1;
            }

            _pairs[key] = id = _words.Count + _pairs.Count;
        }

        return id;
    }
}
