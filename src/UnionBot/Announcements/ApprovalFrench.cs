using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>What is said while an announcement waits for another admin's approval.</summary>
internal static class ApprovalFrench
{
    /// <summary>The command that takes the buttons.</summary>
    public const string Command = "accord";

    public const string Summary = "Les annonces qui attendent l'accord d'un·e autre admin";

    public const string Approve = "J'approuve";

    public const string Refuse = "Je refuse";

    public const string AskAgain = "Redemander l'accord";

    public const string See = "L'accord";

    public const string Needed = "Un·e autre admin devra l'approuver : sans son accord, elle ne partira pas.";

    public const string Alone =
        "Il faut l'accord d'un·e autre admin, et il n'y en a pas d'autre que je puisse joindre. Rien n'est planifié ni changé, et rien n'est perdu. " +
        "/inviter admin donne un code pour un·e second·e admin, à m'envoyer en privé ; ensuite, appuie de nouveau ici.";

    public const string StillAlone =
        "Il n'y a pas d'autre admin que je puisse joindre. /inviter admin donne un code pour un·e second·e admin, à m'envoyer en privé ; ensuite, redemande l'accord.";

    public const string NotYet = "Elle ne peut pas partir : un·e autre admin doit d'abord l'approuver. « L'accord » montre où ça en est.";

    public const string NotYetMissed = "Elle ne peut pas partir : un·e autre admin doit d'abord l'approuver. Tape /accord pour voir où ça en est.";

    public const string Waiting = "⚠ Elle attend l'accord d'un·e autre admin : sans lui, elle ne partira pas.";

    public const string WasRefused = "⚠ Un·e autre admin l'a refusée : elle ne partira pas comme ça. Change le texte, redemande l'accord, ou annule-la.";

    public const string WasApproved = "Approuvée par un·e autre admin.";

    public const string Own = "C'est toi qui l'as écrite : c'est à un·e autre admin de l'approuver.";

    public const string Gone = "Cette demande n'existe plus.";

    public const string OtherEvent = "Cette demande était pour un autre événement.";

    public const string NotNeeded = "Son accord n'est plus demandé : le réglage ou le fichier a changé.";

    public const string Replaced = "Le texte ou les lieux ont changé depuis, ou l'accord a été redemandé : ce bouton ne vaut plus, et n'a rien fait. Tape /accord pour voir ce qui attend.";

    public const string Already = "C'est déjà décidé : ";

    public const string AlreadyApproved = Already + "approuvée. Rien n'est fait deux fois.";

    public const string AlreadyRefused = Already + "refusée. Rien n'est fait deux fois.";

    public const string Cancelled = "Elle a été annulée entre-temps : il n'y a rien à décider.";

    public const string Over = "Elle n'est plus à venir : il n'y a rien à décider.";

    public const string NothingWaits = "Rien n'attend d'accord.";

    public const string Refused = "C'est refusé : elle ne partira pas comme ça. La personne qui l'a écrite est prévenue.";

    private const int MostRows = 5;

    /// <summary>What the others are asked: the exact words, and two buttons.</summary>
    public static BotMessage Request(long id, PlanEntry entry, TimeZoneInfo zone) => Shown("Une annonce attend ton accord", id, entry, zone) with
    {
        Rows = Decision(id, entry),
    };

    /// <summary>The same where somebody looks it up.</summary>
    /// <param name="own">Whether they wrote it.</param>
    public static BotMessage Look(ApprovalRequest request, PlanEntry entry, bool own, TimeZoneInfo zone) =>
        Shown(entry.Refused ? WasRefused : own ? Own : "Cette annonce attend un accord", request.Id, entry, zone) with
        {
            Rows = own || entry.Refused ? [[Press(AskAgain, 'r', request.Id)], [Test(entry)]] : Decision(request.Id, entry),
        };

    /// <summary>How many were asked.</summary>
    public static string Asked(int count) => $"J'ai demandé l'accord à {PlanningFrench.Number(count)} autre{(count > 1 ? "s" : "")} admin{(count > 1 ? "s" : "")} : sans lui, elle ne partira pas.";

    /// <summary>The same for several announcements at once.</summary>
    public static string AskedForAll(int count) => $"J'ai demandé l'accord à {PlanningFrench.Number(count)} autre{(count > 1 ? "s" : "")} admin{(count > 1 ? "s" : "")}, une par une : sans lui, elles ne partiront pas.";

    /// <summary>It is approved, for who approved it.</summary>
    /// <param name="late">The choice under which it can be sent although its hour has passed, or <see langword="null"/>.</param>
    public static BotMessage Approved(PlanEntry entry, long? late, TimeZoneInfo zone) => Decided("C'est approuvé.", entry, late, zone);

    /// <summary>It is approved, for who wrote it.</summary>
    /// <inheritdoc cref="Approved"/>
    public static BotMessage ToldApproved(PlanEntry entry, long? late, TimeZoneInfo zone) => Decided($"Un·e autre admin a approuvé « {entry.Title} ».", entry, late, zone);

    /// <summary>It is refused, for who wrote it.</summary>
    public static BotMessage ToldRefused(PlanEntry entry) => BotMessage.Plain(
        $"Un·e autre admin a refusé « {entry.Title} » : elle ne partira pas comme ça. Change le texte (l'accord sera redemandé), ou annule-la.") with
    {
        Rows = [[PlanningFrench.To("Voir l'annonce", $"v{entry.Reference}")]],
    };

    /// <summary>The notice about what nobody approved before its time.</summary>
    /// <param name="missed">All of it, with the request about each.</param>
    public static BotMessage Missed(IReadOnlyList<(Occurrence Of, long? Request)> missed, TimeZoneInfo zone)
    {
        var shown = missed.Where(m => m.Request is not null).DistinctBy(m => m.Request).TakeLast(MostRows).ToList();
        return new BotMessage
        {
            Blocks =
            [
                PlanningFrench.Bold(missed.Count == 1
                    ? "Une annonce n'est pas partie : aucun·e autre admin ne l'avait approuvée à temps."
                    : $"{PlanningFrench.Number(missed.Count)} annonces ne sont pas parties : aucun·e autre admin ne les avait approuvées à temps."),
                .. missed.Select(m => new Block.Bullet([new Run($"« {m.Of.Title} », prévue {FrenchText.Moment(m.Of.DueAt!.Value, zone)}")])),
                PlanningFrench.Plain("Une fois approuvée, elle peut encore partir : je proposerai de l'envoyer."),
            ],
            Rows = [.. shown.Select(m => (IReadOnlyList<Button>)[Press(missed.Count == 1 ? See : $"{See} « {m.Of.Title} »", 'v', m.Request!.Value)])],
        };
    }

    /// <summary>What waits, with a button for each.</summary>
    public static BotMessage List(IReadOnlyList<PlanEntry> waiting, TimeZoneInfo zone) => waiting.Count == 0 ? BotMessage.Plain(NothingWaits) : new BotMessage
    {
        Blocks = [PlanningFrench.Bold("Ce qui attend un accord"), .. PlanningFrench.List(waiting.Select(e => $"{When(e, zone)} · « {e.Title} »{(e.Refused ? " — refusée" : "")}"))],
        Rows = [.. waiting.Where(e => e.Request is not null).Take(MostRows).Select(e => (IReadOnlyList<Button>)[ToSee($"« {e.Title} »", e)])],
    };

    /// <summary>How it stands, or <see langword="null"/> where nobody must approve it.</summary>
    public static string? Standing(PlanEntry entry) => entry switch
    {
        { Approval.Wanted: false } or { Cancelled: true } => null,
        { Unapproved: false } => WasApproved,
        { Refused: true } => WasRefused,
        _ => Waiting,
    };

    /// <summary>The button that shows how far the approval is.</summary>
    public static Button.Press ToSee(string label, PlanEntry entry) => Press(label, 'v', entry.Request ?? 0);

    private static BotMessage Shown(string said, long id, PlanEntry entry, TimeZoneInfo zone)
    {
        var composed = AnnouncementComposer.Compose(entry.Form.Message, number: null, late: null);
        List<string?> lines = [$"{When(entry, zone)}, vers {Target(entry.Form.To)}.", AnnouncementsFrench.Call(PlatformTexts.All(entry.Form)), PlanningFrench.Extras(composed), PostFrench.Follows];
        return new BotMessage
        {
            Blocks =
            [
                PlanningFrench.Bold(said),
                .. lines.OfType<string>().Select(PlanningFrench.Plain),
                .. entry.Form.Variants.Count == 0 ? composed.Blocks : Enum.GetValues<Platform>().SelectMany(p => On(p, entry.Form)),
            ],
            Photos = composed.Photos,
        };
    }

    /// <summary>Where platforms have words of their own, each is approved.</summary>
    private static IEnumerable<Block> On(Platform platform, AnnouncementForm form) =>
        [PlanningFrench.Bold($"Sur {platform} :"), .. AnnouncementComposer.Compose(form.On(platform), number: null, late: null).Blocks];

    private static BotMessage Decided(string said, PlanEntry entry, long? late, TimeZoneInfo zone) => late is { } choice
        ? BotMessage.Plain($"{said} Son heure est passée : elle peut encore partir, si elle sert encore.") with { Rows = [[PlanFrench.ToSend(choice)]] }
        : BotMessage.Plain($"{said} {(entry.Held ? "Elle est en pause : elle partira quand quelqu'un l'aura reprise." : $"Elle partira à son heure : {Small(entry, zone)}.")}");

    private static IReadOnlyList<IReadOnlyList<Button>> Decision(long id, PlanEntry entry) => [[Press(Approve, 'o', id), Press(Refuse, 'n', id)], [Test(entry)]];

    private static Button.Press Test(PlanEntry entry) => PlanningFrench.Act(PlanningFrench.Test, 'm', entry);

    private static string When(PlanEntry entry, TimeZoneInfo zone) => PlanningFrench.Capital(Small(entry, zone));

    private static string Small(PlanEntry entry, TimeZoneInfo zone) =>
        (entry.Next ?? entry.Settled)?.DueAt is { } due ? FrenchText.Moment(due, zone) : PlanningFrench.NoHour;

    private static string Target(IReadOnlyList<string> groups) => groups.Count == 0 ? "tous les lieux abonnés" : AnnouncementsFrench.Groups(groups);

    private static Button.Press Press(string label, char act, long id) => PlanFrench.Press(label, $"{Command}:", act, id);
}
