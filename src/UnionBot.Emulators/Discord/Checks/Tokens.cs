using System.Security.Cryptography;
using System.Text;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Checks;

/// <summary>Compares tokens.</summary>
internal static class Tokens
{
    /// <summary>Whether a token is the bot's; the gateway takes it with or without the word <c>Bot</c>.</summary>
    public static bool Fits(DiscordWorld world, string? token) =>
        token is not null
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(token.StartsWith("Bot ", StringComparison.Ordinal) ? token[4..] : token),
            Encoding.UTF8.GetBytes(world.Token));
}
