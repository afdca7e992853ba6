using Microsoft.Extensions.Options;
using UnionBot.Outbox;

namespace UnionBot.Telegram;

/// <summary>The one place that knows the token. It is read again when the configuration changes or Telegram refuses it.</summary>
internal sealed class TelegramToken(IOptionsMonitor<TelegramOptions> options)
{
    private volatile string? _current;

    /// <summary>How often the settings and the file are looked at: a new token works within ten seconds.</summary>
    public TimeSpan LookEvery { get; init; } = TokenTurns.LookEvery;

    /// <summary>The setting that holds it, to name it without telling it.</summary>
    public string Setting => string.IsNullOrWhiteSpace(options.CurrentValue.TokenFile) ? "Telegram:Token" : "Telegram:TokenFile";

    /// <summary>The token. Only <see cref="TelegramHttp"/> asks for it.</summary>
    /// <exception cref="IOException">Its file cannot be read.</exception>
    public string Current => _current ??= Read();

    /// <summary>Reads it again.</summary>
    /// <returns>Whether it is another one now.</returns>
    public bool Refresh()
    {
        var before = _current;
        _current = TryRead() ?? before;
        return !string.Equals(before, _current, StringComparison.Ordinal);
    }

    /// <summary>Ends when the settings, or the file they name, hold another token than the one in use now.</summary>
    public async Task ChangedAsync(TimeProvider time, CancellationToken cancellationToken) =>
        await TokenTurns.ChangedAsync(TryRead, Current, LookEvery, time, cancellationToken);

    /// <summary>What is wrong with a token's file, in French, or <see langword="null"/>.</summary>
    public static string? FaultOf(string file)
    {
        try
        {
            return TelegramOptions.LooksLikeToken(File.ReadAllText(file).Trim())
                ? null
                : $"Telegram:TokenFile désigne « {file} », mais ce fichier ne contient pas un jeton Telegram. Mets-y le jeton de BotFather, et rien d'autre.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"Telegram:TokenFile désigne « {file} », qui ne peut pas être lu. Vérifie le chemin et les droits du fichier.";
        }
    }

    /// <summary>The token as the settings have it now; <see langword="null"/> where they hold none that can be.</summary>
    private string? TryRead()
    {
        try
        {
            return Read() is var token && TelegramOptions.LooksLikeToken(token) ? token : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OptionsValidationException)
        {
            return null;
        }
    }

    private string Read()
    {
        var now = options.CurrentValue;
        return (string.IsNullOrWhiteSpace(now.TokenFile) ? now.Token : File.ReadAllText(now.TokenFile))?.Trim() ?? "";
    }
}
