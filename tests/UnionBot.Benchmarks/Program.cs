using System.Text;
using UnionBot.Benchmarks.Answers;
using UnionBot.Benchmarks.Sending;

Console.OutputEncoding = Encoding.UTF8;
return args switch
{
    ["answers", .. var rest] => AnswersVerb.Run(rest, Console.Out, Console.Error),
    ["fanout", .. var rest] => await FanoutVerb.RunAsync(rest, Console.Out, Console.Error),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/UnionBot.Benchmarks -- VERB, with VERB one of:");
    Console.Error.WriteLine("  answers [--questions FILE] [--pack DIR|FILE.json] [--json] [--misses] [--alone]");
    Console.Error.WriteLine("  fanout [--rows N] [--json FILE]");
    return 2;
}
