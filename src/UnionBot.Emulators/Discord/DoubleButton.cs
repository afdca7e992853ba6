namespace UnionBot.Emulators.Discord;

/// <summary>A button of a message.</summary>
/// <param name="Row">Its row, from 0.</param>
/// <param name="Label">What stands on it; empty when only an emoji does.</param>
/// <param name="CustomId">What a press sends, or <see langword="null"/> for a link.</param>
/// <param name="Url">Where a link leads, or <see langword="null"/>.</param>
/// <param name="Style">1 to 4 press, 5 is a link.</param>
/// <param name="Disabled">Whether nobody can press it.</param>
public sealed record DoubleButton(int Row, string Label, string? CustomId, string? Url, int Style, bool Disabled);
