using System.Globalization;

namespace UnionBot.Content;

/// <summary>Checks what entries say of each other: ids, families, numbers, types, hours.</summary>
internal static class EntryChecks
{
    private const string EventFile = "event.yaml";

    private static readonly string[] s_freeTypes = ["silence", "smalltalk", "glossary", "outside"];

    /// <summary>Runs all of them.</summary>
    public static void Run(PackDraft draft)
    {
        var byId = UniqueIds(draft);
        if (draft.Entries.Count == 0 && !draft.EntriesIncomplete)
        {
            draft.Findings.Fault("entries", 0, "le pack n'a aucune entrée. Crée entries/01-debut.yaml (voir config/GUIDE.md).");
        }

        foreach (var entry in draft.Entries)
        {
            References(draft, entry, byId);
            Words(draft, entry);
            Agenda(draft, entry);
        }

        Numbers(draft, byId);
        Families(draft, byId);
        Bounds(draft, byId);
    }

    private static Dictionary<string, EntryDraft> UniqueIds(PackDraft draft)
    {
        var byId = new Dictionary<string, EntryDraft>(StringComparer.Ordinal);
        foreach (var draftEntry in draft.Entries)
        {
            var entry = draftEntry.Entry;
            if (!byId.TryAdd(entry.Id, draftEntry))
            {
                var first = byId[entry.Id].Entry;
                draft.Findings.Fault(entry.File, entry.Line, $"l'identifiant « {entry.Id} » est déjà pris ({first.File}:{first.Line.ToString(CultureInfo.InvariantCulture)}). Chaque entrée a le sien.");
            }
        }

        return byId;
    }

    private static void References(PackDraft draft, EntryDraft item, Dictionary<string, EntryDraft> byId)
    {
        var entry = item.Entry;
        if (entry.Parent is { } parent)
        {
            Known(draft, byId, entry.File, entry.Line, parent, "parent");
            if (LeadsTo(entry, entry.Id, byId))
            {
                draft.Findings.Fault(entry.File, entry.Line, $"« {entry.Id} » est sa propre famille par « parent ». Coupe cette boucle.");
            }
        }

        foreach (var related in item.Related)
        {
            Known(draft, byId, entry.File, related.Line, related.Text, "related");
        }
    }

    /// <summary>Tells a fault where an id is not an entry's.</summary>
    public static void Known(PackDraft draft, Dictionary<string, EntryDraft> byId, string file, int line, string id, string key)
    {
        if (!byId.ContainsKey(id) && !draft.EntriesIncomplete)
        {
            draft.Findings.Fault(file, line, $"« {key} » nomme « {id} », qui n'est l'identifiant d'aucune entrée{Nearest.Hint(id, byId.Keys)}. Corrige-le ou crée l'entrée.");
        }
    }

    private static bool LeadsTo(Entry entry, string id, Dictionary<string, EntryDraft> byId)
    {
        var steps = 0;
        for (var parent = entry.Parent; parent is not null && steps++ <= byId.Count; parent = byId.GetValueOrDefault(parent)?.Entry.Parent)
        {
            if (string.Equals(parent, id, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static void Words(PackDraft draft, EntryDraft item)
    {
        var entry = item.Entry;
        var types = draft.Event?.Types ?? [];
        if (item.TypeGiven && types.Count > 0 && !s_freeTypes.Contains(entry.Type, StringComparer.Ordinal)
            && !types.Any(t => string.Equals(t.Id, entry.Type, StringComparison.Ordinal)))
        {
            draft.Findings.Warn(entry.File, entry.Line, $"le type « {entry.Type} » n'est pas déclaré dans event.yaml{Nearest.Hint(entry.Type, types.Select(t => t.Id))}. Déclare-le sous « types », avec les mots qui le nomment.");
        }

        if (entry.Kind is EntryKind.Glossary && entry.Notes.Count == 0)
        {
            draft.Findings.Fault(entry.File, entry.Line, "une entrée de glossaire porte son explication dans « notes », qui manque.");
        }

        if (entry.Kind is EntryKind.Fact && entry.SaidBy is null)
        {
            draft.Findings.Warn(entry.File, entry.Line, $"« {entry.Id} » ne dit pas qui l'affirme. Ajoute « saidBy » (par exemple : la CGT).");
        }

        Clock(draft, entry.File, entry.Line, entry.Title);
        Clock(draft, entry.File, entry.Line, entry.Label);
        Clock(draft, entry.File, entry.Line, item.CountNote);
        foreach (var note in item.Notes)
        {
            Clock(draft, entry.File, note.Line, note.Text);
        }

        foreach (var note in entry.EditorNotes)
        {
            draft.Findings.Note(entry.File, entry.Line, $"{entry.Id} : {note}");
        }
    }

    private static void Clock(PackDraft draft, string file, int line, string? text)
    {
        foreach (var clock in text is null || draft.SourceTimes is null ? [] : ClockTimes.In(text))
        {
            NotInSource(draft, file, line, clock);
        }
    }

    private static void NotInSource(PackDraft draft, string file, int line, TimeOnly clock)
    {
        if (draft.SourceTimes is { } known && !known.Contains(clock))
        {
            var has = known.Count == 0 ? "aucune heure" : string.Join(", ", known.Order().Select(ClockTimes.Say));
            draft.Findings.Fault(file, line, $"l'heure {ClockTimes.Say(clock)} n'est pas dans la source, qui donne : {has}. Corrige-la ou supprime-la.");
        }
    }

    private static void Agenda(PackDraft draft, EntryDraft item)
    {
        var entry = item.Entry;
        if (entry.Schedule is not { } schedule)
        {
            return;
        }

        if (!entry.Id.StartsWith("agenda/", StringComparison.Ordinal))
        {
            draft.Findings.Fault(entry.File, entry.Line, $"« {entry.Id} » a un jour ou une heure : son identifiant doit commencer par « agenda/ », pour que les annonces puissent s'y accrocher.");
        }

        foreach (var clock in new[] { schedule.Start, schedule.End })
        {
            if (clock is { } known)
            {
                NotInSource(draft, entry.File, entry.Line, known);
            }
        }
    }

    private static void Numbers(PackDraft draft, Dictionary<string, EntryDraft> byId)
    {
        foreach (var entry in byId.Values.Select(e => e.Entry).Where(e => e.Number is not null && e.Parent is null))
        {
            draft.Findings.Fault(entry.File, entry.Line, $"« {entry.Id} » a un numéro mais pas de famille. Ajoute « parent » ou supprime « number ».");
        }

        foreach (var family in byId.Values.Select(e => e.Entry).Where(e => e.Number is not null && e.Parent is not null).GroupBy(e => (e.Parent, e.Type)))
        {
            var expected = 1;
            foreach (var entry in family.OrderBy(e => e.Number))
            {
                if (entry.Number != expected && !draft.EntriesIncomplete)
                {
                    draft.Findings.Fault(entry.File, entry.Line, $"« {entry.Id} » porte le numéro {entry.Number}, mais {expected} était attendu dans la famille « {entry.Parent} ». Numérote à partir de 1, sans trou ni doublon.");
                    break;
                }

                expected++;
            }
        }
    }

    private static void Families(PackDraft draft, Dictionary<string, EntryDraft> byId)
    {
        var children = byId.Values.Where(e => e.Entry.Parent is not null).ToLookup(e => e.Entry.Parent!, StringComparer.Ordinal);
        foreach (var item in byId.Values)
        {
            if (item.Entry.Kind is EntryKind.Family && !children.Contains(item.Entry.Id) && !draft.EntriesIncomplete)
            {
                draft.Findings.Fault(item.Entry.File, item.Entry.Line, $"la famille « {item.Entry.Id} » n'a aucun membre. Donne « parent: {item.Entry.Id} » à ses entrées, ou supprime-la.");
            }

            CountCheck.Run(draft, item, children);
        }
    }

    private static void Bounds(PackDraft draft, Dictionary<string, EntryDraft> byId)
    {
        if (draft.Event is not { } about)
        {
            return;
        }

        Bound(draft, byId, about.Start, "start");
        Bound(draft, byId, about.End, "end");
        var scheduled = draft.Entries.Any(e => e.Entry.Schedule is not null);
        if (!scheduled && !draft.EntriesIncomplete)
        {
            draft.Findings.Warn(EventFile, 0, "pas de programme : aucune entrée n'a de jour ni d'heure. Le bot ne saura pas dire ce qui se passe maintenant.");
        }
        else if (scheduled && (about.Start is null || about.End is null))
        {
            draft.Findings.Warn(EventFile, 0, "« start » et « end » ne sont pas donnés tous les deux : nomme le point du programme qui ouvre l'événement et celui qui le ferme.");
        }

        foreach (var day in draft.Entries.Select(e => e.Entry).Where(e => e.Schedule?.Start is not null).GroupBy(e => e.Schedule!.Day))
        {
            Entry? before = null;
            foreach (var entry in day)
            {
                if (before is not null && entry.Schedule!.Start < before.Schedule!.Start)
                {
                    draft.Findings.Warn(entry.File, entry.Line, $"« {entry.Id} » commence avant « {before.Id} », écrit plus haut. Range le programme dans l'ordre des heures.");
                }

                before = entry;
            }
        }
    }

    private static void Bound(PackDraft draft, Dictionary<string, EntryDraft> byId, Located? bound, string key)
    {
        if (bound is not { } given)
        {
            return;
        }

        Known(draft, byId, EventFile, given.Line, given.Text, key);
        if (byId.TryGetValue(given.Text, out var item) && item.Entry.Schedule?.Start is null)
        {
            draft.Findings.Fault(EventFile, given.Line, $"« {key} » nomme « {given.Text} », qui n'a pas d'heure. Donne « start » à cette entrée, ou choisis un autre point du programme.");
        }
    }
}
