using System.Globalization;
using System.Text.RegularExpressions;

namespace UnionBot.Content;

/// <summary>Compares how many members the document says a family has with how many it lists.</summary>
internal static partial class CountCheck
{
    private static readonly string[] s_numbers =
        ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze"];

    /// <summary>Checks one entry that has members.</summary>
    public static void Run(PackDraft draft, EntryDraft item, ILookup<string, EntryDraft> children)
    {
        var entry = item.Entry;
        var direct = children[entry.Id].Select(c => c.Entry).ToList();
        if (direct.Count == 0 || draft.EntriesIncomplete)
        {
            if (direct.Count == 0 && (item.Says is not null || item.CountNote is not null))
            {
                draft.Findings.Fault(entry.File, entry.Line, $"« {entry.Id} » annonce un nombre mais n'a aucun membre. Supprime « says » et « countNote », ou ajoute les membres.");
            }

            return;
        }

        var leaves = new List<Entry>();
        Leaves(entry.Id, children, leaves, 0);
        var says = item.Says ?? Implied(draft, entry, direct.Concat(leaves));
        if (says is not { } said)
        {
            return;
        }

        var agrees = said == leaves.Count || said == direct.Count;
        if (agrees && item.CountNote is not null)
        {
            draft.Findings.Warn(entry.File, entry.Line, $"« {entry.Id} » annonce {said} et en liste autant : « countNote » n'a plus lieu d'être.");
        }
        else if (!agrees && item.CountNote is null)
        {
            draft.Findings.Fault(entry.File, entry.Line, $"« {entry.Id} » annonce {said}, mais {leaves.Count} sont listés. Ajoute « countNote » pour le dire aux membres, ou corrige la liste.");
        }
        else if (!agrees)
        {
            draft.Findings.Warn(entry.File, entry.Line, $"« {entry.Id} » annonce {said}, mais {leaves.Count} sont listés. La note le dit : « {item.CountNote} »");
        }
    }

    private static void Leaves(string id, ILookup<string, EntryDraft> children, List<Entry> leaves, int depth)
    {
        foreach (var child in children[id])
        {
            if (children.Contains(child.Entry.Id) && depth < 20)
            {
                Leaves(child.Entry.Id, children, leaves, depth + 1);
            }
            else
            {
                leaves.Add(child.Entry);
            }
        }
    }

    /// <summary>The number that stands before a word for the members in the family's own quote: « 10 mesures ».</summary>
    private static int? Implied(PackDraft draft, Entry family, IEnumerable<Entry> members)
    {
        var types = members.Select(m => m.Type).ToHashSet(StringComparer.Ordinal);
        var words = (draft.Event?.Types ?? []).Where(t => types.Contains(t.Id)).SelectMany(t => t.Words).Select(Singular).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var match in family.Quotes.SelectMany(q => Counted().Matches(q.Text)))
        {
            var number = match.Groups["n"].Value;
            var value = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
                ? digits
                : Array.FindIndex(s_numbers, n => string.Equals(n, number, StringComparison.OrdinalIgnoreCase));
            if (value > 1 && words.Contains(Singular(match.Groups["w"].Value)))
            {
                return value;
            }
        }

        return null;
    }

    private static string Singular(string word) => word.TrimEnd('s', 'x');

    [GeneratedRegex(@"(?<![\p{L}\d])(?<n>\d{1,3}|\p{L}{2,8})\s+(?<w>\p{L}+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counted();
}
