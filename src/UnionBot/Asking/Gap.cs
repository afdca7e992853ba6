namespace UnionBot.Asking;

/// <summary>How often a topic was asked and not found.</summary>
/// <param name="EventId">The event whose document was asked.</param>
/// <param name="EntryId">The topic: an entry of that event's pack, or one of the practicalities of any event (<c>Answer.Topic</c>).</param>
/// <param name="Asked">How many times; at least 1.</param>
internal sealed record Gap(string EventId, string EntryId, long Asked);
