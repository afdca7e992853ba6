namespace UnionBot.Emulators.Telegram;

/// <summary>How much the double did so far.</summary>
public sealed record TelegramCounters
{
    /// <summary>Requests by method.</summary>
    public required IReadOnlyDictionary<string, int> Requests { get; init; }

    /// <summary>Answers by HTTP status; 0 counts requests that got none.</summary>
    public required IReadOnlyDictionary<int, int> Statuses { get; init; }

    /// <summary>Long polls that a younger one ended.</summary>
    public required int Conflicts { get; init; }
}
