using Microsoft.Extensions.Options;

namespace UnionBot.Telegram;

/// <summary>The one place that knows the token. It is read again when the configuration changes or Telegram refuses it.</summary>
internal sealed class TelegramToken(IOptionsMonitor<TelegramOptions> options)
{
    private volatile string? _current;

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
        try
        {
            _current = Read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        return !string.Equals(before, _current, StringComparison.Ordinal);
    }

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

    private string Read()
    {
        var now = options.CurrentValue;
        return (string.IsNullOrWhiteSpace(now.TokenFile) ? now.Token : File.ReadAllText(now.TokenFile))?.Trim() ?? "";
    }
}
