using Microsoft.Extensions.Time.Testing;
using UnionBot.Health;

namespace UnionBot.Tests.Health;

public sealed class OutageLinesTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void An_hour_of_failures_each_second_writes_few_lines()
    {
        var log = new OutageLines(_time);
        var lines = 0;
        for (var second = 0; second < 3600; second++)
        {
            lines += log.Failed() ? 1 : 0;
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        lines += log.Recovered() ? 1 : 0;
        lines.ShouldBeInRange(3, 10);
    }

    [Fact]
    public void A_connection_that_comes_and_goes_writes_few_lines_too()
    {
        var log = new OutageLines(_time);
        var lines = 0;
        for (var i = 0; i < 360; i++)
        {
            lines += log.Failed() ? 1 : 0;
            lines += log.Recovered() ? 1 : 0;
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        lines.ShouldBeInRange(2, 10);
    }

    [Fact]
    public void A_recovery_without_a_failure_says_nothing() => new OutageLines(_time).Recovered().ShouldBeFalse();
}
