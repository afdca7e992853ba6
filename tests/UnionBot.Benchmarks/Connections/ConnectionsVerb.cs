using UnionBot.Content;
using UnionBot.Tests.Worker;

namespace UnionBot.Benchmarks.Connections;

/// <summary>The verb <c>connections</c>: a seeded campaign of connection faults against the real worker, on the machine's clock; before it, reconnects alone are weighed.</summary>
internal static class ConnectionsVerb
{
    /// <summary>Runs it.</summary>
    /// <param name="args"><c>--faults N</c> (10,000; 0 for none), <c>--seed N</c>, <c>--towns N</c> (8), <c>--reconnects N</c> (1,000; 0 for none), <c>--json FILE</c>.</param>
    /// <param name="output">The figures.</param>
    /// <returns>0; 1 where anything was lost, doubled unmarked, did not come back, or where memory grew.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var time = TimeProvider.System;
        using var folder = new TemporaryPack();
        var pack = PackReader.Read(folder.Path).Pack ?? throw new InvalidOperationException("The campaign's own pack is faulty.");
        var plan = new CampaignPlan { Faults = Verb.Number(args, "--faults", 10_000), Seed = Verb.Number(args, "--seed", 1), Towns = Verb.Number(args, "--towns", 8) };
        var reconnects = Verb.Number(args, "--reconnects", 1000);
        var weighed = reconnects > 0 ? await Reconnects.RunAsync(reconnects, plan.Towns, pack, time, CancellationToken.None) : null;
        var json = Verb.Text(args, "--json");
        if (plan.Faults == 0)
        {
            return Verb.Report("Reconnects, on a quick clock", weighed?.Figures ?? [], weighed?.Faults ?? [], json, output);
        }

        if (weighed is not null)
        {
            Verb.Report("Reconnects, on a quick clock", weighed.Figures, weighed.Faults, json: null, output); // At once: the campaign lasts long.
        }

        var report = await new Campaign(plan, pack, time).RunAsync(CancellationToken.None);
        IEnumerable<KeyValuePair<string, object>> figures =
            [.. report.Tally.ByKind.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => new KeyValuePair<string, object>(k.Key, k.Value)), .. report.Figures, .. weighed?.Figures ?? []];
        return Verb.Report("Connection faults, on the machine's clock", figures, [.. report.Faults, .. weighed?.Faults ?? []], json, output);
    }
}
