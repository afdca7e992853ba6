using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UnionBot.Agenda;
using UnionBot.Announcements;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Time;

namespace UnionBot.CommandLine;

/// <summary>What the log says at start: a line a platform, the warnings, the first admin's code, and when all is ready. The supervisor ends the host when no platform is left.</summary>
internal sealed partial class StartReport(
    IEnumerable<IChatPlatform> platforms, HealthBoard board, Subscriptions subscriptions, PeopleDirectory people, AnnouncementPlan plan,
    PackStore packs, AgendaService agenda, IOptions<UnionOptions> union, Calendar calendar, ILogger<StartReport> logger) : BackgroundService
{
    private readonly Platform[] _platforms = [.. platforms.Select(p => p.Platform)];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var waiting = _platforms.Select(p => p.ToString()).ToHashSet(StringComparer.Ordinal);
        using var changed = new SemaphoreSlim(0);
        void OnChanged(string platform) => changed.Release();
        board.Changed += OnChanged;
        try
        {
            await WarnAsync(stoppingToken);
            while (true)
            {
                foreach (var name in waiting.Where(HasSettled).ToList())
                {
                    waiting.Remove(name);
                    await ReportAsync(name, stoppingToken);
                    if (waiting.Count == 0 && !AllStopped())
                    {
                        Log.Ready(logger, (long)SinceProcessStart().TotalMilliseconds);
                    }
                }

                if (AllStopped())
                {
                    break;
                }

                await changed.WaitAsync(stoppingToken);
            }
        }
        finally
        {
            board.Changed -= OnChanged;
        }

        Log.NoPlatformLeft(logger);
    }

    private bool AllStopped() =>
        _platforms.All(p => board.Platforms.TryGetValue(p.ToString(), out var health) && health.State == PlatformState.Stopped);

    private bool HasSettled(string name) =>
        board.Platforms.TryGetValue(name, out var health) && health.State is PlatformState.Connected or PlatformState.Stopped;

    private async Task ReportAsync(string name, CancellationToken cancellationToken)
    {
        var health = board.Platforms[name];
        if (health.State == PlatformState.Stopped)
        {
            Log.PlatformStopped(logger, name, health.Detail ?? "refused");
            return;
        }

        var places = await subscriptions.AllAsync(cancellationToken);
        var next = await plan.NextAsync(cancellationToken);
        Log.PlatformReady(
            logger, name, health.BotName ?? "?", health.InviteLink?.ToString() ?? "none",
            places.Count(p => p.SuspendedFor is null && string.Equals(p.Address.Platform.ToString(), name, StringComparison.Ordinal)),
            next is { } due ? InZone(due.DueAt) : "none");
    }

    private async Task WarnAsync(CancellationToken cancellationToken)
    {
        if (await people.FirstAdminCodeAsync(cancellationToken) is { } code)
        {
            Log.NoAdmin(logger, code);
        }

        if ((await subscriptions.AllAsync(cancellationToken)).Count == 0)
        {
            Log.NothingSubscribed(logger);
        }

        if (union.Value.Contact.Trim().Length == 0)
        {
            Log.NoContact(logger);
        }

        var pack = packs.Current;
        if (DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(calendar.Now, pack.Event.Zone).DateTime) > agenda.Current.LastDay)
        {
            Log.EventPast(logger, pack.Event.Id);
        }

        if (pack.Announcements.Count == 0)
        {
            Log.NoAnnouncements(logger, pack.Event.Id);
        }
    }

    private string InZone(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, packs.Current.Event.Zone).ToString("dddd yyyy-MM-dd HH:mm zzz", System.Globalization.CultureInfo.InvariantCulture);

    private static TimeSpan SinceProcessStart()
    {
        using var process = Process.GetCurrentProcess();
#pragma warning disable RS0030 // The process's own start can only be compared with the machine's clock.
        return DateTime.UtcNow - process.StartTime.ToUniversalTime();
#pragma warning restore RS0030
    }

    private static partial class Log
    {
        [LoggerMessage(70, LogLevel.Information, "{Platform}: {Bot}, invite link {Invite}, {Places} subscribed places, next announcement {Next}.")]
        public static partial void PlatformReady(ILogger logger, string platform, string bot, string invite, int places, string next);

        [LoggerMessage(71, LogLevel.Error, "{Platform} is stopped: {Detail}")]
        public static partial void PlatformStopped(ILogger logger, string platform, string detail);

        [LoggerMessage(72, LogLevel.Information, "ready in {Milliseconds} ms")]
        public static partial void Ready(ILogger logger, long milliseconds);

        [LoggerMessage(73, LogLevel.Warning, "There is no admin. Send this one-time code to the bot in private to become one: {Code}")]
        public static partial void NoAdmin(ILogger logger, string code);

        [LoggerMessage(74, LogLevel.Warning, "Nothing is subscribed: an admin types /abonner in the place itself, or Seed:Channels names one.")]
        public static partial void NothingSubscribed(ILogger logger);

        [LoggerMessage(75, LogLevel.Warning, "Union:Contact is empty: members are told « contact : non renseigné ».")]
        public static partial void NoContact(ILogger logger);

        [LoggerMessage(76, LogLevel.Warning, "The event {Event} is past: questions are answered, nothing is planned before it any more.")]
        public static partial void EventPast(ILogger logger, string @event);

        [LoggerMessage(77, LogLevel.Warning, "The pack of {Event} plans no announcements.")]
        public static partial void NoAnnouncements(ILogger logger, string @event);

        [LoggerMessage(78, LogLevel.Critical, "No platform is left. The worker ends.")]
        public static partial void NoPlatformLeft(ILogger logger);
    }
}
