namespace UnionBot.Content;

/// <summary>Looks at the names of persons and their consent.</summary>
internal static class NameChecks
{
    private const string EventFile = "event.yaml";

    /// <summary>Warns of names that are not in the source, and says how many stay hidden.</summary>
    public static void Run(PackDraft draft)
    {
        var names = draft.Event?.Names ?? [];
        foreach (var name in names.Where(n => draft.SourceText is { } source && source.Find(n.Name) is null))
        {
            draft.Findings.Warn(EventFile, 0, $"le prénom « {name.Name} » n'est pas dans la source. Écris-le comme elle, ou supprime-le.");
        }

        var hidden = names.Count(n => !n.Consent);
        if (hidden > 0)
        {
            draft.Findings.Warn(EventFile, 0, $"{hidden} prénom(s) sans accord : les membres lisent « {NameMask.Mask} ». Mets « consent: true » quand la personne a dit oui.");
        }
    }
}
