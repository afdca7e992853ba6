using System.Globalization;
using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>What <c>/planning</c> says, and the labels of its buttons.</summary>
internal static class PlanningFrench
{
    public const string Summary = "Voir et changer ce qui est planifié";

    public const string ViewOption = "prochaine, jours, un jour (demain, 26/03, J-1) ou un numéro de la liste";

    public const string Empty = "Rien n'est planifié. /campagne te propose une série d'annonces, /annoncer en planifie une.";

    public const string Title = "Ce qui est planifié";

    public const string Choose = "Touche un numéro pour changer, suspendre, annuler ou envoyer une annonce.";

    public const string DaysTitle = "Le plan, jour par jour";

    public const string MoreDays = "Il y en a encore après : /planning avec un jour (26/03, J+1) le montre.";

    public const string NothingThatDay = "Rien n'est planifié ce jour-là.";

    public const string Unknown = "Je n'ai pas compris. Essaie /planning tout court, ou : prochaine, jours, demain, 26/03, J-1, ou un numéro de la liste.";

    public const string Gone = "Cette annonce n'est plus dans le plan.";

    public const string Changed = "Elle a changé entre-temps (un·e autre admin, ou le fichier). Rien n'est fait ; la voici comme elle est maintenant.";

    public const string NothingTwice = "Rien n'est fait deux fois.";

    public const string AlreadyCancelled = "Elle est déjà annulée.";

    public const string AlreadyRestored = "Elle est déjà rétablie.";

    public const string AlreadyPaused = "Elle est déjà en pause.";

    public const string AlreadyResumed = "Elle n'est plus en pause.";

    public const string SureCancel = "Annuler cette annonce ? Elle ne partira pas.";

    public const string SureCancelSeries = "Annuler toute la série ? Aucune ne partira plus.";

    public const string Cancelled = "C'est annulé : elle ne partira pas.";

    public const string Restored = "C'est rétabli : elle est de nouveau planifiée.";

    public const string CannotRestore = "Elle n'a plus d'heure à venir : je ne peux pas la rétablir. Tu peux la dupliquer à une nouvelle heure.";

    public const string Paused = "C'est en pause : elle ne partira pas tant que tu ne l'as pas reprise.";

    public const string Resumed = "C'est repris : elle partira à son heure.";

    public const string PastWhilePaused = "Son heure est passée pendant la pause. Donne-lui une autre heure, ou envoie-la maintenant.";

    public const string TestSent = "Test envoyé ici : c'est exactement ce que les membres verront (le numéro vient à l'envoi). Personne d'autre ne l'a reçu.";

    public const string TestBelow = "Exactement ce que les membres verront ; personne d'autre ne l'a reçu :";

    public const string Quiet = "⚠ C'est le calme de la nuit : les téléphones vont sonner.";

    public const string NoHour = "sans heure : le programme n'en donne plus";

    public const string Text = "Le texte";

    public const string When = "L'heure";

    public const string Pause = "Suspendre";

    public const string Resume = "Reprendre";

    public const string Cancel = "Annuler";

    public const string Duplicate = "Dupliquer";

    public const string SendNow = "Envoyer maintenant";

    public const string Test = "M'envoyer un test";

    public const string ToList = "Toute la liste";

    public const string ByDay = "Par jour";

    public const string NextOne = "La prochaine";

    public const string Restore = "Rétablir";

    public const string YesCancel = "Oui, annuler";

    public const string YesSend = "Oui, envoyer maintenant";

    public const string No = "Non, laisser";

    /// <summary>The command that takes the buttons, with its colon.</summary>
    public const string Prefix = "planning:";

    private const int LongestLabel = 64;

    /// <summary>« jeudi 26 mars à 18 h ».</summary>
    public static string Short(DateTimeOffset due, TimeZoneInfo zone)
    {
        var local = CivilTime.ToLocal(due, zone);
        return $"{ShortDay(DateOnly.FromDateTime(local))} à {FrenchText.Hour(TimeOnly.FromDateTime(local))}";
    }

    /// <summary>« jeudi 26 mars ».</summary>
    public static string ShortDay(DateOnly day) => $"{FrenchText.Weekday(day.DayOfWeek)} {Number(day.Day)}{(day.Day == 1 ? "er" : "")} {FrenchText.Month(day.Month)}";

    /// <summary>One line of a list.</summary>
    public static string Line(int number, string when, PlanEntry entry) =>
        $"{Number(number)}. {when}{(entry.Form.Rule is PlanRule.Each ? " (se répète)" : "")} · « {entry.Title} »{(entry.Held ? " — en pause" : "")}{(!entry.Unapproved ? "" : entry.Refused ? " — refusée" : " — attend un accord")}";

    /// <summary>« Annonces 9 à 16 sur 20 ».</summary>
    public static string Page(int first, int last, int all) => $"Annonces {Number(first)} à {Number(last)} sur {Number(all)}.";

    /// <summary>« 3 annonces ».</summary>
    public static string Count(int count) => $"{Number(count)} annonce{(count > 1 ? "s" : "")}";

    /// <summary>What became of it, for its first line.</summary>
    public static string Standing(PlanEntry entry, TimeZoneInfo zone, DateTimeOffset now) => entry switch
    {
        { Cancelled: true } => "Annulée : elle ne partira pas.",
        { Next: { DueAt: { } due }, Held: true } => $"En pause. Son heure : {FrenchText.Moment(due, zone)}.",
        { Next.DueAt: { } due } => $"{Capital(FrenchText.Moment(due, zone))}, {(due > now ? FrenchText.Countdown(due - now) : "elle part")}",
        { Next: not null } => Capital(NoHour) + ".",
        { Settled: { State: OccurrenceState.Sent } sent } => Sent(sent.Number),
        { Settled.DueAt: { } due } => $"Manquée : elle devait partir {FrenchText.Moment(due, zone)}.",
        _ => "Passée : son heure était passée quand je l'ai connue.",
    };

    /// <summary>Where it comes from.</summary>
    public static string Origin(PlanEntry entry) => entry switch
    {
        { FromFile: true, Touched: true } => "Du fichier, changée dans le chat.",
        { FromFile: true } => "Du fichier.",
        _ => "Écrite dans le chat.",
    };

    /// <summary>« Vers 5 lieux… », with its groups; where there is no place, how to get one.</summary>
    public static string To(string places, IReadOnlyList<string> groups) =>
        groups.Count == 0 && string.Equals(places, AnnouncementsFrench.Places(0, 0), StringComparison.Ordinal) ? $"⚠ {AnnouncementsFrench.WarnNoPlace()}"
        : groups.Count == 0 ? $"Vers {places}."
        : $"Vers {places} (groupe{(groups.Count > 1 ? "s" : "")} {string.Join(", ", groups)}).";

    /// <summary>« Discord a son propre texte. », where platforms have words of their own.</summary>
    public static string? OwnWords(AnnouncementForm form) =>
        form.Variants.Count == 0 ? null : $"{string.Join(" et ", form.Variants.Keys.Order())} {(form.Variants.Count > 1 ? "ont chacun leur" : "a son")} propre texte.";

    /// <summary>What else stands in a post beside its words.</summary>
    public static string? Extras(BotMessage message)
    {
        var buttons = message.Rows.Sum(row => row.Count);
        List<string> extras = [];
        if (message.Photos.Count > 0)
        {
            extras.Add(message.Photos.Count == 1 ? "une photo" : $"{Number(message.Photos.Count)} photos");
        }

        if (buttons > 0)
        {
            extras.Add(buttons == 1 ? "un bouton" : $"{Number(buttons)} boutons");
        }

        return extras.Count == 0 ? null : $"Avec {string.Join(" et ", extras)} (le test les montre).";
    }

    /// <summary>It went out.</summary>
    public static string Sent(int? number) => $"Partie : annonce n° {Number(number ?? 0)}. Pour la changer : /corriger {Number(number ?? 0)} ; pour l'enlever : /retirer {Number(number ?? 0)}.";

    /// <summary>Asks before it goes out at once.</summary>
    public static string SureSend(string places, bool recurs) =>
        $"L'envoyer maintenant vers {places} ?{(recurs ? " Les suivantes gardent leur heure." : " Elle ne partira pas une seconde fois à son heure.")}";

    /// <summary>It goes out now.</summary>
    public static string Going(int number, string places) => $"Annonce n° {Number(number)} : elle part maintenant vers {places}.";

    /// <summary>Somebody was faster.</summary>
    public static string AlreadySent(int? number) => $"Elle est déjà partie : annonce n° {Number(number ?? 0)}. {NothingTwice}";

    /// <summary>A button that acts on an announcement.</summary>
    public static Button.Press Act(string label, char act, PlanEntry entry) => new(label, $"{Prefix}{act}{entry.Reference}{entry.Stamp}");

    /// <summary>A button that leads elsewhere in the plan.</summary>
    public static Button.Press To(string label, string where) =>
        new(label.Length <= LongestLabel ? label : string.Concat(label.AsSpan(0, LongestLabel - 1).TrimEnd(), "…"), Prefix + where);

    /// <summary>A paragraph in bold.</summary>
    public static Block.Paragraph Bold(string text) => new([new Run(text, RunStyle.Bold)]);

    /// <summary>Lines close together, as a list is read; none where there are none.</summary>
    public static IEnumerable<Block> List(IEnumerable<string> lines) => string.Join('\n', lines) is { Length: > 0 } text ? [Plain(text)] : [];

    /// <summary>A plain paragraph.</summary>
    public static Block.Paragraph Plain(string text) => new([new Run(text)]);

    /// <summary>The first letter as a sentence begins.</summary>
    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A number as text.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
