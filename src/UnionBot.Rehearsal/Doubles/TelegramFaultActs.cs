using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>What goes wrong at Telegram on demand.</summary>
internal static class TelegramFaultActs
{
    private static readonly Parameter[] Where =
    [
        Parameter.Text("method", "Which Bot API method it meets; without it every one, getUpdates too.").Optional,
        Parameter.Whole("times", "How many requests it meets; 1 without it.").Optional,
        Parameter.Whole("skip", "How many fitting requests pass first.").Optional,
    ];

    private static readonly Parameter Processed = Parameter.Flag("processed", "Whether the request is done before that.").Optional;

    public static IReadOnlyList<Act> Of(DoublesHouse house) =>
    [
        One(house, "error", "An error as the Bot API writes it; the request has no effect.",
            [Parameter.Whole("code", "HTTP status and error_code."), Parameter.Text("description", "Such as « Forbidden: bot was blocked by the user ».")],
            given => new Fault.Error(Status(given, "code"), given.Text("description"))),
        One(house, "too-many-requests", "429; the request has no effect.", [Parameter.Number("retry_after", "Seconds to wait, perhaps with a fraction; left out: the answer leaves it out.").Optional],
            given => new Fault.TooManyRequests(given.NumberOrNull("retry_after"))),
        One(house, "conflict", "409, as when another getUpdates runs.", [],
            _ => new Fault.Error(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")),
        One(house, "html", "An HTML page, as a proxy in front of the server sends it.", [Parameter.Whole("status", "The HTTP status, such as 502.")],
            given => Fault.Html(Status(given, "status"))),
        One(house, "raw", "Any answer; the request has no effect.",
            [Parameter.Whole("status", "The HTTP status."), Parameter.Text("content_type", "The media type."), Parameter.Text("body", "The body.")],
            given => new Fault.Raw(Status(given, "status"), given.Text("content_type"), given.Text("body"))),
        One(house, "hang", "No answer until the fault is released.", [Processed], given => new Fault.Hang(given.Flag("processed"))),
        One(house, "lost-reply", "The request is done, and its reply never comes.", [], _ => Fault.LostReply),
        One(house, "reset", "The connection is reset.", [Processed], given => new Fault.Reset(given.Flag("processed"))),
        One(house, "cut", "The request is done; of its reply only the first bytes arrive.", [Parameter.Whole("bytes", "How many; 10 without it.").Optional],
            given => new Fault.Cut(given.WholeOrNull("bytes") is not < 0 and var bytes ? bytes ?? 10 : throw new ActException(400, "The field 'bytes' must be 0 or more."))),
        One(house, "delay", "The request is done late.", [Parameter.Number("seconds", "How much later.")], given => new Fault.Delay(given.Seconds("seconds"))),
        One(house, "late-reply", "The request is done at once, and its reply comes late.", [Parameter.Number("seconds", "How much later.")],
            given => new Fault.LateReply(given.Seconds("seconds"))),
        One(house, "trickle", "The request is done, and its reply trickles in.",
            [Parameter.Whole("bytes", "How many bytes come at a time; 1 without it.").Optional, Parameter.Number("pause", "Seconds between them.")],
            given => new Fault.Trickle(given.WholeOrNull("bytes") is not < 1 and var bytes ? bytes ?? 1 : throw new ActException(400, "The field 'bytes' must be 1 or more."), given.Seconds("pause"))),
        Act.Do("telegram/repeat-updates", "Hands the last updates out once more. Answers how many come again.", [Parameter.Whole("count", "How many; 1 without it.").Optional],
            given => new JsonObject { ["repeated"] = house.Telegram.RepeatUpdates(given.Times("count")) }),
        Act.Do("telegram/reorder-updates", "Has the next answers of getUpdates that hold several updates give them out of order.",
            [Parameter.Whole("answers", "How many answers; 1 without it.").Optional, Parameter.Whole("seed", "What the order is drawn from; 0 without it.").Optional],
            given => house.Telegram.ReorderUpdates(given.Times("answers"), given.WholeOrNull("seed") ?? 0)),
        Act.Do("telegram/cut-connections", "Cuts every connection that is open now, waiting polls too. Answers how many.", [],
            _ => new JsonObject { ["cut"] = house.Telegram.DropConnections() }),
        Act.Do("telegram/fault/clear", "Takes all faults away.", [], _ => house.Telegram.Faults.Clear()),
        new Act("telegram/suspend", "Stops listening, so that connections are refused; what people do meanwhile waits.", [], async (_, _) =>
        {
            await house.Telegram.SuspendAsync();
            return [];
        }),
        new Act("telegram/resume", "Listens again at the same address.", [], async (_, cancellationToken) =>
        {
            await house.Telegram.ResumeAsync(cancellationToken);
            return [];
        }),
        Act.Do("telegram/inject", "Puts an update among the bot's as it is.",
            [Parameter.Text("type", "Its kind, such as message, or one that does not exist."), Parameter.Fields("payload", "Its content.")],
            given => new JsonObject { ["update_id"] = house.Telegram.Inject(given.Text("type"), given.Fields("payload").ToJsonString()) }),
    ];

    private static Act One(DoublesHouse house, string name, string what, IReadOnlyList<Parameter> parameters, Func<Given, Fault> make) =>
        Act.Do($"telegram/fault/{name}", what + " Answers the fault's number.", [.. parameters, .. Where], given =>
        {
            var faults = house.Telegram.Faults;
            var rule = faults.Add(given.TextOrNull("method"), make(given), given.Times("times"), given.WholeOrNull("skip") ?? 0);
            return new JsonObject { ["fault"] = house.Faults.Keep(() => faults.Remove(rule)) };
        });

    private static int Status(Given given, string name) => given.Whole(name) is >= 200 and <= 599 and var status
        ? status
        : throw new ActException(400, $"The field '{name}' must be a status from 200 to 599, but is {given.Whole(name)}.");
}
