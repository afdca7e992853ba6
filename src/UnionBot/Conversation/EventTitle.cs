namespace UnionBot.Conversation;

/// <summary>What the event is called now; this room does not know the content pack.</summary>
/// <param name="Current">Asks the pack in force.</param>
internal sealed record EventTitle(Func<string> Current);
