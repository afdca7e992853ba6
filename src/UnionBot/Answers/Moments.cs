using UnionBot.Agenda;
using UnionBot.French;
using UnionBot.Time;


namespace UnionBot.Answers;

/// <summary>Understands « et maintenant ? », « c'est quoi ensuite ? », « c'est fini ? » by the programme and the clock.</summary>
/// <remarks>Unknown hours stay unknown: an item without hour is shown as such, never placed.</remarks>
internal sealed class Moments(PackIndex index)
{
    private static readonly HashSet<string> Around = new(StringComparer.Ordinal)
    {
        "maintenant", "moment", "actuellement", "ensuite", "suite", "apres", "prochain", "prochaine", "fini", "finie", "termine", "terminee", "commence", "commencer", "deja", "encore",
        "passe", "programme", "quoi", "fait", "suivant", "tout", "toujours", "cours", "live", "direct", "heure", "stade", "etape", "point", "debute", "demarre", "bientot", "aller", "va", "instant",
    };

    /// <summary>The verdict on a question about the moment, or <see langword="null"/> where it asks something else.</summary>
    public Verdict? Read(Query query, Question question)
    {
        var programme = question.Programme;
        if (programme.Items.Count == 0 || query.Words.Count > 9
            || query.Tokens.Exists(t => t.Token.Kind is not (TokenKind.Question or TokenKind.Weak) && !Around.Contains(t.Token.Surface)))
        {
            return null;
        }

        bool Says(params ReadOnlySpan<string> any)
        {
            foreach (var word in query.Words)
            {
                if (any.Contains(word.Text))
                {
                    return true;
                }
            }

            return false;
        }

        var moment = programme.At(question.Now);
        if (Says("fini", "finie", "termine", "terminee") && !query.Asks("?heure") && !query.Asks("?quand") && !Says("qui", "on", "a"))
        {
            return Over(programme, moment);
        }

        if (Says("ensuite", "suite", "prochain", "prochaine") || (Says("apres") && query.Words.Count <= 4))
        {
            return Next(programme, moment);
        }

        return Says("maintenant", "actuellement", "instant") || (Says("moment") && Says("en", "ce")) || (Says("en") && Says("ou") && Says("est") && Says("on"))
            ? On(programme, moment)
            : null;
    }

    /// <summary>« que se passe-t-il à 10 h ? » where the document gives no such hour: it says so, with the hours around.</summary>
    public Verdict? AtUnknownHour(Query query, Question question)
    {
        if (query.Tokens.Find(t => t.Token.Kind == TokenKind.Time) is not { Match: MatchKind.Unknown } hour || query.ContentTokens > 2)
        {
            return null;
        }

        var minutes = hour.Token.Number;
        var around = question.Programme.Items.Where(i => i.Start is not null)
            .OrderBy(i => Math.Abs((i.Start!.Value.Hour * 60) + i.Start.Value.Minute - minutes))
            .Select(i => index.ById.GetValueOrDefault(i.Id, -1)).Where(e => e >= 0).Take(Decider.MostOffered).ToList();
        return around.Count == 0 || minutes >= 24 * 60 ? null : new Verdict(Outcome.Silence, around, 0.4, Reason.NothingFits)
        {
            Lead = $"Le document ne donne rien à {FrenchText.Hour(TimeOnly.MinValue.AddMinutes(minutes))}.",
        };
    }

    private Verdict? On(Programme programme, ProgrammeMoment moment)
    {
        if (moment.Phase != EventPhase.During || (moment.On.Count == 0 && moment.Possible.Count == 0))
        {
            return moment.Phase == EventPhase.After ? Over(programme, moment) : Next(programme, moment);
        }

        var clock = FrenchText.Hour(TimeOnly.FromDateTime(moment.Local));
        var known = moment.On.LastOrDefault(i => i.Start is not null);
        var lead = known is null ? $"Il est {clock}. Ce qui suit n'a pas d'horaire communiqué :"
            : moment.Possible.Count > 0
            ? $"Il est {clock}. Dernier horaire connu : {known.Title}, à {FrenchText.Hour(known.Start!.Value)}. La suite n'a pas d'horaire communiqué :"
            : $"Il est {clock}. Au programme depuis {FrenchText.Hour(known.Start!.Value)} :";
        return Verdict([.. moment.Possible, .. moment.On], lead);
    }

    private Verdict? Next(Programme programme, ProgrammeMoment moment)
    {
        if (moment.Phase == EventPhase.After || moment.Next is not { } next)
        {
            return Over(programme, moment);
        }

        var hour = FrenchText.Hour(next.Start!.Value);
        var lead = next.Day == DateOnly.FromDateTime(moment.Local) ? $"Prochain horaire connu : {hour}."
            : moment.Phase == EventPhase.Before ? $"Ça n'a pas commencé. Premier horaire : {Framing.Day(next.Day)} à {hour}."
            : $"Prochain horaire connu : {Framing.Day(next.Day)} à {hour}.";
        return Verdict([next], lead);
    }

    private Verdict? Over(Programme programme, ProgrammeMoment moment)
    {
        if (moment.Phase == EventPhase.Before)
        {
            return Next(programme, moment);
        }

        if (programme.End is not { } end)
        {
            return null;
        }

        var lead = moment.Phase == EventPhase.After
            ? end.Start is { } at ? $"C'est passé : la fin était prévue {Framing.Day(end.Day)} à {FrenchText.Hour(at)}." : $"C'est passé : c'était {Framing.Day(end.Day)}."
            : end.Start is { } later ? $"Pas encore, d'après le programme : fin prévue à {FrenchText.Hour(later)}." : "Le programme ne dit pas à quelle heure ça finit.";
        return Verdict([end], lead);
    }

    private Verdict? Verdict(AgendaItem[] items, string lead)
    {
        var entries = items.Select(i => index.ById.GetValueOrDefault(i.Id, -1)).Where(e => e >= 0).ToList();
        return entries.Count == 0 ? null : new Verdict(entries.Count > 1 ? Outcome.List : Outcome.Answer, entries, 1, Reason.Moment) { Lead = lead };
    }
}
