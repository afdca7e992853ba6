using Dapper;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Tests.People;
using UnionBot.Tests.Storage;

namespace UnionBot.Tests.Outbox;

public sealed class PublishTests
{
    private static CancellationToken Stop => TemporaryOutbox.Stop;

    [Fact]
    public async Task An_item_goes_to_every_active_place_in_parts_under_one_number()
    {
        using var outbox = new TemporaryOutbox(new ScriptedPlatform(Platform.Telegram), new ScriptedPlatform(Platform.Discord));
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await outbox.Subscribe(TemporaryOutbox.Chat(2, Platform.Discord), ChatKind.Group);
        var suspended = await outbox.Subscribe(TemporaryOutbox.Chat(3));
        await outbox.Store.Write(t => outbox.Home.Subscriptions.Suspend(t, suspended, "parti"));

        var first = await outbox.Publish("a", text: "un\ndeux");
        var second = await outbox.Publish("b", ItemKind.Live);

        (first.Number, first.Places, first.New).ShouldBe((1, 2, true));
        (second.Number, second.Places, second.New).ShouldBe((2, 2, true));
        (await outbox.Lines()).Select(l => (l.Number, l.Platform, l.Part)).ShouldBe(
            [(1, Platform.Telegram, 0), (1, Platform.Telegram, 1), (1, Platform.Discord, 0), (1, Platform.Discord, 1), (2, Platform.Telegram, 0), (2, Platform.Discord, 0)]);
    }

    [Fact]
    public async Task The_same_key_publishes_once_for_ever()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        var first = await outbox.Publish("announcement/j-7/1");
        await outbox.SendAll();
        await outbox.Subscribe(TemporaryOutbox.Chat(2));
        outbox.Restart();

        var again = await outbox.Publish("announcement/j-7/1", text: "autre texte");

        again.ShouldBe(first with { New = false });
        (await outbox.SendAll()).ShouldBe(0);
    }

    [Fact]
    public async Task The_message_is_composed_with_its_number()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await outbox.Publish("a");
        await outbox.Store.Write(t => outbox.Queue.Publish(t, new NewItem
        {
            EventId = TemporaryOutbox.Event,
            Key = "b",
            Kind = ItemKind.Live,
            DueAt = t.Now,
            Compose = n => BotMessage.Plain($"Direct n° {n}"),
        }));
        await outbox.SendAll();

        outbox.Only.Texts.ShouldBe(["Direct n° 2", "a"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_publication_that_is_rolled_back_leaves_no_number_and_no_row()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await outbox.Store.Write(t =>
        {
            outbox.Queue.Publish(t, new NewItem { EventId = "e", Key = "k", Kind = ItemKind.Live, DueAt = t.Now, Compose = _ => BotMessage.Plain("x") });
            throw new FormatException();
        }).ShouldThrowAsync<FormatException>();

        (await outbox.Count("SELECT (SELECT count(*) FROM item) + (SELECT count(*) FROM payload) + (SELECT count(*) FROM delivery)")).ShouldBe(0);
    }

    [Fact]
    public async Task A_place_of_a_platform_that_is_not_running_gets_no_row()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(TemporaryOutbox.Chat(1, Platform.Discord));

        (await outbox.Publish("a")).Places.ShouldBe(0);
        (await outbox.Lines()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_place_that_subscribed_after_the_due_instant_gets_nothing()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        outbox.Store.CalendarTime.Advance(TimeSpan.FromHours(1));
        await outbox.Subscribe(TemporaryOutbox.Chat(2));

        (await outbox.Publish("a", due: TemporaryStore.Morning.AddMinutes(30))).Places.ShouldBe(1);
    }

    [Fact]
    public async Task Two_events_have_series_of_their_own_and_the_older_one_is_retired()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await outbox.Publish("announcement/j-7/1", eventId: "old");
        await outbox.Store.Write(t => outbox.Queue.RetireOtherEvents(t, TemporaryOutbox.Event));
        var next = await outbox.Publish("announcement/j-7/1");

        (next.Number, next.New).ShouldBe((1, true));
        (await outbox.SendAll()).ShouldBe(1);
        (await outbox.Lines("old")).ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Passed);
        (await outbox.Line()).State.ShouldBe(DeliveryState.Delivered);
    }

    [Fact]
    public async Task What_is_pending_for_a_place_that_unsubscribes_is_cancelled_at_once()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await outbox.Publish("a");
        await outbox.Store.Write(t => outbox.Home.Subscriptions.Unsubscribe(t, TemporaryOutbox.Chat(1)));

        (await outbox.SendAll()).ShouldBe(0);
        (await outbox.Line()).State.ShouldBe(DeliveryState.Cancelled);
    }

    [Fact]
    public async Task What_is_pending_for_a_place_that_the_bot_left_is_refused_with_the_reason()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await outbox.Publish("a");
        await outbox.Store.Write(t => outbox.Home.BotPlaces.NoteGone(t, TemporaryOutbox.Chat(1), "le bot a été retiré"));

        (await outbox.SendAll()).ShouldBe(0);
        var line = await outbox.Line();
        (line.State, line.Reason).ShouldBe((DeliveryState.Refused, "le bot a été retiré"));
    }

    [Fact]
    public async Task A_notice_goes_once_to_each_admin_where_they_are()
    {
        using var outbox = new TemporaryOutbox(new ScriptedPlatform(Platform.Telegram), new ScriptedPlatform(Platform.Discord));
        await outbox.Home.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);
        await outbox.Home.Admin(TemporaryPeople.Karim, TemporaryPeople.KarimPrivate);
        await outbox.Store.Write(t => outbox.Queue.NotifyAdmins(t, "k", BotMessage.Plain("avis", "suite")));
        await outbox.Store.Write(t => outbox.Queue.NotifyAdmins(t, "k", BotMessage.Plain("avis", "suite")));
        await outbox.SendAll(Platform.Telegram);
        await outbox.SendAll(Platform.Discord);

        outbox.Platforms.ShouldAllBe(p => p.Texts.SequenceEqual(new[] { "avis", "suite" }));
        outbox.Platforms.SelectMany(p => p.Sent.Select(d => d.Chat).Distinct()).ShouldBe([TemporaryPeople.NadiaPrivate, TemporaryPeople.KarimPrivate]);
    }

    [Fact]
    public async Task A_notice_to_who_cannot_be_reached_does_nothing()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        var karim = await outbox.Home.Admin(TemporaryPeople.Karim, TemporaryPeople.KarimPrivate);

        await outbox.Store.Write(t => outbox.Queue.Notify(t, karim, "k", BotMessage.Plain("avis")));

        (await outbox.Count("SELECT count(*) FROM delivery")).ShouldBe(0);
    }

    [Fact]
    public async Task A_fan_out_is_one_statement_a_platform_and_quick()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Store.Write(t => t.Connection.Execute(
            """
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
            INSERT INTO identity (kind, platform, chat_kind, address, lookup) SELECT 2, 1, 0, randomblob(40), randomblob(32) FROM n;
            INSERT INTO subscription (chat_id, since) SELECT id, 0 FROM identity
            """,
            transaction: t.Inner));

        var watch = System.Diagnostics.Stopwatch.StartNew();
        (await outbox.Publish("a")).Places.ShouldBe(20_000);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    [Theory]
    [InlineData("SELECT d.id FROM delivery d JOIN identity i ON i.id = d.channel_id WHERE d.state = 0 AND d.platform = 1 AND d.lane = 3 AND d.id > 5 AND d.due_at <= 9 ORDER BY d.id LIMIT 64", "delivery_pending")]
    [InlineData("SELECT d.id FROM delivery d JOIN identity i ON i.id = d.channel_id WHERE d.state = 0 AND d.channel_id = 7 AND d.due_at <= 9 ORDER BY d.id LIMIT 1", "delivery_waiting")]
    [InlineData("SELECT d.id FROM delivery d WHERE d.state = 1 AND d.platform = 1 ORDER BY d.id", "delivery_sending")]
    public async Task What_is_settled_costs_a_choice_nothing(string sql, string index)
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        var plan = await outbox.Store.Database.ReadAsync(
            c => string.Join('\n', c.Query<(long, long, long, string Detail)>($"EXPLAIN QUERY PLAN {sql}").Select(r => r.Detail)), Stop);

        plan.ShouldContain(index);
        plan.ShouldNotContain("TEMP B-TREE");
    }
}
