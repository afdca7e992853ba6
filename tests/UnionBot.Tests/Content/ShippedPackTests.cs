using UnionBot.Content;

namespace UnionBot.Tests.Content;

public sealed class ShippedPackTests
{
    private static readonly PackReading s_reading = PackReader.Read(Repository.ShippedPack);

    [Fact]
    public void The_shipped_pack_has_no_fault() =>
        s_reading.Findings.Where(f => f.Severity is FindingSeverity.Fault).ShouldBeEmpty();
}
