using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Content;

/// <summary>Reads what an announcement may say of itself beside its moment and its text: buttons, groups, freshness, the night.</summary>
internal static class AnnouncementExtras
{
    /// <summary>Keys of an announcement that are read here.</summary>
    public static readonly string[] Keys = ["buttons", "to", "fresh", "night"];

    private const int LongestLabel = 64;

    private const int LongestGroup = 30;

    private static readonly string[] s_buttons = ["label", "link", "question", "calendar"];

    /// <summary>Reads the rows of buttons, five a row.</summary>
    public static IReadOnlyList<IReadOnlyList<Button>> Buttons(PackDraft draft, Fields fields)
    {
        var buttons = new List<Button>();
        foreach (var node in fields.Items("buttons"))
        {
            if (Fields.Open(node, fields.File, draft.Findings, "un bouton", s_buttons) is { } button && One(draft, button) is { } read)
            {
                buttons.Add(read);
            }
        }

        if (buttons.Count > 5)
        {
            fields.Fault("buttons", "une annonce a cinq boutons au plus. Garde les plus utiles.");
        }

        return [.. buttons.Chunk(5)];
    }

    /// <summary>Reads the groups of places it goes to.</summary>
    public static IReadOnlyList<string> To(Fields fields)
    {
        var groups = fields.Texts("to");
        foreach (var group in groups.Where(g => !IsGroup(g.Text)))
        {
            fields.Fault("to", $"« {group.Text} » : un groupe de lieux n'a que des minuscules sans accent, des chiffres et des tirets, {LongestGroup} signes au plus (par exemple bureau).");
        }

        return [.. groups.Select(g => g.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Reads until when it is worth sending.</summary>
    public static FreshRule? Fresh(Fields fields)
    {
        if (fields.Text("fresh") is not { } text)
        {
            return null;
        }

        if (FreshRule.TryParse(text, out var rule))
        {
            return rule;
        }

        fields.Fault("fresh", $"« {text} » ne dit pas jusqu'à quand l'annonce est utile. Écris une durée (30min, 2h, 3j) ou un moment (start, J 12:00).");
        return null;
    }

    /// <summary>Reads whether it goes at its hour although that is quiet.</summary>
    public static bool Night(Fields fields)
    {
        switch (fields.Text("night"))
        {
            case "true" or "oui":
                return true;
            case null or "false" or "non":
                return false;
            case var other:
                fields.Fault("night", $"« night » vaut « {other} », mais doit être true (partir même la nuit) ou false.");
                return false;
        }
    }

    /// <summary>Whether a group of places may be called so.</summary>
    public static bool IsGroup(string name) => name.Length is > 0 and <= LongestGroup && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    private static Button? One(PackDraft draft, Fields button)
    {
        var label = button.Required("label", "ce que dit le bouton");
        if (label?.Length > LongestLabel)
        {
            button.Fault("label", $"ce texte de bouton a {label.Length} signes, et {LongestLabel} au plus s'affichent partout. Raccourcis-le.");
        }

        string[] kinds = [.. s_buttons.Skip(1).Where(button.Has)];
        if (kinds.Length != 1)
        {
            draft.Findings.Fault(button.File, button.Line, "un bouton a une seule clé parmi link (une adresse), question (une entrée) et calendar (day, ou un point du programme).");
            return null;
        }

        if (label is null || button.Text(kinds[0]) is not { } value)
        {
            return null;
        }

        var shown = NameMask.Apply(label, draft.Event?.Names ?? []);
        return kinds[0] switch
        {
            "link" => Link(button, shown, value),
            "question" => Question(draft, button, shown, value),
            _ => CalendarFile(draft, button, shown, value),
        };
    }

    private static Button.Open? Link(Fields button, string label, string value)
    {
        if (Uri.TryCreate(value, UriKind.Absolute, out var link) && string.Equals(link.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal))
        {
            return new Button.Open(label, link);
        }

        button.Fault("link", $"« {value} » n'est pas une adresse. Écris-la en entier, avec https:// devant.");
        return null;
    }

    private static Button.Press? Question(PackDraft draft, Fields button, string label, string id)
    {
        if (draft.Entries.Exists(e => string.Equals(e.Entry.Id, id, StringComparison.Ordinal)) || draft.EntriesIncomplete)
        {
            return new Button.Press(label, $"question:show/{ShortIds.Of(id)}");
        }

        button.Fault("question", $"l'entrée « {id} » n'existe pas{Nearest.Hint(id, draft.Entries.Select(e => e.Entry.Id))}. Donne l'identifiant d'une entrée.");
        return null;
    }

    private static Button.Press? CalendarFile(PackDraft draft, Fields button, string label, string id)
    {
        if (id is "day")
        {
            return new Button.Press(label, "ics:day");
        }

        var full = id.StartsWith("agenda/", StringComparison.Ordinal) ? id : "agenda/" + id;
        if (draft.Entries.Exists(e => string.Equals(e.Entry.Id, full, StringComparison.Ordinal) && e.Entry.Schedule?.Start is not null) || draft.EntriesIncomplete)
        {
            return new Button.Press(label, $"ics:{ShortIds.Of(full)}");
        }

        button.Fault("calendar", $"« {id} » n'est pas un point du programme qui a une heure{Nearest.Hint(full, draft.Entries.Where(e => e.Entry.Schedule?.Start is not null).Select(e => e.Entry.Id))}. Donne « day » ou un tel point.");
        return null;
    }
}
