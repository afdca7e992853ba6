using System.Collections.Concurrent;
using CsCheck;
using UnionBot.Announcements;

namespace UnionBot.Tests.Announcements;

/// <summary>The rules of the plan against any life of it: what must hold is said by <see cref="PlanWorld"/>, in words of its own.</summary>
public sealed class OccurrenceModelTests
{
    private static readonly Gen<(bool Second, (PlanStep Step, int Choice)[] Steps)> AnyLife = Gen.Select(Gen.Bool, Gen.Select(Gen.Enum<PlanStep>(), Gen.Int[0, 11]).Array[0, 24]);

    [Fact]
    public void Whatever_happens_to_the_plan_each_occurrence_goes_out_at_most_once_in_its_time_and_approved_or_is_said_to_be_missed()
    {
        var ways = new ConcurrentDictionary<(OccurrenceState From, OccurrenceState To), byte>();
        AnyLife.Sample(
            life =>
            {
                var world = new PlanWorld(life.Second);
                foreach (var (step, choice) in life.Steps)
                {
                    if (world.Do(step, choice) is { } broken)
                    {
                        throw new InvalidOperationException($"{step} {choice} at {world.Now:u}: {broken}");
                    }
                }

                foreach (var way in world.Ways)
                {
                    ways[way] = 0;
                }
            },
            iter: 20_000);

        var states = Enum.GetValues<OccurrenceState>();
        ways.Keys.ShouldBe(
            states.SelectMany(from => states.Where(to => from != to && OccurrenceRules.MayBecome(from, to)).Select(to => (from, to))),
            ignoreOrder: true, "the lives that were tried went every way that the rules name, and no other");
    }
}
