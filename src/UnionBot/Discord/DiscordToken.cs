using System.Text;
using Microsoft.Extensions.Options;
using UnionBot.DiscordApi;
using UnionBot.Outbox;

namespace UnionBot.Discord;

/// <summary>The one place that reads the token: at the start, and whenever the settings or its file change.</summary>
/// <param name="options">The settings as they stand.</param>
internal sealed class DiscordToken(Func<DiscordOptions> options)
{
    /// <summary>How often the settings and the file are looked at: a new token works within ten seconds.</summary>
    public TimeSpan LookEvery { get; init; } = TokenTurns.LookEvery;

    /// <summary>The settings beside the token.</summary>
    public DiscordOptions Options => options();

    /// <summary>The setting that holds it, to name it without telling it.</summary>
    public string Setting => string.IsNullOrWhiteSpace(options().TokenFile) ? "Discord:Token" : "Discord:TokenFile";

    /// <summary>The token as the settings have it now; <see langword="null"/> where they hold none that can be read.</summary>
    public string? TryRead()
    {
        try
        {
            return options().ReadToken() is { Length: > 0 } token ? token : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OptionsValidationException)
        {
            return null;
        }
    }

    /// <summary>Ends when the settings hold another token than this one.</summary>
    public Task ChangedAsync(string used, TimeProvider time, CancellationToken cancellationToken) => TokenTurns.ChangedAsync(TryRead, used, LookEvery, time, cancellationToken);

    /// <summary>The bot's page at Discord, which the token's first part names: public, and of the bot that is meant whatever union runs it.</summary>
    public static Uri PageOf(string token)
    {
        var first = token.Split('.')[0];
        var padded = first + new string('=', (4 - (first.Length % 4)) % 4);
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var length) && Snowflake.TryParse(Encoding.ASCII.GetString(bytes, 0, length), out var id)
            ? new Uri($"https://discord.com/users/{id}")
            : new Uri("https://discord.com/developers/docs");
    }
}
