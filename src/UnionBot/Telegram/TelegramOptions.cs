using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace UnionBot.Telegram;

/// <summary>How the bot reaches Telegram. Bound from <c>Telegram</c>; checked before the host starts.</summary>
/// <remarks>A class, not a record: nothing may ever print it whole.</remarks>
internal sealed partial class TelegramOptions
{
    /// <summary>Where Telegram's own Bot API stands.</summary>
    public const string OfficialApi = "https://api.telegram.org";

    /// <summary>The bot's token from BotFather. Without it and without <see cref="TokenFile"/> there is no Telegram.</summary>
    public string? Token { get; set; }

    /// <summary>A file that holds the token and nothing else; it goes before <see cref="Token"/>, which the start may have read from it.</summary>
    public string? TokenFile { get; set; }

    /// <summary>The Bot API's scheme, host and port. Default: Telegram's own.</summary>
    public string ApiUrl { get; set; } = OfficialApi;

    /// <summary>Whether a token, or a file for it, is set at all.</summary>
    public static bool HasToken(IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration["Telegram:Token"]) || !string.IsNullOrWhiteSpace(configuration["Telegram:TokenFile"]);

    /// <summary>Whether a text has the shape of a token: digits, a colon, then letters, digits, « _ » and « - ».</summary>
    public static bool LooksLikeToken(string text) => TokenShape().IsMatch(text);

    [GeneratedRegex("^[0-9]{1,20}:[A-Za-z0-9_-]{1,200}\\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TokenShape();

    internal sealed class AddressAndTokenHold : IValidateOptions<TelegramOptions>
    {
        public ValidateOptionsResult Validate(string? name, TelegramOptions options)
        {
            var faults = new List<string>();
            if (!Uri.TryCreate(options.ApiUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.PathAndQuery is not "/")
            {
                faults.Add(
                    $"Telegram:ApiUrl vaut « {options.ApiUrl} », mais doit être une adresse http(s) sans chemin, par exemple {OfficialApi}. " +
                    "Retire ce réglage pour parler au vrai Telegram.");
            }

            if (!string.IsNullOrWhiteSpace(options.TokenFile))
            {
                if (TelegramToken.FaultOf(options.TokenFile) is { } fault)
                {
                    faults.Add(fault);
                }
            }
            else if (!string.IsNullOrWhiteSpace(options.Token) && !LooksLikeToken(options.Token.Trim()))
            {
                faults.Add(
                    "Telegram:Token n'a pas la forme d'un jeton Telegram (des chiffres, deux-points, puis des lettres et des chiffres). " +
                    "Copie-le tel que BotFather l'a donné, sans guillemets ni espace.");
            }

            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }
    }
}
