using UnionBot.Benchmarks.Connections;
using UnionBot.Content;
using UnionBot.Tests.Worker;

namespace UnionBot.Benchmarks.Traces;

/// <summary>The verb <c>traces</c>: looks for tokens in what workers log and trace while connections break.</summary>
internal static class TracesVerb
{
    /// <summary>Runs it.</summary>
    /// <param name="args"><c>--lines N</c> (1,000,000), <c>--seed N</c>, <c>--towns N</c> (6), <c>--json FILE</c>.</param>
    /// <param name="output">The figures.</param>
    /// <returns>0; 1 where a line held a token, or the campaign itself went wrong.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var time = TimeProvider.System;
        var lines = Verb.Number(args, "--lines", 1_000_000);
        using var folder = new TemporaryPack();
        var pack = PackReader.Read(folder.Path).Pack ?? throw new InvalidOperationException("The run's own pack is faulty.");
        using var watch = new TokenWatch();
        var plan = new CampaignPlan { Faults = int.MaxValue, Seed = Verb.Number(args, "--seed", 1), Towns = Verb.Number(args, "--towns", 6), AskEveryMs = 60 };
        var campaign = new Campaign(plan, pack, time)
        {
            Told = watch.Told,
            Enough = () => watch.Lines >= lines,
            Built = town =>
            {
                watch.Watch(town.Telegram.Token);
                watch.Watch(town.Discord.Token);
            },
        };
        var report = await campaign.RunAsync(CancellationToken.None);
        IEnumerable<KeyValuePair<string, object>> figures = [new("lines, activities and events", watch.Lines), new("with a token", watch.Found.Count), .. report.Figures];
        return Verb.Report(
            "Tokens in logs and traces, under faults", figures, [.. watch.Found.Select(f => $"a token stands after « {f} »"), .. report.Faults], Verb.Text(args, "--json"), output);
    }
}
