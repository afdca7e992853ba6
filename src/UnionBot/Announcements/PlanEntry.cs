using System.Security.Cryptography;
using System.Text;

namespace UnionBot.Announcements;

/// <summary>One announcement of the plan as an admin handles it: all its times together.</summary>
internal sealed record PlanEntry
{
    /// <summary>How many hex digits name an announcement in a button.</summary>
    public const int ReferenceLength = 12;

    /// <summary>How many hex digits say in a button what the admin saw.</summary>
    public const int StampLength = 8;

    /// <summary>The event it belongs to.</summary>
    public required string EventId { get; init; }

    /// <summary>Its id within the event.</summary>
    public required string Id { get; init; }

    /// <summary>What it is to be.</summary>
    public required AnnouncementForm Form { get; init; }

    /// <summary>The same in one text, to tell whether it changed.</summary>
    public required string FormKey { get; init; }

    /// <summary>Whether it was taken back.</summary>
    public required bool Cancelled { get; init; }

    /// <summary>Whether it is paused.</summary>
    public required bool Held { get; init; }

    /// <summary>Whether it comes from the pack.</summary>
    public required bool FromFile { get; init; }

    /// <summary>Whether chat changed what the pack says of it.</summary>
    public required bool Touched { get; init; }

    /// <summary>What it says and to whom, short: what another admin approves.</summary>
    public required string Content { get; init; }

    /// <summary>Whether another admin must approve it, and what was approved.</summary>
    public required ApprovalStand Approval { get; init; }

    /// <summary>The last request to approve it, or <see langword="null"/>.</summary>
    public required long? Request { get; init; }

    /// <summary>Whether that request was refused.</summary>
    public required bool Refused { get; init; }

    /// <summary>Its times, in the order they are due.</summary>
    public required IReadOnlyList<Occurrence> Occurrences { get; init; }

    /// <summary>Whether another admin must approve it first, and nobody did.</summary>
    public bool Unapproved => Approval.Lacks(Content);

    /// <summary>Whether it may still go out: by itself, or because an admin sends what was missed.</summary>
    public bool MayStillGo => !Cancelled && (Next is not null || Settled is { State: OccurrenceState.Missed });

    /// <summary>Short enough for a button; another event's announcements have others.</summary>
    public string Reference => Hex(ReferenceLength, EventId, Id);

    /// <summary>Changes with whatever an admin would want to know before they act: words, time, pause, and which of its times is next.</summary>
    public string Stamp => Hex(StampLength, FormKey, Cancelled ? "cancelled" : "", Held ? "held" : "", Next?.Name ?? "");

    /// <summary>The next of its times, or <see langword="null"/> where none is to come.</summary>
    public Occurrence? Next => Occurrences.FirstOrDefault(o => o.State == OccurrenceState.Planned);

    /// <summary>What became of the last of its times that is settled, or <see langword="null"/>.</summary>
    public Occurrence? Settled => Occurrences.LastOrDefault(o => o.State is OccurrenceState.Sent or OccurrenceState.Missed);

    /// <summary>Its first words.</summary>
    public string Title => AnnouncementsFrench.Shorten(Form.Message.Blocks.Count > 0 ? Form.Message.Blocks[0].PlainText : "");

    private static string Hex(int length, params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..length];
}
