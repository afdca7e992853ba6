using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using UnionBot.Emulators.Server;

namespace UnionBot.Tests.Emulators.Telegram;

/// <summary>Updates that are posted to the bot.</summary>
public sealed class WebhookTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Updates_are_posted_with_the_secret_in_order_repeated_until_taken_and_may_be_answered_by_a_call()
    {
        var posted = new ConcurrentQueue<(string Secret, JsonNode Update)>();
        var refusals = 1;
        await using var hook = await LoopbackServer.StartAsync(
            async context =>
            {
                var update = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
                if (Interlocked.Decrement(ref refusals) >= 0)
                {
                    context.Response.StatusCode = 500;
                    return;
                }

                posted.Enqueue((context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"].ToString(), update));
                var chat = (long)update["message"]!["chat"]!["id"]!;
                await context.Response.WriteAsync(new JsonObject { ["method"] = "sendMessage", ["chat_id"] = chat, ["text"] = "Reçu" }.ToJsonString(), context.RequestAborted);
            },
            0,
            Stop);
        await using var client = await DoubleClient.StartAsync(static o => o with { LocalWebhooks = true });
        (await client.CallAsync("setWebhook", new { url = $"{hook.BaseUrl}bot", secret_token = "s3cret_-" })).Status.ShouldBe(200);
        var amina = client.Tg.User("Amina");

        client.Tg.Start(amina);
        await EventuallyAsync(async () => (await client.CallAsync("getWebhookInfo")).Result["last_error_message"] is not null);
        var info = (await client.CallAsync("getWebhookInfo")).Result;
        var poll = await client.CallAsync("getUpdates");
        client.Tg.Say(amina, client.Tg.PrivateChat(amina), "deux");
        client.Clock.Advance(TimeSpan.FromSeconds(5));
        await client.Tg.WaitIdleAsync(Stop).WaitAsync(Patience, Stop);

        ((string)info["last_error_message"]!).ShouldBe("Wrong response from the webhook: 500 Internal Server Error");
        ((int)info["pending_update_count"]!).ShouldBe(1);
        poll.Description.ShouldBe("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        posted.Select(static p => (string)p.Update["message"]!["text"]!).ShouldBe(["/start", "deux"]);
        posted.Select(static p => p.Secret).Distinct(StringComparer.Ordinal).ShouldBe(["s3cret_-"]);
        client.Tg.Messages(client.Tg.PrivateChat(amina)).Count(static m => m is { ByBot: true, Text: "Reçu" }).ShouldBe(2);
    }

    [Theory]
    [InlineData("nothing", null, "bad webhook: URL is invalid")]
    [InlineData("http://example.org/", null, "bad webhook: An HTTPS URL must be provided for webhook")]
    [InlineData("https://example.org:444/", null, "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")]
    [InlineData("https://127.0.0.1/", null, "bad webhook: IP address 127.0.0.1 is reserved")]
    [InlineData("https://example.org/", "é", "secret token contains unallowed characters")]
    public async Task A_webhook_must_be_public_and_its_secret_plain(string url, string? secret, string complaint)
    {
        await using var client = await DoubleClient.StartAsync();

        (await client.CallAsync("setWebhook", new { url, secret_token = secret })).Description.ShouldBe("Bad Request: " + complaint);

        ((string)(await client.CallAsync("getWebhookInfo")).Result["url"]!).ShouldBeEmpty();
    }

    [Fact]
    public async Task Setting_a_webhook_ends_the_poll_that_waits()
    {
        await using var client = await DoubleClient.StartAsync();
        var poll = client.CallAsync("getUpdates", new { timeout = 50 });
        await client.Tg.WaitPolledAsync(Stop).WaitAsync(Patience, Stop);

        await client.CallAsync("setWebhook", new { url = "https://example.org/hook" });
        var ended = await poll.WaitAsync(Patience, Stop);
        await client.CallAsync("deleteWebhook");

        (ended.Status, ended.Description).ShouldBe((409, "Conflict: terminated by setWebhook request"));
        (await client.UpdatesAsync()).ShouldBeEmpty();
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}
