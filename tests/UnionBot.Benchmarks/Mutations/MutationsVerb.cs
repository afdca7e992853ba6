namespace UnionBot.Benchmarks.Mutations;

/// <summary>The verb <c>mutations</c>: mutated updates, events and interactions for the real readers.</summary>
internal static class MutationsVerb
{
    /// <summary>Runs it.</summary>
    /// <param name="args"><c>--count N</c> (1,000,000), <c>--seed N</c>, <c>--json FILE</c>.</param>
    /// <param name="output">The figures.</param>
    /// <returns>0; 1 where anything crashed, stood still or was not counted.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var time = TimeProvider.System;
        var (count, seed) = (Verb.Number(args, "--count", 1_000_000), Verb.Number(args, "--seed", 1));
        var began = time.GetTimestamp();
        var telegram = await TelegramMutations.RunAsync(count / 2, seed, time, CancellationToken.None);
        var discord = await DiscordMutations.RunAsync(count / 2, seed, time, CancellationToken.None);
        KeyValuePair<string, object>[] figures =
        [
            .. Of("Telegram", telegram),
            .. Of("Discord", discord),
            new("Discord: gateway connections", discord.Connections),
            new("Discord: longest until all was read, s", Math.Round(discord.Longest.TotalSeconds, 1)),
            new("payloads", telegram.Fed + discord.Fed),
            new("refused and counted", telegram.Refused + discord.Refused),
            new("crashes and loops that stood still", telegram.Crashes.Count + discord.Crashes.Count),
            new("seconds", Math.Round(time.GetElapsedTime(began).TotalSeconds, 1)),
            new("seed", seed),
        ];
        return Verb.Report("Mutated payloads", figures, [.. telegram.Crashes, .. discord.Crashes], Verb.Text(args, "--json"), output);
    }

    private static IEnumerable<KeyValuePair<string, object>> Of(string platform, MutationSum sum) =>
    [
        new($"{platform}: payloads", sum.Fed),
        new($"{platform}: read", sum.Read),
        new($"{platform}: of these for the bot", sum.ForTheBot),
        new($"{platform}: refused and counted", sum.Refused),
        new($"{platform}: of no use to the bot, or known", sum.PassedOver),
        new($"{platform}: whole answers refused", sum.BrokenAnswers),
    ];
}
