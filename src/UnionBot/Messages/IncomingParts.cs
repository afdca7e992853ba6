#pragma warning disable MA0048 // Small parts of Incoming.
namespace UnionBot.Messages;

/// <summary>What kind of chat something was said in.</summary>
internal enum ChatKind
{
    /// <summary>One person and the bot.</summary>
    Private,

    /// <summary>Several people: a Telegram group, a Discord server's channel or thread.</summary>
    Group,

    /// <summary>A Telegram channel: posts without authors.</summary>
    Channel,
}

/// <summary>What the bot does not take in.</summary>
internal enum UnsupportedKind
{
    Voice,
    Video,
    Sticker,
    Document,
    Location,
    Contact,
    Poll,
    Other,
}

/// <summary>How the bot's standing in a chat changed.</summary>
internal enum MembershipChange
{
    /// <summary>Added to a group or channel, or given the right to post there.</summary>
    Added,

    /// <summary>Removed, or the right to post taken.</summary>
    Removed,

    /// <summary>A person blocked the bot in private.</summary>
    Blocked,

    /// <summary>A person unblocked the bot.</summary>
    Unblocked,

    /// <summary>A Telegram group became a supergroup and has a new id.</summary>
    Migrated,
}

/// <summary>A file that waits on the platform; <c>IChatPlatform.DownloadAsync</c> fetches it.</summary>
/// <param name="Platform">Where it waits.</param>
/// <param name="Id">A Telegram file_id, or a Discord attachment URL. Never logged.</param>
/// <param name="Size">In bytes, or <see langword="null"/> where the platform did not say.</param>
internal sealed record IncomingFile(Platform Platform, string Id, long? Size)
{
    /// <summary>Hides the id.</summary>
    public override string ToString() => $"{Platform} file";
}

/// <summary>How an answer finds its way back; each adapter has its own.</summary>
internal abstract record AnswerRoute
{
    /// <summary>Whether the platform shows an answer on this route to the asker alone, also in a room.</summary>
    public virtual bool OnlyAskerSees => false;
}
