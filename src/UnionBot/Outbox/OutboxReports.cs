#pragma warning disable MA0048 // A report and what it is on are one idea.
using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Messages;
using UnionBot.Storage;
using Calendar = UnionBot.Time.Calendar;

namespace UnionBot.Outbox;

/// <summary>The live reports: one message to who published or changed something, edited until all is done.</summary>
internal sealed class OutboxReports(Database database, OutboxQueue queue, IEnumerable<IChatPlatform> platforms, Calendar calendar, TimeProvider time)
{
    /// <summary>A report is edited at most this often.</summary>
    public static readonly TimeSpan EditPause = TimeSpan.FromSeconds(3);

    /// <summary>What is done within this time is told in one message, that needs no edit.</summary>
    public static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(1);

    private readonly IChatPlatform[] _platforms = [.. platforms];

    /// <summary>A sending or a change begins: its report is owed.</summary>
    public static void Begin(WriteTransaction transaction, long itemId, int version, ReportOn what, PersonRef person, bool exempt) => transaction.Connection.Execute(
        "INSERT INTO report (item_id, version, what, person_id, exempt, begun_at) VALUES (@itemId, @version, @what, @person, @exempt, @begun) ON CONFLICT DO NOTHING",
        new { itemId, version, what = (int)what, person = person.Id, exempt, begun = transaction.Now.ToStored() },
        transaction.Inner);

    /// <summary>Whether one is owed or still says something new.</summary>
    public Task<bool> AnyOpenAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(c => c.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM report WHERE done = 0)") > 0, cancellationToken);

    /// <summary>One turn over all that are open: begins, edits or ends each where something new is to be said.</summary>
    /// <returns>How many messages or edits were written.</returns>
    public async Task<int> TurnAsync(CancellationToken cancellationToken)
    {
        var open = await database.ReadAsync(c => c.Query<Row>($"{Row.Select} WHERE r.done = 0 ORDER BY r.item_id, r.version").AsList(), cancellationToken);
        var written = 0;
        foreach (var report in open)
        {
            if (Wait(report))
            {
                continue;
            }

            var summary = await database.ReadAsync(c => OutboxSummary.Read(c, report.ItemId, report.What, report.Version), cancellationToken);
            var message = ReportFrench.Report(report.What, report.Kind, report.Number, summary);
            var text = message.PlainText;
            if (summary.IsOver || !string.Equals(text, report.Said, StringComparison.Ordinal))
            {
                written += await database.WriteAsync(t => Write(t, report, message, done: summary.IsOver), cancellationToken);
            }
        }

        if (written > 0)
        {
            queue.Ring();
        }

        return written;
    }

    /// <summary>Whether it is too early for it to say something again.</summary>
    private bool Wait(Row report) => report.NoticeId is null
        ? report.OpenRows > 0 && calendar.Now - UnixTime.FromStored(report.BegunAt) < FirstAfter
        : report.CarrierOpen > 0 || time.GetUtcNow() - UnixTime.FromStored(report.EditedAt) < EditPause;

    private int Write(WriteTransaction transaction, Row report, BotMessage message, bool done)
    {
        var key = FormattableString.Invariant($"report/{report.ItemId}/{report.Version}");
        var notice = report.NoticeId;
        var text = message.PlainText;
        var same = string.Equals(text, report.Said, StringComparison.Ordinal);
        if (notice is null)
        {
            notice = queue.Notify(transaction, new PersonRef(report.PersonId), key, message, silent: true, report.Exempt);
            done |= notice is null; // Nobody can be told.
        }
        else if (!same)
        {
            Edit(transaction, report, message);
        }

        transaction.Connection.Execute(
            """
            UPDATE report SET notice_id = @notice, edits = edits + @edit, edited_at = @now, said = @text, done = @done WHERE item_id = @ItemId AND version = @Version
            """,
            new { notice, edit = report.NoticeId is null || same ? 0 : 1, now = time.GetUtcNow().ToStored(), text, done, report.ItemId, report.Version },
            transaction.Inner);
        return same ? 0 : 1;
    }

    private void Edit(WriteTransaction transaction, Row report, BotMessage message)
    {
        var platform = Array.Find(_platforms, p => p.Platform == report.Platform);
        if (platform is null)
        {
            return;
        }

        var payload = OutboxQueue.Keep(transaction, platform, itemId: null, message)[0];
        transaction.Connection.Execute(
            """
            INSERT INTO delivery (notice_key, channel_id, platform, part, lane, action, payload_id, target_id, due_at, exempt)
            SELECT @key, channel_id, platform, 0, lane, 1, @payload, id, @now, @Exempt FROM delivery WHERE id = @NoticeId
            """,
            new
            {
                key = FormattableString.Invariant($"{report.PersonId}/report/{report.ItemId}/{report.Version}/{report.Edits + 1}"),
                payload,
                now = transaction.Now.ToStored(),
                report.Exempt,
                report.NoticeId,
            },
            transaction.Inner);
    }

    private sealed class Row
    {
        public const string Select =
            """
            SELECT r.item_id AS ItemId, r.version AS Version, r.what AS What, r.person_id AS PersonId, r.exempt AS Exempt, r.begun_at AS BegunAt,
                r.notice_id AS NoticeId, r.edits AS Edits, r.edited_at AS EditedAt, r.said AS Said, i.kind AS Kind, i.number AS Number, n.platform AS Platform,
                EXISTS (SELECT 1 FROM delivery d WHERE d.id = r.notice_id AND d.state < 2)
                    OR EXISTS (SELECT 1 FROM delivery e WHERE e.notice_key = r.person_id || '/report/' || r.item_id || '/' || r.version || '/' || r.edits AND e.state < 2) AS CarrierOpen,
                EXISTS (SELECT 1 FROM delivery o WHERE o.item_id = r.item_id AND o.state < 2) AS OpenRows
            FROM report r JOIN item i ON i.id = r.item_id LEFT JOIN delivery n ON n.id = r.notice_id
            """;

        public long ItemId { get; init; }

        public int Version { get; init; }

        public ReportOn What { get; init; }

        public long PersonId { get; init; }

        public bool Exempt { get; init; }

        public long BegunAt { get; init; }

        public long? NoticeId { get; init; }

        public int Edits { get; init; }

        public long EditedAt { get; init; }

        public string? Said { get; init; }

        public ItemKind Kind { get; init; }

        public int Number { get; init; }

        public Platform? Platform { get; init; }

        public long CarrierOpen { get; init; }

        public long OpenRows { get; init; }
    }
}

/// <summary>What a report is on. The numbers stand in the database.</summary>
internal enum ReportOn
{
    Sending = 0,
    Correction = 1,
    Retraction = 2,
    Pin = 3,
}
