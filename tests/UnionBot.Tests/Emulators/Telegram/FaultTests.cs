using System.Net.Http.Json;
using UnionBot.Emulators.Telegram;

namespace UnionBot.Tests.Emulators.Telegram;

public sealed class FaultTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_error_on_demand_meets_as_many_requests_as_asked_for_and_has_no_effect()
    {
        await using var client = await DoubleClient.StartAsync();
        var user = Friend(client);
        client.Tg.Faults.Add("sendMessage", new Fault.Error(500, "Internal Server Error"), times: 1, skip: 1);

        var statuses = new[] { (await SendAsync(client, user)).Status, (await SendAsync(client, user)).Status, (await SendAsync(client, user)).Status };

        statuses.ShouldBe([200, 500, 200]);
        client.Tg.Transcript.Count(static e => e.Kind == TranscriptKind.Sent).ShouldBe(2);
    }

    [Fact]
    public async Task Too_many_requests_can_be_whole_fractional_missing_or_no_json()
    {
        await using var client = await DoubleClient.StartAsync();
        var user = Friend(client);
        client.Tg.Faults.Add("sendMessage", new Fault.TooManyRequests(7));
        client.Tg.Faults.Add("sendMessage", new Fault.TooManyRequests(0.4));
        client.Tg.Faults.Add("sendMessage", new Fault.TooManyRequests(null));
        client.Tg.Faults.Add("sendMessage", new Fault.Raw(429, "text/plain", "slow down"));

        var whole = await SendAsync(client, user);
        var fraction = await SendAsync(client, user);
        var missing = await SendAsync(client, user);
        using var raw = await client.Http.PostAsJsonAsync($"/bot{client.Tg.Token}/sendMessage", new { chat_id = user.Id, text = "a" }, Stop);

        (whole.RetryAfter, (int)whole.Body["parameters"]!["retry_after"]!).ShouldBe(("7", 7));
        ((double)fraction.Body["parameters"]!["retry_after"]!).ShouldBe(0.4);
        (missing.Status, missing.Body["parameters"]).ShouldBe((429, null));
        ((int)raw.StatusCode, await raw.Content.ReadAsStringAsync(Stop)).ShouldBe((429, "slow down"));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_connection_is_reset_before_or_after_the_request_is_done(bool processed, int sent)
    {
        await using var client = await DoubleClient.StartAsync();
        var user = Friend(client);
        client.Tg.Faults.Add("sendMessage", new Fault.Reset(processed));

        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(client, user));

        client.Tg.Transcript.Count(static e => e.Kind == TranscriptKind.Sent).ShouldBe(sent);
        (await SendAsync(client, user)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_lost_reply_hangs_after_the_message_is_out_until_it_is_released()
    {
        await using var client = await DoubleClient.StartAsync();
        var user = Friend(client);
        await client.ForgetUpdatesAsync();
        var rule = client.Tg.Faults.Add("sendMessage", Fault.LostReply, when: static r => r.Parameters["text"].StartsWith("Bon", StringComparison.Ordinal));

        var pending = SendAsync(client, user);
        await client.Tg.WaitForAsync(static e => e.Kind == TranscriptKind.Sent, Patience, Stop);
        var idle = client.Tg.Idle;
        var done = pending.IsCompleted;
        rule.Release();

        (idle, done).ShouldBe((false, false));
        (await pending.WaitAsync(Patience, Stop)).Status.ShouldBe(200);
        rule.Hits.ShouldBe(1);
        await client.Tg.WaitIdleAsync(Stop).WaitAsync(Patience, Stop);
    }

    [Fact]
    public async Task A_reply_is_cut_in_the_middle_and_a_proxy_answers_with_html()
    {
        await using var client = await DoubleClient.StartAsync();
        var user = Friend(client);
        client.Tg.Faults.Add(null, new Fault.Cut(10));
        client.Tg.Faults.Add(null, Fault.Html(502));

        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(client, user));
        using var html = await client.Http.GetAsync($"/bot{client.Tg.Token}/getMe", Stop);

        ((int)html.StatusCode, html.Content.Headers.ContentType!.MediaType).ShouldBe((502, "text/html"));
        client.Tg.Transcript.Count(static e => e.Kind == TranscriptKind.Sent).ShouldBe(1);
    }

    [Fact]
    public async Task A_delay_holds_a_request_on_the_machines_clock()
    {
        await using var client = await DoubleClient.StartAsync();
        var user = Friend(client);
        var rule = client.Tg.Faults.Add("sendMessage", new Fault.Delay(TimeSpan.FromSeconds(5)));

        var pending = SendAsync(client, user);
        await rule.Reached.WaitAsync(Patience, Stop);
        while (!pending.IsCompleted)
        {
            client.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        (await pending).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_update_that_nobody_expects_can_be_put_among_the_others()
    {
        await using var client = await DoubleClient.StartAsync();
        client.Tg.Inject("message", """{"message_id":1,"forward_origin":{"type":"from_the_future"}}""");
        client.Tg.Start(client.Tg.User("Amina"));

        var updates = await client.UpdatesAsync();

        ((string)updates[0]!["message"]!["forward_origin"]!["type"]!).ShouldBe("from_the_future");
        ((string)updates[1]!["message"]!["text"]!).ShouldBe("/start");
    }

    [Fact]
    public async Task What_does_not_happen_is_told_with_what_did()
    {
        await using var client = await DoubleClient.StartAsync();
        client.Tg.Start(client.Tg.User("Amina"));

        var late = await Should.ThrowAsync<TimeoutException>(
            () => client.Tg.WaitForAsync(static e => e.Kind == TranscriptKind.Pinned, TimeSpan.FromMilliseconds(50), Stop));

        late.Message.ShouldContain("Said #1 « /start »");
    }

    [Fact]
    public async Task An_outage_refuses_connections_and_what_people_did_meanwhile_waits()
    {
        await using var client = await DoubleClient.StartAsync();
        var user = Friend(client);
        await client.ForgetUpdatesAsync();

        await client.Tg.SuspendAsync();
        var refused = await Should.ThrowAsync<HttpRequestException>(() => SendAsync(client, user));
        client.Tg.Say(user, client.Tg.PrivateChat(user), "Tu es là ?");
        await client.Tg.ResumeAsync(Stop);

        refused.HttpRequestError.ShouldBe(HttpRequestError.ConnectionError);
        ((string)(await client.UpdatesAsync())[0]!["message"]!["text"]!).ShouldBe("Tu es là ?");
    }

    [Fact]
    public async Task A_rotated_token_holds_and_the_old_one_does_not()
    {
        await using var client = await DoubleClient.StartAsync();
        var old = client.Tg.Token;

        client.Tg.RotateToken();

        (await client.CallAsync("getMe")).Status.ShouldBe(200);
        using var refused = await client.Http.GetAsync($"/bot{old}/getMe", Stop);
        ((int)refused.StatusCode).ShouldBe(401);
    }

    private static TgUser Friend(DoubleClient client)
    {
        var user = client.Tg.User("Amina");
        client.Tg.Start(user);
        return user;
    }

    private static Task<Called> SendAsync(DoubleClient client, TgUser user) => client.CallAsync("sendMessage", new { chat_id = user.Id, text = "Bonjour" });
}
