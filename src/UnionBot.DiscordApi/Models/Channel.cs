#pragma warning disable MA0048 // A channel and its overwrites are one idea.
namespace UnionBot.DiscordApi.Models;

/// <summary>A place where messages stand: a server's channel, a thread, or a private conversation.</summary>
public sealed record Channel
{
    public Snowflake Id { get; init; }

    public ChannelType Type { get; init; }

    public Snowflake? GuildId { get; init; }

    public string? Name { get; init; }

    /// <summary>The category of a channel, or the channel of a thread.</summary>
    public Snowflake? ParentId { get; init; }

    /// <summary>Of a thread.</summary>
    public ThreadMetadata? ThreadMetadata { get; init; }

    /// <summary>Hides which one it is.</summary>
    public override string ToString() => $"{Type} channel";
}

/// <summary>The types of channels. Source: resources/channel.mdx. Numbers that are not listed occur.</summary>
public enum ChannelType
{
    GuildText = 0,
    Dm = 1,
    GuildVoice = 2,
    GroupDm = 3,
    GuildCategory = 4,
    GuildAnnouncement = 5,
    AnnouncementThread = 10,
    PublicThread = 11,
    PrivateThread = 12,
    GuildStageVoice = 13,
    GuildForum = 15,
    GuildMedia = 16,
}
