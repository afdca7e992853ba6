using System.ComponentModel.DataAnnotations;
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

    /// <summary>A file that holds the token and nothing else.</summary>
    public string? TokenFile { get; set; }

    /// <summary>The Bot API's scheme, host and port. Default: Telegram's own.</summary>
    public string ApiUrl { get; set; } = OfficialApi;

    /// <summary>How long Telegram may hold a poll open when there is nothing new. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:50", ErrorMessage = "Telegram:PollTimeout doit être compris entre 1 et 50 secondes : Telegram n'attend pas plus longtemps.")]
    public TimeSpan PollTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a call may stay unanswered before it counts as in doubt. Default 30 seconds; an upload gets three times as long.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00", ErrorMessage = "Telegram:SendTimeout doit être compris entre 1 seconde et 2 minutes.")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether a token, or a file for it, is set at all.</summary>
    public static bool HasToken(IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration["Telegram:Token"]) || !string.IsNullOrWhiteSpace(configuration["Telegram:TokenFile"]);

    /// <summary>Whether a text has the shape of a token: digits, a colon, then letters, digits, « _ » and « - ».</summary>
    public static bool LooksLikeToken(string text) => TokenShape().IsMatch(text);

    [GeneratedRegex("^[0-9]{1,20}:[A-Za-z0-9_-]{1,200}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TokenShape();

    [OptionsValidator]
    internal sealed partial class RangesHold : IValidateOptions<TelegramOptions>;

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

            if (!string.IsNullOrWhiteSpace(options.Token) && !string.IsNullOrWhiteSpace(options.TokenFile))
            {
                faults.Add("Telegram:Token et Telegram:TokenFile sont réglés tous les deux : garde l'un ou l'autre.");
            }
            else if (!string.IsNullOrWhiteSpace(options.Token) && !LooksLikeToken(options.Token.Trim()))
            {
                faults.Add(
                    "Telegram:Token n'a pas la forme d'un jeton Telegram (des chiffres, deux-points, puis des lettres et des chiffres). " +
                    "Copie-le tel que BotFather l'a donné, sans guillemets ni espace.");
            }
            else if (!string.IsNullOrWhiteSpace(options.TokenFile) && TelegramToken.FaultOf(options.TokenFile) is { } fault)
            {
                faults.Add(fault);
            }

            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }
    }
}
