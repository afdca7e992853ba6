using System.Globalization;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UnionBot.Agenda;
using UnionBot.Announcements;
using UnionBot.Content;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Benchmarks.Schedule;

/// <summary>The verb <c>schedule</c>: how long after their instant announcements stand in the outbox, with many armed and the machine's clock.</summary>
internal static class ScheduleVerb
{
    private const string Event = "bench";

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan ArmLimit = TimeSpan.FromSeconds(5);

    /// <summary>Runs it.</summary>
    /// <param name="args"><c>--jobs N</c> (1,000 armed), <c>--due N</c> (300 of them due), <c>--seconds N</c> (evenly over so many, 180), <c>--places N</c> (20), <c>--json FILE</c>.</param>
    /// <param name="output">The figures.</param>
    /// <returns>0; 1 where one was lost, doubled or too late, or arming took too long.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var jobs = Verb.Number(args, "--jobs", 1000);
        var due = Math.Min(jobs, Verb.Number(args, "--due", 300));
        var span = TimeSpan.FromSeconds(Verb.Number(args, "--seconds", 180));
        var folder = Directory.CreateTempSubdirectory("unionbot-bench-").FullName;
        try
        {
            return await RunAsync(folder, jobs, due, span, Verb.Number(args, "--places", 20), Verb.Text(args, "--json"), output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RunAsync(string folder, int jobs, int due, TimeSpan span, int places, string? json, TextWriter output)
    {
        var stop = CancellationToken.None;
        var machine = TimeProvider.System;
        var calendar = new MachineCalendar(machine);
        using var database = Database.Open(new DataOptions { Folder = folder }, new HealthBoard(), machine, calendar, NullLogger<Database>.Instance);
        var identities = new Identities(database.Vault);
        var people = new PeopleDirectory(database, identities, database.Vault, new CodeTries(machine));
        var subscriptions = new Subscriptions(database, identities);
        var begins = calendar.Now.AddSeconds(15);
        var packs = new PackStore(Pack(jobs, due, span, begins));
        var agenda = new AgendaService(packs);
        var bell = new OutboxBell();
        var outbox = new OutboxQueue(people, bell, [new SilentPlatform()]);
        var photos = new PackPhotos(new PhotoStore(database), NullLogger<PackPhotos>.Instance);
        var approvals = new Approvals(outbox, packs, Options.Create(new AnnouncementsOptions()));
        var plan = new AnnouncementPlan(database, packs, agenda, new AgendaDesk(agenda), photos, approvals, outbox, calendar);
        var publisher = new AnnouncementPublisher(database, packs, agenda, photos, outbox, calendar, NullLogger<AnnouncementPublisher>.Instance);
        await using var scheduler = new AnnouncementScheduler(publisher, new PlanBell(), calendar, NullLoggerFactory.Instance);
        using var reconciler = new Reconciler(plan, publisher, scheduler, database, packs, calendar);
        await database.WriteAsync(
            transaction =>
            {
                for (var n = 1; n <= places; n++)
                {
                    subscriptions.Subscribe(transaction, new ChatAddress(Platform.Telegram, n.ToString(CultureInfo.InvariantCulture)), ChatKind.Group);
                }

                return true;
            },
            stop);
        await plan.RefreshAsync(stop);

        // The plan stands in the database: what follows is a start.
        var started = machine.GetTimestamp();
        await scheduler.StartAsync(stop);
        await reconciler.RunAsync(stop);
        var armed = machine.GetElapsedTime(started);
        var late = await WatchAsync(database, bell, machine, due, begins + span + TimeSpan.FromSeconds(30));

        var (items, rows) = await database.ReadAsync(c => c.QuerySingle<(long, long)>("SELECT (SELECT count(*) FROM item), (SELECT count(*) FROM delivery)"), stop);
        late.Sort();
        var p99 = late.Count == 0 ? TimeSpan.MaxValue : late[(int)Math.Ceiling(late.Count * 0.99) - 1];
        List<string> faults = [];
        Check(items == due && rows == (long)due * places, $"{items} items and {rows} rows instead of {due} and {due * places}");
        Check(p99 <= Limit, $"p99 is over {Limit.TotalMilliseconds:F0} ms");
        Check(armed <= ArmLimit, $"arming took over {ArmLimit.TotalSeconds:F0} s");
        return Verb.Report(
            "Schedule: from due instant to committed rows",
            [
                new("armed at start", jobs),
                new("arming, ms", Math.Round(armed.TotalMilliseconds)),
                new("due", due),
                new("p50, ms", late.Count == 0 ? "-" : Math.Round(late[late.Count / 2].TotalMilliseconds, 1)),
                new("p99, ms", Math.Round(p99.TotalMilliseconds, 1)),
                new("max, ms", late.Count == 0 ? "-" : Math.Round(late[^1].TotalMilliseconds, 1)),
            ],
            faults, json, output);

        void Check(bool holds, FormattableString fault)
        {
            if (!holds)
            {
                faults.Add(FormattableString.Invariant(fault));
            }
        }
    }

    /// <summary>Notes when each committed item is first seen: what reading costs counts too.</summary>
    private static async Task<List<TimeSpan>> WatchAsync(Database database, OutboxBell bell, TimeProvider machine, int due, DateTimeOffset until)
    {
        var late = new List<TimeSpan>();
        var ear = bell.EarOf(Platform.Telegram);
        var seen = 0L;
        while (late.Count < due && machine.GetUtcNow() < until)
        {
            await ear.WaitAsync(TimeSpan.FromSeconds(1), machine, CancellationToken.None);
            var fresh = await database.ReadAsync(c => c.Query<(long Id, long Due)>("SELECT id, due_at FROM item WHERE id > @seen ORDER BY id", new { seen }).ToList(), CancellationToken.None);
            var now = machine.GetUtcNow();
            late.AddRange(fresh.Select(item => now - UnixTime.FromStored(item.Due)));
            seen = fresh.Count > 0 ? fresh[^1].Id : seen;
        }

        return late;
    }

    private static ContentPack Pack(int jobs, int due, TimeSpan span, DateTimeOffset begins)
    {
        var day = DateOnly.FromDateTime(begins.UtcDateTime);
        return new ContentPack
        {
            Path = "bench",
            Hash = "bench",
            Event = new PackEvent { Id = Event, Title = "Bench", Zone = TimeZoneInfo.Utc, Quiet = null, FirstDay = day, LastDay = day, DocumentName = "Bench" },
            Source = new SourceDocument([]),
            Entries = [],
            Announcements = [.. Enumerable.Range(0, jobs).Select(n => One(n, n < due ? begins + (span * n / due) : begins.AddDays(1).AddMinutes(n)))],
        };
    }

    private static PlannedAnnouncement One(int n, DateTimeOffset due) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"a{n}"),
        When = new PlanRule.Once(new Anchor.At(new DateTime(due.Year, due.Month, due.Day, due.Hour, due.Minute, due.Second))),
        Message = BotMessage.Plain(string.Create(CultureInfo.InvariantCulture, $"Annonce de mesure {n}")),
        File = "bench",
        Line = n + 1,
    };
}
