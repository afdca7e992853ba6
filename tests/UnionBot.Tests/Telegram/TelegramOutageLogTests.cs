using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using UnionBot.Telegram;

namespace UnionBot.Tests.Telegram;

public sealed class TelegramOutageLogTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Lines _lines = new();

    [Fact]
    public void An_hour_without_an_answer_writes_three_lines_the_last_says_that_it_is_over()
    {
        var log = new OutageLog(_time, _lines.For<OutageLog>());
        for (var second = 0; second < 3600; second += 30)
        {
            log.Failed("502", TimeSpan.FromSeconds(30));
            _time.Advance(TimeSpan.FromSeconds(30));
        }

        log.Worked();
        _lines.All.Count(l => l.Level > LogLevel.Debug).ShouldBe(3);
        _lines.All.Last().Text.ShouldContain("answers again");
    }

    [Fact]
    public void An_hour_that_comes_and_goes_writes_no_more()
    {
        var log = new OutageLog(_time, _lines.For<OutageLog>());
        for (var i = 0; i < 360; i++)
        {
            log.Failed("502", TimeSpan.FromSeconds(5));
            log.Worked();
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        _lines.All.Count(l => l.Level > LogLevel.Debug).ShouldBeInRange(2, 3);
    }
}
