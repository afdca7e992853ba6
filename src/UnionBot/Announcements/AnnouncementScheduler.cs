using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Quartz as clock: in memory, on the calendar, one job and one trigger an announcement.</summary>
/// <remarks>
/// A scheduler of its own instead of the host's: there the registered <see cref="TimeProvider"/> is the machine's. Nothing is kept
/// here that the database does not hold; <see cref="Reconciler"/> arms it anew. A trigger that is late, also after a leap, fires once at once.
/// </remarks>
internal sealed class AnnouncementScheduler(
    AnnouncementPublisher publisher, PlanBell bell, Calendar calendar, ILoggerFactory loggers) : IAsyncDisposable, IDisposable
{
    private const int Workers = 2;

    private readonly Dictionary<string, DateTimeOffset> _armed = new(StringComparer.Ordinal);
    private StandaloneSchedulerFactory? _factory;
    private IScheduler? _scheduler;

    /// <summary>Starts the clock; nothing is armed yet.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _factory = QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.UseTimeProvider(calendar);
            quartz.UseInMemoryStore();
            quartz.ConfigureScheduler(options => options.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            quartz.UseDefaultThreadPool(Workers);
            quartz.Services.AddSingleton(loggers);
            quartz.Services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
            quartz.Services.AddSingleton(publisher);
            quartz.Services.AddSingleton(bell);
        }).Build();
        _scheduler = await _factory.GetScheduler(cancellationToken);
        await _scheduler.Start(cancellationToken);
    }

    /// <summary>Arms exactly what is wanted: what is missing or moved is armed anew, what is orphaned removed.</summary>
    /// <param name="wanted">Announcement ids and when each is due next.</param>
    public async Task ArmAsync(IReadOnlyDictionary<string, DateTimeOffset> wanted, CancellationToken cancellationToken)
    {
        var scheduler = _scheduler ?? throw new InvalidOperationException("The scheduler is not started.");
        foreach (var orphan in _armed.Keys.Where(id => !wanted.ContainsKey(id)).ToList())
        {
            await scheduler.DeleteJob(KeyOf(orphan), cancellationToken);
            _armed.Remove(orphan);
        }

        foreach (var (id, due) in wanted)
        {
            if (_armed.GetValueOrDefault(id) == due && await scheduler.GetTrigger(TriggerOf(id), cancellationToken) is not null)
            {
                continue;
            }

            var job = JobBuilder.Create<PublishAnnouncementJob>().WithIdentity(KeyOf(id)).Build();
            var trigger = TriggerBuilder.Create(calendar)
                .WithIdentity(TriggerOf(id))
                .ForJob(job)
                .StartAt(due)
                .WithSimpleSchedule(schedule => schedule.WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires))
                .Build();
            await scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, cancellationToken);
            _armed[id] = due;
        }
    }

    /// <summary>When each armed announcement rings, as Quartz has it.</summary>
    internal async Task<Dictionary<string, DateTimeOffset>> ArmedAsync(CancellationToken cancellationToken)
    {
        var armed = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var id in _armed.Keys)
        {
            if (_scheduler is not null && (await _scheduler.GetTrigger(TriggerOf(id), cancellationToken))?.NextFireTimeUtc is { } next)
            {
                armed[id] = next;
            }
        }

        return armed;
    }

    /// <summary>Stops the clock; a job under way is told to end and waited for. What is planned stands in the database.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _scheduler, null) is { } scheduler)
        {
            await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _factory?.Dispose();

    private static JobKey KeyOf(string id) => new(id, "announcement");

    private static TriggerKey TriggerOf(string id) => new(id, "announcement");
}
