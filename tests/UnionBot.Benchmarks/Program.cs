using System.Text;
using UnionBot.Benchmarks.Answers;
using UnionBot.Benchmarks.Connections;

Console.OutputEncoding = Encoding.UTF8;
return args switch
{
    ["answers", .. var rest] => AnswersVerb.Run(rest, Console.Out, Console.Error),
    ["connections", .. var rest] => await ConnectionsVerb.RunAsync(rest, Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        Usage: dotnet run -c Release --project tests/UnionBot.Benchmarks -- VERB
          answers [--questions FILE] [--pack DIR|FILE.json] [--json] [--misses] [--alone]
          connections [--faults N] [--seed N] [--towns N] [--reconnects N] [--json FILE]
        """);
    return 2;
}
