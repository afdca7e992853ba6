using UnionBot.Agenda;
using UnionBot.French;


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

        var local = TimeZoneInfo.ConvertTime(question.Now, programme.Zone).DateTime;
        if (Says("fini", "finie", "termine", "terminee") && !query.Asks("?heure") && !query.Asks("?quand") && !Says("qui", "on", "a"))
        {
            return Over(programme, local);
        }

        if (Says("ensuite", "suite", "prochain", "prochaine") || (Says("apres") && query.Words.Count <= 4))
        {
            return Next(programme, local);
        }

        return Says("maintenant", "actuellement", "instant") || (Says("moment") && Says("en", "ce")) || (Says("en") && Says("ou") && Says("est") && Says("on")) ? Now(programme, local) : null;
    }

    private Verdict? Now(Programme programme, DateTime local)
    {
        if (Before(programme, local) || After(programme, local))
        {
            return Before(programme, local) ? Next(programme, local) : Over(programme, local);
        }

        var today = programme.Items.Where(i => i.Day == DateOnly.FromDateTime(local)).ToList();
        var clock = TimeOnly.FromDateTime(local);
        var known = today.LastOrDefault(i => i.Start is { } s && s <= clock);
        if (known is null)
        {
            return Next(programme, local);
        }

        var part = clock < new TimeOnly(12, 0) ? DayPart.Morning : clock < new TimeOnly(18, 0) ? DayPart.Afternoon : DayPart.Evening;
        var following = today.SkipWhile(i => i != known).Skip(1).TakeWhile(i => i.Start is null).Where(i => i.Part == part).ToList();
        var lead = following.Count > 0
            ? $"Il est {Clock(clock)}. Dernier horaire connu : {known.Title}, à {Clock(known.Start!.Value)}. La suite n'a pas d'horaire communiqué."
            : $"Il est {Clock(clock)}. Au programme depuis {Clock(known.Start!.Value)} :";
        return Verdict([.. following.Count > 0 ? [.. following, known] : new[] { known }], lead);
    }

    private Verdict? Next(Programme programme, DateTime local)
    {
        if (After(programme, local))
        {
            return Over(programme, local);
        }

        var next = programme.Items.FirstOrDefault(i => i.Start is { } s && i.Day.ToDateTime(s) > local);
        if (next is null)
        {
            return Over(programme, local);
        }

        var lead = next.Day == DateOnly.FromDateTime(local)
            ? $"Prochain horaire connu : {Clock(next.Start!.Value)}."
            : Before(programme, local) ? $"Ça n'a pas commencé. Premier horaire : {FrenchTime.Day(next.Day)} à {Clock(next.Start!.Value)}."
            : $"Prochain horaire connu : {FrenchTime.Day(next.Day)} à {Clock(next.Start!.Value)}.";
        return Verdict([next], lead);
    }

    private Verdict? Over(Programme programme, DateTime local)
    {
        if (Before(programme, local))
        {
            return Next(programme, local);
        }

        if (programme.End is not { } end)
        {
            return null;
        }

        var lead = After(programme, local)
            ? end.Start is { } at ? $"C'est passé : la fin était prévue {FrenchTime.Day(end.Day)} à {Clock(at)}." : $"C'est passé : c'était {FrenchTime.Day(end.Day)}."
            : end.Start is { } later ? $"Pas encore, d'après le programme : fin prévue à {Clock(later)}." : "Le programme ne dit pas à quelle heure ça finit.";
        return Verdict([end], lead);
    }

    private Verdict? Verdict(AgendaItem[] items, string lead)
    {
        var entries = items.Select(i => index.ById.GetValueOrDefault(i.Id, -1)).Where(e => e >= 0).ToList();
        return entries.Count == 0 ? null : new Verdict(entries.Count > 1 ? Outcome.List : Outcome.Answer, entries, 1, Reason.Moment) { Lead = lead };
    }

    private static bool Before(Programme programme, DateTime local) => EventPhases.Of(programme, local) == EventPhase.Before;

    private static bool After(Programme programme, DateTime local) => EventPhases.Of(programme, local) == EventPhase.After;

    private static string Clock(TimeOnly time) => FrenchTime.Clock(time);
}
