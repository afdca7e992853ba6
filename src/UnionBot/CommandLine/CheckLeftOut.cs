using UnionBot.Content;

namespace UnionBot.CommandLine;

/// <summary>What came of asking each way to ask of an engine that does not know it.</summary>
/// <param name="Asked">How many were asked.</param>
/// <param name="FirstRight">How many found their entry first, or were rightly not answered.</param>
/// <param name="Findings">Those that find another entry.</param>
internal sealed record CheckLeftOut(int Asked, int FirstRight, IReadOnlyList<Finding> Findings);
