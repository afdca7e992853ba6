namespace UnionBot.Photos;

/// <summary>What is left of a photo, before it is measured against the limits.</summary>
internal sealed record CleanedPhoto(byte[] Bytes, int Width, int Height);
