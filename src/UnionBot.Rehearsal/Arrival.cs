namespace UnionBot.Rehearsal;

/// <summary>Something that arrived in a subscribed place.</summary>
/// <param name="Platform"><c>telegram</c> or <c>discord</c>.</param>
/// <param name="Place">The place's label.</param>
/// <param name="Said">What the bot said there.</param>
internal sealed record Arrival(string Platform, string Place, Said Said);
