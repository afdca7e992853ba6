using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>The verb <c>doubles</c>: both doubles alone, for any client.</summary>
internal static class DoublesVerb
{
    /// <summary>What a wrong option ends with.</summary>
    public const int WrongOptions = 2;

    /// <summary>Its command line.</summary>
    /// <param name="machine">The machine's clock.</param>
    /// <param name="output">Takes the one line.</param>
    /// <param name="errors">Takes why it can't start.</param>
    public static Command Build(TimeProvider machine, TextWriter output, TextWriter errors)
    {
        var (telegramPort, discordPort, controlPort) = (Port("--telegram-port", "de Telegram"), Port("--discord-port", "de Discord"), Port("--control-port", "de l'API de contrôle"));
        var telegramToken = new Option<string?>("--telegram-token") { Description = "Le jeton du robot Telegram : chiffres, deux-points, secret." };
        telegramToken.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !IsTelegramToken(token.Value))
            {
                result.AddError("--telegram-token n'est pas un jeton de Telegram : il faut des chiffres, deux-points et un secret, par exemple 7000000001:AAF-double.");
            }
        });
        var discordToken = new Option<string?>("--discord-token") { Description = "Le jeton du robot Discord." };
        discordToken.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (token.Value.Length == 0 || token.Value.Any(c => c is <= ' ' or > '~')))
            {
                result.AddError("--discord-token ne peut être ni vide ni contenir d'espace ou d'accent.");
            }
        });
        var privileged = new Option<bool>("--privileged-intents") { Description = "Accorder les intents privilégiés (message content, members, presences)." };
        var inline = new Option<bool>("--inline-mode") { Description = "Le robot Telegram reçoit les requêtes en ligne (inline)." };
        var local = new Option<bool>("--local-webhooks") { Description = "Un webhook Telegram peut être n'importe quelle adresse de cette machine, sans HTTPS." };
        var command = new Command("doubles", "Les doubles seuls, pour n'importe quel client : une ligne JSON avec adresses, jetons et identifiants, puis une API de contrôle.")
        {
            telegramPort, discordPort, controlPort, telegramToken, discordToken, privileged, inline, local,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new DoublesOptions
            {
                TelegramPort = parsed.GetValue(telegramPort),
                DiscordPort = parsed.GetValue(discordPort),
                ControlPort = parsed.GetValue(controlPort),
                TelegramToken = parsed.GetValue(telegramToken),
                DiscordToken = parsed.GetValue(discordToken),
                PrivilegedIntents = parsed.GetValue(privileged),
                InlineMode = parsed.GetValue(inline),
                LocalWebhooks = parsed.GetValue(local),
            },
            machine, output, errors, cancellationToken));
        return command;
    }

    /// <summary>Starts the doubles, tells where they are and serves until it is stopped.</summary>
    /// <returns>0 when stopped as asked; 1 when a port is taken.</returns>
    internal static async Task<int> RunAsync(DoublesOptions options, TimeProvider machine, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        DoublesHouse house;
        try
        {
            house = await DoublesHouse.StartAsync(options, machine, cancellationToken);
        }
        catch (IOException taken)
        {
            await errors.WriteLineAsync($"Un port n'est pas libre : {taken.Message}");
            return 1;
        }

        await using (house)
        {
            await output.WriteLineAsync(house.Describe().ToJsonString(JsonSerializerOptions.Default));
            await output.FlushAsync(CancellationToken.None);
            try
            {
                await house.Stopped.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // Ctrl+C and SIGTERM are the other way to stop.
            }
        }

        return 0;
    }

    private static Option<int> Port(string name, string whose)
    {
        var option = new Option<int>(name) { Description = $"Le port {whose} ; 0 : n'importe lequel qui est libre.", DefaultValueFactory = _ => 0 };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > 65_535))
            {
                result.AddError($"{name} « {token.Value} » n'est pas un port : il faut un nombre de 0 à 65535.");
            }
        });
        return option;
    }

    private static bool IsTelegramToken(string token) => token.Split(':') is [{ Length: > 0 and <= 15 } id, { Length: > 0 }]
        && id.All(char.IsAsciiDigit) && token.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '_' or '-');
}
