using System.Text;
using UnionBot.Benchmarks.Answers;
using UnionBot.Benchmarks.Broadcast;
using UnionBot.Benchmarks.Connections;
using UnionBot.Benchmarks.Crash;
using UnionBot.Benchmarks.Heartbeats;
using UnionBot.Benchmarks.Mutations;
using UnionBot.Benchmarks.Schedule;
using UnionBot.Benchmarks.Sending;
using UnionBot.Benchmarks.Traces;

Console.OutputEncoding = Encoding.UTF8;
return args switch
{
    ["answers", .. var rest] => AnswersVerb.Run(rest, Console.Out, Console.Error),
    ["broadcast", .. var rest] => await BroadcastVerb.RunAsync(rest, Console.Out, Console.Error),
    ["photo", .. var rest] => await PhotoVerb.RunAsync(rest, Console.Out, Console.Error),
    ["connections", .. var rest] => await ConnectionsVerb.RunAsync(rest, Console.Out),
    ["crash", .. var rest] => await CrashVerb.RunAsync(rest, Console.Out),
    ["mutations", .. var rest] => await MutationsVerb.RunAsync(rest, Console.Out),
    ["heartbeats", .. var rest] => await HeartbeatsVerb.RunAsync(rest, Console.Out),
    ["schedule", .. var rest] => await ScheduleVerb.RunAsync(rest, Console.Out),
    ["traces", .. var rest] => await TracesVerb.RunAsync(rest, Console.Out),
    ["fit", .. var rest] => FitVerb.Run(AnswersVerb.Root(), rest is ["--ridge", var ridge] ? double.Parse(ridge, System.Globalization.CultureInfo.InvariantCulture) : 1, Console.Out),
    ["why", .. var rest] => WhyVerb.Run(rest, AnswersVerb.Root(), Console.Out),
    ["fanout", .. var rest] => await FanoutVerb.RunAsync(rest, Console.Out, Console.Error),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        Usage: dotnet run -c Release --project tests/UnionBot.Benchmarks -- VERB
          answers [--questions FILE] [--pack DIR|FILE.json] [--json] [--misses] [--alone] [--soak N]
          fit [--ridge X]
          broadcast [--chats N] [--latency 60ms] [--lost-replies 1%] [--platform telegram|discord] [--seed N] [--json FILE] [SERVER]
          photo [--chats N] [--latency 60ms] [--json FILE] [SERVER]
            SERVER, one that isn't ours: --telegram URL or --discord URL, with --token T [--first-chat ID] [--admin ID]
          why FILE [--pack DIR]
          connections [--faults N] [--seed N] [--towns N] [--reconnects N] [--json FILE]
          crash [--kills N] [--faults N] [--seed N] [--towns N] [--verbose] [--json FILE]
          mutations [--count N] [--seed N] [--json FILE]
          traces [--lines N] [--seed N] [--towns N] [--json FILE]
          schedule [--jobs N] [--due N] [--seconds N] [--places N] [--json FILE]
          fanout [--rows N] [--json FILE]
          heartbeats [--members N] [--hang SECONDS] [--json FILE]
        """);
    return 2;
}
