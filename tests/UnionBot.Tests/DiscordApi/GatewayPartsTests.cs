using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Gateway;

namespace UnionBot.Tests.DiscordApi;

public sealed class GatewayPartsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly GatewayMemory _memory;
    private readonly ReconnectPlan _plan;

    public GatewayPartsTests()
    {
        _memory = new GatewayMemory(_time);
        _plan = new ReconnectPlan(_memory, new GatewayPacing { Random = () => 0.5 });
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static GatewaySession Session => new("s", new Uri("wss://resume.example"), 42);

    [Theory]
    [InlineData(4004, NextStep.Stop)]
    [InlineData(4010, NextStep.Stop)]
    [InlineData(4011, NextStep.Stop)]
    [InlineData(4012, NextStep.Stop)]
    [InlineData(4013, NextStep.Stop)]
    [InlineData(4014, NextStep.Stop)]
    [InlineData(4000, NextStep.Resume)]
    [InlineData(4001, NextStep.Resume)]
    [InlineData(4002, NextStep.Resume)]
    [InlineData(4008, NextStep.Resume)]
    [InlineData(1001, NextStep.Resume)]
    [InlineData(1006, NextStep.Resume)]
    [InlineData(null, NextStep.Resume)]
    [InlineData(4003, NextStep.Identify)]
    [InlineData(4005, NextStep.Identify)]
    [InlineData(4007, NextStep.Identify)]
    [InlineData(4009, NextStep.Identify)]
    [InlineData(1000, NextStep.Identify)]
    public void Each_close_code_has_its_way_on(int? code, NextStep next) => GatewayClose.After(code).ShouldBe(next);

    [Theory]
    [InlineData(4004, RefusalReason.Token)]
    [InlineData(4014, RefusalReason.Intents)]
    public void A_fatal_code_ends_with_what_is_refused(int code, RefusalReason reason) =>
        Should.Throw<DiscordRefusedException>(() => _plan.Ended(End(NextStep.Stop) with { Code = code })).Reason.ShouldBe(reason);

    [Fact]
    public void Back_off_grows_and_only_a_session_resets_it()
    {
        var waits = Enumerable.Range(0, 8).Select(_ => _plan.Ended(End(NextStep.Resume)).TotalSeconds).ToList();
        waits.ShouldBe([0.75, 1.5, 3, 6, 12, 24, 45, 45]);

        _plan.Established();
        _plan.Ended(End(NextStep.Resume) with { Established = true }).TotalSeconds.ShouldBe(0.75);
    }

    [Fact]
    public void Three_failed_resumes_give_the_session_up()
    {
        _memory.Restore(Session, []);
        _plan.Ended(End(NextStep.Resume));
        _plan.Ended(End(NextStep.Resume));
        _plan.Resumes.ShouldBeTrue();

        _plan.Ended(End(NextStep.Resume));

        _plan.Resumes.ShouldBeFalse();
    }

    [Fact]
    public void A_resume_address_that_cannot_be_reached_gives_way_to_the_main_one_and_keeps_the_session()
    {
        _memory.Restore(Session, []);
        for (var i = 0; i < 3; i++)
        {
            _plan.ResumeUrl.ShouldBe(Session.ResumeUrl);
            _plan.Ended(End(NextStep.Resume) with { Opened = false });
        }

        (_plan.ResumeUrl, _plan.Resumes).ShouldBe((null, true));
    }

    [Fact]
    public void An_invalid_session_pauses_one_to_five_seconds()
    {
        _memory.Restore(Session, []);
        _plan.Ended(End(NextStep.Identify) with { InvalidSession = true }).ShouldBe(TimeSpan.FromSeconds(3));
        _plan.Resumes.ShouldBeFalse();
    }

    [Fact]
    public void Sessions_started_are_counted_for_a_day_across_processes()
    {
        _memory.Restore(null, Enumerable.Repeat(_time.GetUtcNow(), GatewayMemory.IdentifiesPerDay));
        _time.Advance(TimeSpan.FromHours(1));
        _memory.UntilNextIdentify().ShouldBe(TimeSpan.FromHours(23));

        _time.Advance(TimeSpan.FromHours(23));
        _memory.UntilNextIdentify().ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task The_first_heartbeat_is_jittered_and_silence_is_a_zombie()
    {
        using var time = new WatchedTime();
        var sent = Channel.CreateUnbounded<int>();
        var beats = new HeartbeatTask(_ => Task.FromResult(sent.Writer.TryWrite(1)), TimeSpan.FromSeconds(41), time, () => 0.5).RunAsync(Stop);

        await time.TimerAsync(Stop);
        time.Advance(TimeSpan.FromSeconds(20));
        sent.Reader.TryPeek(out _).ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(0.5));
        await sent.Reader.ReadAsync(Stop);
        await time.TimerAsync(Stop);
        time.Advance(TimeSpan.FromSeconds(41));

        (await beats).ShouldBeTrue();
        sent.Reader.TryPeek(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task An_acknowledged_heart_beats_on_and_beats_when_it_is_asked()
    {
        using var time = new WatchedTime();
        var sent = Channel.CreateUnbounded<int>();
        var heart = new HeartbeatTask(_ => Task.FromResult(sent.Writer.TryWrite(1)), TimeSpan.FromSeconds(41), time, () => 0);
        var beats = heart.RunAsync(Stop);
        await sent.Reader.ReadAsync(Stop);
        heart.Acknowledge();
        await time.TimerAsync(Stop);
        time.Advance(TimeSpan.FromSeconds(41));
        await sent.Reader.ReadAsync(Stop);

        heart.Ask();
        await sent.Reader.ReadAsync(Stop);
        beats.IsCompleted.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"op\":\"x\"}")]
    [InlineData("{\"op\":1e99}")]
    [InlineData("\"\\ud800\"")]
    public void What_is_no_payload_is_said_to_be_none(string json) => GatewayFrame.TryRead(Encoding.UTF8.GetBytes(json), out _).ShouldBeFalse();

    [Fact]
    public void An_event_that_is_not_what_it_says_is_refused_and_an_unknown_one_read_over()
    {
        GatewayFrame.TryRead("""{"op":0,"s":3,"t":"MESSAGE_CREATE","d":{"id":[]}}"""u8.ToArray(), out var wrong).ShouldBeTrue();
        Should.Throw<JsonException>(() => wrong.ReadEvent(0));

        GatewayFrame.TryRead("""{"op":0,"s":4,"t":"SOMETHING_NEW","d":17}"""u8.ToArray(), out var unknown).ShouldBeTrue();
        (unknown.ReadEvent(0), unknown.Sequence).ShouldBe((null, 4));
    }

    [Fact]
    public void No_session_is_ever_printed() => new GatewaySession("s3cret", new Uri("wss://x"), 1).ToString().ShouldNotContain("s3cret");

    private static ConnectionEnd End(NextStep next) => new() { Opened = true, Established = false, Next = next, Why = "test" };
}
