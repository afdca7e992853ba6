using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using UnionBot.DiscordApi;

namespace UnionBot.Discord;

/// <summary>How the bot reaches Discord. Bound from <c>Discord</c>; checked before the host starts.</summary>
/// <remarks>A class, not a record: nothing may ever print it whole.</remarks>
internal sealed class DiscordOptions
{
    /// <summary>The bot's token from the developer portal. Without it and without <see cref="TokenFile"/> there is no Discord.</summary>
    public string? Token { get; set; }

    /// <summary>A file that holds the token and nothing else; it goes before <see cref="Token"/>, which the start may have read from it.</summary>
    public string? TokenFile { get; set; }

    /// <summary>Discord's REST interface, version included.</summary>
    public string ApiUrl { get; set; } = DiscordClientOptions.DefaultApiUrl.AbsoluteUri;

    /// <summary>Discord's gateway; empty: Discord is asked.</summary>
    public string? GatewayUrl { get; set; }

    /// <summary>Whether a token, or a file for it, is set at all.</summary>
    public static bool HasToken(IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration["Discord:Token"]) || !string.IsNullOrWhiteSpace(configuration["Discord:TokenFile"]);

    /// <summary>The token itself.</summary>
    /// <exception cref="IOException">Its file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Its file may not be read.</exception>
    public string ReadToken() => (string.IsNullOrWhiteSpace(TokenFile) ? Token ?? "" : File.ReadAllText(TokenFile)).Trim();

    internal sealed class AddressesAndTokenHold : IValidateOptions<DiscordOptions>
    {
        public ValidateOptionsResult Validate(string? name, DiscordOptions options)
        {
            var faults = new List<string>();
            if (!Is(options.ApiUrl, "http", "https"))
            {
                faults.Add(
                    $"Discord:ApiUrl vaut « {options.ApiUrl} », mais il faut une adresse http(s) complète, avec la version, comme {DiscordClientOptions.DefaultApiUrl}. " +
                    "Retire ce réglage pour parler au vrai Discord.");
            }

            if (!string.IsNullOrEmpty(options.GatewayUrl) && !Is(options.GatewayUrl, "ws", "wss"))
            {
                faults.Add($"Discord:GatewayUrl vaut « {options.GatewayUrl} », mais il faut une adresse complète en wss://, ou rien : alors Discord est interrogé.");
            }

            if (TokenFault(options) is { } fault)
            {
                faults.Add(fault);
            }

            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }

        private static bool Is(string text, params string[] schemes) =>
            Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme, StringComparer.Ordinal);

        private static string? TokenFault(DiscordOptions options)
        {
            var setting = string.IsNullOrWhiteSpace(options.TokenFile) ? "Discord:Token" : "Discord:TokenFile";
            try
            {
                return options.ReadToken() is { Length: > 0 } token && token.All(c => c is > ' ' and < '\u007f')
                    ? null
                    : $"{setting} ne contient pas un jeton Discord (des lettres, des chiffres et des points, sans espace). Copie-le tel que le portail développeur l'a donné.";
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return $"Discord:TokenFile désigne « {options.TokenFile} », qui ne peut pas être lu. Vérifie le chemin et les droits du fichier.";
            }
        }
    }
}
