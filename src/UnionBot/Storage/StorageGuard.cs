using Microsoft.Extensions.Hosting;

namespace UnionBot.Storage;

/// <summary>Ends the host when the database turns out to be corrupt: a background service that fails stops it.</summary>
internal sealed class StorageGuard(Database database) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => database.Broken.WaitAsync(stoppingToken);
}
