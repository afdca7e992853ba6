using UnionBot.Benchmarks.Connections;

namespace UnionBot.Benchmarks.Crash;

/// <summary>What the platforms' transcripts and the database of one town come to, at the end of a run.</summary>
internal sealed record CrashSum
{
    /// <summary>What members saw of what was due.</summary>
    public DeliverySum Deliveries { get; init; } = new();

    /// <summary>How members were answered.</summary>
    public QuestionSum Questions { get; init; } = new();

    /// <summary>What was ordered and is no item: an effect lost.</summary>
    public int OrdersLost { get; init; }

    /// <summary>What was ordered once and is two items.</summary>
    public int OrdersDoubled { get; init; }

    /// <summary>Deliveries that say they arrived, and whose copy nobody saw.</summary>
    public int SaidInVain { get; init; }

    /// <summary>Corrections and retractions ordered.</summary>
    public int Changes { get; init; }

    /// <summary>Of them those of which the database knows nothing: an effect lost.</summary>
    public int ChangesLost { get; init; }

    /// <summary>Copies that are said to be corrected or removed, or to be so without any reason, and that members see as they were.</summary>
    public int ChangedInVain { get; init; }

    /// <summary>More than two copies of one item in one place.</summary>
    public int Tripled { get; init; }

    /// <summary>Deliveries that ended otherwise than delivered or uncertain: nothing here gives a reason.</summary>
    public int Dropped { get; init; }

    /// <summary>Telegram's deliveries that were in doubt once at least.</summary>
    public int DoubtedOnTelegram { get; init; }

    /// <summary>Discord's deliveries that were in doubt once at least: its nonce leaves next to none.</summary>
    public int DoubtedOnDiscord { get; init; }

    /// <summary>Two towns together.</summary>
    public static CrashSum operator +(CrashSum a, CrashSum b) => new()
    {
        Deliveries = a.Deliveries + b.Deliveries,
        Questions = a.Questions + b.Questions,
        OrdersLost = a.OrdersLost + b.OrdersLost,
        OrdersDoubled = a.OrdersDoubled + b.OrdersDoubled,
        SaidInVain = a.SaidInVain + b.SaidInVain,
        Changes = a.Changes + b.Changes,
        ChangesLost = a.ChangesLost + b.ChangesLost,
        ChangedInVain = a.ChangedInVain + b.ChangedInVain,
        Tripled = a.Tripled + b.Tripled,
        Dropped = a.Dropped + b.Dropped,
        DoubtedOnTelegram = a.DoubtedOnTelegram + b.DoubtedOnTelegram,
        DoubtedOnDiscord = a.DoubtedOnDiscord + b.DoubtedOnDiscord,
    };
}
