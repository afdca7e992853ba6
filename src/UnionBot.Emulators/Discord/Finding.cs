namespace UnionBot.Emulators.Discord;

/// <summary>Something a client did that the platform lets pass but its documentation doesn't know.</summary>
/// <param name="Where">The route or gateway operation.</param>
/// <param name="Path">The field, dotted, or empty.</param>
/// <param name="What">What is wrong with it.</param>
public sealed record Finding(string Where, string Path, string What);
