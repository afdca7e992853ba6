using UnionBot.Content;
using UnionBot.Storage;

namespace UnionBot.Announcements;

/// <summary>Makes the clock agree with the plan: at start, each minute and after each edit.</summary>
internal sealed class Reconciler(
    AnnouncementPlan plan, AnnouncementPublisher publisher, AnnouncementScheduler scheduler, Database database, PackStore packs) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>One turn: brings the pack and the agenda into the plan, runs what is overdue through the lateness rule, arms the rest.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await plan.RefreshAsync(cancellationToken);
            await publisher.PublishAllDueAsync(cancellationToken);
            var wanted = await database.ReadAsync(c => AnnouncementStore.NextDue(c, packs.Current.Event.Id), cancellationToken);
            await scheduler.ArmAsync(wanted, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
