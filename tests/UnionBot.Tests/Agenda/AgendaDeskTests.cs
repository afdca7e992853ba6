using Dapper;
using Microsoft.Extensions.Time.Testing;
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Tests.Announcements;
using UnionBot.Time;

namespace UnionBot.Tests.Agenda;

/// <summary>The agenda as it moves: by an edit of the pack, and by what is moved or cancelled in chat.</summary>
public sealed class AgendaDeskTests : IDisposable
{
    private const string Debate = "agenda/afternoon-debate";

    private readonly string _folder = Directory.CreateTempSubdirectory("unionbot-test-").FullName;
    private readonly FakeTimeProvider _clock = new(TestPacks.March("25 12:00"));
    private readonly List<AgendaChange> _raised = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_pack_edit_is_one_change_record_an_item_and_the_first_pack_is_none()
    {
        var pack = TestPacks.With(("afternoon", "item afternoon-debate -15min"));
        await using (await Life(pack).StartAsync())
        {
            _raised.ShouldBeEmpty();
        }

        await using var edited = await Life(pack.DebateAt(14, 20)).StartAsync();

        var change = _raised.ShouldHaveSingleItem();
        (change.Item, change.Before!.Start, change.After!.Start, change.Sequence, change.Author).ShouldBe((Debate, new TimeOnly(14, 0), new TimeOnly(14, 20), 1, null));
        (await edited.Database.ReadAsync(c => c.ExecuteScalar<long>("SELECT count(*) FROM agenda_change"), Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task A_shift_of_twenty_minutes_moves_what_hangs_on_the_item_and_nothing_else_and_survives_a_restart()
    {
        var pack = TestPacks.With(("afternoon", "item afternoon-debate -15min"), ("end", "end +30min"));
        await using (var bench = await (await Life(pack).StartAsync()).WithPeopleAsync())
        {
            (await MoveAsync(bench, s => s with { Start = new TimeOnly(14, 20) })).ShouldBeTrue();
            _raised.ShouldHaveSingleItem().Author.ShouldNotBeNull();
            await bench.Reconciler.RunAsync(Stop);
            (await bench.Scheduler.ArmedAsync(Stop)).ShouldBe(
                new Dictionary<string, DateTimeOffset> { ["afternoon"] = TestPacks.March("26 14:05"), ["end"] = TestPacks.March("26 17:00") }, ignoreOrder: true);
        }

        _clock.AdjustTime(TestPacks.March("26 14:05"));
        await using var again = await Life(pack).StartAsync();
        (await again.Published()).ShouldHaveSingleItem().PlainText.ShouldBe("Annonce n° 1\nTexte de afternoon");

        await MoveAsync(again, s => s with { Start = new TimeOnly(15, 0) });
        _clock.AdjustTime(TestPacks.March("26 14:45"));
        await again.Reconciler.RunAsync(Stop);
        (await again.Published()).Count.ShouldBe(1, "what is sent is not sent again");
    }

    [Fact]
    public async Task What_waits_in_the_outbox_before_an_item_is_worth_sending_until_where_that_item_is_now()
    {
        var pack = TestPacks.With(("afternoon", "item afternoon-debate -15min"));
        await using var bench = await (await Life(pack).StartAsync()).WithPeopleAsync();
        _clock.AdjustTime(TestPacks.March("26 13:45"));
        await bench.Reconciler.RunAsync(Stop);
        (await Until()).ShouldBe(TestPacks.March("26 14:00"));

        await MoveAsync(bench, s => s with { Start = new TimeOnly(14, 20) });
        await bench.Reconciler.RunAsync(Stop);

        (await Until()).ShouldBe(TestPacks.March("26 14:20"));

        async Task<DateTimeOffset> Until() =>
            UnionBot.Storage.UnixTime.FromStored(await bench.Database.ReadAsync(c => c.ExecuteScalar<long>("SELECT fresh_until FROM item"), Stop));
    }

    [Fact]
    public async Task A_cancelled_item_holds_nothing_any_more_and_the_admins_are_told()
    {
        var pack = TestPacks.With(("afternoon", "item afternoon-debate -15min"));
        await using var bench = await (await Life(pack).StartAsync()).WithPeopleAsync();

        await MoveAsync(bench, s => s with { Cancelled = true });
        await bench.Reconciler.RunAsync(Stop);

        (await bench.Scheduler.ArmedAsync(Stop)).ShouldBeEmpty();
        (await bench.Notices()).ShouldHaveSingleItem().ShouldContain("« Texte de afternoon »");
        var moment = bench.Agenda.Current.At(TestPacks.March("26 13:00"));
        (moment.Next!.Id, moment.Cancelled.ShouldHaveSingleItem().Id).ShouldBe(("agenda/end", Debate));

        await MoveAsync(bench, s => s with { Cancelled = false });
        await bench.Reconciler.RunAsync(Stop);
        (await bench.Scheduler.ArmedAsync(Stop))["afternoon"].ShouldBe(TestPacks.March("26 13:45"));
    }

    [Fact]
    public async Task Once_the_pack_says_something_else_of_an_item_the_pack_holds()
    {
        var pack = TestPacks.With();
        await using (var bench = await (await Life(pack).StartAsync()).WithPeopleAsync())
        {
            await MoveAsync(bench, s => s with { Start = new TimeOnly(14, 20) });
        }

        await using (var other = await Life(TestPacks.With(("j", "J 8:00"))).StartAsync())
        {
            other.Agenda.Current.Find(Debate)!.Start.ShouldBe(new TimeOnly(14, 20), "a pack that says the same of it changes nothing");
        }

        await using var edited = await Life(pack.DebateAt(14, 30)).StartAsync();
        edited.Agenda.Current.Find(Debate)!.Start.ShouldBe(new TimeOnly(14, 30));
        _raised.Select(c => c.Sequence).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task The_calendar_file_keeps_its_uid_and_raises_its_sequence_with_each_change()
    {
        await using var bench = await (await Life(TestPacks.With()).StartAsync()).WithPeopleAsync();
        var before = Ics(bench);
        await MoveAsync(bench, s => s with { Start = new TimeOnly(14, 20), End = new TimeOnly(15, 40) });
        var after = Ics(bench);

        (Line(before, "UID"), Line(before, "SEQUENCE"), Line(before, "DTSTART")).ShouldBe(
            ("UID:agenda.afternoon-debate.assises-2026@unionbot", "SEQUENCE:0", "DTSTART;TZID=Europe/Paris:20260326T140000"));
        (Line(after, "UID"), Line(after, "SEQUENCE"), Line(after, "DTSTART"), Line(after, "DTEND")).ShouldBe(
            (Line(before, "UID"), "SEQUENCE:1", "DTSTART;TZID=Europe/Paris:20260326T142000", "DTEND;TZID=Europe/Paris:20260326T154000"));

        await MoveAsync(bench, s => s with { Cancelled = true });
        (Line(Ics(bench), "STATUS"), Line(Ics(bench), "SEQUENCE")).ShouldBe(("STATUS:CANCELLED", "SEQUENCE:2"));
    }

    [Fact]
    public async Task The_calendar_file_of_the_day_holds_what_has_an_hour_in_the_right_zone()
    {
        await using var bench = await Life(TestPacks.With()).StartAsync();
        var text = System.Text.Encoding.UTF8.GetString(IcsFile.Write("assises-2026", bench.Agenda.Current.Items, bench.Agenda.Current.Zone, bench.Agenda.State));

        var read = Ical.Net.Calendar.Load(text)!;
        read.Events.Select(e => e.Summary).ShouldBe(["Accueil", "Début des travaux", "Débat avec Sophie Binet", "Fin prévue"], ignoreOrder: true);
        read.Events.Select(e => e.DtStart!.AsUtc).Order().First().ShouldBe(TestPacks.March("26 8:30").UtcDateTime);
        read.TimeZones.ShouldHaveSingleItem().TzId.ShouldBe("Europe/Paris");
        text.ShouldContain("METHOD:PUBLISH");
        text.Split("\r\n").ShouldAllBe(line => line.Length <= 75);
    }

    [Fact]
    public async Task The_command_gives_the_file_of_the_day_and_a_button_that_of_its_item()
    {
        await using var bench = await Life(TestPacks.With()).StartAsync();
        var command = new IcsCommand(bench.Packs, bench.Agenda);

        var day = (await command.PressAsync(null!, "day", Stop))!.Message;
        var one = (await command.PressAsync(null!, ShortIds.Of(Debate), Stop))!.Message;

        (day.Files.ShouldHaveSingleItem().FileName, day.Files[0].MediaType).ShouldBe(("assises-2026.ics", "text/calendar"));
        one.PlainText.ShouldStartWith("Débat avec Sophie Binet, jeudi 26 mars 2026 à 14 h :");
        System.Text.Encoding.UTF8.GetString(one.Files.ShouldHaveSingleItem().Content).Split("BEGIN:VEVENT").Length.ShouldBe(2);
        (await command.PressAsync(null!, "gone", Stop))!.Message.PlainText.ShouldContain("plus d'heure");
    }

    private static async Task<bool> MoveAsync(PlanBench bench, Func<ItemStand, ItemStand> move)
    {
        var admin = (await bench.People.RightsOfAsync(UnionBot.Tests.People.TemporaryPeople.Nadia, Stop)).Person!.Value;
        var stands = move(ItemStand.Of(bench.Agenda.Current.Find(Debate)!));
        if (await bench.Write(t => bench.Moves.Move(t, bench.Packs.Current, Debate, stands, admin)) is not { } sync)
        {
            return false;
        }

        bench.Moves.Adopt(sync);
        return true;
    }

    private static string Ics(PlanBench bench) => System.Text.Encoding.UTF8.GetString(
        IcsFile.Write("assises-2026", [bench.Agenda.Current.Find(Debate)!], bench.Agenda.Current.Zone, bench.Agenda.State));

    private static string Line(string ics, string key)
    {
        var component = ics[ics.IndexOf("BEGIN:VEVENT", StringComparison.Ordinal)..ics.IndexOf("END:VEVENT", StringComparison.Ordinal)];
        return component.Split("\r\n").Single(l => l.StartsWith(key + ":", StringComparison.Ordinal) || l.StartsWith(key + ";", StringComparison.Ordinal));
    }

    private PlanBench Life(ContentPack pack)
    {
        var bench = new PlanBench(_folder, pack, new MachineCalendar(_clock));
        bench.Moves.Changed += _raised.AddRange;
        return bench;
    }
}
