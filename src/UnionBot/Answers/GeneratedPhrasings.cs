using System.Globalization;
using UnionBot.Content;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>What members ask without an author having to write it: « mesure n°3 », « la 2e table ronde », « à 14 h », « les mesures ».</summary>
/// <remarks>All comes from the pack's type declarations, its numbers, families and hours; no word of any event stands here.</remarks>
internal sealed class GeneratedPhrasings(ContentPack pack, Entry[] entries, int[] parents, int[][] members)
{
    private readonly Dictionary<string, EntryType> _types = pack.Types.DistinctBy(t => t.Id, StringComparer.Ordinal).ToDictionary(t => t.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, int> _ofType = entries.CountBy(e => e.Type, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    /// <summary>The phrasings of one entry, and whether each counts as an author's.</summary>
    public IEnumerable<(List<Token> Tokens, bool Counts)> Of(int e)
    {
        var entry = entries[e];
        var parent = parents[e] >= 0 ? entries[parents[e]] : null;
        var type = _types.GetValueOrDefault(entry.Type);
        if (entry.Number is { } number)
        {
            foreach (var phrase in Numbered(e, type, parent, number))
            {
                yield return (phrase, false);
            }
        }

        if (entry.Schedule is { } schedule)
        {
            foreach (var phrase in Scheduled(schedule))
            {
                yield return (phrase, false);
            }
        }

        if (entry.Kind == EntryKind.Glossary)
        {
            var term = string.Join(' ', Analysis.OfText(entry.Title).Where(t => t.Kind == TokenKind.Word).Select(t => t.Surface));
            foreach (var asks in (string[])["définition", "signification", "que signifie", "sigle", "c'est quoi", "abréviation"])
            {
                yield return (Analysis.OfText($"{asks} {term}"), false);
            }
        }

        if (members[e].Length > 0 && parents[e] < 0)
        {
            foreach (var words in LeafWords(e))
            {
                yield return (Analysis.OfText(words), false);
                yield return (Analysis.OfText("combien " + words), false);
            }
        }

        if (type is { Focus.Count: > 0 } && _ofType[entry.Type] <= 2)
        {
            yield return (Analysis.OfText(string.Join(' ', type.Focus)), false);
        }
    }

    private IEnumerable<List<Token>> Numbered(int e, EntryType? type, Entry? parent, int number)
    {
        var sign = Number(number);
        var isLast = parents[e] >= 0 && members[parents[e]][^1] == e && members[parents[e]].Length > 1;
        foreach (var word in type?.Words ?? [])
        {
            yield return [.. Analysis.OfText(word), sign];
            if (parent is not null)
            {
                yield return [.. Analysis.OfText(word), sign, .. Analysis.OfText(parent.Label ?? parent.Title)];
                if (parent.Number is { } of)
                {
                    yield return [.. Analysis.OfText(word), new Token(Path(of, number), Path(of, number), TokenKind.Path, 1, of, 0, WordSigns.None)];
                }
            }

            if (isLast)
            {
                yield return [.. Analysis.OfText(word), new Token("#last", "#last", TokenKind.Ordinal, 1, -1, 0, WordSigns.None)];
            }
        }

        if (parent?.Number is { } first)
        {
            yield return [new Token(Path(first, number), Path(first, number), TokenKind.Path, 1, first, 0, WordSigns.None)];
        }
    }

    private static IEnumerable<List<Token>> Scheduled(EntrySchedule schedule)
    {
        if (schedule.Start is { } start)
        {
            yield return Analysis.OfText(start.ToString("H'h'mm", CultureInfo.InvariantCulture));
        }

        if (schedule.Part is { } part)
        {
            yield return Analysis.OfText(part switch { "morning" => "matin", "afternoon" => "après-midi", _ => "soir" });
        }
    }

    /// <summary>The words for the members of a family, or of its families.</summary>
    private IEnumerable<string> LeafWords(int family)
    {
        var leaves = members[family].SelectMany(m => members[m].Length > 0 ? members[m] : [m]);
        return leaves.Select(l => entries[l].Type).Distinct(StringComparer.Ordinal)
            .SelectMany(t => _types.GetValueOrDefault(t)?.Words ?? []).Distinct(StringComparer.Ordinal);
    }

    private static string Path(int first, int second) => string.Create(CultureInfo.InvariantCulture, $"#{first}.{second}");

    private static Token Number(int n)
    {
        var sign = string.Create(CultureInfo.InvariantCulture, $"#n{n}");
        return new Token(sign, sign, TokenKind.Ordinal, 1, n, 0, WordSigns.None);
    }
}
