using System.Text;
using UnionBot.Benchmarks.Answers;

Console.OutputEncoding = Encoding.UTF8;
return args switch
{
    ["answers", .. var rest] => AnswersVerb.Run(rest, Console.Out, Console.Error),
    ["fit", .. var rest] => FitVerb.Run(AnswersVerb.Root(), rest is ["--ridge", var ridge] ? double.Parse(ridge, System.Globalization.CultureInfo.InvariantCulture) : 1, Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/UnionBot.Benchmarks -- answers [--questions FILE] [--pack DIR|FILE.json] [--json] [--misses] [--alone] [--soak N]\n       … -- fit [--ridge X]");
    return 2;
}
