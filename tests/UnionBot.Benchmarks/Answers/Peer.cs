using UnionBot.Answers;
using UnionBot.Messages;

namespace UnionBot.Benchmarks.Answers;

/// <summary>A search library that a user would pick, made to answer the same questions under the simplest rule: above a score it answers, below it offers what it found.</summary>
internal abstract class Peer : IDisposable
{
    private static readonly BotMessage Nothing = BotMessage.Plain("–");

    /// <summary>What it is called.</summary>
    public abstract string Name { get; }

    /// <summary>Bytes of its index that the garbage collector does not see.</summary>
    public virtual long IndexBytes => 0;

    /// <summary>The score from which it answers.</summary>
    public double Threshold { get; set; }

    /// <summary>The best entries and the best one's score.</summary>
    public abstract (IReadOnlyList<string> Ids, double Score) Find(string question, int most);

    /// <summary>Answers or offers.</summary>
    public Answer Ask(string question)
    {
        var (ids, score) = Find(question, 4);
        var outcome = ids.Count == 0 ? Outcome.Outside : score >= Threshold ? Outcome.Answer : Outcome.Choices;
        return new Answer
        {
            Outcome = outcome,
            Ids = ids,
            Relevance = score,
            Message = Nothing,
            Memory = new DialogueMemory(ids, outcome),
        };
    }

    /// <summary>Gives it the threshold that serves it best on these very questions, which no user could know beforehand.</summary>
    public void FitThreshold(IReadOnlyList<AskedQuestion> questions)
    {
        var asked = questions.Where(q => q.Kind is not ("dialogue" or "ambiguous")).Select(q =>
        {
            var (ids, score) = Find(q.Turns[0].Text, 1);
            return (Foreign: q.Kind is "oos", Score: ids.Count == 0 ? double.MinValue : score, Right: ids.Count > 0 && q.Turns[0].Expect.Contains(ids[0]));
        }).ToList();
        var inScope = Math.Max(1, asked.Count(a => !a.Foreign));
        var foreign = Math.Max(1, asked.Count(a => a.Foreign));
        Threshold = asked.Select(a => a.Score).Where(s => s > double.MinValue).Append(double.MaxValue).MaxBy(t =>
            (0.65 * asked.Where(a => !a.Foreign && a.Score >= t).Sum(a => a.Right ? 1 : -1) / inScope)
            - (0.35 * 2 * asked.Count(a => a.Foreign && a.Score >= t) / foreign));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of the index.</summary>
    protected abstract void Dispose(bool disposing);
}
