using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using UnionBot.Content;
using UnionBot.Outbox;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.CommandLine;

/// <summary><c>run</c>: checks settings and pack, then runs the worker until it is stopped.</summary>
internal static class RunVerb
{
    /// <summary>How the process ends when it can't start: faulty settings or pack, or a store that can't be opened.</summary>
    public const int Faulty = 1;

    /// <summary>How it ends when no platform is left: no token at all, or every token refused.</summary>
    public const int NoPlatform = 2;

    private const string NoToken =
        """
        Aucun jeton : je ne peux parler sur aucune plateforme.
        Donne au moins un jeton par une variable d'environnement, ou par un fichier :
          Telegram__Token=…   ou  Telegram__TokenFile=/chemin/du/fichier   (jeton de @BotFather)
          Discord__Token=…    ou  Discord__TokenFile=/chemin/du/fichier    (portail développeur de Discord)
        Pas à pas : config/GUIDE.md.
        Pour essayer sans jeton : dotnet run --project src/UnionBot.Rehearsal
        """;

    /// <summary>Runs the worker.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(
        string home, TimeProvider machine, Calendar calendar,
        Func<IConfigurationRoot, ContentPack, TimeProvider, Calendar, HostApplicationBuilder> compose, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            var configuration = WorkerConfiguration.Read(home);
            var faults = SettingsCheck.Faults(configuration);
            if (faults.Count > 0)
            {
                throw new StartFaultException(faults);
            }

            if (string.IsNullOrEmpty(configuration["Telegram:Token"]) && string.IsNullOrEmpty(configuration["Discord:Token"]))
            {
                await error.WriteLineAsync(NoToken);
                return NoPlatform;
            }

            var pack = ReadPack(configuration["Content:Pack"]!);
            using var host = compose(configuration, pack, machine, calendar).Build();
            CheckBeforeStart(host.Services);
            await host.StartAsync(cancellationToken);
            await host.WaitForShutdownAsync(cancellationToken);
            // A loop that ended the host has logged why; a supervisor must see that it was no ordinary stop.
            var services = host.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();
            return services.Any(s => s.ExecuteTask is { IsFaulted: true }) ? Faulty
                : services.OfType<PlatformSupervisor>().Single().NoneLeft ? NoPlatform
                : 0;
        }
        catch (StartFaultException exception)
        {
            await SayAsync(error, exception.Faults);
            return Faulty;
        }
        catch (OptionsValidationException exception)
        {
            await SayAsync(error, exception.Failures);
            return Faulty;
        }
        catch (StorageFaultException exception)
        {
            await SayAsync(error, [exception.Message]);
            return Faulty;
        }
    }

    /// <summary>Settings and store, before the host starts: the host would log a fault of theirs with all its stack.</summary>
    private static void CheckBeforeStart(IServiceProvider services)
    {
        services.GetService<IStartupValidator>()?.Validate();
        services.GetRequiredService<Database>();
    }

    private static ContentPack ReadPack(string path)
    {
        var reading = PackReader.Read(path);
        var faults = reading.Pack is { } pack ? PhotoFaults.Of(pack) : [.. reading.Findings.Where(f => f.Severity == FindingSeverity.Fault)];
        return faults.Count == 0
            ? reading.Pack!
            : throw new StartFaultException(
                [.. faults.Select(f => $"{f.File}:{f.Line} : {f.Message}"),
                 $"Le contenu de Content:Pack ({path}) a des erreurs. Corrige-les, puis vérifie avec : UnionBot check {path}"]);
    }

    private static async Task SayAsync(TextWriter error, IEnumerable<string> faults)
    {
        await error.WriteLineAsync("Je ne démarre pas :");
        foreach (var fault in faults)
        {
            await error.WriteLineAsync($"  {fault}");
        }
    }
}
