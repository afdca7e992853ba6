using System.Text;

namespace UnionBot.Content;

/// <summary>Hides the first names of persons who did not agree to be shown.</summary>
internal static class NameMask
{
    /// <summary>What stands in a hidden name's place.</summary>
    public const string Mask = "[prénom]";

    /// <summary>Replaces each whole-word occurrence of a name without consent by « [prénom] ».</summary>
    /// <remarks>Ordinal and case-insensitive: a member who types « MICKAEL » must not be echoed either. A letter, digit or combining mark beside the name makes it another word.</remarks>
    public static string Apply(string text, IReadOnlyList<PersonName> names)
    {
        foreach (var name in names)
        {
            if (!name.Consent && name.Name.Length > 0)
            {
                text = Hide(text, name.Name);
            }
        }

        return text;
    }

    private static string Hide(string text, string name)
    {
        StringBuilder? hidden = null;
        var copied = 0;
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = Next(text, name, at))
        {
            var end = at + name.Length;
            if ((at == 0 || !IsWord(text[at - 1])) && (end == text.Length || !IsWord(text[end])))
            {
                hidden ??= new StringBuilder(text.Length + 16);
                hidden.Append(text, copied, at - copied).Append(Mask);
                copied = end;
            }
        }

        return hidden is null ? text : hidden.Append(text, copied, text.Length - copied).ToString();
    }

    private static int Next(string text, string name, int at) =>
        at + name.Length >= text.Length ? -1 : text.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase);

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
