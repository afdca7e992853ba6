#pragma warning disable MA0048 // An occurrence and its states are one idea.
using System.Diagnostics;
using System.Globalization;
using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>One time that an announcement is due.</summary>
internal sealed record Occurrence
{
    /// <summary>How the occurrence of a recurring announcement is named: by its civil date.</summary>
    public const string DateName = "yyyyMMdd";

    /// <summary>The one occurrence of a one-off.</summary>
    public const string OnlyOne = "1";

    /// <summary>The announcement's id within its event.</summary>
    public required string AnnouncementId { get; init; }

    /// <summary>Which of its times: <c>1</c> for a one-off, a civil date (<c>20260323</c>) for a recurring one.</summary>
    public required string Name { get; init; }

    /// <summary>When it is due, UTC; <see langword="null"/> while what it hangs on has no hour.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>What became of it.</summary>
    public required OccurrenceState State { get; init; }

    /// <summary>What the announcement is to be.</summary>
    public required AnnouncementForm Form { get; init; }

    /// <summary>Who planned it in chat, or <see langword="null"/> for the pack.</summary>
    public required PersonRef? Author { get; init; }

    /// <summary>The event's first day when it was sent or missed; <see langword="null"/> before.</summary>
    public DateOnly? EventDay { get; init; }

    /// <summary>Its number in the one series, once it was sent.</summary>
    public int? Number { get; init; }

    /// <summary>Whether an admin paused its announcement.</summary>
    public bool Held { get; init; }

    /// <summary>Whether another admin must approve it first, and nobody did: it is not sent.</summary>
    public bool Unapproved { get; init; }

    /// <summary>What it says.</summary>
    public BotMessage Message => Form.Message;

    /// <summary>Whether it is one of several.</summary>
    public bool Recurs => Form.Rule is PlanRule.Each;

    /// <summary>Its own anchor: the announcement's, or its date at the recurring hour.</summary>
    public Anchor When => AnchorOf(Form.Rule, Name);

    /// <summary>The key under which the outbox knows it.</summary>
    public string OutboxKey => $"announcement/{AnnouncementId}/{Name}";

    /// <summary>Its first words, to name it to an admin.</summary>
    public string Title => AnnouncementsFrench.Shorten(Message.Blocks.Count > 0 ? Message.Blocks[0].PlainText : "");

    /// <summary>The anchor of one occurrence of a rule.</summary>
    public static Anchor AnchorOf(PlanRule rule, string name) => rule switch
    {
        PlanRule.Once(var when) => when,
        // What was sent once and recurs now keeps its name; it is settled, and its anchor tells nothing.
        PlanRule.Each(_, var clock, var until) => DateOnly.TryParseExact(name, DateName, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new Anchor.At(day.ToDateTime(clock))
            : until,
        _ => throw new UnreachableException(),
    };
}

/// <summary>What became of an occurrence. Stored by name.</summary>
internal enum OccurrenceState
{
    /// <summary>Still to come.</summary>
    Planned,

    /// <summary>In the outbox.</summary>
    Sent,

    /// <summary>Too late when it could have been sent; the admins were told.</summary>
    Missed,

    /// <summary>Due before it was known here: neither sent nor reported.</summary>
    Passed,

    /// <summary>Taken back before it was due.</summary>
    Cancelled,
}
