using UnionBot.Time;

namespace UnionBot.Content;

/// <summary>Reads the optional <c>rehearsal.yaml</c>.</summary>
internal static class RehearsalReading
{
    /// <summary>The file's name.</summary>
    public const string FileName = "rehearsal.yaml";

    private static readonly string[] s_acts = ["ask", "announce", "live", "livePhoto"];

    private static readonly string[] s_keys = ["when", "platform", "who", "ask", "announce", "live", "livePhoto", "expect", "photo"];

    /// <summary>Reads the script into the draft.</summary>
    /// <returns>The lines of the steps and the ids they expect, for the checks.</returns>
    public static IReadOnlyList<(RehearsalStep Step, int Line, IReadOnlyList<Located> Expect)> Read(PackDraft draft)
    {
        var steps = new List<(RehearsalStep, int, IReadOnlyList<Located>)>();
        if (draft.Files.Text(FileName) is not { } text
            || Fields.Open(YamlScan.Read(text, FileName, draft.Findings), FileName, draft.Findings, "la répétition", ["steps"]) is not { } fields)
        {
            return steps;
        }

        foreach (var node in fields.Items("steps"))
        {
            if (Fields.Open(node, FileName, draft.Findings, "une étape", s_keys) is { } step && ReadOne(draft, step) is { } read)
            {
                steps.Add((read, step.Line, step.Texts("expect")));
            }
        }

        if (steps.Count == 0 && draft.Findings.Faults == 0)
        {
            draft.Findings.Warn(FileName, fields.Line, "aucune étape : supprime le fichier, et la répétition sera tirée des titres et des façons de demander.");
            return steps;
        }

        draft.Rehearsal = new RehearsalScript { Steps = [.. steps.Select(s => s.Item1)] };
        return steps;
    }

    private static RehearsalStep? ReadOne(PackDraft draft, Fields step)
    {
        var when = AnnouncementReading.When(step);
        var who = step.Required("who", "un nom pour la personne ; les étapes du même nom sont la même personne dans la même conversation");
        var platform = step.Text("platform");
        if (platform is not (null or "telegram" or "discord"))
        {
            step.Fault("platform", $"« platform » vaut « {platform} », mais doit être telegram ou discord (sans la clé : les deux).");
        }

        var acts = s_acts.Where(step.Has).ToList();
        if (acts.Count != 1)
        {
            draft.Findings.Fault(FileName, step.Line, $"une étape fait une seule chose : donne une clé parmi {string.Join(", ", s_acts)}.");
            return null;
        }

        var text = step.Text(acts[0]);
        if (acts[0] is "ask" && !step.Has("expect"))
        {
            draft.Findings.Fault(FileName, step.Line, "la clé « expect » manque : donne les identifiants dont l'un doit venir en premier, ou [] si la question est hors sujet.");
        }
        else if (acts[0] is not "ask" && step.Has("expect"))
        {
            step.Fault("expect", "« expect » ne va qu'avec « ask ». Supprime-la.");
        }

        if (acts[0] is "announce" && text is not null)
        {
            CheckAnnounce(step, text);
        }

        if (acts[0] is not "livePhoto" && step.Has("photo"))
        {
            step.Fault("photo", "« photo » ne va qu'avec « livePhoto ». Supprime-la.");
        }

        var photo = AnnouncementReading.Photo(draft, step);
        return when is null || who is null || text is null
            ? null
            : new RehearsalStep(when, platform, Kind(acts[0]), who, text, [.. step.Texts("expect").Select(e => e.Text)], photo);
    }

    private static void CheckAnnounce(Fields step, string text)
    {
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        if (bar < 0 || text[(bar + 1)..].Trim().Length == 0 || !AnchorText.TryParse(text[..bar].Trim(), out _))
        {
            step.Fault("announce", $"« announce » est ce qui suit /annoncer : un moment, une barre « | », un texte. {AnnouncementReading.AnchorRule}.");
        }
    }

    private static RehearsalStepKind Kind(string act) => act switch
    {
        "announce" => RehearsalStepKind.Announce,
        "live" => RehearsalStepKind.LiveText,
        "livePhoto" => RehearsalStepKind.LivePhoto,
        _ => RehearsalStepKind.Ask,
    };
}
