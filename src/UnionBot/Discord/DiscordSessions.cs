using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using UnionBot.DiscordApi.Gateway;
using UnionBot.Storage;

namespace UnionBot.Discord;

/// <summary>Keeps the gateway's memory, sealed, since whoever has a session and the token can read on.</summary>
internal sealed class DiscordSessions(SealedNotes notes)
{
    private const string Name = "discord session";

    /// <summary>Gives a memory what was kept. A session of another token is left out; the count of sessions started is not.</summary>
    public async Task RestoreAsync(GatewayMemory memory, string token, CancellationToken cancellationToken)
    {
        if ((await notes.ReadAsync(Name, cancellationToken))?.Split('\n', 5) is not [var identified, var whose, var url, var sequence, var id])
        {
            return;
        }

        var session = string.Equals(whose, Whose(token), StringComparison.Ordinal)
            && Uri.TryCreate(url, UriKind.Absolute, out var resume)
            && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new GatewaySession(id, resume, number)
                : null;
        memory.Restore(
            session,
            identified.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(ms => UnixTime.FromStored(long.Parse(ms, NumberStyles.None, CultureInfo.InvariantCulture))));
    }

    /// <summary>Keeps what a memory holds.</summary>
    public Task KeepAsync(GatewayMemory memory, string token, CancellationToken cancellationToken)
    {
        var identified = string.Join(',', memory.Identifies.Select(at => at.ToStored().ToString(CultureInfo.InvariantCulture)));
        string[] parts = memory.Session is { } held
            ? [identified, Whose(token), held.ResumeUrl.AbsoluteUri, held.Sequence.ToString(CultureInfo.InvariantCulture), held.Id]
            : [identified, "", "", "", ""];
        return notes.KeepAsync(Name, string.Join('\n', parts), cancellationToken);
    }

    private static string Whose(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
