namespace UnionBot.Answers;

/// <summary>Where an engine's relevance means "answer" and where it means "not my subject".</summary>
/// <param name="Answer">From here on it answers directly.</param>
/// <param name="Doubt">From here on it offers choices; below it says outside.</param>
internal sealed record Thresholds(double Answer, double Doubt)
{
    /// <summary>What holds until a pack is calibrated.</summary>
    public static Thresholds Default { get; } = new(0.6, 0.45);
}
