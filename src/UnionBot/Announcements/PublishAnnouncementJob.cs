using Microsoft.Extensions.Logging;
using Quartz;

namespace UnionBot.Announcements;

/// <summary>Puts one announcement into the outbox at its time. It sends nothing.</summary>
/// <remarks>Runs twice, or late, without harm: the occurrence's row says what is due, and the outbox takes each delivery once, by key.</remarks>
internal sealed partial class PublishAnnouncementJob(AnnouncementPublisher publisher, PlanBell bell, ILogger<PublishAnnouncementJob> logger) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var id = context.JobDetail.Key.Name;
        var settled = await publisher.PublishDueAsync(id, cancellationToken);
        Log.Ran(logger, id, settled);
        if (settled == 0)
        {
            bell.Ring(); // It was moved meanwhile: it must be armed anew.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(603, LogLevel.Debug, "The job of announcement {AnnouncementId} ran and settled {Count}.")]
        public static partial void Ran(ILogger logger, string announcementId, int count);
    }
}
