namespace UnionBot.Rehearsal.Doubles;

/// <summary>What was asked of the control API can't be done; the message is for who asked.</summary>
/// <param name="status">400 where the request is wrong, 404 where what it names is not there.</param>
/// <param name="message">What is wrong and what would be right.</param>
internal sealed class ActException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status to answer.</summary>
    public int Status { get; } = status;

    /// <summary>Something that is named is not there.</summary>
    /// <param name="what">The kind of thing.</param>
    /// <param name="asked">What was asked for.</param>
    /// <param name="known">What there is.</param>
    public static ActException Missing(string what, string asked, IEnumerable<string> known) =>
        new(404, $"There is no {what} '{asked}'. There are: {string.Join(", ", known.Take(50))}.");
}
