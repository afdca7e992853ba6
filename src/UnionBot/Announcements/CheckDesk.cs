using System.Globalization;
using Dapper;
using Microsoft.Extensions.Options;
using UnionBot.Content;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Time;
using Calendar = UnionBot.Time.Calendar;

namespace UnionBot.Announcements;

/// <summary>Looks whether all can go out, and says what must be mended and how.</summary>
internal sealed class CheckDesk(
    IEnumerable<IChatPlatform> platforms, Subscriptions subscriptions, AnnouncementPlan plan, Reconciler reconciler, PackStore packs, Database database,
    ApprovalDesk approvals, OutboxSilence silence, HealthBoard board, IOptions<DataOptions> data, Calendar calendar, TimeProvider time)
{
    /// <summary>A <c>Date</c> counts whole seconds, and an answer takes its time.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan DatabasePatience = TimeSpan.FromSeconds(3);
    private const long LeastFree = 500_000_000;
    private const int NextShown = 3;

    private readonly IChatPlatform[] _platforms = [.. platforms];

    /// <summary>The whole check, line by line: what must be mended first.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken)
    {
        List<string> findings = [];
        foreach (var platform in _platforms)
        {
            findings.AddRange(Of(platform.Platform, await platform.SelfAsync(cancellationToken)));
        }

        var (places, well) = await PlacesAsync(findings, cancellationToken);
        await MachineAsync(findings, cancellationToken);
        findings.AddRange(Faults(packs.Current));
        findings.AddRange((await approvals.WaitingAsync(cancellationToken)).Where(e => e.Next is not null).Select(e => CheckFrench.Unapproved(e, packs.Current.Event.Zone)));
        var next = await NextAsync(NextShown, cancellationToken);
        if (next.Count == 0)
        {
            findings.Add(CheckFrench.NothingDue);
        }

        var pack = packs.Current;
        return
        [
            findings.Count == 0 ? CheckFrench.AllWell : CheckFrench.Found(findings.Count),
            .. findings,
            CheckFrench.PlacesWell(well, places),
            CheckFrench.Pack(pack.Event.Title, pack.Entries.Count),
            .. next.Count > 0 ? [CheckFrench.Next(next)] : Array.Empty<string>(),
        ];
    }

    /// <summary>Where the bot stands just now.</summary>
    public async Task<IReadOnlyList<string>> StateAsync(CancellationToken cancellationToken)
    {
        var waiting = await database.ReadAsync(
            c => c.ExecuteScalar<long>("SELECT count(*) FROM delivery WHERE state = 0 AND due_at <= @now", new { now = calendar.Now.ToStored() }), cancellationToken);
        var next = await NextAsync(1, cancellationToken);
        return
        [
            .. await silence.IsOnAsync(cancellationToken) ? [CheckFrench.SilenceStands] : Array.Empty<string>(),
            .. board.StoreTrouble is null ? Array.Empty<string>() : [CheckFrench.DatabaseSlow],
            CheckFrench.Tick(reconciler.LastTick is { } tick ? FrenchText.Moment(tick, packs.Current.Event.Zone) : null, waiting),
            CheckFrench.NextSend(next.Count > 0 ? next[0] : null),
            .. board.Platforms.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => CheckFrench.State(p.Key, p.Value)),
        ];
    }

    private static IEnumerable<string> Of(Platform platform, PlatformStanding? standing)
    {
        if (standing?.TokenTaken is not true)
        {
            yield return standing?.TokenTaken == false ? CheckFrench.Token(platform) : CheckFrench.Silent(platform);
            yield break;
        }

        if (standing.PrivacyKept == false)
        {
            yield return CheckFrench.Privacy();
        }

        if (standing.CommandsKept == false)
        {
            yield return CheckFrench.Commands(platform);
        }

        if (standing.ClockAhead is { } ahead && ahead.Duration() > ClockTolerance)
        {
            yield return CheckFrench.Clock(platform, ahead);
        }
    }

    /// <summary>A pack that was edited and has faults is not taken: what its files say is not what is said.</summary>
    private static IEnumerable<string> Faults(ContentPack pack)
    {
        List<Finding> faults = [.. PackReader.Read(pack.Path).Findings.Where(f => f.Severity == FindingSeverity.Fault)];
        return faults is [var first, ..] ? [CheckFrench.PackFaults(faults.Count, string.Create(CultureInfo.InvariantCulture, $"{first.File}:{first.Line} : {first.Message}"))] : [];
    }

    private async Task<(int All, int Well)> PlacesAsync(List<string> findings, CancellationToken cancellationToken)
    {
        var places = await subscriptions.AllAsync(cancellationToken);
        var well = 0;
        foreach (var place in places)
        {
            var on = place.Address.Platform;
            if (Array.Find(_platforms, p => p.Platform == on) is not { } platform)
            {
                findings.Add(CheckFrench.NotRunning(on, CheckFrench.Place(place.Channel)));
                continue;
            }

            var standing = place.SuspendedFor is null ? await platform.StandingAsync(place.Address, cancellationToken) : null;
            if (standing is { View: not false, Send: not false, Photo: not false, Pin: not false, Topic: not false })
            {
                well++;
                continue;
            }

            var name = await platform.TitleOfAsync(place.Address, cancellationToken) ?? CheckFrench.Place(place.Channel);
            findings.Add(place.SuspendedFor is { } reason ? CheckFrench.Suspended(on, name, reason)
                : standing is null ? CheckFrench.NotSaid(on, name)
                : CheckFrench.Missing(on, name, standing));
        }

        if (places.Count == 0)
        {
            findings.Add(CheckFrench.NoPlace);
        }

        return (places.Count, well);
    }

    private async Task MachineAsync(List<string> findings, CancellationToken cancellationToken)
    {
        if (await silence.IsOnAsync(cancellationToken))
        {
            findings.Add(CheckFrench.SilenceStands);
        }

        var free = new DriveInfo(Path.GetFullPath(data.Value.Folder)).AvailableFreeSpace;
        if (free < LeastFree)
        {
            findings.Add(CheckFrench.Disk(free));
        }

        using var patience = new CancellationTokenSource(DatabasePatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            // A transaction that takes the write lock and changes nothing.
            await database.WriteAsync(t => t.Connection.Execute("UPDATE setting SET value = value WHERE name = 'key-check'", transaction: t.Inner), either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            findings.Add(CheckFrench.DatabaseSlow);
        }
    }

    private async Task<List<string>> NextAsync(int count, CancellationToken cancellationToken) =>
    [
        .. (await plan.AllAsync(cancellationToken)).Where(o => o is { State: OccurrenceState.Planned, DueAt: not null, Held: false }).Take(count)
            .Select(o => $"{FrenchText.Moment(o.DueAt!.Value, packs.Current.Event.Zone)} — {o.Title}{(o.Unapproved ? CheckFrench.WithoutApproval : "")}"),
    ];
}
