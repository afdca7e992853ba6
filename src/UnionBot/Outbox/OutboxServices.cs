using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace UnionBot.Outbox;

/// <summary>Registers this room.</summary>
internal static class OutboxServices
{
    /// <summary>Adds the outbox, the answers and the supervisor that runs every registered <see cref="IChatPlatform"/>.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddOptions<OutboxOptions>().BindConfiguration("Outbox").ValidateOnStart();
        services.AddSingleton<IValidateOptions<OutboxOptions>, OutboxOptions.RangesHold>();
        services.AddSingleton<OutboxBell>();
        services.AddSingleton<OutboxSilence>();
        services.AddSingleton<Pacers>();
        services.AddSingleton<OutboxQueue>();
        services.AddSingleton<OutboxChooser>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<OutboxLedger>();
        services.AddSingleton<OutboxChanges>();
        services.AddSingleton<OutboxDecisions>();
        services.AddSingleton<OutboxReports>();
        services.AddHostedService<ReportKeeper>();
        services.AddSingleton<PhotoStore>();
        services.AddSingleton<AnswerSender>();
        services.AddSingleton<PlatformSupervisor>();
        services.AddHostedService(provider => provider.GetRequiredService<PlatformSupervisor>());
        return services;
    }
}
