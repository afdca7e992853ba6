using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UnionBot.Benchmarks.Connections;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Time;
using DiscordKind = UnionBot.Emulators.Discord.TranscriptKind;
using TelegramKind = UnionBot.Emulators.Telegram.TranscriptKind;

namespace UnionBot.Benchmarks.Crash;

/// <summary>Holds what members saw in a town against what was ordered and what its database says. The worker is stopped by then.</summary>
internal static partial class CrashJudge
{
    /// <summary>Judges.</summary>
    public static async Task<CrashSum> JudgeAsync(CrashTown town, TimeProvider time, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(town, time, cancellationToken);
        var seen = Seen(town);
        var ledger = new DeliveryLedger();
        var orders = town.Ordered.Concat(town.Announced).ToList();
        var copies = seen.Where(s => s.Key is not null).ToLookup(s => (s.Place, s.Key));
        var takenBack = rows.Where(r => r.IsTakenBack).Select(r => (r.Place, r.Key)).ToHashSet();
        foreach (var (place, key) in town.Places.SelectMany(p => orders.Select(k => (p, k))).Where(o => !takenBack.Contains(o)))
        {
            ledger.Due(place, key);
        }

        foreach (var copy in seen.Where(s => s.Key is not null))
        {
            ledger.Saw(copy.Place, copy.Key!, copy.Marked);
        }

        foreach (var row in rows.Where(r => r.State == DeliveryState.Uncertain))
        {
            ledger.Uncertain(row.Place, row.Key);
        }

        var now = AsTheyStand(town);
        var items = rows.Select(r => (r.Item, r.Key)).Distinct().CountBy(i => i.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var answers = seen.Where(s => s.Key is null).ToLookup(s => s.Place, s => s.Marked, StringComparer.Ordinal);
        return new CrashSum
        {
            Deliveries = ledger.Judge(),
            Questions = town.Askers.Aggregate(new QuestionSum(), (sum, who) => sum.With([.. answers[who]], who.StartsWith("telegram", StringComparison.Ordinal))),
            OrdersLost = orders.Count(o => !items.ContainsKey(o)),
            OrdersDoubled = items.Values.Count(n => n > 1),
            SaidInVain = rows.Count(r => r.State is DeliveryState.Delivered or DeliveryState.Removed && !copies[(r.Place, r.Key)].Any(c => string.Equals(c.Id, r.CopyId, StringComparison.Ordinal))),
            Changes = town.Corrected.Count + town.Retracted.Count,
            ChangesLost = town.Corrected.Except(rows.Where(r => r is { Changes: > 0, Retracted: false }).Select(r => r.Key), StringComparer.Ordinal).Count()
                + town.Retracted.Except(rows.Where(r => r.Retracted).Select(r => r.Key), StringComparer.Ordinal).Count(),
            ChangedInVain = rows.Count(r => !Stands(r, now.GetValueOrDefault((r.Place, r.CopyId ?? "")))),
            Tripled = copies.Count(c => c.Count() > 2),
            Dropped = rows.Count(r => r.State is not (DeliveryState.Delivered or DeliveryState.Uncertain or DeliveryState.Removed) && !r.IsTakenBack),
            DoubtedOnTelegram = rows.Count(r => r.Platform == Platform.Telegram && (r.Doubt > 0 || r.State == DeliveryState.Uncertain)),
            DoubtedOnDiscord = rows.Count(r => r.Platform == Platform.Discord && (r.Doubt > 0 || r.State == DeliveryState.Uncertain)),
        };
    }

    /// <summary>What names an item in its text.</summary>
    public static string? KeyIn(string text) => Key().Match(text) is { Success: true, Value: var key } ? key : null;

    private static List<Copy> Seen(CrashTown town) =>
    [
        .. town.Telegram.Transcript.Where(e => e is { ByBot: true, Kind: TelegramKind.Sent })
            .Select(e => new Copy(Text($"telegram:{e.Chat.Id}"), IsPlace(town, $"telegram:{e.Chat.Id}") ? KeyIn(e.Text) : null, Text($"{e.MessageId}"), e.Text.StartsWith('↻'))),
        .. town.Discord.Transcript.Where(e => e.Author.IsBot && e is { Kind: DiscordKind.Created, Message.EphemeralTo: null })
            .Select(e => new Copy(Text($"discord:{e.Channel.Id}"), KeyIn(e.Content), Text($"{e.Message.Id}"), e.Content.StartsWith('↻'))),
    ];

    /// <summary>What members see of each message now; <see langword="null"/> where it is gone.</summary>
    private static Dictionary<(string Place, string Id), string?> AsTheyStand(CrashTown town)
    {
        var now = new Dictionary<(string Place, string Id), string?>();
        foreach (var e in town.Telegram.Transcript.Where(e => e.Kind is TelegramKind.Sent or TelegramKind.Edited or TelegramKind.Deleted))
        {
            now[(Text($"telegram:{e.Chat.Id}"), Text($"{e.MessageId}"))] = e.Kind == TelegramKind.Deleted ? null : e.Text;
        }

        foreach (var e in town.Discord.Transcript.Where(e => e.Kind is DiscordKind.Created or DiscordKind.Edited or DiscordKind.Deleted))
        {
            now[(Text($"discord:{e.Channel.Id}"), Text($"{e.Message.Id}"))] = e.Kind == DiscordKind.Deleted ? null : e.Content;
        }

        return now;
    }

    /// <summary>Whether a copy is what its item's changes made of it, or the database gives a reason why not.</summary>
    private static bool Stands(Row row, string? text) => row switch
    {
        { State: DeliveryState.Removed } => text is null,
        { State: not DeliveryState.Delivered } or { Refused: true } => true,
        { Retracted: true } => false,
        { Changes: > 0 } => text?.Contains(CrashTown.Correction, StringComparison.Ordinal) is true,
        _ => text is not null,
    };

    private static bool IsPlace(CrashTown town, FormattableString place) => town.Places.Contains(Text(place), StringComparer.Ordinal);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static async Task<List<Row>> ReadAsync(CrashTown town, TimeProvider time, CancellationToken cancellationToken)
    {
        var pack = PackReader.Read(town.PackFolder).Pack ?? throw new InvalidOperationException("The crash run's own pack is faulty.");
        var builder = UnionBot.Program.Compose(new ConfigurationBuilder().AddInMemoryCollection(town.Settings).Build(), pack, time, new MachineCalendar(time));
        builder.Logging.ClearProviders();
        using var host = builder.Build();
        var places = (await host.Services.GetRequiredService<Subscriptions>().AllAsync(cancellationToken))
            .ToDictionary(p => p.Channel.Id, p => $"{(p.Address.Platform == Platform.Telegram ? "telegram" : "discord")}:{p.Address.ChatId}");
        var raw = await host.Services.GetRequiredService<Database>().ReadAsync(
            connection => connection.Query<(long Item, long Channel, long Platform, long State, long Doubt, string? CopyId, string Message, long Changes, long Retracted, long Refused)>(
                """
                SELECT d.item_id, d.channel_id, d.platform, d.state, d.doubt, d.copy_id, p.message, i.version, i.retracted_at IS NOT NULL,
                    EXISTS (SELECT 1 FROM delivery c WHERE c.target_id = d.id AND c.action IN (1, 2) AND c.state IN (3, 4))
                FROM delivery d JOIN payload p ON p.id = d.payload_id JOIN item i ON i.id = d.item_id WHERE d.action = 0
                """).AsList(),
            cancellationToken);
        return [.. raw.Select(r => new Row(
            r.Item, places[r.Channel], KeyIn(r.Message) ?? "", (Platform)r.Platform, (DeliveryState)r.State, (int)r.Doubt, r.CopyId, (int)r.Changes, r.Retracted != 0, r.Refused != 0))];
    }

    [GeneratedRegex("(nouvelle|annonce)-[0-9]+-fin", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Key();

    private sealed record Copy(string Place, string? Key, string Id, bool Marked);

    private sealed record Row(
        long Item, string Place, string Key, Platform Platform, DeliveryState State, int Doubt, string? CopyId, int Changes, bool Retracted, bool Refused)
    {
        /// <summary>Whether it was retracted before it went: then nobody may see it.</summary>
        public bool IsTakenBack => Retracted && State == DeliveryState.Cancelled;
    }
}
