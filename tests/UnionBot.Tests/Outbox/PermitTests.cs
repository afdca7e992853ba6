using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Tests.People;

namespace UnionBot.Tests.Outbox;

/// <summary>Between the claim and the permit: what is given back, what is not sent, and how many are claimed ahead.</summary>
public sealed class PermitTests
{
    [Fact]
    public async Task What_is_claimed_and_gets_no_permit_in_time_is_given_back_as_if_it_had_not_been_tried()
    {
        using var outbox = await Place();
        var pacer = outbox.Pacers.For(Platform.Telegram);
        var turn = await ClaimedAsync(outbox);
        pacer.Pause(TimeSpan.FromSeconds(30));
        outbox.Store.Time.Advance(TimeSpan.FromMilliseconds(250));
        await turn;

        var line = await outbox.Line();
        (line.State, line.Attempts, line.Doubt).ShouldBe((DeliveryState.Pending, 0, 0));
        outbox.Only.Sent.ShouldBeEmpty();
        outbox.Store.Time.Advance(TimeSpan.FromSeconds(30));
        await outbox.SendAll();
        outbox.Only.Sent.Select(d => (d.Attempt, d.Message.PlainText)).ShouldBe([(1, "un")]);
    }

    [Fact]
    public async Task What_is_claimed_when_silence_is_ordered_is_given_back_instead_of_sent()
    {
        using var outbox = await Place();
        var turn = await ClaimedAsync(outbox);
        await Silence(outbox, on: true);
        outbox.Store.Time.Advance(TimeSpan.FromMilliseconds(200));
        await turn;

        (await outbox.Line()).State.ShouldBe(DeliveryState.Pending);
        outbox.Only.Sent.ShouldBeEmpty();
        await Silence(outbox, on: false);
        await outbox.SendAll();
        outbox.Only.Texts.ShouldBe(["un"]);
    }

    [Fact]
    public async Task While_the_platform_must_wait_nothing_is_claimed()
    {
        using var outbox = await Place();
        outbox.Pacers.For(Platform.Telegram).Pause(TimeSpan.FromSeconds(30));

        (await outbox.SendNext()).ShouldBeFalse();
        (await outbox.Line()).State.ShouldBe(DeliveryState.Pending);
    }

    [Fact]
    public async Task Few_are_claimed_ahead_of_their_permits()
    {
        using var outbox = await Place(places: 5);
        var pacer = outbox.Pacers.For(Platform.Telegram);
        pacer.Pause(TimeSpan.FromMilliseconds(200));
        using var stop = new CancellationTokenSource();
        var running = outbox.Sender().RunAsync(stop.Token);
        await Until(() => pacer.Waiting == OutboxSender.MostAhead);
        var claimed = await outbox.Count("SELECT count(*) FROM delivery WHERE state = 1");
        while (outbox.Only.Sent.Count < 5)
        {
            outbox.Store.Time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
            TemporaryOutbox.Stop.ThrowIfCancellationRequested();
        }

        await stop.CancelAsync();
        await running.ShouldThrowAsync<OperationCanceledException>();
        claimed.ShouldBe(OutboxSender.MostAhead);
        outbox.Only.Texts.ShouldAllBe(t => t == "un");
    }

    [Fact]
    public async Task A_report_begins_when_the_bell_rings_and_nobody_looks_for_one_before()
    {
        using var outbox = await Place(places: 0);
        var author = await outbox.Home.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);
        using var keeper = new ReportKeeper(outbox.Reports, outbox.Bell, outbox.Store.Time);
        await keeper.StartAsync(TemporaryOutbox.Stop);
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await outbox.Publish("deux", author: author);
        outbox.Store.CalendarTime.Advance(TimeSpan.FromSeconds(25));
        for (var i = 0; i < 50; i++)
        {
            outbox.Store.Time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        var before = await Notices(outbox);
        outbox.Queue.Ring();
        while (await Notices(outbox) == 0)
        {
            outbox.Store.CalendarTime.Advance(TimeSpan.FromMilliseconds(500));
            outbox.Store.Time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
            TemporaryOutbox.Stop.ThrowIfCancellationRequested();
        }

        before.ShouldBe(0);
        await keeper.StopAsync(TemporaryOutbox.Stop);
    }

    private static Task<long> Notices(TemporaryOutbox outbox) => outbox.Count("SELECT count(*) FROM delivery WHERE notice_key LIKE '%/report/%'");

    private static async Task<TemporaryOutbox> Place(int places = 1)
    {
        var outbox = TemporaryOutbox.OnTelegram();
        for (var i = 1; i <= places; i++)
        {
            await outbox.Subscribe(TemporaryOutbox.Chat(i));
        }

        await outbox.Publish("un");
        return outbox;
    }

    /// <summary>A turn that has claimed its row and waits for the permit, for 200 ms.</summary>
    private static async Task<Task<bool>> ClaimedAsync(TemporaryOutbox outbox)
    {
        var pacer = outbox.Pacers.For(Platform.Telegram);
        pacer.Pause(TimeSpan.FromMilliseconds(200));
        var turn = outbox.Sender().SendNextAsync(TemporaryOutbox.Stop);
        await Until(() => pacer.Waiting == 1);
        (await outbox.Line()).State.ShouldBe(DeliveryState.Sending);
        return turn;
    }

    private static async Task Silence(TemporaryOutbox outbox, bool on)
    {
        await outbox.Store.Write(t => OutboxSilence.Switch(t, on));
        outbox.Silence.Switched(on);
    }

    private static async Task Until(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Yield();
            TemporaryOutbox.Stop.ThrowIfCancellationRequested();
        }
    }
}
