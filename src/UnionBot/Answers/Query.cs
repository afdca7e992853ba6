#pragma warning disable MA0048 // A query and its parts are one idea.
using System.Runtime.InteropServices;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>A question, its tokens looked up in a pack.</summary>
internal sealed class Query
{
    /// <summary>Its words, fast spellings replaced.</summary>
    public required List<Word> Words { get; init; }

    /// <summary>What it asks with.</summary>
    public required List<QueryToken> Tokens { get; init; }

    /// <summary>The sum of what its tokens mean.</summary>
    public double Mass => Tokens.Sum(t => t.Mass);

    /// <summary>The token that the question asks for (« quel <em>salaire</em> »), or −1.</summary>
    public int Focus { get; set; } = -1;

    /// <summary>Whether it asks with a question word.</summary>
    public bool Asks(string sign) => Tokens.Exists(t => string.Equals(t.Token.Term, sign, StringComparison.Ordinal));

    /// <summary>How many tokens are words that mean something or numbers.</summary>
    public int ContentTokens => Tokens.Count(t => t.Token.Kind is not (TokenKind.Question or TokenKind.Weak) && !t.NamesEvent);
}

/// <summary>One token with the pack's terms that it may mean, best first.</summary>
/// <param name="Token">As analysed.</param>
/// <param name="Mass">How much it means.</param>
/// <param name="Terms">The terms and how well each fits, 0…1.</param>
/// <param name="Match">How it was found.</param>
internal sealed record QueryToken(Token Token, double Mass, TermFit[] Terms, MatchKind Match)
{
    /// <summary>Whether it only names the event, beside words that say more.</summary>
    public bool NamesEvent { get; init; }
}

/// <summary>A term and how well it fits, 0…1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TermFit(int Term, double Fit);

/// <summary>How a question's word was found in a pack.</summary>
internal enum MatchKind
{
    /// <summary>Not at all.</summary>
    Unknown,

    /// <summary>In this or another form.</summary>
    Exact,

    /// <summary>By its root or a synonym.</summary>
    Related,

    /// <summary>As a slip or by its sound.</summary>
    Similar,
}
