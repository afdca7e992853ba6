using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Storage;

namespace UnionBot.CommandLine;

/// <summary>Looks whether the pack's files were edited; swaps the content whole, or keeps the old and tells the admins why.</summary>
/// <remarks>
/// Looks at names, sizes and times every two seconds: file events get lost on mounted folders. It reads only once two looks agree,
/// so that a save of several files is taken as one edit.
/// </remarks>
internal sealed partial class PackWatcher(PackStore packs, OutboxQueue outbox, Database database, TimeProvider time, ILogger<PackWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var inForce = Look();
        var last = inForce;
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var seen = Look();
            var stillChanging = !string.Equals(seen, last, StringComparison.Ordinal);
            last = seen;
            if (stillChanging || string.Equals(seen, inForce, StringComparison.Ordinal))
            {
                continue;
            }

            inForce = seen;
            await ReloadAsync(seen, stoppingToken);
        }
    }

    private async Task ReloadAsync(string seen, CancellationToken cancellationToken)
    {
        var before = packs.Current.Hash;
        var faults = packs.Reload(PhotoFaults.Of).Where(f => f.Severity == FindingSeverity.Fault).ToList();
        if (faults.Count == 0)
        {
            if (!string.Equals(before, packs.Current.Hash, StringComparison.Ordinal))
            {
                Log.Swapped(logger, packs.Current.Entries.Count, packs.Current.Hash[..8]);
            }

            return;
        }

        Log.Rejected(logger, faults.Count, faults[0].File, faults[0].Line);
        var lines = faults.Take(5).Select(f => $"{f.File}:{f.Line} : {f.Message}");
        var rest = faults.Count > 5 ? [$"… et {(faults.Count - 5).ToString(CultureInfo.InvariantCulture)} autres."] : Array.Empty<string>();
        var message = BotMessage.Plain([
            "Le contenu modifié a des erreurs : je garde l'ancienne version, complète, jusqu'à ce que ce soit corrigé.", .. lines, .. rest]);
        var key = $"pack/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen + message.PlainText)))[..16]}";
        await database.WriteAsync(
            transaction =>
            {
                outbox.NotifyAdmins(transaction, key, message);
                return true;
            },
            cancellationToken);
        outbox.Ring();
    }

    private string Look()
    {
        var path = packs.Current.Path;
        try
        {
            IEnumerable<string> files = Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [path];
            return string.Join('\n', files.Select(f => new FileInfo(f)).Select(f => $"{f.FullName}|{f.Length}|{f.LastWriteTimeUtc.Ticks}"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ""; // A file vanished or can't be looked at just now: the next look differs and reads again.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(60, LogLevel.Information, "The content was edited and swapped: {Entries} entries, version {Version}.")]
        public static partial void Swapped(ILogger logger, int entries, string version);

        [LoggerMessage(61, LogLevel.Warning, "The edited content has {Faults} faults, the first in {File} line {Line}. The old one stays; the admins are told.")]
        public static partial void Rejected(ILogger logger, int faults, string file, int line);
    }
}
