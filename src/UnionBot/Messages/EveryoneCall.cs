namespace UnionBot.Messages;

/// <summary>« @everyone » and « @here » in a message: words like others, until an admin confirms that they are to ring.</summary>
/// <remarks>A run that rings has <see cref="RunStyle.Calls"/> and is exactly one of these words. Nothing that anyone types, and nothing in a pack, has it.</remarks>
internal static class EveryoneCall
{
    private static readonly string[] Words = ["@everyone", "@here"];

    /// <summary>Whether a run is to ring.</summary>
    public static bool Rings(Run run) => run.Style.HasFlag(RunStyle.Calls) && !run.Style.HasFlag(RunStyle.Code) && run.Link is null && Words.Contains(run.Text, StringComparer.Ordinal);

    /// <summary>Whether a message is to ring.</summary>
    public static bool Rings(BotMessage message) => message.Blocks.Any(b => b.Runs.Any(Rings));

    /// <summary>The first of these words in a message, whether or not it rings; <see langword="null"/> where there is none.</summary>
    public static string? In(BotMessage message) => message.Blocks
        .SelectMany(b => b.Runs).Where(MayRing)
        .Select(r => Next(r.Text, 0).Word).FirstOrDefault(word => word.Length > 0);

    /// <summary>Lets these words ring.</summary>
    public static BotMessage Allow(BotMessage message) => message with { Blocks = Allow(message.Blocks) };

    /// <inheritdoc cref="Allow(BotMessage)"/>
    public static IReadOnlyList<Block> Allow(IReadOnlyList<Block> blocks) => [.. blocks.Select(b => b with { Runs = [.. b.Runs.SelectMany(Cut)] })];

    /// <summary>Lets nothing ring.</summary>
    public static BotMessage Silence(BotMessage message) => Rings(message) ? message with { Blocks = Silence(message.Blocks) } : message;

    /// <inheritdoc cref="Silence(BotMessage)"/>
    public static IReadOnlyList<Block> Silence(IReadOnlyList<Block> blocks) => [.. blocks.Select(b => b with { Runs = [.. b.Runs.Select(r => r with { Style = r.Style & ~RunStyle.Calls })] })];

    private static bool MayRing(Run run) => run.Link is null && !run.Style.HasFlag(RunStyle.Code);

    /// <summary>Sets each of these words as a run of its own.</summary>
    private static IEnumerable<Run> Cut(Run run)
    {
        var from = 0;
        while (MayRing(run) && Next(run.Text, from) is ( >= 0 and var at, var word))
        {
            if (at > from)
            {
                yield return run with { Text = run.Text[from..at] };
            }

            yield return run with { Text = word, Style = run.Style | RunStyle.Calls };
            from = at + word.Length;
        }

        if (from < run.Text.Length)
        {
            yield return run with { Text = run.Text[from..] };
        }
    }

    /// <summary>The next of these words that stands alone.</summary>
    private static (int At, string Word) Next(string text, int from)
    {
        for (var at = text.IndexOf('@', from); at >= 0; at = text.IndexOf('@', at + 1))
        {
            foreach (var word in Words)
            {
                var end = at + word.Length;
                if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0
                    && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                {
                    return (at, word);
                }
            }
        }

        return (-1, "");
    }
}
