using UnionBot.Emulators.Telegram.Text;

namespace UnionBot.Emulators.Telegram.State;

/// <summary>A poll; its message may be forwarded, and all copies show the same one. Guarded by <see cref="World.Gate"/>.</summary>
internal sealed class PollState
{
    private bool _stopped;

    public required string Id { get; init; }

    public required FormattedText Question { get; init; }

    public required IReadOnlyList<PollOption> Options { get; init; }

    public required bool IsAnonymous { get; init; }

    public required bool IsQuiz { get; init; }

    public bool AllowsSeveral { get; init; }

    public bool AllowsRevoting { get; init; } = true;

    public bool MembersOnly { get; init; }

    public IReadOnlyList<int> Correct { get; init; } = [];

    public FormattedText? Explanation { get; init; }

    public FormattedText? Description { get; init; }

    /// <summary>How long it is open, in seconds; 0 when that was not said.</summary>
    public int OpenPeriod { get; init; }

    /// <summary>When it closes by itself, or <see langword="null"/> for never.</summary>
    public DateTimeOffset? CloseDate { get; init; }

    /// <summary>What each one chose, by account.</summary>
    public Dictionary<long, IReadOnlyList<int>> Votes { get; } = [];

    public void Stop() => _stopped = true;

    public bool IsClosed(DateTimeOffset now) => _stopped || now >= CloseDate;
}
