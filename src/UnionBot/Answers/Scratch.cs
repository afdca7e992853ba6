namespace UnionBot.Answers;

/// <summary>The accumulators of one ranking, used again by the next. Never shared by two at once.</summary>
internal sealed class Scratch
{
    private readonly int[] _phraseToken;
    private readonly int[] _entryToken;
    private int _stamp;

    /// <summary>Makes accumulators for an index.</summary>
    public Scratch(int phrases, int entries)
    {
        _phraseToken = new int[phrases];
        PhraseMatch = new double[phrases];
        PhraseWording = new float[phrases];
        Wording = new double[entries];
        _entryToken = new int[entries];
        Cover = new double[entries];
        Weight = new double[entries];
        Similarity = new double[entries];
        Second = new double[entries];
        Phrase = new double[entries];
    }

    /// <summary>Matched mass of each touched phrase.</summary>
    public double[] PhraseMatch { get; }

    /// <summary>How alike each phrase is put.</summary>
    public float[] PhraseWording { get; }

    /// <summary>The phrases that are put a little alike.</summary>
    public List<int> Worded { get; } = [];

    /// <summary>How alike each entry's best phrase is put, 0…1; and a share of the next best.</summary>
    public double[] Wording { get; }

    /// <summary>Matched mass in the whole of each touched entry.</summary>
    public double[] Cover { get; }

    /// <summary>BM25F mass of each touched entry.</summary>
    public double[] Weight { get; }

    /// <summary>The best phrase's similarity.</summary>
    public double[] Similarity { get; }

    /// <summary>The second best phrase's similarity.</summary>
    public double[] Second { get; }

    /// <summary>The greatest share of a phrase that was matched.</summary>
    public double[] Phrase { get; }

    /// <summary>The phrases that any token touched.</summary>
    public List<int> Phrases { get; } = [];

    /// <summary>The entries that any token touched.</summary>
    public List<int> Entries { get; } = [];

    /// <summary>A token begins: what it touches counts once.</summary>
    public void NextToken() => _stamp++;

    /// <summary>Whether this is the token's first touch of a phrase.</summary>
    public bool TouchPhrase(int phrase)
    {
        if (_phraseToken[phrase] == _stamp)
        {
            return false;
        }

        if (_phraseToken[phrase] == 0)
        {
            Phrases.Add(phrase);
        }

        _phraseToken[phrase] = _stamp;
        return true;
    }

    /// <summary>Whether this is the token's first touch of an entry.</summary>
    public bool TouchEntry(int entry)
    {
        if (_entryToken[entry] == _stamp)
        {
            return false;
        }

        if (_entryToken[entry] == 0)
        {
            Entries.Add(entry);
        }

        _entryToken[entry] = _stamp;
        return true;
    }

    /// <summary>Makes all that was touched clean again.</summary>
    public void Clear()
    {
        foreach (var phrase in Phrases)
        {
            _phraseToken[phrase] = 0;
            PhraseMatch[phrase] = 0;
        }

        foreach (var entry in Entries)
        {
            _entryToken[entry] = 0;
            Wording[entry] = Cover[entry] = Weight[entry] = Similarity[entry] = Second[entry] = Phrase[entry] = 0;
        }

        foreach (var phrase in Worded)
        {
            PhraseWording[phrase] = 0;
        }

        Worded.Clear();
        Phrases.Clear();
        Entries.Clear();
        _stamp = 0;
    }
}
