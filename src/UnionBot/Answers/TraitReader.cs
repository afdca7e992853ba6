using System.Collections.Frozen;
using UnionBot.Content;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>Reads from an entry's form which questions it can answer.</summary>
internal static class TraitReader
{
    private static readonly FrozenSet<string> WhoWords = Stems("personne intervenant qui nom rôle fonction participant délégation organisateur");
    private static readonly FrozenSet<string> WhereWords = Stems("lieu ville endroit adresse salle commune site");
    private static readonly FrozenSet<string> WhenWords = Stems("date jour heure horaire quand moment");

    private static readonly FrozenSet<string> QuantityWords = Stems("tous toutes moitié aucun aucune majorité tiers");

    /// <summary>Whether a stem says how many without a number: « tous », « la moitié ».</summary>
    public static bool IsQuantity(string stem) => QuantityWords.Contains(stem);

    /// <summary>The traits of an entry.</summary>
    /// <param name="asks">The words of each of its ways to ask.</param>
    public static EntryTraits Of(ContentPack pack, Entry entry, List<List<Word>> asks)
    {
        var traits = EntryTraits.None;
        if (pack.Types.FirstOrDefault(t => string.Equals(t.Id, entry.Type, StringComparison.Ordinal)) is { } type)
        {
            var words = type.Focus.Concat(type.Words).SelectMany(w => Words.SplitAll(w)).Select(w => Stem.Of(w.Text)).ToHashSet(StringComparer.Ordinal);
            traits |= type.Focus.Count > 0 ? EntryTraits.Typed : EntryTraits.None;
            traits |= words.Overlaps(WhoWords) ? EntryTraits.Who : EntryTraits.None;
            traits |= words.Overlaps(WhereWords) ? EntryTraits.Where : EntryTraits.None;
            traits |= words.Overlaps(WhenWords) ? EntryTraits.When : EntryTraits.None;
        }

        if (entry.Schedule is not null)
        {
            traits |= EntryTraits.When;
        }

        foreach (var quote in entry.Quotes)
        {
            var words = Words.SplitAll(quote.Text);
            if (words.Exists(w => w.IsNumber || QuantityWords.Contains(Stem.Of(w.Text))) || Analysis.Of(words).Exists(t => t.Kind is TokenKind.Number or TokenKind.Ordinal))
            {
                traits |= EntryTraits.HowMany;
            }
        }

        if (asks.Exists(a => a.Exists(w => w.Text is "combien")))
        {
            traits |= EntryTraits.HowMany; // Its author says that it tells.
        }

        return traits;
    }

    private static FrozenSet<string> Stems(string words) =>
        Words.SplitAll(words).Select(w => Stem.Of(w.Text)).ToFrozenSet(StringComparer.Ordinal);
}
