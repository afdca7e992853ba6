#pragma warning disable MA0048 // The chooser and its choice are one idea.
using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Storage;

namespace UnionBot.Outbox;

/// <summary>Chooses what a platform should send next: the oldest row of the first lane whose chat takes something now.</summary>
/// <remarks>
/// A chat gets its messages in the order of their ids. Where a row of a first lane stands behind an older one of a later lane in the same
/// chat, the older one goes first, in its place. A retraction waits for nothing but what is under way there.
/// Reads pages of a partial index: what is settled costs nothing.
/// </remarks>
internal sealed class OutboxChooser(Identities identities)
{
    private const int PageLength = 64;
    private static readonly Lane[] Lanes = [Lane.Retraction, Lane.Live, Lane.Announcement];

    /// <summary>Chooses.</summary>
    /// <param name="now">Calendar time: what is due.</param>
    /// <param name="machineNow">Machine time: what is postponed.</param>
    /// <param name="silent">Whether only what an admin ordered may go.</param>
    /// <param name="isBusy">Whether something is under way to a chat.</param>
    /// <param name="pacer">Knows which chats take something now.</param>
    /// <param name="soonest">How long until something that is due may go, where all of it waits; else <see cref="TimeSpan.MaxValue"/>.</param>
    public Choice? Choose(
        SqliteConnection connection, Platform platform, DateTimeOffset now, DateTimeOffset machineNow, bool silent, Func<ChannelRef, bool> isBusy, Pacer pacer, out TimeSpan soonest)
    {
        var look = new Look(connection, (int)platform, now.ToStored(), machineNow.ToStored(), silent, []);
        soonest = TimeSpan.MaxValue;
        foreach (var lane in silent ? [Lane.Retraction] : Lanes)
        {
            var after = 0L;
            List<Row> page;
            do
            {
                page = Page(look, lane, after);
                foreach (var row in page)
                {
                    after = row.Id;
                    if (!look.Blocked.Contains(row.ChannelId) && !isBusy(new ChannelRef(row.ChannelId))
                        && Ready(look, lane, row, pacer, ref soonest) is { } choice)
                    {
                        return choice;
                    }
                }
            }
            while (page.Count == PageLength);
        }

        return null;
    }

    private Choice? Ready(Look look, Lane lane, Row row, Pacer pacer, ref TimeSpan soonest)
    {
        var head = lane == Lane.Retraction || look.Silent ? row : Head(look, row.ChannelId);
        var chat = identities.ChatOf((Platform)look.Platform, head.Address);
        var kind = (ChatKind)head.ChatKind;
        var postponed = TimeSpan.FromMilliseconds(Math.Max(0, head.NextAt - look.MachineNow));
        var paced = pacer.ChatWait(chat, kind);
        var wait = postponed > paced ? postponed : paced;
        if (wait > TimeSpan.Zero)
        {
            look.Blocked.Add(row.ChannelId);
            soonest = wait < soonest ? wait : soonest;
            return null;
        }

        return new Choice(head.Id, lane, new ChannelRef(head.ChannelId), chat, kind);
    }

    private static List<Row> Page(Look look, Lane lane, long after) => look.Silent ? Exempt(look, after) : look.Connection.Query<Row>(
        $"""
        SELECT {Row.Columns} FROM delivery d JOIN identity i ON i.id = d.channel_id
        WHERE d.state = 0 AND d.platform = @Platform AND d.lane = @lane AND d.id > @after AND d.due_at <= @Now
        ORDER BY d.id LIMIT {PageLength}
        """,
        new { look.Platform, lane = (int)lane, after, look.Now }).AsList();

    /// <summary>What an admin ordered; where the message it changes is still open, it waits for its end.</summary>
    private static List<Row> Exempt(Look look, long after) => look.Connection.Query<Row>(
        $"""
        SELECT {Row.Columns} FROM delivery d JOIN identity i ON i.id = d.channel_id
        WHERE d.state = 0 AND d.exempt = 1 AND d.platform = @Platform AND d.id > @after AND d.due_at <= @Now
            AND NOT EXISTS (SELECT 1 FROM delivery t WHERE t.id = d.target_id AND t.state < 2)
        ORDER BY d.id LIMIT {PageLength}
        """,
        new { look.Platform, after, look.Now }).AsList();

    private static Row Head(Look look, long channel) => look.Connection.QueryFirst<Row>(
        $"""
        SELECT {Row.Columns} FROM delivery d JOIN identity i ON i.id = d.channel_id
        WHERE d.state = 0 AND d.channel_id = @channel AND d.due_at <= @Now
        ORDER BY d.id LIMIT 1
        """,
        new { channel, look.Now });

    private sealed record Look(SqliteConnection Connection, int Platform, long Now, long MachineNow, bool Silent, HashSet<long> Blocked);

    private sealed class Row
    {
        public const string Columns = "d.id AS Id, d.channel_id AS ChannelId, d.next_at AS NextAt, i.chat_kind AS ChatKind, i.address AS Address";

        public long Id { get; init; }

        public long ChannelId { get; init; }

        public long NextAt { get; init; }

        public long ChatKind { get; init; }

        public byte[] Address { get; init; } = [];
    }
}

/// <summary>What should go next.</summary>
/// <param name="Id">The row.</param>
/// <param name="Lane">In whose place it goes.</param>
internal sealed record Choice(long Id, Lane Lane, ChannelRef Channel, ChatAddress Chat, ChatKind Kind);
