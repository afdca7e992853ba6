using System.Runtime.CompilerServices;

namespace UnionBot.French;

/// <summary>How many slips of the finger lie between two words (Damerau–Levenshtein, neighbours swapped count one).</summary>
internal static class EditDistance
{
    /// <summary>The distance, or <paramref name="limit"/> + 1 as soon as it must be more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Fast from the first question on, not from the thirtieth.
    public static int Within(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        if (a.Length > Words.MaxWordLength || b.Length > Words.MaxWordLength)
        {
            a = a[..Math.Min(a.Length, Words.MaxWordLength)];
            b = b[..Math.Min(b.Length, Words.MaxWordLength)];
        }

        Span<int> twoBefore = stackalloc int[b.Length + 1];
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            before[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var d = Math.Min(Math.Min(before[j] + 1, row[j - 1] + 1), before[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d = Math.Min(d, twoBefore[j - 2] + 1);
                }

                row[j] = d;
                least = Math.Min(least, d);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            var oldest = twoBefore;
            twoBefore = before;
            before = row;
            row = oldest;
        }

        return before[b.Length];
    }

    /// <summary>How many slips a word of this length is forgiven.</summary>
    public static int Forgiven(int length) => length switch
    {
        <= 3 => 0,
        4 => 1,
        <= 7 => 2,
        _ => 3,
    };
}
