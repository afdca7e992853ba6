#pragma warning disable MA0048 // What is asked and answered about threads is one idea.
namespace UnionBot.DiscordApi.Models;

/// <summary>A thread to start.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="AutoArchiveDuration">Minutes without a message until it is archived: 60, 1440, 4320 or 10080; <see langword="null"/>: the channel's own.</param>
public sealed record StartThread(string Name, int? AutoArchiveDuration = null)
{
    /// <summary>Hides the words.</summary>
    public override string ToString() => nameof(StartThread);
}

/// <summary>A server's threads that are not archived.</summary>
public sealed record ActiveThreads(IReadOnlyList<Channel>? Threads);

/// <summary>A change to a thread. Writing into one that is archived and not locked opens it by itself.</summary>
internal sealed record EditThread(bool? Archived = null);

/// <summary>What a thread is like.</summary>
/// <param name="Archived">Whether it is put away; a message brings it back unless it is locked.</param>
/// <param name="Locked">Whether only moderators may bring it back.</param>
public sealed record ThreadMetadata(bool? Archived = null, bool? Locked = null);
