using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Benchmarks.Sending;

/// <summary>The verb <c>fanout</c>: how fast an occurrence's rows are written, then chosen, claimed and settled one by one on a real file, each commit durable.</summary>
internal static class FanoutVerb
{
    private const string Event = "fanout";
    private const int Slices = 10;
    private static readonly TimeSpan MostToWrite = TimeSpan.FromSeconds(1);
    private const double LeastASecond = 500;

    /// <summary>Runs it.</summary>
    /// <param name="args"><c>--rows N</c> (100,000), <c>--json FILE</c>.</param>
    /// <param name="output">The table.</param>
    /// <param name="errors">What is amiss.</param>
    /// <returns>0; 1 where a row was lost or doubled; 2 where an option is wrong. Being slow is said, not punished: it is the machine's.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var (rows, json) = (100_000, (string?)null);
        for (var i = 0; i < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--rows" when i + 1 < args.Length && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= Slices:
                    rows = count;
                    break;
                case "--json" when i + 1 < args.Length:
                    json = args[i + 1];
                    break;
                default:
                    await errors.WriteLineAsync("Usage: fanout [--rows N] [--json FILE], with N of 10 or more.");
                    return 2;
            }
        }

        var folder = Directory.CreateTempSubdirectory("unionbot-fanout-");
        try
        {
            return await MeasureAsync(folder.FullName, rows, json, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(string folder, int rows, string? json, TextWriter output)
    {
#pragma warning disable RS0030 // A benchmark is a composition root: it picks the clocks.
        var time = TimeProvider.System;
#pragma warning restore RS0030
        var calendar = new MachineCalendar(time);
        using var database = Database.Open(new DataOptions { Folder = folder }, new HealthBoard(), time, calendar, NullLogger<Database>.Instance);
        var identities = new Identities(database.Vault);
        var people = new PeopleDirectory(database, identities, database.Vault, new CodeTries(time));
        var subscriptions = new Subscriptions(database, identities);
        var platform = new SilentPlatform();
        var bell = new OutboxBell();
        var queue = new OutboxQueue(people, bell, [platform]);
        var store = new OutboxStore(
            database, identities, subscriptions, queue, new OutboxChooser(identities), new OutboxSilence(database, bell), Options.Create(new OutboxOptions()), calendar, time);
        using var pacers = new Pacers(time);
        await database.WriteAsync(
            transaction =>
            {
                for (var n = 0; n < rows; n++)
                {
                    subscriptions.Subscribe(transaction, new ChatAddress(Platform.Telegram, (10_000_000 + n).ToString(CultureInfo.InvariantCulture)), ChatKind.Private);
                }

                transaction.Connection.Execute(
                    """
                    INSERT INTO announcement (event_id, id, rule, message, source, state, created_at) VALUES (@Event, 'a', 'J-1 9:00', '{}', 'chat', 'active', 0);
                    INSERT INTO occurrence (event_id, announcement_id, occurrence, due_at, state) VALUES (@Event, 'a', '1', 0, 'planned')
                    """,
                    new { Event },
                    transaction.Inner);
                return true;
            },
            CancellationToken.None);

        var watch = Stopwatch.StartNew();
        var published = await database.WriteAsync(
            transaction =>
            {
                var item = queue.Publish(transaction, new NewItem
                {
                    EventId = Event,
                    Key = "announcement/a/1",
                    Kind = ItemKind.Announcement,
                    Compose = number => BotMessage.Plain($"Annonce n° {number.ToString(CultureInfo.InvariantCulture)}", "Le débat commence."),
                    DueAt = transaction.Now,
                });
                transaction.Connection.Execute(
                    "UPDATE occurrence SET state = 'sent', settled_at = 0, number = @Number WHERE event_id = @Event AND announcement_id = 'a'",
                    new { item.Number, Event },
                    transaction.Inner);
                return item;
            },
            CancellationToken.None);
        var written = watch.Elapsed;

        var sent = new Dictionary<long, int>(rows);
        var rates = new List<double>();
        var slice = rows / Slices;
        var pacer = pacers.For(Platform.Telegram);
        for (var done = 0; ;)
        {
            if (done % slice == 0)
            {
                if (done > 0)
                {
                    rates.Add(slice / watch.Elapsed.TotalSeconds);
                }

                watch.Restart();
            }

            var (choice, _) = await store.ChooseAsync(Platform.Telegram, _ => false, pacer, CancellationToken.None);
            if (choice is null)
            {
                break;
            }

            if (await store.ClaimAsync(choice, CancellationToken.None) is { } claimed)
            {
                sent[claimed.Channel.Id] = sent.GetValueOrDefault(claimed.Channel.Id) + 1;
                await store.SettleAsync(claimed, new DeliveryOutcome.Delivered(claimed.Delivery.Id.ToString(CultureInfo.InvariantCulture)), CancellationToken.None);
                done++;
            }
        }

        var delivered = await database.ReadAsync(c => c.ExecuteScalar<long>("SELECT count(*) FROM delivery WHERE state = 2"), CancellationToken.None);
        var result = new Result(
            rows, published.Places, Math.Round(written.TotalMilliseconds), [.. rates.Select(r => Math.Round(r))], Lost: rows - (int)delivered, Doubled: sent.Values.Count(n => n > 1));
        Print(result, output);
        if (json is not null)
        {
            await File.WriteAllTextAsync(json, JsonSerializer.Serialize(result, Indented));
        }

        return result is { Lost: 0, Doubled: 0 } && result.Written == rows ? 0 : 1;
    }

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static void Print(Result result, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Rows:N0} rows written with their occurrence: {result.WriteMilliseconds:N0} ms (goal {MostToWrite.TotalMilliseconds:N0})"));
        output.WriteLine("Chosen, claimed and settled singly, synchronous=FULL:");
        output.WriteLine("  progress     rows a second (goal 500)");
        for (var i = 0; i < result.ASecond.Count; i++)
        {
            var (from, to) = (100 * i / Slices, 100 * (i + 1) / Slices);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {from,3}–{to,3} %    {result.ASecond[i],8:N0}{(result.ASecond[i] < LeastASecond ? "  below the goal" : "")}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Lost: {result.Lost}. Doubled: {result.Doubled}."));
    }

    /// <summary>What was measured.</summary>
    /// <param name="ASecond">By tenth of the progress.</param>
    private sealed record Result(int Rows, int Written, double WriteMilliseconds, IReadOnlyList<double> ASecond, int Lost, int Doubled);
}
