using System.Globalization;
using UnionBot.Time;

namespace UnionBot.Content;

/// <summary>Reads <c>event.yaml</c>.</summary>
internal static class EventReading
{
    private const string FileName = "event.yaml";

    private static readonly string[] s_keys =
        ["id", "title", "zone", "quiet", "days", "start", "end", "document", "names", "types", "synonyms", "rhetorical"];

    /// <summary>Reads the event's file into the draft.</summary>
    public static void Read(PackDraft draft)
    {
        var findings = draft.Findings;
        if (draft.Files.Text(FileName) is not { } text)
        {
            if (!draft.Files.Exists(FileName))
            {
                findings.Fault(FileName, 0, "le fichier manque. Crée-le avec au moins : id, title, zone, days, document (voir config/GUIDE.md).");
            }

            return;
        }

        if (Fields.Open(YamlScan.Read(text, FileName, findings), FileName, findings, "l'événement", s_keys) is not { } fields)
        {
            return;
        }

        foreach (var node in fields.Items("rhetorical"))
        {
            if (Fields.Open(node, FileName, findings, "une phrase rhétorique", ["sentence", "reason"]) is { } item
                && item.Required("sentence", "recopie la phrase de source.md") is { } sentence
                && item.Required("reason", "dis en quelques mots pourquoi aucune question n'y mène") is { } reason)
            {
                draft.Rhetorical.Add(new(sentence, reason, item.Line));
            }
        }

        draft.Event = new EventDraft
        {
            Id = Id(fields),
            Title = fields.Required("title", "le nom de l'événement"),
            Zone = Zone(fields),
            Quiet = Quiet(fields),
            Days = Days(fields),
            Start = Reference(fields, "start"),
            End = Reference(fields, "end"),
            Document = fields.Required("document", "comment nommer le document dans une ligne de source, par exemple « Document de la délégation, non daté »"),
            Names = Names(fields, findings),
            Types = Types(fields, findings),
            Synonyms = Synonyms(fields, findings),
        };
    }

    private static string? Id(Fields fields)
    {
        var id = fields.Required("id", "un nom court qui ne changera plus, par exemple assises-2026");
        if (id is not null && !(id.Length <= 60 && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')))
        {
            fields.Fault("id", $"« {id} » : l'identifiant n'a que des minuscules sans accent, des chiffres et des tirets, 60 signes au plus (par exemple assises-2026).");
            return null;
        }

        return id;
    }

    private static TimeZoneInfo? Zone(Fields fields)
    {
        if (fields.Required("zone", "le fuseau de toutes les heures, par exemple Europe/Paris") is not { } name)
        {
            return null;
        }

        if ((name.Contains('/', StringComparison.Ordinal) || name is "UTC") && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        fields.Fault("zone", ZoneFault(name, TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Paris", out _)));
        return null;
    }

    /// <summary>What to tell where a zone is not found.</summary>
    /// <param name="name">The zone's name.</param>
    /// <param name="hasZones">Whether this machine knows zones at all.</param>
    internal static string ZoneFault(string name, bool hasZones) => hasZones
        ? $"fuseau inconnu « {name} »{Nearest.Hint(name, TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id))}. Écris un nom IANA comme Europe/Paris."
        : $"le fuseau « {name} » est introuvable, car cette machine n'a pas de base des fuseaux horaires. Installe le paquet « tzdata » (apt-get install tzdata, apk add tzdata), puis recommence.";

    private static QuietHours? Quiet(Fields fields)
    {
        switch (fields.Text("quiet"))
        {
            case null:
                return QuietHours.Default;
            case "non" or "false":
                return null;
            case var text when QuietHours.TryParse(text, out var hours):
                return hours;
            case var text:
                fields.Fault("quiet", $"« {text} » : écris les heures calmes comme « 21:00-7:30 », ou « non » s'il n'y en a pas.");
                return null;
        }
    }

    private static List<DateOnly> Days(Fields fields)
    {
        var days = new List<DateOnly>();
        var texts = fields.Texts("days");
        if (texts.Count == 0)
        {
            fields.Fault("days", "la clé « days » manque ou est vide : donne le ou les jours de l'événement, par exemple [2026-03-26].");
        }

        foreach (var text in texts)
        {
            if (!DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                fields.Fault("days", $"« {text.Text} » n'est pas un jour. Écris année-mois-jour, par exemple 2026-03-26.");
            }
            else if (days.Count > 0 && day <= days[^1])
            {
                fields.Fault("days", $"le {text.Text} ne suit pas le jour précédent. Donne les jours dans l'ordre, chacun une fois.");
            }
            else
            {
                days.Add(day);
            }
        }

        return days;
    }

    private static Located? Reference(Fields fields, string key) =>
        fields.Text(key) is { } id ? new Located(id, fields.LineOf(key)) : null;

    private static List<PersonName> Names(Fields fields, FindingList findings)
    {
        var names = new List<PersonName>();
        foreach (var node in fields.Items("names"))
        {
            if (Fields.Open(node, FileName, findings, "un prénom", ["name", "consent"]) is { } item
                && item.Required("name", "le prénom tel que le document l'écrit") is { } name)
            {
                names.Add(new(name, Consent(item)));
            }
        }

        return names;
    }

    private static bool Consent(Fields item)
    {
        switch (item.Text("consent"))
        {
            case "true" or "oui":
                return true;
            case null or "false" or "non":
                return false;
            case var other:
                item.Fault("consent", $"« consent » vaut « {other} », mais doit être true (la personne a dit oui) ou false.");
                return false;
        }
    }

    private static List<EntryType> Types(Fields fields, FindingList findings)
    {
        var types = new List<EntryType>();
        foreach (var node in fields.Items("types"))
        {
            if (Fields.Open(node, FileName, findings, "un type", ["id", "words", "focus"]) is not { } item
                || item.Required("id", "le mot que les entrées donnent à « type »") is not { } id)
            {
                continue;
            }

            if (types.Any(t => string.Equals(t.Id, id, StringComparison.Ordinal)))
            {
                item.Fault("id", $"le type « {id} » est déjà déclaré. Garde une seule déclaration.");
            }

            types.Add(new(id, [.. item.Texts("words").Select(w => w.Text)], [.. item.Texts("focus").Select(w => w.Text)]));
        }

        return types;
    }

    private static List<IReadOnlyList<string>> Synonyms(Fields fields, FindingList findings)
    {
        var groups = new List<IReadOnlyList<string>>();
        foreach (var node in fields.Items("synonyms"))
        {
            if (node is not PackNode.List list || !list.Items.All(i => i is PackNode.Scalar { IsEmpty: false }))
            {
                findings.Fault(FileName, node.Line, "un groupe de synonymes est une liste entre crochets, par exemple [usine, site, fabrique].");
            }
            else if (list.Items.Count < 2)
            {
                findings.Fault(FileName, node.Line, "un groupe de synonymes a au moins deux mots.");
            }
            else
            {
                groups.Add([.. list.Items.Cast<PackNode.Scalar>().Select(s => s.Text.Trim())]);
            }
        }

        return groups;
    }
}
