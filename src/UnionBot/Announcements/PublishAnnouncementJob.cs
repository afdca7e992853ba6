using Microsoft.Extensions.Logging;
using Quartz;

namespace UnionBot.Announcements;

/// <summary>Puts an announcement into the outbox at its time, and with it what is due at the same time: in the order of the plan, whichever timer rings first. It sends nothing.</summary>
/// <remarks>Runs twice, or late, without harm: the occurrence's row says what is due, and the outbox takes each delivery once, by key.</remarks>
internal sealed partial class PublishAnnouncementJob(AnnouncementPublisher publisher, PlanBell bell, ILogger<PublishAnnouncementJob> logger) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var id = context.JobDetail.Key.Name;
        var settled = await publisher.PublishAllDueAsync(cancellationToken);
        Log.Ran(logger, id, settled);
        if (settled == 0)
        {
            bell.Ring(); // Another job took it along, or it was moved meanwhile and must be armed anew.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(603, LogLevel.Debug, "The job of announcement {AnnouncementId} ran and settled {Count}.")]
        public static partial void Ran(ILogger logger, string announcementId, int count);
    }
}
