#pragma warning disable MA0048 // What can go wrong, and what is then done, are one table.
using System.Net;
using System.Text.Json;
using Telegram.Bot.Exceptions;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Telegram;

/// <summary>What Telegram's answer, or its silence, means.</summary>
internal enum TelegramFault
{
    /// <summary>Nobody knows whether it arrived.</summary>
    Silent,

    /// <summary>It certainly never reached Telegram.</summary>
    NotReached,

    /// <summary>Too many requests.</summary>
    Throttled,

    /// <summary>The token is refused.</summary>
    Unauthorized,

    /// <summary>Somebody else polls with this token, or a webhook is set.</summary>
    Conflict,

    /// <summary>The person, group or channel cannot be reached until somebody acts.</summary>
    Unreachable,

    /// <summary>The bot lacks a right.</summary>
    NoRight,

    /// <summary>The group is a supergroup now.</summary>
    Moved,

    /// <summary>The forum topic is closed or gone.</summary>
    TopicGone,

    /// <summary>The edit changes nothing.</summary>
    NotModified,

    /// <summary>The message to change is gone, or can no longer be changed.</summary>
    CopyGone,

    /// <summary>The message has a caption, not a text.</summary>
    NoTextToEdit,

    /// <summary>An entity is wrong: our bug.</summary>
    BadEntities,

    /// <summary>The file_id is no longer good.</summary>
    BadFile,

    /// <summary>A button was answered too late.</summary>
    TooLate,

    /// <summary>Anything else that was refused.</summary>
    Refused,
}

/// <summary>What was tried, as far as its outcome depends on it.</summary>
/// <param name="Chat">Where.</param>
/// <param name="Action">What.</param>
/// <param name="CopyId">The copy it changes, or <see langword="null"/>.</param>
/// <param name="Attempt">The how manieth try, from 1.</param>
internal sealed record TelegramTry(ChatAddress Chat, DeliveryAction Action, string? CopyId = null, int Attempt = 1);

/// <summary>The one place that reads Telegram's errors.</summary>
/// <remarks>Texts are those of the official server (tdlib/telegram-bot-api, Client.cpp); they are matched without regard to case.</remarks>
internal static class TelegramErrors
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    /// <summary>While the token is refused: short, so that a new one takes effect soon.</summary>
    private static readonly TimeSpan RefusedPause = TimeSpan.FromSeconds(5);

    private static readonly (int Code, string Words, TelegramFault Fault, string Reason)[] Table =
    [
        (403, "bot was blocked by the user", TelegramFault.Unreachable, "Cette personne a bloqué le bot. Les envois reprendront si elle le débloque ou lui écrit."),
        (403, "user is deactivated", TelegramFault.Unreachable, "Ce compte Telegram n'existe plus."),
        (403, "bot can't initiate conversation", TelegramFault.Unreachable, "Cette personne n'a jamais écrit au bot : elle doit d'abord lui envoyer /start."),
        (403, "bots can't send messages to bots", TelegramFault.Unreachable, "Ce compte est un bot : Telegram ne laisse pas les bots s'écrire."),
        (403, "was kicked from", TelegramFault.Unreachable, "Le bot a été exclu de ce groupe ou de ce canal. Pour reprendre, ajoute-le de nouveau."),
        (403, "is not a member of", TelegramFault.Unreachable, "Le bot n'est plus membre de ce groupe ou de ce canal. Pour reprendre, ajoute-le de nouveau."),
        (403, "group chat was deleted", TelegramFault.Unreachable, "Ce groupe a été supprimé."),
        (403, "not enough rights", TelegramFault.NoRight, ""),
        (403, "need administrator rights", TelegramFault.NoRight, ""),
        (403, "", TelegramFault.Unreachable, "Telegram interdit au bot d'écrire ici."),
        (400, "group chat was upgraded", TelegramFault.Moved, "Ce groupe est devenu un supergroupe, sans que Telegram dise son nouveau numéro. Ajoute le bot de nouveau."),
        (400, "chat not found", TelegramFault.Unreachable, "Telegram ne connaît pas, ou plus, cette conversation."),
        (400, "peer_id_invalid", TelegramFault.Unreachable, "Telegram ne connaît pas, ou plus, cette conversation."),
        (400, "group chat was deactivated", TelegramFault.Unreachable, "Ce groupe n'est plus actif."),
        (400, "not enough rights", TelegramFault.NoRight, ""),
        (400, "chat_write_forbidden", TelegramFault.NoRight, ""),
        (400, "chat_admin_required", TelegramFault.NoRight, ""),
        (400, "need administrator rights", TelegramFault.NoRight, ""),
        (400, "have no rights to send", TelegramFault.NoRight, ""),
        (400, "chat_restricted", TelegramFault.NoRight, ""),
        (400, "topic_deleted", TelegramFault.TopicGone, "Le sujet de forum visé n'existe plus."),
        (400, "topic_closed", TelegramFault.TopicGone, "Le sujet de forum visé est fermé."),
        (400, "message thread not found", TelegramFault.TopicGone, "Le sujet de forum visé n'existe plus."),
        (400, "message is not modified", TelegramFault.NotModified, ""),
        (400, "no text in the message to edit", TelegramFault.NoTextToEdit, "Ce message n'a pas de texte à modifier."),
        (400, "message to edit not found", TelegramFault.CopyGone, "Le message à modifier n'existe plus."),
        (400, "message can't be edited", TelegramFault.CopyGone, "Telegram ne permet plus de modifier ce message."),
        (400, "message to delete not found", TelegramFault.CopyGone, "Le message à supprimer n'existe plus."),
        (400, "message can't be deleted", TelegramFault.Refused, "Telegram ne permet plus de supprimer ce message (au-delà de 48 heures) : il faut le faire à la main."),
        (400, "message to pin not found", TelegramFault.CopyGone, "Le message à épingler n'existe plus."),
        (400, "message_id_invalid", TelegramFault.CopyGone, "Le message visé n'existe plus."),
        (400, "can't parse entities", TelegramFault.BadEntities, "Telegram n'a pas compris la mise en forme."),
        (400, "entity_", TelegramFault.BadEntities, "Telegram n'a pas compris la mise en forme."),
        (400, "entity ", TelegramFault.BadEntities, "Telegram n'a pas compris la mise en forme."),
        (400, "entities", TelegramFault.BadEntities, "Telegram n'a pas compris la mise en forme."),
        (400, "query is too old", TelegramFault.TooLate, "Le bouton a été répondu trop tard."),
        (400, "query id is invalid", TelegramFault.TooLate, "Le bouton a été répondu trop tard."),
        (400, "wrong file", TelegramFault.BadFile, "Telegram ne retrouve plus la photo."),
        (400, "file reference", TelegramFault.BadFile, "Telegram ne retrouve plus la photo."),
        (400, "message is too long", TelegramFault.Refused, "Le texte est trop long pour un seul message Telegram."),
        (413, "", TelegramFault.Refused, "Le fichier est trop lourd pour Telegram."),
        (401, "", TelegramFault.Unauthorized, "Telegram refuse le jeton du bot."),
        (404, "", TelegramFault.Unauthorized, "Telegram refuse le jeton du bot."),
        (409, "", TelegramFault.Conflict, "Un autre programme utilise le jeton du bot."),
        (429, "", TelegramFault.Throttled, "Telegram demande de ralentir."),
    ];

    /// <summary>Whether an exception is something that the platform answered or failed to, and not our own fault or stop.</summary>
    public static bool IsAnswer(Exception error, CancellationToken stop) => error switch
    {
        OperationCanceledException => !stop.IsCancellationRequested,
        RequestException or HttpRequestException or TimeoutException or IOException or JsonException => true,
        _ => false,
    };

    /// <summary>What an error means.</summary>
    public static TelegramFault FaultOf(Exception error) => Find(error).Fault;

    /// <summary>What an error means for a delivery.</summary>
    public static DeliveryOutcome Outcome(Exception error, TelegramTry what)
    {
        var (fault, reason) = Find(error);
        return fault switch
        {
            TelegramFault.Throttled => new DeliveryOutcome.Postponed(RetryAfter(error), reason, WholePlatform: true, Throttled: true),
            TelegramFault.NotReached => new DeliveryOutcome.Postponed(Pause(what.Attempt), "Telegram est injoignable.", WholePlatform: true),
            TelegramFault.Unauthorized => new DeliveryOutcome.Postponed(RefusedPause, reason, WholePlatform: true),
            TelegramFault.Conflict => new DeliveryOutcome.Postponed(LongestPause, reason, WholePlatform: true),
            TelegramFault.BadFile => new DeliveryOutcome.Postponed(TimeSpan.Zero, reason),
            TelegramFault.Moved when NewId(error) is { } id => new DeliveryOutcome.Moved(what.Chat with { ChatId = id, ThreadId = null }),
            TelegramFault.TopicGone when what is { Action: DeliveryAction.Send, Chat.ThreadId: not null } =>
                new DeliveryOutcome.Moved(what.Chat with { ThreadId = null }, reason),
            TelegramFault.Moved or TelegramFault.Unreachable => new DeliveryOutcome.Refused(reason, SuspendsChannel: true),
            TelegramFault.NoRight => NoRight(what.Action),
            TelegramFault.NotModified => new DeliveryOutcome.Delivered(what.CopyId ?? ""),
            TelegramFault.CopyGone when what.Action == DeliveryAction.Delete => new DeliveryOutcome.Delivered(what.CopyId ?? ""),

            // An edit, a deletion and a pin come to the same when they are done twice, so silence is no doubt but another try.
            TelegramFault.Silent when what.Action != DeliveryAction.Send => new DeliveryOutcome.Postponed(Pause(what.Attempt), "Telegram n'a pas répondu."),
            TelegramFault.Silent => new DeliveryOutcome.Uncertain("Telegram n'a pas répondu : personne ne sait si le message est arrivé."),
            _ => new DeliveryOutcome.Refused(reason),
        };
    }

    /// <summary>How long a 429 asks to wait.</summary>
    public static TimeSpan RetryAfter(Exception error) =>
        TimeSpan.FromSeconds((error as ApiRequestException)?.Parameters?.RetryAfter ?? TelegramHttp.DefaultRetrySeconds);

    /// <summary>Names an error for a log: codes only, none of the platform's or a person's words.</summary>
    public static string Describe(Exception error) => error switch
    {
        ApiRequestException api => $"{FaultOf(error)}, error_code {api.ErrorCode}",
        RequestException { HttpStatusCode: { } status } => $"{FaultOf(error)}, HTTP {(int)status}",
        _ => $"{FaultOf(error)}, {HttpErrorOf(error)?.ToString() ?? error.GetType().Name}",
    };

    private static (TelegramFault Fault, string Reason) Find(Exception error)
    {
        var code = error switch
        {
            ApiRequestException api => api.ErrorCode,

            // Without Telegram's own JSON it is the word of something between: only these two say that nothing was taken.
            RequestException { HttpStatusCode: (HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.TooManyRequests) and { } status } => (int)status,
            _ => 0,
        };
        var words = error is ApiRequestException ? error.Message : "";
        foreach (var row in Table)
        {
            if (row.Code == code && words.Contains(row.Words, StringComparison.OrdinalIgnoreCase))
            {
                return (row.Fault, row.Reason);
            }
        }

        if (code == 0 && HttpErrorOf(error) is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return (TelegramFault.NotReached, "");
        }

        return code is >= 400 and < 500
            ? (TelegramFault.Refused, $"Telegram a refusé le message (« {(words.Length > 0 ? words : "erreur " + code)} »).")
            : (TelegramFault.Silent, "");
    }

    private static DeliveryOutcome.Refused NoRight(DeliveryAction action) => action switch
    {
        DeliveryAction.Pin => new("Le bot n'a pas le droit d'épingler ici : donne-lui ce droit dans les réglages du groupe ou du canal."),
        DeliveryAction.Delete => new("Le bot n'a pas le droit de supprimer ce message : il faut le faire à la main."),
        DeliveryAction.Edit => new("Le bot n'a pas le droit de modifier ce message."),
        _ => new("Le bot n'a pas le droit d'écrire ici : rends-le administrateur avec le droit de publier, ou autorise les messages des membres.", SuspendsChannel: true),
    };

    private static string? NewId(Exception error) =>
        (error as ApiRequestException)?.Parameters?.MigrateToChatId?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static HttpRequestError? HttpErrorOf(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is HttpRequestException { HttpRequestError: var kind })
            {
                return kind;
            }
        }

        return null;
    }

    private static TimeSpan Pause(int attempt) =>
        TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Clamp(attempt, 1, 10) - 1)));
}
