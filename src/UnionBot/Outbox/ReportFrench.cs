using System.Diagnostics;
using System.Globalization;
using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>What a report says.</summary>
internal static class ReportFrench
{
    private const int ReasonsShown = 5;

    private static readonly NumberFormatInfo Spaced = new() { NumberGroupSeparator = "\u202F", NumberGroupSizes = [3] };

    /// <summary>A report as its reader sees it; short enough for one message anywhere.</summary>
    public static BotMessage Report(ReportOn what, ItemKind kind, int number, OutboxSummary summary) => new()
    {
        Blocks =
        [
            new Block.Paragraph(
            [
                new Run($"{OutboxFrench.Name(kind, number)} — {Subject(what)}", RunStyle.Bold),
                new Run(string.Concat(Lines(what, summary).Select(line => "\n" + line))),
            ]),
        ],
        Rows = what == ReportOn.Sending && summary is { Open: 0, Uncertain: > 0 } ? OutboxFrench.Decide(number) : [],
    };

    /// <summary>One line for a list.</summary>
    public static string Short(OutboxSummary summary)
    {
        List<string> parts = [$"{Count(summary.Done)} sur {Count(summary.Total)} arrivé{S(summary.Done)}"];
        if (summary.Refused.Sum(r => r.Count) is var refused and > 0)
        {
            parts.Add($"{Count(refused)} refusé{S(refused)}");
        }

        if (summary.Uncertain > 0)
        {
            parts.Add($"{Count(summary.Uncertain)} incertain{S(summary.Uncertain)}");
        }

        if (summary.Missed > 0)
        {
            parts.Add($"{Count(summary.Missed)} manqué{S(summary.Missed)}");
        }

        if (summary.Open > 0)
        {
            parts.Add($"{Count(summary.Open)} en cours");
        }

        return string.Join(", ", parts);
    }

    /// <summary>« 2 998 arrivés sur 3 000 », and what is behind the others.</summary>
    public static IEnumerable<string> Lines(ReportOn what, OutboxSummary summary)
    {
        var total = summary.Total;
        if (total == 0)
        {
            yield return what == ReportOn.Sending ? "Aucun salon n'était abonné." : "Il n'y a aucune copie à changer.";
        }
        else
        {
            yield return $"{Count(summary.Done)} sur {Count(total)} {Done(what, summary.Done)}.";
        }

        if (summary.Marked > 0)
        {
            yield return $"Dont {Count(summary.Marked)} renvoyé{S(summary.Marked)} une fois, avec la marque « {ResendMark.Mark} » : la plateforme n'avait pas répondu.";
        }

        if (summary.InPlace > 0)
        {
            yield return $"Dont {Count(summary.InPlace)} que la plateforme ne laisse plus supprimer : le texte y est remplacé par « {OutboxFrench.RetractedInPlace} » (une photo y reste).";
        }

        foreach (var refused in summary.Refused.Take(ReasonsShown))
        {
            var places = string.Join(", ", refused.Places.Select(p => $"{p.Platform} n° {p.Channel.Id.ToString(CultureInfo.InvariantCulture)}"));
            yield return $"{Count(refused.Count)} refusé{S(refused.Count)} — {refused.Reason} (salon{S(refused.Places.Count)} {places}{(refused.Count > refused.Places.Count ? "…" : "")})";
        }

        if (summary.Refused.Count > ReasonsShown)
        {
            yield return $"Et {Count(summary.Refused.Skip(ReasonsShown).Sum(r => r.Count))} refusés pour d'autres raisons.";
        }

        if (summary.Uncertain > 0)
        {
            yield return $"{Count(summary.Uncertain)} incertain{S(summary.Uncertain)} : la plateforme n'a pas répondu, je ne sais pas si c'est arrivé.";
        }

        if (summary.Missed > 0)
        {
            yield return $"{Count(summary.Missed)} manqué{S(summary.Missed)} : c'était trop tard.";
        }

        if (summary.NoCopy > 0)
        {
            yield return $"Dans {Count(summary.NoCopy)} salon{S(summary.NoCopy)}, le message, ou une partie, n'était pas arrivé, ou c'était incertain : je n'ai rien pu y changer. Regarde là, à la main.";
        }

        if (summary.WithoutId > 0)
        {
            yield return $"Dans {Count(summary.WithoutId)} salon{S(summary.WithoutId)}, quelqu'un a vu que c'est arrivé, mais la plateforme ne m'a jamais donné l'identifiant du message : je ne peux pas le changer. Fais-le là, à la main.";
        }

        if (summary.Notes is { Total: > 0 } notes)
        {
            yield return $"Un court avis en réponse, là où c'était publié depuis plus d'une heure : {Count(notes.Done)} sur {Count(notes.Total)} arrivé{S(notes.Done)}"
                + (notes.Refused > 0 ? $", {Count(notes.Refused)} refusé{S(notes.Refused)}" : "")
                + (notes.Uncertain > 0 ? $", {Count(notes.Uncertain)} incertain{S(notes.Uncertain)}" : "") + ".";
        }

        yield return summary switch
        {
            { IsOver: true } => "C'est fini.",
            { Open: 0 } => $"Il reste {Count(summary.Notes.Open)} avis à envoyer.",
            _ => $"Il en reste {Count(summary.Open)} : encore {Left(summary)} environ.",
        };
    }

    /// <summary>How long the rest takes at the platforms' pace.</summary>
    private static string Left(OutboxSummary summary)
    {
        var seconds = (int)Math.Ceiling(summary.OpenOn.Max(o => o.Value / PaceRules.Of(o.Key).PerSecond));
        return seconds < 60 ? $"{Count(Math.Max(1, seconds))} s" : $"{Count((seconds + 59) / 60)} min";
    }

    private static string Subject(ReportOn what) => what switch
    {
        ReportOn.Sending => "envoi",
        ReportOn.Correction => "correction",
        ReportOn.Retraction => "retrait",
        ReportOn.Pin => "épinglage",
        _ => throw new UnreachableException(),
    };

    private static string Done(ReportOn what, int count) => what switch
    {
        ReportOn.Sending => $"arrivé{S(count)}",
        ReportOn.Correction => $"corrigé{S(count)}",
        ReportOn.Retraction => $"retiré{S(count)}",
        ReportOn.Pin => $"épinglé{S(count)}",
        _ => throw new UnreachableException(),
    };

    private static string Count(int count) => count.ToString("N0", Spaced);

    private static string S(int count) => count > 1 ? "s" : "";
}
