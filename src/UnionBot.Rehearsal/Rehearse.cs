using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UnionBot.Agenda;
using UnionBot.Announcements;
using UnionBot.CommandLine;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Health;
using UnionBot.Outbox;
using UnionBot.People;

namespace UnionBot.Rehearsal;

/// <summary>One rehearsal: doubles, the real worker, the script, the ledger.</summary>
internal sealed partial class Rehearse(RehearsalOptions options, TimeProvider machine, Screen screen)
{
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(30);

    private readonly List<PlatformStage> _stages = [];

    /// <summary>Added to the worker's logging; tests listen here at Trace.</summary>
    public ILoggerProvider? Listener { get; init; }

    /// <summary>Plays it all.</summary>
    /// <returns>Whether nothing was lost, doubled, out of order, off its time, refused, uncertain or answered wrongly.</returns>
    public async Task<bool> RunAsync(ContentPack pack, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("unionbot-rehearsal-");
        try
        {
            var (begin, end) = Script.Window(pack, options);
            var calendar = new LeapingCalendar(begin, machine);
            if (options.Plays("telegram"))
            {
                _stages.Add(await TelegramStage.StartAsync(machine, calendar, options.TelegramWire, cancellationToken));
            }

            if (options.Plays("discord"))
            {
                _stages.Add(await DiscordStage.StartAsync(machine, calendar, options.DiscordWire, cancellationToken));
            }

            options.Sabotage?.Invoke(_stages);
            return await PlayAsync(pack, calendar, folder.FullName, end, cancellationToken);
        }
        finally
        {
            foreach (var stage in _stages)
            {
                await stage.DisposeAsync();
            }

            folder.Delete(recursive: true);
        }
    }

    private async Task<bool> PlayAsync(ContentPack pack, LeapingCalendar calendar, string folder, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var moments = Script.Of(pack, options);
        var builder = UnionBot.Program.Compose(Settings(pack, folder, moments), pack, machine, calendar);
        builder.Logging.ClearProviders();
        if (Listener is { } listener)
        {
            builder.Logging.AddProvider(listener).SetMinimumLevel(LogLevel.Trace);
        }

        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        var services = host.Services;
        await ConnectedAsync(services.GetRequiredService<HealthBoard>(), cancellationToken);

        var due = Due(pack, calendar.Now, end);
        var director = new Director(
            pack, _stages, calendar, machine, services.GetRequiredService<OutboxLedger>(), services.GetRequiredService<AnnouncementPlan>(),
            services.GetRequiredService<AnswerSender>(), services.GetRequiredService<ConversationInbox>(), screen);
        await director.PlayAsync(moments, [.. due.Select(d => d.At)], end, cancellationToken);
        var ledger = await JudgeAsync(services, pack, [.. due, .. director.Published], cancellationToken);
        await host.StopAsync(cancellationToken);

        var faults = director.Faults.Concat(ledger.SelectMany(p => p.Faults.Select(f => $"{p.Place} : {f}"))).ToList();
        screen.Ledger(ledger, director.Questions, faults);
        if (options.Json is { } file)
        {
            await WriteTranscriptAsync(file, ledger, director, cancellationToken);
        }

        return faults.Count == 0 && director.Questions.All(q => q.Right);
    }

    /// <summary>Only what is given here: no real token and no real data setting reaches the worker.</summary>
    private IConfigurationRoot Settings(ContentPack pack, string folder, IReadOnlyList<Moment> moments)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Union:Name"] = "La section (répétition)",
            ["Union:Contact"] = "contact@exemple.invalid",
            ["Content:Pack"] = pack.Path,
            ["Data:Folder"] = folder,
        };
        AddList(settings, "Seed:Admins", Who(moments, RehearsalStepKind.Announce));
        AddList(settings, "Seed:Delegates", Who(moments, RehearsalStepKind.LiveText, RehearsalStepKind.LivePhoto));
        AddList(settings, "Seed:Channels", _stages.SelectMany(s => s.Channels));
        foreach (var (key, value) in _stages.SelectMany(s => s.Settings))
        {
            settings[key] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }

    /// <summary>The people of the script who do this, as seeds, each on their platform.</summary>
    private IEnumerable<string> Who(IReadOnlyList<Moment> moments, params RehearsalStepKind[] kinds) =>
        moments.Where(m => kinds.Contains(m.Step.Kind))
            .Select(m => _stages.Single(s => string.Equals(s.Name, m.Platform, StringComparison.Ordinal)).SeedOf(m.Step.Who))
            .Distinct(StringComparer.Ordinal);

    private static void AddList(Dictionary<string, string?> settings, string key, IEnumerable<string> values)
    {
        var index = 0;
        foreach (var value in values)
        {
            settings[$"{key}:{index++}"] = value;
        }
    }

    private async Task ConnectedAsync(HealthBoard board, CancellationToken cancellationToken)
    {
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(string platform)
        {
            if (board.Platforms.Count(p => p.Value.State == PlatformState.Connected) == _stages.Count)
            {
                connected.TrySetResult();
            }
        }

        board.Changed += Look;
        Look("");
        await connected.Task.WaitAsync(Connecting, machine, cancellationToken);
        board.Changed -= Look;
    }

    /// <summary>What the pack's announcements must come to, reckoned here and not read from the worker.</summary>
    private static List<DueItem> Due(ContentPack pack, DateTimeOffset begin, DateTimeOffset end)
    {
        var programme = AgendaService.Of(pack);
        return
        [
            .. from announcement in pack.Announcements
               from at in DueRule.Occurrences(programme, announcement.When, announcement.Night, begin, begin).Values
               where at is not null && at > begin && at < end
               orderby at
               select new DueItem(
                   announcement.Id, at.Value, [.. announcement.Message.Blocks.Select(b => b.PlainText)], announcement.PhotoFile is not null),
        ];
    }

    private async Task<IReadOnlyList<PlaceLedger>> JudgeAsync(IServiceProvider services, ContentPack pack, IReadOnlyList<DueItem> due, CancellationToken cancellationToken)
    {
        var places = await services.GetRequiredService<Subscriptions>().AllAsync(cancellationToken);
        var rows = await services.GetRequiredService<OutboxLedger>().ReadAsync(pack.Event.Id, cancellationToken);
        var judged = new List<PlaceLedger>();
        foreach (var stage in _stages)
        {
            foreach (var (place, channel) in stage.Places.Zip(stage.Channels))
            {
                var id = places.FirstOrDefault(p => string.Equals($"{stage.Name}:{p.Address.ChatId}", channel, StringComparison.Ordinal))?.Channel.Id;
                var own = rows.Where(r => r.Channel.Id == id).ToList();
                judged.Add(PlaceLedger.Judge(
                    place, due, stage.SaidIn(place),
                    own.Count(r => r.State == DeliveryState.Refused), own.Count(r => r.State == DeliveryState.Uncertain)));
            }
        }

        return judged;
    }

    private async Task WriteTranscriptAsync(string file, IReadOnlyList<PlaceLedger> ledger, Director director, CancellationToken cancellationToken)
    {
        var transcript = new TranscriptFile(
            ledger,
            [.. director.Questions.Select(q => new QuestionLine(q.Moment.At, q.Moment.Platform, q.Moment.Step.Who, q.Moment.Step.Text, q.Moment.Step.Expect, q.Shown, q.Right))],
            [.. _stages.SelectMany(s => s.Transcript).OrderBy(l => l.At)]);
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, transcript, TranscriptJson.Default.TranscriptFile, cancellationToken);
    }

    internal sealed record TranscriptFile(IReadOnlyList<PlaceLedger> Ledger, IReadOnlyList<QuestionLine> Questions, IReadOnlyList<TranscriptLine> Lines);

    internal sealed record QuestionLine(
        DateTimeOffset At, string Platform, string Who, string Question, IReadOnlyList<string> Expected, string Shown, bool Right);

    [JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(TranscriptFile))]
    private sealed partial class TranscriptJson : JsonSerializerContext;
}
