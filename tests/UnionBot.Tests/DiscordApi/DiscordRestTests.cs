using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Models;
using UnionBot.DiscordApi.Rest;

namespace UnionBot.Tests.DiscordApi;

public sealed class DiscordRestTests
{
    private const string Token = "t0ken.of.the-bot";

    private static readonly Snowflake Channel = new(10);
    private static readonly CreateMessage Hello = new() { Content = "salut", Nonce = "n1", EnforceNonce = true, AllowedMentions = AllowedMentions.None };

    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.Zero };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Creating_leaves_nulls_out_and_pings_nobody()
    {
        var http = new StubHttp((_, _) => StubHttp.Json(200, """{"id":"5","channel_id":"10"}"""));

        var made = await Rest(http).CreateMessageAsync(Channel, Hello, [], Stop);

        made.Id.ShouldBe(new Snowflake(5));
        var asked = http.Asked.ShouldHaveSingleItem();
        asked.ShouldBe(("POST", "/api/v10/channels/10/messages", """{"content":"salut","nonce":"n1","enforce_nonce":true,"allowed_mentions":{"parse":[]}}""", "Bot " + Token));
    }

    [Fact]
    public async Task Editing_tells_what_is_emptied_from_what_is_left_alone()
    {
        var http = new StubHttp((_, _) => StubHttp.Json(200, """{"id":"5"}"""));

        await Rest(http).EditMessageAsync(
            Channel, new Snowflake(5), new EditMessage { Content = new(null), AllowedMentions = AllowedMentions.None, Components = new([]) }, Stop);

        http.Asked.ShouldHaveSingleItem().Body.ShouldBe("""{"content":null,"allowed_mentions":{"parse":[]},"components":[]}""");
    }

    [Fact]
    public async Task Files_go_as_multipart_with_plain_names_and_their_descriptions()
    {
        var http = new StubHttp((_, _) => StubHttp.Json(200, """{"id":"5"}"""));

        await Rest(http).CreateMessageAsync(Channel, Hello, [new UploadFile("affiche été.png", "image/png", new byte[] { 1, 2 }, "L'affiche d'été")], Stop);

        var body = http.Asked.ShouldHaveSingleItem().Body;
        body.ShouldContain("name=\"files[0]\"; filename=\"affiche__t_.png\"");
        body.ShouldNotContain("filename*");
        body.ShouldContain("name=payload_json");
        body.ShouldContain("""attachments":[{"id":"0","filename":"affiche__t_.png","description":"L\u0027affiche d\u0027\u00E9t\u00E9"}]""");
    }

    [Fact]
    public async Task A_429_that_is_short_is_waited_out_and_a_long_one_is_told()
    {
        var http = new StubHttp((_, n) => n switch
        {
            0 => StubHttp.Json(429, """{"retry_after":0.5,"global":false}""", ("X-RateLimit-Bucket", "b"), ("X-RateLimit-Scope", "user")),
            1 => StubHttp.Json(200, """{"id":"5"}"""),
            _ => StubHttp.Json(429, """{"retry_after":3600.0,"global":false}""", ("X-RateLimit-Bucket", "b"), ("X-RateLimit-Scope", "shared")),
        });
        var rest = Rest(http);

        var sending = rest.CreateMessageAsync(Channel, Hello, [], Stop);
        sending.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(0.5));
        (await sending).Id.ShouldBe(new Snowflake(5));

        var limited = await Should.ThrowAsync<RateLimitedException>(() => rest.CreateMessageAsync(Channel, Hello, [], Stop));
        limited.After.ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_server_that_says_at_once_for_ever_is_not_asked_for_ever()
    {
        var http = new StubHttp((_, _) => StubHttp.Json(429, """{"retry_after":0,"global":false}"""));

        var limited = await Should.ThrowAsync<RateLimitedException>(() => Rest(http).CreateMessageAsync(Channel, Hello, [], Stop));

        (limited.After, http.Asked.Count).ShouldBe((TimeSpan.FromSeconds(1), 5));
    }

    [Fact]
    public async Task A_429_that_is_not_Discords_stops_the_whole_bot()
    {
        var http = new StubHttp((_, _) => StubHttp.Json(429, "<html>slow down</html>", ("Retry-After", "90")));
        var rest = Rest(http);

        (await Should.ThrowAsync<RateLimitedException>(() => rest.CreateMessageAsync(Channel, Hello, [], Stop))).WholeBot.ShouldBeTrue();
        (await Should.ThrowAsync<RateLimitedException>(() => rest.GetMeAsync(Stop))).After.ShouldBe(TimeSpan.FromSeconds(90));
        http.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_post_that_fails_is_never_repeated_and_says_that_it_may_have_arrived()
    {
        var http = new StubHttp((_, _) => StubHttp.Json(503, "down"));

        var failed = await Should.ThrowAsync<DiscordApiException>(() => Rest(http).CreateMessageAsync(Channel, Hello, [], Stop));

        (failed.Fault, failed.MayHaveArrived, http.Asked.Count).ShouldBe((DiscordFault.Server, true, 1));
    }

    [Fact]
    public async Task A_get_that_fails_is_tried_three_times()
    {
        var http = new StubHttp((_, n) => n < 2 ? StubHttp.Json(502, "") : StubHttp.Json(200, """{"id":"1"}"""));

        var asking = Rest(http).GetMeAsync(Stop);
        _time.Advance(TimeSpan.FromSeconds(0.25));
        _time.Advance(TimeSpan.FromSeconds(1));

        (await asking).Id.ShouldBe(new Snowflake(1));
        http.Asked.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, false)]
    [InlineData(HttpRequestError.NameResolutionError, false)]
    [InlineData(HttpRequestError.SecureConnectionError, false)]
    [InlineData(HttpRequestError.ResponseEnded, true)]
    [InlineData(HttpRequestError.Unknown, true)]
    public async Task What_never_left_is_told_from_what_may_have_arrived(HttpRequestError error, bool mayHaveArrived)
    {
        var http = new StubHttp((_, _) => throw new HttpRequestException(error, "x"));

        var failed = await Should.ThrowAsync<DiscordConnectionException>(() => Rest(http).CreateMessageAsync(Channel, Hello, [], Stop));

        failed.MayHaveArrived.ShouldBe(mayHaveArrived);
    }

    [Fact]
    public async Task A_refused_token_stops_every_later_call_but_the_question_who_we_are()
    {
        var http = new StubHttp((_, n) => n == 0 ? StubHttp.Json(401, """{"message":"401: Unauthorized","code":0}""") : StubHttp.Json(200, """{"id":"1"}"""));
        var rest = Rest(http);

        (await Should.ThrowAsync<DiscordRefusedException>(() => rest.GetMeAsync(Stop))).Reason.ShouldBe(RefusalReason.Token);
        await Should.ThrowAsync<DiscordRefusedException>(() => rest.CreateMessageAsync(Channel, Hello, [], Stop));
        http.Asked.Count.ShouldBe(1);

        await rest.GetMeAsync(Stop);
        await rest.CreateMessageAsync(Channel, Hello, [], Stop);
        http.Asked.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(404, 10003, DiscordFault.Gone)]
    [InlineData(403, 50013, DiscordFault.Forbidden)]
    [InlineData(403, 50007, DiscordFault.Blocked)]
    [InlineData(403, 40003, DiscordFault.RateLimited)]
    [InlineData(400, 50035, DiscordFault.Invalid)]
    [InlineData(403, 40333, DiscordFault.Edge)]
    [InlineData(500, 0, DiscordFault.Server)]
    public void Errors_are_classified(int status, int code, DiscordFault fault) => ErrorAnswer.Classify(status, code, isDiscords: true).ShouldBe(fault);

    [Fact]
    public async Task An_error_names_the_fields_and_never_a_secret()
    {
        const string Secret = "1nteraction_t0ken";
        var http = new StubHttp((_, _) => StubHttp.Json(
            400,
            """{"code":50035,"message":"TOKEN SECRET","errors":{"components":{"0":{"custom_id":{"_errors":[{"code":"X","message":"TOKEN"}]}}},"x":{"_errors":[]}}}"""
                .Replace("TOKEN", Token, StringComparison.Ordinal).Replace("SECRET", Secret, StringComparison.Ordinal)));

        var failed = await Should.ThrowAsync<DiscordApiException>(() =>
            Rest(http).FollowUpAsync(new Snowflake(1), Secret, Hello with { Nonce = null, EnforceNonce = null }, [], Stop));

        failed.Fields.ShouldBe(["components.0.custom_id", "x"]);
        failed.ToString().ShouldNotContain(Secret);
        failed.ToString().ShouldNotContain(Token);
        http.Asked.ShouldHaveSingleItem().Authorization.ShouldBeNull();
    }

    [Fact]
    public async Task No_answer_within_the_time_may_have_arrived()
    {
        var http = new HangingHttp();
        var sending = Rest(http).CreateMessageAsync(Channel, Hello, [], Stop);

        _time.Advance(TimeSpan.FromSeconds(15));

        (await Should.ThrowAsync<DiscordConnectionException>(() => sending)).MayHaveArrived.ShouldBeTrue();
    }

    [Fact]
    public void Unknown_fields_types_and_numbers_break_nothing()
    {
        var message = JsonSerializer.Deserialize(
            """{"id":7,"channel_id":"8","type":9999,"flags":64,"components":[{"type":77,"new":{},"components":[{"type":1}]}],"later":[1],"author":{"id":"1","x":null}}""",
            DiscordJson.Default.Message)!;

        (message.Id, (int)message.Type, (int)message.Components![0].Type, message.Flags).ShouldBe((new Snowflake(7), 9999, 77, MessageFlags.Ephemeral));
        message.ToString().ShouldBe("Message");
    }

    [Fact]
    public void The_options_never_print_the_token()
    {
        Options.ToString().ShouldNotContain(Token);
        Options.UserAgent.ShouldBe("DiscordBot (https://example.org/, 1.2)");
    }

    private static DiscordClientOptions Options => new() { Token = Token, ProductUrl = new Uri("https://example.org"), ProductVersion = "1.2" };

    private DiscordRest Rest(HttpMessageHandler http) => new(new HttpClient(http) { Timeout = Timeout.InfiniteTimeSpan }, Options, _time);

    private sealed class HangingHttp : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK);
        }
    }
}
