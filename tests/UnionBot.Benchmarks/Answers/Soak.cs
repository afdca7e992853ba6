using System.Diagnostics;
using UnionBot.Agenda;
using UnionBot.Answers;
using UnionBot.Content;

namespace UnionBot.Benchmarks.Answers;

/// <summary>Asks very many questions, each a little different, and tells whether memory grows.</summary>
internal static class Soak
{
    private const int Parts = 10;

    /// <summary>Prints the live memory and the mean time after each tenth.</summary>
    public static void Run(ContentPack pack, IReadOnlyList<AskedQuestion> questions, DateTimeOffset now, int count, TextWriter output)
    {
        var engine = AnswerEngine.Build(pack, thresholds: null);
        var programme = AgendaService.Of(pack);
        var texts = questions.SelectMany(q => q.Turns).Select(t => t.Text).ToList();
        for (var part = 0; part < Parts; part++)
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < count / Parts; i++)
            {
                engine.Ask(new Question { Text = FormattableString.Invariant($"{texts[i % texts.Count]} x{part}{i}"), Now = now, Programme = programme });
            }

            var mean = Stopwatch.GetElapsedTime(started).TotalMicroseconds / Math.Max(1, count / Parts);
            output.WriteLine(FormattableString.Invariant($"  {(part + 1) * (count / Parts),10} questions: {GC.GetTotalMemory(forceFullCollection: true) / 1e6,8:0.00} MB live, {mean,6:0} µs a question"));
        }

        GC.KeepAlive(engine);
    }
}
