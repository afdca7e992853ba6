namespace UnionBot.Content;

/// <summary>Asks an engine whether the ways to ask lead to their own entries.</summary>
internal static class EngineChecks
{
    private const double Telling = 0.9;

    /// <summary>Warns of each way to ask that finds another entry first.</summary>
    /// <param name="pack">The pack, clean so far.</param>
    /// <param name="draft">Its draft, for the lines.</param>
    /// <param name="firstFor">The id of the entry an engine shows first, or <see langword="null"/> for none.</param>
    /// <returns>The entries that at least one of their own ways to ask finds first.</returns>
    public static IReadOnlySet<string> Run(ContentPack pack, PackDraft draft, Func<ContentPack, string, string?> firstFor)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in draft.Entries.Where(e => e.Entry.Kind is EntryKind.Fact or EntryKind.Family))
        {
            foreach (var ask in item.Asks)
            {
                var first = firstFor(pack, ask.Text);
                if (string.Equals(first, item.Entry.Id, StringComparison.Ordinal))
                {
                    found.Add(item.Entry.Id);
                }
                else
                {
                    var where = first is null ? "ne trouve rien" : $"trouve d'abord « {first} »";
                    draft.Findings.WarnOfAsk(item.Entry.File, ask.Line, $"« {ask.Text} » {where}, au lieu de « {item.Entry.Id} ». Change les mots, ou déplace-la.", Telling);
                }
            }
        }

        return found;
    }
}
