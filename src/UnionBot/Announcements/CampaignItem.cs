using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>One announcement of a campaign that is being put together.</summary>
internal sealed record CampaignItem
{
    /// <summary>When.</summary>
    public required PlanRule Rule { get; init; }

    /// <summary>What it says.</summary>
    public required BotMessage Message { get; init; }

    /// <summary>Whether it is wanted.</summary>
    public bool Taken { get; init; } = true;

    /// <summary>Whether somebody must write it before it can be planned.</summary>
    public bool Unfinished { get; init; }

    /// <summary>Its first words.</summary>
    public string Title => AnnouncementsFrench.Shorten(Message.Blocks.Count > 0 ? Message.Blocks[0].PlainText : "");
}
