#pragma warning disable MA0048 // Photo and document are two kinds of one thing.
namespace UnionBot.Messages;

/// <summary>A photo of a message. Its bytes stand in the outbox's photo store under <paramref name="Key"/>.</summary>
/// <param name="Key">The lower-case hex SHA-256 of the bytes.</param>
/// <param name="AltText">What it shows, for who cannot see it, or <see langword="null"/> where nobody said.</param>
internal sealed record Photo(string Key, string? AltText = null);

/// <summary>A document that is sent as it is.</summary>
/// <param name="FileName">ASCII, with its ending.</param>
/// <param name="MediaType">For example <c>text/calendar</c>.</param>
/// <param name="Content">The bytes.</param>
internal sealed record Document(string FileName, string MediaType, byte[] Content);
