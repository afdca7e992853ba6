using System.CommandLine;
using System.Text;
using Spectre.Console;
using UnionBot.CommandLine;
using UnionBot.Content;
using UnionBot.Rehearsal.Doubles;

namespace UnionBot.Rehearsal;

/// <summary>The second composition root: the real worker against the doubles, under a calendar that leaps.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var pack = new Option<string>("--pack") { Description = "Le dossier du contenu.", DefaultValueFactory = _ => "config/assises-2026" };
        var from = new Option<int>("--from") { Description = "Le premier jour, compté du premier jour de l'événement.", DefaultValueFactory = _ => -7 };
        var to = new Option<int>("--to") { Description = "Le dernier jour, compté du dernier jour de l'événement.", DefaultValueFactory = _ => 4 };
        var only = new Option<string?>("--only") { Description = "Une seule plateforme : telegram ou discord." };
        only.AcceptOnlyFromAmong("telegram", "discord");
        var json = new Option<string?>("--json") { Description = "Écrire toute la transcription dans ce fichier." };
        var root = new RootCommand("La répétition : le vrai robot, face à des doubles de Telegram et de Discord, de J-7 à J+4.") { pack, from, to, only, json };
        root.SetAction((parsed, cancellationToken) => RunAsync(
            new RehearsalOptions
            {
                Pack = parsed.GetValue(pack)!,
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                Only = parsed.GetValue(only),
                Json = parsed.GetValue(json),
            },
            cancellationToken));
#pragma warning disable RS0030 // This composition root picks the machine's clock.
        var doubles = DoublesVerb.Build(TimeProvider.System, Console.Out, Console.Error);
#pragma warning restore RS0030
        root.Add(doubles);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.CommandResult.Command == doubles)
        {
            // Its standard output is for programs: no help there.
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            return DoublesVerb.WrongOptions;
        }

        return await parsed.InvokeAsync();
    }

    /// <summary>Reads the pack and rehearses it on the console.</summary>
    /// <returns>0 where all went well, else 1.</returns>
    internal static async Task<int> RunAsync(RehearsalOptions options, CancellationToken cancellationToken)
    {
        var path = Home.Resolve(options.Pack, Home.Find(AppContext.BaseDirectory));
        var reading = PackReader.Read(path);
        if (reading.Pack is not { } pack)
        {
            foreach (var finding in reading.Findings.Where(f => f.Severity == FindingSeverity.Fault))
            {
                await Console.Error.WriteLineAsync($"{finding.File}:{finding.Line} : {finding.Message}");
            }

            return 1;
        }

        var (begin, end) = Script.Window(pack, options);
        if (begin >= end)
        {
            await Console.Error.WriteLineAsync(
                $"--from {options.From} vient après --to {options.To} : il n'y a rien à répéter. Donne par exemple --from -7 --to 4.");
            return 1;
        }

        var terminal = !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        if (!terminal)
        {
            console.Profile.Width = 400; // Plain lines are never wrapped.
        }

        var screen = new Screen(console, pack.Event.Zone, terminal);
        screen.Line($"Répétition de « {pack.Shown(pack.Event.Title)} », de J{options.From:+0;-0} à J{options.To:+0;-0}.");
#pragma warning disable RS0030 // This composition root picks the machine's clock.
        return await new Rehearse(options, TimeProvider.System, screen).RunAsync(pack, cancellationToken) ? 0 : 1;
#pragma warning restore RS0030
    }
}
