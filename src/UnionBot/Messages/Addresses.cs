#pragma warning disable MA0048 // The two address kinds are one idea.
namespace UnionBot.Messages;

/// <summary>Where a chat is on its platform, in the platform's own ids. Personal data: never logged, stored sealed only.</summary>
/// <param name="Platform">The platform that knows the ids.</param>
/// <param name="ChatId">The platform's chat or channel id, decimal.</param>
/// <param name="ThreadId">The forum topic of a Telegram supergroup, or <see langword="null"/> for the whole chat. A Discord thread is a chat of its own.</param>
internal sealed record ChatAddress(Platform Platform, string ChatId, string? ThreadId = null)
{
    /// <summary>Hides the ids, so that no log line can hold them.</summary>
    public override string ToString() => $"{Platform} chat";
}

/// <summary>Who a person is on one platform, in the platform's own id. Personal data: never logged, stored sealed only.</summary>
/// <param name="Platform">The platform that knows the id.</param>
/// <param name="Id">The platform's user id, decimal.</param>
internal sealed record PersonAddress(Platform Platform, string Id)
{
    /// <summary>Hides the id, so that no log line can hold it.</summary>
    public override string ToString() => $"{Platform} person";
}

/// <summary>A chat by its internal id, which means nothing outside this database.</summary>
internal readonly record struct ChannelRef(long Id);

/// <summary>A person by their internal id, which means nothing outside this database.</summary>
internal readonly record struct PersonRef(long Id);
