using UnionBot.Emulators.Telegram;

namespace UnionBot.Tests.Emulators.Telegram;

/// <summary>What goes wrong on the way: updates twice or out of order, connections cut, answers late and slow.</summary>
public sealed class TurbulenceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_confirmed_update_can_come_once_more_with_its_old_number()
    {
        await using var client = await DoubleClient.StartAsync();
        Say(client, "un", "deux", "trois");
        var first = await client.UpdatesAsync();
        await client.ForgetUpdatesAsync();

        client.Tg.RepeatUpdates(2).ShouldBe(2);
        Say(client, "quatre");
        client.Tg.Idle.ShouldBeFalse();
        var again = await client.UpdatesAsync(Ids(first)[^1] + 1);
        var after = await client.UpdatesAsync(Ids(first)[^1] + 1);

        Ids(again).ShouldBe([Ids(first)[1], Ids(first)[2], Ids(first)[2] + 1]);
        Ids(after).ShouldBe([Ids(first)[2] + 1]);
    }

    [Fact]
    public async Task A_waiting_poll_gets_a_repeated_update_at_once_and_the_double_is_idle_when_it_polls_again()
    {
        await using var client = await DoubleClient.StartAsync();
        Say(client, "un");
        var first = await client.UpdatesAsync();
        var offset = Ids(first)[0] + 1;
        var poll = client.CallAsync("getUpdates", new { offset, timeout = 50 });
        await client.Tg.WaitPolledAsync(Stop).WaitAsync(Patience, Stop);

        client.Tg.RepeatUpdates();

        Ids((await poll.WaitAsync(Patience, Stop)).Result.AsArray()).ShouldBe(Ids(first));
        client.Tg.Idle.ShouldBeFalse();
        (await client.UpdatesAsync(offset)).ShouldBeEmpty();
        await client.Tg.WaitIdleAsync(Stop).WaitAsync(Patience, Stop);
    }

    [Fact]
    public async Task A_batch_can_come_out_of_order_and_the_next_one_is_in_order_again()
    {
        await using var client = await DoubleClient.StartAsync();
        Say(client, "un", "deux", "trois", "quatre");

        client.Tg.ReorderUpdates(answers: 1, seed: 7);
        var mixed = Ids(await client.UpdatesAsync());
        var sorted = Ids(await client.UpdatesAsync());

        mixed.ShouldNotBe(sorted);
        mixed.Order().ShouldBe(sorted);
        sorted.ShouldBeInOrder();
    }

    [Fact]
    public async Task Cut_connections_end_what_waits_and_new_ones_are_taken()
    {
        await using var client = await DoubleClient.StartAsync();
        var poll = client.CallAsync("getUpdates", new { timeout = 50 });
        await client.Tg.WaitPolledAsync(Stop).WaitAsync(Patience, Stop);

        client.Tg.DropConnections().ShouldBe(1);

        await Should.ThrowAsync<HttpRequestException>(() => poll.WaitAsync(Patience, Stop));
        (await client.CallAsync("getMe")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_double_may_be_disposed_twice()
    {
        var client = await DoubleClient.StartAsync();

        await client.DisposeAsync();

        await Should.NotThrowAsync(async () => await client.Tg.DisposeAsync());
    }

    [Fact]
    public async Task A_late_reply_belongs_to_a_request_that_is_done()
    {
        await using var client = await DoubleClient.StartAsync();
        var amina = client.Tg.User("Amina");
        client.Tg.Start(amina);
        client.Tg.Faults.Add("sendMessage", new Fault.LateReply(TimeSpan.FromSeconds(20)));

        var call = client.CallAsync("sendMessage", new { chat_id = amina.Id, text = "Bonjour" });
        await client.Tg.WaitForAsync(static e => e.Kind == TranscriptKind.Sent, Patience, Stop);
        call.IsCompleted.ShouldBeFalse();
        await AdvanceUntilAsync(client, call, TimeSpan.FromSeconds(20));

        (await call).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_reply_can_trickle_in()
    {
        await using var client = await DoubleClient.StartAsync();
        client.Tg.Faults.Add("getMe", new Fault.Trickle(Bytes: 50, TimeSpan.FromSeconds(1)));

        var call = client.CallAsync("getMe");
        await AdvanceUntilAsync(client, call, TimeSpan.FromSeconds(1));

        ((bool)(await call).Result["is_bot"]!).ShouldBeTrue();
        (client.Clock.GetUtcNow() - new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)).ShouldBeGreaterThan(TimeSpan.FromSeconds(3));
    }

    /// <summary>Moves the clock on whenever nothing else happens.</summary>
    private static async Task AdvanceUntilAsync(DoubleClient client, Task done, TimeSpan step)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!done.IsCompleted)
        {
            patience.Token.ThrowIfCancellationRequested();
            client.Clock.Advance(step);
            await Task.WhenAny(done, Task.Delay(TimeSpan.FromMilliseconds(5), Stop));
        }
    }

    private static void Say(DoubleClient client, params string[] texts)
    {
        var user = client.Tg.User("Amina");
        foreach (var text in texts)
        {
            client.Tg.Say(user, client.Tg.PrivateChat(user), text);
        }
    }

    private static int[] Ids(System.Text.Json.Nodes.JsonArray updates) => [.. updates.Select(static u => (int)u!["update_id"]!)];
}
