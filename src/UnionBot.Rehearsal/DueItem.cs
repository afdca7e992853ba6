namespace UnionBot.Rehearsal;

/// <summary>Something every subscribed place must have got, once.</summary>
/// <param name="Name">What the ledger calls it.</param>
/// <param name="At">When it was due, UTC.</param>
/// <param name="Sentences">What it must say.</param>
/// <param name="Photo">Whether it must carry a photo.</param>
internal sealed record DueItem(string Name, DateTimeOffset At, IReadOnlyList<string> Sentences, bool Photo = false)
{
    /// <summary>Off its time means later than this.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    /// <summary>Whether a message in a place is a copy of this.</summary>
    public bool Is(Said said) => Sentences.All(s => Words.Hold(said.Text, s)) && (!Photo || said.HasPhoto);
}
