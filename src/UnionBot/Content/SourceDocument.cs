namespace UnionBot.Content;

/// <summary>The approved document, as published.</summary>
/// <param name="Lines">Its lines, without line ends; line 1 is index 0.</param>
internal sealed record SourceDocument(IReadOnlyList<string> Lines);
