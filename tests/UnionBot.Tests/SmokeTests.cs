namespace UnionBot.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void The_house_stands() => true.ShouldBeTrue();
}
