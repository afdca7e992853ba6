namespace UnionBot.Emulators.Telegram.Text;

/// <summary>A text with what dresses it, ordered by offset.</summary>
internal sealed record FormattedText(string Text, IReadOnlyList<TgEntity> Entities)
{
    /// <summary>Its length as the limits count it: in characters, not in UTF-16 code units.</summary>
    public int Characters
    {
        get
        {
            var count = 0;
            foreach (var _ in Text.EnumerateRunes())
            {
                count++;
            }

            return count;
        }
    }
}
