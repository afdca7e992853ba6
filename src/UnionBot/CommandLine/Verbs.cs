using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using UnionBot.Answers;
using UnionBot.Content;
using Calendar = UnionBot.Time.Calendar;

namespace UnionBot.CommandLine;

/// <summary>The verbs of the command line: <c>run</c> (also without a verb), <c>check</c>, <c>ask</c>, <c>health</c>.</summary>
internal static class Verbs
{
    /// <summary>All of them.</summary>
    /// <param name="home">Where <c>config/appsettings.json</c> is.</param>
    /// <param name="machine">Protocol time.</param>
    /// <param name="calendar">Calendar time.</param>
    /// <param name="compose">The composition root.</param>
    public static RootCommand Of(
        string home, TimeProvider machine, Calendar calendar, Func<IConfigurationRoot, ContentPack, TimeProvider, Calendar, HostApplicationBuilder> compose)
    {
        Task<int> RunAsync(ParseResult _, CancellationToken cancellationToken) =>
            RunVerb.RunAsync(home, machine, calendar, compose, Console.Error, cancellationToken);

        var root = new RootCommand("Le robot d'une assemblée syndicale, sur Telegram et sur Discord. Sans verbe : run.")
        {
            Check(home), Ask(home, calendar), Health(home, machine),
        };
        root.SetAction(RunAsync);
        var run = new Command("run", "Faire tourner le robot jusqu'à ce qu'on l'arrête.");
        run.SetAction(RunAsync);
        root.Add(run);
        return root;
    }

    private static Command Check(string home)
    {
        var path = new Argument<string?>("pack") { Description = "Le dossier du contenu.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Montrer toutes les façons de demander à revoir, dans l'ordre des fichiers." };
        var check = new Command("check", "Vérifier un contenu : chaque faute, avec fichier et ligne. N'écrit rien.") { path, all };
        check.SetAction(parsed =>
        {
            try
            {
                var given = parsed.GetValue(path) ?? WorkerConfiguration.Read(home)["Content:Pack"]!;
                return CheckCommand.Run(Displayed(Home.Resolve(given, home), given), Console.Out, new CheckEngine(), parsed.GetValue(all));
            }
            catch (StartFaultException exception)
            {
                Console.Error.WriteLine(exception.Message);
                return RunVerb.Faulty;
            }
        });
        return check;
    }

    private static Command Ask(string home, Calendar calendar)
    {
        var question = new Argument<string?>("question") { Description = "La question, comme un membre la poserait.", Arity = ArgumentArity.ZeroOrOne };
        var pack = new Option<string?>("--pack") { Description = "Le dossier du contenu, ou un fichier .json plat." };
        var now = new Option<string?>("--now") { Description = "Le moment de la question, comme 2026-03-26T10:00:00+01:00." };
        var jsonl = new Option<bool>("--jsonl") { Description = "Lire des lignes {\"q\":\"…\"} ou {\"turns\":[…]} de l'entrée standard." };
        var ask = new Command("ask", "Poser une question sans plateforme.") { question, pack, now, jsonl };
        ask.SetAction(async (parsed, cancellationToken) =>
        {
            var words = parsed.GetValue(question);
            if (words is null == !parsed.GetValue(jsonl))
            {
                await Console.Error.WriteLineAsync("Donne une question entre guillemets, ou --jsonl pour en lire de l'entrée standard.");
                return RunVerb.Faulty;
            }

            var instant = calendar.Now;
            if (parsed.GetValue(now) is { } text
                && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant))
            {
                await Console.Error.WriteLineAsync($"--now vaut « {text} », mais il faut un moment comme 2026-03-26T10:00:00+01:00.");
                return RunVerb.Faulty;
            }

            try
            {
                var configuration = WorkerConfiguration.Read(home);
                return await AskCommand.RunAsync(
                    Home.Resolve(parsed.GetValue(pack) ?? configuration["Content:Pack"]!, home), instant, words, configuration["Data:Folder"],
                    Console.In, Console.Out, Console.Error, cancellationToken);
            }
            catch (StartFaultException exception)
            {
                await Console.Error.WriteLineAsync(exception.Message);
                return RunVerb.Faulty;
            }
        });
        return ask;
    }

    private static Command Health(string home, TimeProvider machine)
    {
        var health = new Command("health", "Dire si le robot va bien : 0 s'il va bien, sinon 1.");
        health.SetAction(_ =>
        {
            try
            {
                var (exit, words) = StateFile.Judge(WorkerConfiguration.Read(home)["Data:Folder"]!, machine.GetUtcNow());
                Console.WriteLine(words);
                return exit;
            }
            catch (StartFaultException exception)
            {
                Console.Error.WriteLine(exception.Message);
                return RunVerb.Faulty;
            }
        });
        return health;
    }

    /// <summary>What was typed, where it leads to the same place: shorter to read in each finding.</summary>
    private static string Displayed(string resolved, string given) => Path.Exists(given) ? given : resolved;
}
