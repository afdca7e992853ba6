using UnionBot.Agenda;
using UnionBot.Answers;

namespace UnionBot.Benchmarks.Answers;

/// <summary>What an engine makes of a set, counted as issue 4 counts.</summary>
internal sealed class Scores
{
    private readonly List<double> _inScope = [];
    private readonly List<double> _outOfScope = [];

    public int InScope { get; private set; }

    public int Clean { get; private set; }

    public int Noisy { get; private set; }

    public int FirstRight { get; private set; }

    public int NoisyFirstRight { get; private set; }

    public int AmongThree { get; private set; }

    public int DirectlyRight { get; private set; }

    public int Wrong { get; private set; }

    public int WithinOneTap { get; private set; }

    public int Offered { get; private set; }

    public int OfferedRight { get; private set; }

    public int OutOfScope { get; private set; }

    public int OutOfScopeAnswered { get; private set; }

    public int Ambiguous { get; private set; }

    public int AmbiguousRight { get; private set; }

    public int FollowUps { get; private set; }

    public int FollowUpsRight { get; private set; }

    /// <summary>Whether relevance tells in-scope from out-of-scope questions: 0.5 by chance, 1 always; NaN without both.</summary>
    public double Auroc
    {
        get
        {
            if (_inScope.Count == 0 || _outOfScope.Count == 0)
            {
                return double.NaN;
            }

            var sum = 0.0;
            foreach (var p in _inScope)
            {
                foreach (var n in _outOfScope)
                {
                    sum += p > n ? 1 : p == n ? 0.5 : 0;
                }
            }

            return sum / ((double)_inScope.Count * _outOfScope.Count);
        }
    }

    /// <summary>Asks all questions of a set.</summary>
    public static Scores Of(AnswerEngine engine, IReadOnlyList<AskedQuestion> questions, DateTimeOffset now, Action<string>? miss = null)
    {
        var programme = AgendaService.Of(engine.Pack);
        return Of((text, memory) => engine.Ask(new Question { Text = text, Now = now, Programme = programme, Memory = memory }), questions, miss);
    }

    /// <summary>Asks all questions of a set of whatever answers.</summary>
    public static Scores Of(Func<string, DialogueMemory?, Answer> ask, IReadOnlyList<AskedQuestion> questions, Action<string>? miss = null)
    {
        var scores = new Scores();
        foreach (var question in questions)
        {
            DialogueMemory? memory = null;
            for (var t = 0; t < question.Turns.Count; t++)
            {
                var turn = question.Turns[t];
                var answer = ask(turn.Text, memory);
                memory = answer.Memory;
                var good = scores.Count(question.Kind, t, turn, answer);
                if (!good)
                {
                    miss?.Invoke($"{question.Kind,-9} {answer.Outcome,-8} R={answer.Relevance:0.00} {turn.Text}  →  {string.Join(' ', answer.Ids.Take(4))}  |  {string.Join(' ', turn.Expect)}");
                }
            }
        }

        return scores;
    }

    private bool Count(string kind, int turn, AskedTurn asked, Answer answer)
    {
        var direct = answer.Outcome is Outcome.Answer or Outcome.List;
        var first = answer.Ids.Count > 0 && asked.Expect.Contains(answer.Ids[0]);
        switch (kind)
        {
            case "dialogue":
                if (turn == 0)
                {
                    return true;
                }

                FollowUps++;
                var right = asked.Expect.Count == 0 ? !direct : (direct && first) || (answer.Outcome == Outcome.Choices && answer.Ids.Take(4).Any(asked.Expect.Contains));
                FollowUpsRight += right ? 1 : 0;
                return right;
            case "ambiguous":
                Ambiguous++;
                var meant = (answer.Outcome is Outcome.Choices or Outcome.List && answer.Ids.Take(4).Count(asked.Expect.Contains) >= 2) || (answer.Outcome == Outcome.List && first);
                AmbiguousRight += meant ? 1 : 0;
                return meant;
            case "oos":
                OutOfScope++;
                _outOfScope.Add(answer.Relevance);
                OutOfScopeAnswered += direct ? 1 : 0;
                return !direct;
            default:
                CountInScope(kind, asked, answer, direct, first);
                return direct && first;
        }
    }

    private void CountInScope(string kind, AskedTurn asked, Answer answer, bool direct, bool first)
    {
        InScope++;
        _inScope.Add(answer.Relevance);
        if (kind is "noisy")
        {
            Noisy++;
            NoisyFirstRight += first ? 1 : 0;
        }
        else
        {
            Clean++;
        }

        FirstRight += first ? 1 : 0;
        AmongThree += answer.Ids.Take(3).Any(asked.Expect.Contains) ? 1 : 0;
        DirectlyRight += direct && first ? 1 : 0;
        Wrong += direct && !first ? 1 : 0;
        var offered = answer.Ids.Take(4).Any(asked.Expect.Contains);
        WithinOneTap += (direct && first) || (!direct && offered) ? 1 : 0;
        if (answer.Outcome is Outcome.Choices)
        {
            Offered++;
            OfferedRight += offered ? 1 : 0;
        }
    }
}
