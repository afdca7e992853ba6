using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram;

namespace UnionBot.Tests.Emulators.Telegram;

public sealed class PollingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Updates_come_again_until_an_offset_confirms_them()
    {
        await using var client = await DoubleClient.StartAsync();
        Say(client, "un", "deux", "trois");

        var first = await client.UpdatesAsync();
        var again = await client.UpdatesAsync();
        var rest = await client.UpdatesAsync(IdOf(first[1]) + 1);

        Texts(first).ShouldBe(["un", "deux", "trois"]);
        Texts(again).ShouldBe(["un", "deux", "trois"]);
        Texts(rest).ShouldBe(["trois"]);
        IdOf(first[2]).ShouldBe(IdOf(first[0]) + 2);
        client.Tg.PendingUpdates.ShouldBe(1);
    }

    [Fact]
    public async Task A_negative_offset_forgets_all_but_the_last()
    {
        await using var client = await DoubleClient.StartAsync();
        Say(client, "un", "deux", "trois");

        var last = await client.UpdatesAsync(-1);

        Texts(last).ShouldBe(["trois"]);
        client.Tg.PendingUpdates.ShouldBe(1);
    }

    [Fact]
    public async Task The_limit_counts_and_a_wild_one_is_a_hundred()
    {
        await using var client = await DoubleClient.StartAsync(static o => o with { SlowsRepeatedPolls = false });
        Say(client, [.. Enumerable.Range(1, 120).Select(static n => $"mot {n}")]);

        (await client.CallAsync("getUpdates", new { limit = 7 })).Result.AsArray().Count.ShouldBe(7);
        (await client.CallAsync("getUpdates", new { limit = 1000 })).Result.AsArray().Count.ShouldBe(100);
        (await client.CallAsync("getUpdates")).Result.AsArray().Count.ShouldBe(100);
    }

    [Fact]
    public async Task A_long_poll_answers_with_nothing_when_its_time_is_over()
    {
        await using var client = await DoubleClient.StartAsync();
        var poll = client.CallAsync("getUpdates", new { timeout = 30 });
        await client.Tg.WaitPolledAsync(Stop).WaitAsync(Patience, Stop);

        client.Clock.Advance(TimeSpan.FromSeconds(29));
        poll.IsCompleted.ShouldBeFalse();
        client.Tg.Idle.ShouldBeTrue();
        client.Clock.Advance(TimeSpan.FromSeconds(1));

        (await poll.WaitAsync(Patience, Stop)).Result.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_younger_poll_ends_the_older_one_with_a_conflict_and_the_second_conflict_is_delayed()
    {
        await using var client = await DoubleClient.StartAsync();
        var first = client.CallAsync("getUpdates", new { timeout = 50 });
        await client.Tg.WaitPolledAsync(Stop).WaitAsync(Patience, Stop);
        var second = client.CallAsync("getUpdates", new { timeout = 50 });
        var conflict = await first.WaitAsync(Patience, Stop);
        await client.Tg.WaitPolledAsync(Stop).WaitAsync(Patience, Stop);
        var third = client.CallAsync("getUpdates", new { timeout = 50 });
        await WaitForConflictsAsync(client.Tg, 2);

        second.IsCompleted.ShouldBeFalse();
        client.Clock.Advance(TimeSpan.FromSeconds(3));
        var late = await second.WaitAsync(Patience, Stop);
        Say(client, "enfin");

        (conflict.Status, late.Status).ShouldBe((409, 409));
        conflict.Description.ShouldBe("Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
        Texts((await third.WaitAsync(Patience, Stop)).Result.AsArray()).ShouldBe(["enfin"]);
    }

    [Fact]
    public async Task The_kinds_asked_for_are_remembered_and_hold_for_later_updates_only()
    {
        await using var client = await DoubleClient.StartAsync();
        Say(client, "avant");
        client.Clock.Advance(TimeSpan.FromSeconds(4));
        await client.CallAsync("getUpdates", new { allowed_updates = new[] { "callback_query" } });
        Say(client, "après");

        Texts(await client.UpdatesAsync()).ShouldBe(["avant"]);
        ((string)(await client.CallAsync("getWebhookInfo")).Result["allowed_updates"]![0]!).ShouldBe("callback_query");
    }

    [Fact]
    public async Task Changes_of_other_members_come_only_when_asked_for()
    {
        await using var client = await DoubleClient.StartAsync();
        var tg = client.Tg;
        var owner = tg.User("Odile");
        var group = tg.Supergroup("Syndicat", owner);
        tg.AddBot(group, owner, TgRights.GroupKeeper);
        await client.ForgetUpdatesAsync();

        tg.Promote(group, owner, tg.User("Paul"));
        var unasked = await client.UpdatesAsync();
        await client.CallAsync("getUpdates", new { allowed_updates = new[] { "chat_member" } });
        tg.Promote(group, owner, tg.User("Rosa"));

        unasked.Where(static u => u!["chat_member"] is not null).ShouldBeEmpty();
        (await client.UpdatesAsync()).Count(static u => u!["chat_member"] is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_short_poll_that_repeats_its_offset_is_stretched_to_three_seconds_and_cut_to_one_update()
    {
        await using var client = await DoubleClient.StartAsync();
        await client.CallAsync("getUpdates");
        var repeated = client.CallAsync("getUpdates");
        await client.Tg.WaitPolledAsync(Stop).WaitAsync(Patience, Stop);
        client.Clock.Advance(TimeSpan.FromSeconds(3));
        (await repeated.WaitAsync(Patience, Stop)).Result.AsArray().ShouldBeEmpty();

        Say(client, "un", "deux");
        await client.UpdatesAsync();
        (await client.CallAsync("getUpdates")).Result.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_update_is_kept_for_a_day()
    {
        await using var client = await DoubleClient.StartAsync();
        Say(client, "hier");
        client.Clock.Advance(TimeSpan.FromHours(24.1));
        Say(client, "aujourd'hui");

        Texts(await client.UpdatesAsync()).ShouldBe(["aujourd'hui"]);
    }

    private static async Task WaitForConflictsAsync(TelegramDouble tg, int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (tg.Counters.Conflicts < count)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
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

    private static int IdOf(JsonNode? update) => (int)update!["update_id"]!;

    private static IEnumerable<string> Texts(JsonArray updates) => updates.Select(static u => (string)u!["message"]!["text"]!);
}
