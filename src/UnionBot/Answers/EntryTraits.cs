namespace UnionBot.Answers;

/// <summary>What an entry can answer, seen from its form and its type's words.</summary>
[Flags]
internal enum EntryTraits
{
    None = 0,

    /// <summary>It is about a person or names some.</summary>
    Who = 1,

    /// <summary>It is about a place.</summary>
    Where = 2,

    /// <summary>It has a time or a date.</summary>
    When = 4,

    /// <summary>Its quote has a number in it.</summary>
    HowMany = 8,

    /// <summary>Its type declares the nouns that ask for it.</summary>
    Typed = 16,
}
