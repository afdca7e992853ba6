using System.Globalization;
using UnionBot.Agenda;
using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>All that this room says.</summary>
internal static class AnnouncementsFrench
{
    public const string Summary = "Planifier une annonce vers tous les lieux abonnés";

    public const string WhenOption = "Quand : demain 18h30, jeudi 9h, J-1 18h, 15 min avant le débat…";

    public const string TextOption = "Le texte ; sans lui, je te le demande";

    public const string WarnAtNight = "Elle partira pendant le calme de la nuit, parce que tu l'as demandé.";

    public const string Abandoned = "C'est annulé : rien ne partira.";

    public const string DraftGone = "Ce brouillon n'existe plus. Recommence avec /annoncer.";

    public const string AlreadyConfirmed = "C'est déjà planifié ; rien n'est fait deux fois.";

    public const string AlreadyCancelled = "Ce brouillon a été annulé. Recommence avec /annoncer.";

    public const string OtherEvent = "Ce brouillon était pour un autre événement. Recommence avec /annoncer.";

    public const string NumberLater = "Elle recevra son numéro à l'envoi.";

    public const string NoDate = "Il n'y a plus de date à venir avec cette règle.";

    private const int TitleLength = 60;

    /// <summary>« Annonce n° 12 »; without a number yet, « Annonce n° … ».</summary>
    public static string Number(int? number) => $"Annonce n° {number?.ToString(CultureInfo.InvariantCulture) ?? "…"}";

    /// <summary>The first line of a text, cut to what names it.</summary>
    public static string Shorten(string text)
    {
        var line = text.AsSpan().Trim();
        var end = line.IndexOfAny('\n', '\r');
        line = end < 0 ? line : line[..end];
        if (line.Length <= TitleLength)
        {
            return line.ToString();
        }

        var cut = line[..TitleLength].LastIndexOf(' ');
        cut = cut < TitleLength / 2 ? TitleLength : cut;
        return string.Concat(line[..(char.IsHighSurrogate(line[cut - 1]) ? cut - 1 : cut)].TrimEnd(), "…");
    }

    /// <summary>The notice about what lost its hour with the last change of the programme.</summary>
    public static BotMessage Unplaced(IReadOnlyList<Occurrence> unplaced, Programme programme) => new()
    {
        Blocks =
        [
            new Block.Paragraph([new Run("Depuis le dernier changement du programme, je ne sais plus quand envoyer :", RunStyle.Bold)]),
            .. unplaced.Select(o => new Block.Bullet([new Run($"« {o.Title} » ({Rule(o.Form.Rule, programme)})")])),
            new Block.Paragraph([new Run("Rien ne partira tant que le programme ne redonne pas d'heure. Sinon, planifie-la de nouveau avec /annoncer.")]),
        ],
    };

    /// <summary>A time that lies behind.</summary>
    public static string Past(string moment) => $"{Capital(moment)}, c'est déjà passé.";

    /// <summary>An anchor on something whose hour nobody knows.</summary>
    public static string NoHour(string title) => $"Le programme ne donne pas d'heure pour « {title} ».";

    /// <summary>What a confirmed announcement is told with; what it says follows.</summary>
    /// <param name="more">What is said after that, or <see langword="null"/>.</param>
    /// <param name="reader">Whose words are shown, where platforms have their own.</param>
    public static BotMessage Confirmed(string moment, string countdown, string places, string? more, AnnouncementForm form, Platform reader) => new()
    {
        Blocks =
        [
            new Block.Paragraph([new Run("C'est planifié : ", RunStyle.Bold), new Run($"{moment}, {countdown}, vers {places}. {NumberLater}")]),
            .. more is null ? [] : BotMessage.Plain(more).Blocks,
            .. PlanningFrench.OwnWords(form) is { } own ? new[] { PlanningFrench.Plain(own) } : [],
            .. form.On(reader).Blocks,
        ],
    };

    /// <summary>« 5 lieux (3 sur Telegram, 2 sur Discord) ».</summary>
    public static string Places(int telegram, int discord) => (telegram, discord) switch
    {
        (0, 0) => "aucun lieu",
        ( > 0, > 0) => string.Create(CultureInfo.InvariantCulture, $"{telegram + discord} lieux ({telegram} sur Telegram, {discord} sur Discord)"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{telegram + discord} lieu{(telegram + discord > 1 ? "x" : "")} sur {(telegram > 0 ? "Telegram" : "Discord")}"),
    };

    /// <summary>A rule that hangs on the programme or recurs, or <see langword="null"/> for a plain date.</summary>
    public static string? Rule(PlanRule rule, Programme programme) => rule switch
    {
        PlanRule.Once(var when) => Anchor(when, programme),
        PlanRule.Each(var day, var clock, var until) =>
            $"{(day is { } one ? $"chaque {FrenchText.Weekday(one)}" : "chaque jour")} à {FrenchText.Hour(clock)} jusqu'à {Anchor(until, programme) ?? AnchorText.Write(until)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What « @everyone » in it will do, or <see langword="null"/> where there is none.</summary>
    public static string? Call(BotMessage message) =>
        EveryoneCall.In(message) is not { } word ? null
        : EveryoneCall.Rings(message) ? $"🔔 Sur Discord, « {word} » fera sonner tout le monde (là où j'ai ce droit) ; sur Telegram, c'est un simple mot."
        : $"« {word} » ne fera sonner personne : ce sera un simple mot.";

    private static string? Anchor(Anchor rule, Programme programme) => rule switch
    {
        UnionBot.Time.Anchor.OnDay(0, var clock) => $"J à {FrenchText.Hour(clock)}",
        UnionBot.Time.Anchor.OnDay(var days, var clock) => string.Create(CultureInfo.InvariantCulture, $"J{days:+0;-0} à {FrenchText.Hour(clock)}"),
        UnionBot.Time.Anchor.FromItem(var item, var offset) => Beside(offset, programme.Find(item)?.Title ?? item),
        _ => null,
    };

    public static string WarnGap(string asked) => $"Cette nuit-là, {asked} n'existe pas (passage à l'heure d'été) : ce sera la première heure qui existe.";

    public static string WarnOverlap(string asked) => $"Cette nuit-là, {asked} existe deux fois (passage à l'heure d'hiver) : ce sera la première.";

    public static string WarnClockChange() => "Cette nuit-là, l'heure change.";

    public static string WarnQuiet(string moment) => $"À cette heure-là, c'est le calme de la nuit : elle partira {moment}.";

    public static string WarnWorthless() => "À ce moment-là, elle ne servira plus à rien : elle ne partira pas. Choisis une heure plus tôt, ou fais-la partir quand même.";

    public static string WarnMoved(string title, string moment) => $"Le programme a changé : « {title} » commence maintenant {moment}.";

    public static string WarnMovedSincePreview(string before) => $"Depuis l'aperçu, l'heure a bougé : c'était {before}. Vérifie, puis confirme de nouveau.";

    public static string WarnNoPlace() => "Aucun lieu n'est abonné pour l'instant : /abonner dans un salon l'abonne.";

    public static string WarnNoPlaceOf(IReadOnlyList<string> to) => $"Aucun lieu actif n'appartient à ce choix : {Groups(to)}.";

    public static string Groups(IReadOnlyList<string> to) => $"{(to.Count > 1 ? "groupes" : "groupe")} {string.Join(", ", to.Select(name => $"« {name} »"))}";

    public static string WarnMoved(string day) =>
        $"Le programme a changé depuis le document, l'assemblée commence maintenant {day} ; une date fixe ne suit pas. « J-1 18h » ou « 15 min avant … » suivent.";

    public static string WarnClash(string title, string moment) => $"« {title} » part à moins de 10 minutes de là, {moment}.";

    private static string Beside(TimeSpan offset, string title)
    {
        if (offset == TimeSpan.Zero)
        {
            return $"au début de « {title} »";
        }

        var size = offset.Duration();
        var span = size.TotalHours < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{size.Minutes} min")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)size.TotalHours} h{(size.Minutes == 0 ? "" : $" {size.Minutes:00}")}");
        return $"{span} {(offset < TimeSpan.Zero ? "avant" : "après")} « {title} »";
    }

    public static string Capital(string moment) => char.ToUpperInvariant(moment[0]) + moment[1..];
}
