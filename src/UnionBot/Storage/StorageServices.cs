using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UnionBot.Health;
using UnionBot.Time;

namespace UnionBot.Storage;

/// <summary>Registers this room.</summary>
internal static class StorageServices
{
    /// <summary>Adds the database. It is opened when it is first asked for, which throws <see cref="StorageFaultException"/> where it can't be used.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<DataOptions>().BindConfiguration("Data");
        services.AddSingleton(provider => Database.Open(
            provider.GetRequiredService<IOptions<DataOptions>>().Value,
            provider.GetRequiredService<HealthBoard>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Calendar>(),
            provider.GetRequiredService<ILogger<Database>>()));
        services.AddSingleton(provider => provider.GetRequiredService<Database>().Vault);
        services.AddSingleton<SealedNotes>();
        services.AddHostedService<StorageGuard>();
        return services;
    }
}
