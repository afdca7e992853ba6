namespace UnionBot.French;

/// <summary>Cuts a long question into its clauses: what stands between stops, commas and the words that join sentences.</summary>
/// <remarks>Members tell how they came to ask; what they ask is one clause of it.</remarks>
internal static class Clauses
{
    private const int Most = 6;

    private static readonly string[] Joints =
        [" parce que ", " parce qu", " vu que ", " vu qu", " car ", " mais ", " donc ", " du coup ", " sachant que ", " alors que ", " comme quoi ", " pour savoir ", " je voudrais savoir ", " je voulais savoir ", " j'aimerais savoir ", " et je ", " et moi "];

    /// <summary>The clauses of a text, in order; none where it has but one.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="leastWords">How many words a clause has at least; shorter ones are left out.</param>
    public static List<string> Of(string text, int leastWords)
    {
        var clauses = new List<string>();
        var start = 0;
        var i = 0;
        var end = Math.Min(text.Length, Words.MaxLetters);
        while (i < end && clauses.Count < Most)
        {
            var cut = IsStop(text, i) ? 1 : Joint(text, i);
            if (cut == 0)
            {
                i++;
                continue;
            }

            Add(clauses, text[start..i], leastWords);
            start = i += cut;
        }

        if (start == 0)
        {
            return clauses;
        }

        if (clauses.Count < Most)
        {
            Add(clauses, text[start..end], leastWords);
        }

        return clauses;
    }

    private static void Add(List<string> clauses, string clause, int leastWords)
    {
        var words = 0;
        for (var i = 0; i < clause.Length; i++)
        {
            words += char.IsLetterOrDigit(clause[i]) && (i == 0 || !char.IsLetterOrDigit(clause[i - 1])) ? 1 : 0;
        }

        if (words >= leastWords)
        {
            clauses.Add(clause);
        }
    }

    private static bool IsStop(string text, int i) => text[i] switch
    {
        '?' or '!' or ';' or '\n' or '…' or '(' or ')' => true,
        '.' or ',' or ':' => i + 1 >= text.Length || !char.IsAsciiDigit(text[i + 1]),
        _ => false,
    };

    private static int Joint(string text, int i)
    {
        if (text[i] != ' ')
        {
            return 0;
        }

        foreach (var joint in Joints)
        {
            if (string.Compare(text, i, joint, 0, joint.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return joint.EndsWith(' ') ? joint.Length - 1 : joint.Length; // The space after it may begin the next joint.
            }
        }

        return 0;
    }
}
