namespace UnionBot.Content;

/// <summary>Hides the first names of persons who did not agree to be shown.</summary>
internal static class NameMask
{
    /// <summary>Replaces each whole-word occurrence of a name without consent by « [prénom] ».</summary>
    public static string Apply(string text, IReadOnlyList<PersonName> names) => throw new NotImplementedException();
}
