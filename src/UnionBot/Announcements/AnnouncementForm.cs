using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>What an announcement is to be: when, what it says, to whom, and until when that is worth anything.</summary>
internal sealed record AnnouncementForm
{
    /// <summary>When it is due, as a rule.</summary>
    public required PlanRule Rule { get; init; }

    /// <summary>What it says.</summary>
    public required BotMessage Message { get; init; }

    /// <summary>What it says on one platform in place of <see cref="Message"/>; its photos are the message's.</summary>
    public IReadOnlyDictionary<Platform, BotMessage> Variants { get; init; } = new Dictionary<Platform, BotMessage>();

    /// <summary>Until when it is worth sending, or <see langword="null"/> for the defaults.</summary>
    public FreshRule? Fresh { get; init; }

    /// <summary>Whether it goes at its hour although that is quiet.</summary>
    public bool Night { get; init; }

    /// <summary>The groups of places it goes to; empty: all places.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>What the pack plans.</summary>
    /// <param name="planned">The announcement.</param>
    /// <param name="message">What it says, its photo kept.</param>
    public static AnnouncementForm Of(PlannedAnnouncement planned, BotMessage message) => new()
    {
        Rule = planned.When,
        Message = message,
        Variants = planned.Variants,
        Fresh = planned.Fresh,
        Night = planned.Night,
        To = planned.To,
    };

    /// <summary>What it says on a platform.</summary>
    public BotMessage On(Platform platform) =>
        Variants.TryGetValue(platform, out var own) ? own with { Photos = Message.Photos } : Message;
}
