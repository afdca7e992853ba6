using System.Globalization;

namespace UnionBot.Content;

/// <summary>Reads one file of <c>entries/</c>.</summary>
internal static class EntryReading
{
    private static readonly string[] s_fileKeys = ["kind", "type", "status", "saidBy", "parent", "entries"];

    private static readonly string[] s_keys =
    [
        "id", "kind", "type", "title", "label", "parent", "number", "quote", "quotes", "status", "saidBy", "asks", "notes",
        "editorNotes", "related", "day", "start", "end", "part", "says", "countNote",
    ];

    private static readonly Dictionary<string, EntryKind> s_kinds = new(StringComparer.Ordinal)
    {
        ["fact"] = EntryKind.Fact,
        ["family"] = EntryKind.Family,
        ["silence"] = EntryKind.Silence,
        ["smalltalk"] = EntryKind.SmallTalk,
        ["glossary"] = EntryKind.Glossary,
        ["outside"] = EntryKind.Outside,
    };

    private static readonly string[] s_statuses = ["position", "chiffre", "prévu", "voté", "estimation", "fait"];

    private static readonly string[] s_parts = ["morning", "afternoon", "evening"];

    /// <summary>Reads a file's entries into the draft.</summary>
    public static void Read(PackDraft draft, string file)
    {
        var findings = draft.Findings;
        var before = findings.Faults;
        if (Fields.Open(YamlScan.Read(draft.Files.Text(file)!, file, findings), file, findings, "un fichier d'entrées", s_fileKeys) is { } fields)
        {
            if (fields.Items("entries").Count == 0)
            {
                findings.Warn(file, fields.Line, "aucune entrée : la liste « entries » est absente ou vide.");
            }

            foreach (var node in fields.Items("entries"))
            {
                ReadOne(draft, fields, node);
            }
        }

        draft.EntriesIncomplete |= findings.Faults > before;
    }

    private static void ReadOne(PackDraft draft, Fields defaults, PackNode node)
    {
        if (Fields.Open(node, defaults.File, draft.Findings, "une entrée", s_keys) is not { } fields)
        {
            return;
        }

        var id = fields.Required("id", "un identifiant qui ne changera plus, par exemple measure/immediate/1");
        if (id is not null && !IsId(id))
        {
            fields.Fault("id", $"« {id} » : un identifiant n'a que des minuscules sans accent, des chiffres, « - » et « / » (par exemple measure/immediate/1), 80 signes au plus.");
        }

        var title = fields.Required("title", "de quoi parle l'entrée, en bon français");
        var quotes = (IReadOnlyList<Located>)[.. fields.Texts("quote"), .. fields.Texts("quotes")];
        var kind = Kind(fields, defaults, quotes.Count > 0);
        var hasStatement = kind is EntryKind.Fact || (kind is EntryKind.Family && quotes.Count > 0);
        var countNote = fields.Text("countNote");
        var notes = fields.Texts("notes");
        var asks = fields.Texts("asks");
        var related = fields.Texts("related");
        if (id is null || title is null)
        {
            return;
        }

        draft.Entries.Add(new EntryDraft
        {
            Entry = new Entry
            {
                Id = id,
                Type = fields.Text("type") ?? defaults.Text("type") ?? id.Split('/')[0],
                Title = title,
                Kind = kind,
                Quotes = Passages(draft, fields, quotes),
                Status = hasStatement ? Status(fields, defaults) : fields.Text("status"),
                SaidBy = hasStatement ? fields.Text("saidBy") ?? defaults.Text("saidBy") : fields.Text("saidBy"),
                Asks = [.. asks.Select(a => a.Text)],
                AskLines = [.. asks.Select(a => a.Line)],
                Notes = [.. countNote is null ? [] : new[] { countNote }, .. notes.Select(n => n.Text)],
                EditorNotes = [.. fields.Texts("editorNotes").Select(n => n.Text)],
                Parent = Parent(fields, defaults, id),
                Number = fields.Count("number"),
                Label = fields.Text("label"),
                Schedule = Schedule(fields, draft),
                Related = [.. related.Select(r => r.Text)],
                File = fields.File,
                Line = fields.Line,
            },
            TypeGiven = fields.Has("type") || defaults.Has("type"),
            Quotes = quotes,
            Asks = asks,
            Notes = notes,
            Related = related,
            Says = fields.Count("says"),
            CountNote = countNote,
        });
    }

    private static bool IsId(string id) =>
        id.Length <= 80
        && id.Split('/').All(part => part.Length > 0 && part.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'));

    private static string? Parent(Fields fields, Fields defaults, string id)
    {
        var parent = fields.Text("parent") ?? defaults.Text("parent");
        return string.Equals(parent, id, StringComparison.Ordinal) && !fields.Has("parent") ? null : parent;
    }

    private static EntryKind Kind(Fields fields, Fields defaults, bool hasQuotes)
    {
        var from = fields.Has("kind") ? fields : defaults;
        var kind = EntryKind.Fact;
        if (from.Text("kind") is { } word && !s_kinds.TryGetValue(word, out kind))
        {
            from.Fault("kind", $"« kind » vaut « {word} »{Nearest.Hint(word, s_kinds.Keys)}. Valeurs possibles : {string.Join(", ", s_kinds.Keys)}.");
        }

        if (kind is EntryKind.Fact && !hasQuotes)
        {
            fields.Fault("quote", "un fait a besoin de sa citation (« quote »). Recopie le passage de source.md, ou choisis un autre « kind » (silence, family…).");
        }

        if (kind is not (EntryKind.Fact or EntryKind.Family) && hasQuotes)
        {
            fields.Fault("quote", "seuls un fait et une famille ont une citation. Supprime-la, ou fais de l'entrée un fait.");
        }

        return kind;
    }

    private static string? Status(Fields fields, Fields defaults)
    {
        var from = fields.Has("status") ? fields : defaults;
        if (from.Text("status") is { } status)
        {
            if (!s_statuses.Contains(status, StringComparer.Ordinal))
            {
                from.Fault("status", $"« status » vaut « {status} »{Nearest.Hint(status, s_statuses)}. Valeurs possibles : {string.Join(", ", s_statuses)}.");
            }

            return status;
        }

        fields.Fault("status", $"la clé « status » manque : dis ce qu'est cette affirmation ({string.Join(", ", s_statuses)}).");
        return null;
    }

    private static List<Passage> Passages(PackDraft draft, Fields fields, IReadOnlyList<Located> quotes)
    {
        var passages = new List<Passage>();
        foreach (var quote in quotes)
        {
            if (draft.SourceText is not { } source)
            {
                continue;
            }

            if (source.Find(quote.Text) is { } passage)
            {
                passages.Add(passage);
            }
            else
            {
                draft.Findings.Fault(fields.File, quote.Line, $"la citation « {Short(quote.Text)} » n'est pas dans la source : {source.Explain(quote.Text)}");
            }
        }

        return passages;
    }

    private static EntrySchedule? Schedule(Fields fields, PackDraft draft)
    {
        if (!fields.Has("day") && !fields.Has("start") && !fields.Has("end") && !fields.Has("part"))
        {
            return null;
        }

        var days = draft.Event?.Days ?? [];
        DateOnly? day = days.Count == 1 ? days[0] : null;
        if (fields.Text("day") is { } text)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given))
            {
                fields.Fault("day", $"« {text} » n'est pas un jour. Écris année-mois-jour, par exemple 2026-03-26.");
            }
            else if (days.Count > 0 && !days.Contains(given))
            {
                fields.Fault("day", $"le {text} n'est pas un jour de l'événement ({string.Join(", ", days.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))}). Corrige le jour, ou ajoute-le à « days » dans event.yaml.");
            }

            day = given;
        }
        else if (days.Count > 1)
        {
            fields.Fault("day", "l'événement a plusieurs jours : donne « day » à cette entrée.");
        }

        var start = Clock(fields, "start");
        var end = Clock(fields, "end");
        if (start is not null && end is not null && end <= start)
        {
            fields.Fault("end", "la fin n'est pas après le début. Corrige l'une des deux heures.");
        }

        var part = fields.Text("part");
        if (part is not null && !s_parts.Contains(part, StringComparer.Ordinal))
        {
            fields.Fault("part", $"« part » vaut « {part} ». Valeurs possibles : morning (matin), afternoon (après-midi), evening (soir).");
        }

        return day is null ? null : new EntrySchedule { Day = day.Value, Start = start, End = end, Part = part };
    }

    private static TimeOnly? Clock(Fields fields, string key)
    {
        if (fields.Text(key) is not { } text)
        {
            return null;
        }

        if (ClockTimes.TryRead(text, out var clock))
        {
            return clock;
        }

        fields.Fault(key, $"« {text} » n'est pas une heure. Écris par exemple 8h30, 9h ou 14:00.");
        return null;
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..57] + "…";
}
