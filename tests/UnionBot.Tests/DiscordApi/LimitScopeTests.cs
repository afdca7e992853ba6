using Microsoft.Extensions.Time.Testing;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Models;
using UnionBot.DiscordApi.Rest;

namespace UnionBot.Tests.DiscordApi;

/// <summary>Whom a 429 stops, by the scope that Discord names, and how long a limit lasts.</summary>
public sealed class LimitScopeTests
{
    private static readonly Snowflake Here = new(10);
    private static readonly Snowflake Elsewhere = new(11);
    private static readonly CreateMessage Hello = new() { Content = "salut", AllowedMentions = AllowedMentions.None };

    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("user", false)]
    [InlineData("shared", false)]
    [InlineData("global", true)]
    public async Task Only_a_global_limit_stops_other_channels_and_none_stops_the_answer_to_an_interaction(string scope, bool stopsElsewhere)
    {
        var http = new StubHttp((request, _) => request.RequestUri!.AbsolutePath.Contains("/channels/10/", StringComparison.Ordinal)
            ? StubHttp.Json(429, """{"message":"x","retry_after":60.0}""", ("X-RateLimit-Bucket", "b"), ("X-RateLimit-Scope", scope))
            : StubHttp.Json(200, """{"id":"5"}"""));
        var rest = Rest(http);

        var limited = await Should.ThrowAsync<RateLimitedException>(() => rest.CreateMessageAsync(Here, Hello, [], Stop));
        (limited.WholeBot, limited.After).ShouldBe((stopsElsewhere, TimeSpan.FromSeconds(60)));
        (await rest.EditOriginalAsync(new Snowflake(1), "t", new EditMessage { Content = new("salut"), AllowedMentions = AllowedMentions.None }, [], Stop)).Id.ShouldBe(new Snowflake(5));

        if (stopsElsewhere)
        {
            (await Should.ThrowAsync<RateLimitedException>(() => rest.CreateMessageAsync(Elsewhere, Hello, [], Stop))).WholeBot.ShouldBeTrue();
        }
        else
        {
            (await rest.CreateMessageAsync(Elsewhere, Hello, [], Stop)).Id.ShouldBe(new Snowflake(5));
        }
    }

    [Theory]
    [InlineData("user", true)]
    [InlineData("global", true)]
    [InlineData("shared", false)]
    public void What_others_caused_does_not_count_as_an_invalid_request(string scope, bool counts)
    {
        using var answer = StubHttp.Json(429, "", ("X-RateLimit-Scope", scope));

        RateHeaders.ReadLimit(answer.Headers, """{"message":"x","retry_after":60.5}"""u8).ShouldBe((TimeSpan.FromSeconds(60.5), scope is "global", counts));
    }

    [Fact]
    public async Task A_limit_that_passed_during_a_slow_try_does_not_stop_the_next()
    {
        var http = new StubHttp((_, n) =>
        {
            if (n > 0)
            {
                return StubHttp.Json(200, """{"id":"1"}""");
            }

            _time.Advance(TimeSpan.FromSeconds(6)); // Longer than a call may wait for limits.
            return StubHttp.Json(502, "", ("X-RateLimit-Bucket", "b"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset-After", "0.1"));
        });

        var asking = Rest(http).GetMeAsync(Stop);
        _time.Advance(TimeSpan.FromSeconds(0.25));

        (await asking).Id.ShouldBe(new Snowflake(1));
    }

    private DiscordRest Rest(StubHttp http) => new(
        new HttpClient(http) { Timeout = Timeout.InfiniteTimeSpan },
        new DiscordClientOptions { Token = "t0ken.of.the-bot", ProductUrl = new Uri("https://example.org"), ProductVersion = "1" },
        _time);
}
