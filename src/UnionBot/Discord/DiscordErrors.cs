using UnionBot.DiscordApi;
using UnionBot.Outbox;

namespace UnionBot.Discord;

/// <summary>The one place that reads Discord's errors. Source of the codes: topics/opcodes-and-status-codes.mdx.</summary>
internal static class DiscordErrors
{
    private const int UnknownChannel = 10003;
    private const int UnknownMessage = 10008;
    private const int UnknownWebhook = 10015;
    private const int UnknownInteraction = 10062;
    private const int AlreadyAcknowledged = 40060;
    private const int MissingAccess = 50001;
    private const int CannotSendToUser = 50007;
    private const int MissingPermissions = 50013;
    private const int InvalidWebhookToken = 50027;
    private const int ThreadArchived = 50083;
    private const int PinLimit = 30003;
    private const int OldEditLimit = 30046;
    private const int NoMutualGuild = 50278;
    private const int TooManyPrivateChannels = 40003;
    private const int FileTooLarge = 40005;
    private const int NoHistoryToReplyTo = 160002;
    private const int AutomoderationBlocked = 200000;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    /// <summary>While the token is refused: short, so that a new one takes effect soon; nothing is sent meanwhile.</summary>
    private static readonly TimeSpan RefusedPause = TimeSpan.FromSeconds(5);

    /// <summary>What a failure means for a delivery.</summary>
    /// <param name="attempt">The how manieth try, from 1.</param>
    public static DeliveryOutcome Outcome(DiscordException error, DeliveryAction action, string? copyId, int attempt) => error switch
    {
        RateLimitedException limited => new DeliveryOutcome.Postponed(limited.After, "Discord demande de ralentir.", limited.WholeBot, Throttled: true),
        DiscordApiException { Code: UnknownMessage } when action == DeliveryAction.Delete => new DeliveryOutcome.Delivered(copyId ?? ""),
        DiscordApiException api => Answered(api, action, attempt),
        DiscordRefusedException => new DeliveryOutcome.Postponed(RefusedPause, "Discord refuse le jeton du bot.", WholePlatform: true),
        { MayHaveArrived: false } => new DeliveryOutcome.Postponed(Pause(attempt), "Discord est injoignable.", WholePlatform: true),

        // An edit, a deletion and a pin come to the same when they are done twice: silence is no doubt but another try.
        _ when !action.Posts() => new DeliveryOutcome.Postponed(Pause(attempt), "Discord n'a pas répondu."),
        _ => new DeliveryOutcome.Uncertain("Discord n'a pas répondu : personne ne sait si le message est arrivé."),
    };

    /// <summary>Whether an interaction can't be answered (any more) by its token.</summary>
    public static bool IsTooLate(DiscordException error) =>
        error is DiscordApiException { Code: UnknownInteraction or UnknownWebhook or InvalidWebhookToken };

    /// <summary>Whether an interaction was acknowledged already: the event came twice.</summary>
    public static bool IsRepeated(DiscordException error) => error is DiscordApiException { Code: AlreadyAcknowledged };

    /// <summary>Whether Discord says of a question that the answer is no: the thing is gone, or hidden from the bot.</summary>
    public static bool MeansNo(DiscordException error) => error.Fault is DiscordFault.Gone or DiscordFault.Forbidden;

    /// <summary>Whether the bot may write there, but not in reply to anything.</summary>
    public static bool MayNotReply(DiscordException error) => error is DiscordApiException { Code: NoHistoryToReplyTo };

    /// <summary>Whether trying again is pointless until somebody changes something.</summary>
    public static bool IsOurFault(DiscordException error) => error.Fault is DiscordFault.Invalid or DiscordFault.Forbidden or DiscordFault.Gone;

    /// <summary>Names a failure for a log: codes only.</summary>
    public static string Describe(DiscordException error) => error switch
    {
        DiscordApiException api => $"{api.Fault}, HTTP {api.Status}, code {api.Code}",
        DiscordConnectionException { InnerException: HttpRequestException { HttpRequestError: var kind } } => $"{error.Fault}, {kind}",
        _ => error.Fault.ToString(),
    };

    private static DeliveryOutcome Answered(DiscordApiException error, DeliveryAction action, int attempt) => error.Fault switch
    {
        DiscordFault.Server when action.Posts() =>
            new DeliveryOutcome.Uncertain("Discord est en panne : personne ne sait si le message est arrivé."),
        DiscordFault.Server => new DeliveryOutcome.Postponed(Pause(attempt), "Discord est en panne."),
        DiscordFault.Edge => new DeliveryOutcome.Postponed(LongestPause, "Discord ne laisse pas passer le bot pour l'instant.", WholePlatform: true),
        DiscordFault.RateLimited => error.Code switch
        {
            TooManyPrivateChannels => new DeliveryOutcome.Postponed(TimeSpan.FromHours(1), "Discord trouve que le bot ouvre trop de conversations privées."),
            OldEditLimit => new DeliveryOutcome.Postponed(TimeSpan.FromMinutes(10), "Discord limite les modifications d'anciens messages."),
            _ => new DeliveryOutcome.Postponed(LongestPause, "Discord demande de ralentir."),
        },
        DiscordFault.Unauthorized => new DeliveryOutcome.Postponed(RefusedPause, "Discord refuse le jeton du bot.", WholePlatform: true),
        DiscordFault.Blocked => new DeliveryOutcome.Refused(error.Code switch
        {
            CannotSendToUser => "Cette personne ne reçoit pas les messages privés du bot (bloqué, ou messages privés fermés).",
            NoMutualGuild => "Cette personne n'est plus dans aucun serveur avec le bot : Discord interdit de lui écrire.",
            _ => "Discord interdit d'écrire à cette personne.",
        }, SuspendsChannel: true),
        DiscordFault.Forbidden => Forbidden(error, action),
        DiscordFault.Gone => error.Code switch
        {
            UnknownMessage => new DeliveryOutcome.Refused("Le message à changer n'existe plus."),
            UnknownChannel => new DeliveryOutcome.Refused("Ce salon n'existe plus, ou le bot n'y a plus accès.", SuspendsChannel: true),
            UnknownInteraction or UnknownWebhook => new DeliveryOutcome.Refused("La réponse vient trop tard : Discord ne la prend plus."),
            _ => new DeliveryOutcome.Refused($"Discord ne trouve pas ce qui est visé (code {error.Code})."),
        },
        _ => Invalid(error),
    };

    private static DeliveryOutcome.Refused Forbidden(DiscordApiException error, DeliveryAction action) => (error.Code, action) switch
    {
        (AutomoderationBlocked, _) => new("Une règle AutoMod du serveur bloque ce message : il faut en dispenser le rôle du bot."),
        (MissingPermissions, DeliveryAction.Pin) => new("Le bot n'a pas le droit d'épingler ici : donne-lui la permission « Épingler des messages »."),
        (MissingPermissions, DeliveryAction.Delete) => new("Le bot n'a pas le droit de supprimer ce message : il faut le faire à la main."),
        (MissingPermissions, DeliveryAction.Edit) => new("Le bot n'a pas le droit de modifier ce message."),
        (MissingAccess, _) => new("Le bot ne voit pas ce salon : donne-lui la permission « Voir le salon », ou invite-le de nouveau.", SuspendsChannel: true),
        (MissingPermissions, _) => new("Le bot n'a pas le droit d'écrire ici : donne-lui « Envoyer des messages », « Intégrer des liens » et « Joindre des fichiers ».", SuspendsChannel: true),
        _ => new($"Discord interdit au bot d'écrire ici (code {error.Code}).", SuspendsChannel: true),
    };

    private static DeliveryOutcome.Refused Invalid(DiscordApiException error) => error.Code switch
    {
        _ when error.Code == FileTooLarge || error.Status == 413 => new("Le fichier est trop lourd pour Discord (10 Mo)."),
        ThreadArchived => new("Ce fil est archivé et verrouillé : rouvre-le, ou abonne un autre salon.", SuspendsChannel: true),
        PinLimit => new("Ce salon a déjà le nombre maximal de messages épinglés."),
        InvalidWebhookToken => new("La réponse vient trop tard : Discord ne la prend plus."),
        _ => new($"Discord a refusé le message (HTTP {error.Status}, code {error.Code})."),
    };

    private static TimeSpan Pause(int attempt) =>
        TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Clamp(attempt, 1, 10) - 1)));
}
