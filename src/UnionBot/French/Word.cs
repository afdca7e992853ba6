#pragma warning disable MA0048 // A word and its signs are one idea.
namespace UnionBot.French;

/// <summary>One word of a text, folded.</summary>
/// <param name="Text">Plain lower-case letters, or digits; never both.</param>
/// <param name="Signs">What the folding took away.</param>
internal readonly record struct Word(string Text, WordSigns Signs)
{
    /// <summary>Whether it is made of digits.</summary>
    public bool IsNumber => Text[0] is >= '0' and <= '9';

    /// <summary>Whether a sign is set.</summary>
    public bool Has(WordSigns sign) => (Signs & sign) != WordSigns.None;
}

/// <summary>What stood at a word before it was folded.</summary>
[Flags]
internal enum WordSigns
{
    None = 0,

    /// <summary>It begins with a capital and does not begin the text or a sentence.</summary>
    Capital = 1,

    /// <summary>It has two letters or more, all capitals.</summary>
    Acronym = 2,

    /// <summary>An apostrophe followed it.</summary>
    Elided = 4,

    /// <summary>A hyphen stood before it, without space.</summary>
    Hyphen = 8,

    /// <summary>Nothing stood before it: digits and letters change there (<c>14h</c>).</summary>
    Glued = 16,

    /// <summary>A full stop stood before it, without space (<c>2.4</c>).</summary>
    Dot = 32,

    /// <summary>A colon stood before it, without space (<c>14:00</c>).</summary>
    Colon = 64,

    /// <summary>Only a space stood before it.</summary>
    Space = 128,

    /// <summary>It was written <c>où</c>, with its accent.</summary>
    AccentedU = 256,

    /// <summary>A comma stood before it, without space (<c>3,5</c>).</summary>
    Comma = 512,
}
