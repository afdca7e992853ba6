#pragma warning disable MA0048 // A collection is one line.
namespace UnionBot.Tests.Answers;

/// <summary>Runs while no other test does: it measures the memory of the process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    internal const string Name = "alone";
}

[Collection(Alone.Name)]
public sealed class MemoryTests
{
    [Fact]
    public void Memory_does_not_grow_with_questions()
    {
        for (var i = 0; i < 300; i++)
        {
            Engines.Ask("qui est le numéro " + i);
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 3_000; i++)
        {
            Engines.Ask("qui a inventé le mot n" + (char)('a' + (i % 26)) + "zk" + i);
        }

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(2_000_000);
    }
}
