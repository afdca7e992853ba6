using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Health;
using UnionBot.Time;

namespace UnionBot.CommandLine;

/// <summary>The generic host with what every room stands on: settings, clocks, pack, health, logging.</summary>
internal static class WorkerHost
{
    /// <summary>How long stopping may take; SIGTERM ends within 8 seconds.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(7);

    /// <summary>Creates the builder; rooms are added to it by the composition root.</summary>
    public static HostApplicationBuilder CreateBuilder(IConfigurationRoot configuration, ContentPack pack, TimeProvider machine, Calendar calendar)
    {
        // The empty builder: no settings file of its own, no debug or event log, nothing that reads the working directory.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, Configuration = new ConfigurationManager() });
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddConfiguration(configuration.GetSection("Logging"));
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss'Z' ";
            console.IncludeScopes = false;
        });
        builder.Services.AddSingleton(machine);
        builder.Services.AddSingleton(calendar);
        builder.Services.AddSingleton<HealthBoard>();
        builder.Services.AddSingleton(new PackStore(pack));
        builder.Services.AddSingleton(provider =>
        {
            var packs = provider.GetRequiredService<PackStore>();
            return new EventTitle(() => packs.Current.Shown(packs.Current.Event.Title));
        });
        builder.Services.Configure<HostOptions>(options =>
        {
            options.ShutdownTimeout = ShutdownTimeout;
            options.ServicesStartConcurrently = true;
            options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.StopHost;
        });
        return builder;
    }

    /// <summary>Adds what <c>run</c> itself does: the start report, the state file, the pack watcher, the memory that is given back.</summary>
    public static IServiceCollection AddRun(this IServiceCollection services)
    {
        services.AddHostedService<PackWatcher>();
        services.AddHostedService<StateFile>();
        services.AddHostedService<StartReport>();
        services.AddHostedService<IdleMemory>();
        return services;
    }
}
