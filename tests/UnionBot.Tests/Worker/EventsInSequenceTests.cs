using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UnionBot.Agenda;
using UnionBot.Announcements;
using UnionBot.Content;
using UnionBot.Rehearsal;
using UnionBot.Time;

namespace UnionBot.Tests.Worker;

/// <summary>One database, one event after the other, through the whole composed worker.</summary>
public sealed class EventsInSequenceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_packs_in_sequence_that_both_plan_a_j_7_both_send_it()
    {
        // Arrange
        ContentPack[] packs =
        [
            PackReader.Read(Repository.Pack).Pack!,
            PackReader.Read(Path.Combine(Repository.Root, "tests", "UnionBot.Tests", "packs", "congres-sante-2026")).Pack!,
        ];
        var data = Directory.CreateTempSubdirectory("unionbot-data-");
        var calendar = new LeapingCalendar(DueAt(packs[0]).AddHours(-1), TimeProvider.System);
        await using var telegram = await TelegramStage.StartAsync(TimeProvider.System, calendar, wire: null, Stop);
        try
        {
            // Act
            foreach (var pack in packs)
            {
                calendar.LeapTo(DueAt(pack).AddHours(-1));
                using var host = Compose(pack, telegram, data.FullName, calendar);
                await host.StartAsync(Stop);
                var next = await host.Services.GetRequiredService<AnnouncementPlan>().NextAsync(Stop);
                next!.Id.ShouldBe("j-7");
                next.DueAt.ShouldBe(DueAt(pack));
                var from = telegram.Double.Transcript.Count;
                calendar.LeapTo(DueAt(pack).AddSeconds(-1));
                await telegram.Double.WaitForAsync(
                    _ => telegram.Places.All(p => telegram.SaidIn(p).Any(s => J7(pack).Is(s))), TimeSpan.FromSeconds(30), Stop, from);
                await host.StopAsync(Stop);
            }

            // Assert
            foreach (var place in telegram.Places)
            {
                var said = telegram.SaidIn(place);
                said.Count.ShouldBe(2);
                J7(packs[0]).Is(said[0]).ShouldBeTrue();
                J7(packs[1]).Is(said[1]).ShouldBeTrue();
            }
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static IHost Compose(ContentPack pack, TelegramStage telegram, string data, LeapingCalendar calendar)
    {
        var settings = new Dictionary<string, string?>(telegram.Settings, StringComparer.Ordinal)
        {
            ["Content:Pack"] = pack.Path,
            ["Data:Folder"] = data,
        };
        var index = 0;
        foreach (var channel in telegram.Channels)
        {
            settings[$"Seed:Channels:{index++}"] = channel;
        }

        var builder = UnionBot.Program.Compose(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), pack, TimeProvider.System, calendar);
        builder.Logging.ClearProviders();
        return builder.Build();
    }

    private static DueItem J7(ContentPack pack) =>
        new("j-7", DueAt(pack), [.. pack.Announcements.Single(a => a.Id is "j-7").Message.Blocks.Select(b => b.PlainText)]);

    private static DateTimeOffset DueAt(ContentPack pack) =>
        AgendaService.Of(pack).Resolve(((PlanRule.Once)pack.Announcements.Single(a => a.Id is "j-7").When).When)!.Value.Instant;
}
