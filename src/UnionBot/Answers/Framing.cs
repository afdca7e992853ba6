using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Time;

namespace UnionBot.Answers;

/// <summary>The sentences that stand around quotes. They change with the clock; quotes never do.</summary>
internal static class Framing
{
    /// <summary>What help says.</summary>
    public static IReadOnlyList<string> Help { get; } =
    [
        "Je suis un automate : je cherche ta question dans le document et je te montre ce qu'il dit, mot pour mot. Je n'invente rien.",
        "Je ne garde pas ta question avec ton identité.",
        "Pose ta question en quelques mots, même avec des fautes. Exemples : « c'est où ? », « à quelle heure ça commence ? », « quelles mesures ? ».",
    ];

    /// <summary>What is said in English above the help.</summary>
    public const string English = "The document is in French: please ask your question in French.";

    /// <summary>The sentence above an answer.</summary>
    public static string? Above(Entry entry, Programme programme, DateTimeOffset now)
    {
        if (entry.Schedule is { } schedule)
        {
            return OfSchedule(schedule, programme, now);
        }

        var said = entry.SaidBy;
        return entry.Status switch
        {
            "estimation" => said is null ? "Estimation :" : $"Estimation, selon {said} :",
            "position" => said is null ? "Position :" : $"Ce que dit {said} :",
            "chiffre" => said is null ? "Chiffre du document :" : $"Selon {said} :",
            "voté" => "Voté, sans que le document dise la suite :",
            "prévu" => programme.At(now).Phase == EventPhase.After
                ? "Annoncé dans le document ; il ne dit pas si c'est fait :"
                : "Prévu, d'après le document :",
            _ => said is null ? null : $"D'après {said} :",
        };
    }

    private static string OfSchedule(EntrySchedule schedule, Programme programme, DateTimeOffset now)
    {
        var when = schedule.Start is { } start
            ? $"{Day(schedule.Day)} à {FrenchText.Hour(start)}"
            : $"{Day(schedule.Day)}{Part(schedule.Part)}, horaire non communiqué";
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, programme.Zone).DateTime);
        return programme.At(now).Phase switch
        {
            EventPhase.After => $"C'était annoncé pour {when}. Le document ne rend pas compte de ce qui s'est passé.",
            EventPhase.During or EventPhase.Before when today == schedule.Day && schedule.Start is { } at => $"Aujourd'hui à {FrenchText.Hour(at)}, d'après le programme :",
            _ => $"Prévu {when} :",
        };
    }

    /// <summary>« jeudi 26 mars ».</summary>
    internal static string Day(DateOnly day)
    {
        var whole = FrenchText.Day(day);
        return whole[..whole.LastIndexOf(' ')];
    }

    private static string Part(string? part) => part switch
    {
        "morning" => ", le matin",
        "afternoon" => ", l'après-midi",
        "evening" => ", le soir",
        _ => "",
    };
}
