using UnionBot.Benchmarks.Answers;

namespace UnionBot.Tests.Answers;

/// <summary>Floors that the engine has reached; a change that falls under one loses answers for members.</summary>
public sealed class QuestionSetTests
{
    [Fact]
    public void The_development_questions_are_answered_as_measured()
    {
        var missed = new List<string>();
        var scores = Scores.Of(Engines.Assises, AskedQuestion.ReadAll(Path.Combine(Engines.Questions, "dev.jsonl")), Engines.Before, missed.Add);
        var list = string.Join('\n', missed);

        scores.FirstRight.ShouldBeGreaterThanOrEqualTo(147, list); // of 148
        scores.NoisyFirstRight.ShouldBeGreaterThanOrEqualTo(46, list); // of 47
        scores.Wrong.ShouldBeLessThanOrEqualTo(1, list);
        scores.OutOfScopeAnswered.ShouldBeLessThanOrEqualTo(1, list); // of 48
        scores.WithinOneTap.ShouldBeGreaterThanOrEqualTo(145, list);
        scores.DirectlyRight.ShouldBeGreaterThanOrEqualTo(118, list);
        scores.AmbiguousRight.ShouldBeGreaterThanOrEqualTo(21, list); // of 26
        scores.FollowUpsRight.ShouldBeGreaterThanOrEqualTo(11, list); // of 12
        scores.Auroc.ShouldBeGreaterThanOrEqualTo(0.97, list);
    }

    /// <summary>Written after the engine, by one who had read the pack: the nearest to unseen questions that a test may hold.</summary>
    [Fact]
    public void Fresh_questions_are_answered_as_measured()
    {
        var missed = new List<string>();
        var scores = Scores.Of(Engines.Assises, AskedQuestion.ReadAll(Path.Combine(Repository.Root, "tests", "UnionBot.Tests", "Answers", "fresh.jsonl")), Engines.Before, missed.Add);
        var list = string.Join('\n', missed);

        scores.FirstRight.ShouldBeGreaterThanOrEqualTo(57, list); // of 68
        scores.WithinOneTap.ShouldBeGreaterThanOrEqualTo(62, list);
        scores.Wrong.ShouldBeLessThanOrEqualTo(5, list);
        scores.OutOfScopeAnswered.ShouldBeLessThanOrEqualTo(4, list); // of 30
        scores.FollowUpsRight.ShouldBeGreaterThanOrEqualTo(14, list); // of 15
    }

    [Fact]
    public void An_independent_set_is_answered_as_measured()
    {
        var scores = Scores.Of(Engines.Independent, AskedQuestion.ReadAll(Path.Combine(Engines.Questions, "independent", "queries.jsonl")), Engines.Before);

        (100.0 * scores.FirstRight / scores.InScope).ShouldBeGreaterThanOrEqualTo(83);
        scores.Auroc.ShouldBeGreaterThanOrEqualTo(0.815);
        (100.0 * scores.Wrong / scores.InScope).ShouldBeLessThanOrEqualTo(4);
    }
}
