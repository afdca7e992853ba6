using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>What goes wrong at Discord on demand.</summary>
internal static class DiscordFaultActs
{
    private static readonly Parameter[] Where =
    [
        Parameter.Text("route", "Which route it meets, as « POST /channels/{channel_id}/messages »; without it every one.").Optional,
        Parameter.Whole("times", "How many requests it meets; 1 without it.").Optional,
    ];

    private static readonly Parameter Times = Parameter.Whole("times", "How often; 1 without it.").Optional;

    private static readonly Parameter Span = Parameter.Number("seconds", "How long.");

    private static readonly Parameter On = Parameter.Flag("on", "Whether it is so.");

    public static IReadOnlyList<Act> Of(DoublesHouse house) =>
    [
        Rest(house, "error", "Answers with a status and a JSON error.",
            [Parameter.Whole("status", "The HTTP status."), Parameter.Whole("code", "The JSON error code.").Optional, Parameter.Text("message", "Its words.").Optional],
            (faults, given, route, times) => faults.Fail(
                route, Status(given), given.WholeOrNull("code") ?? 0, given.TextOrNull("message") ?? "The double was told to fail.", times)),
        Rest(house, "no-json", "Answers with a status and a body that is no JSON.", [Parameter.Whole("status", "The HTTP status.")],
            (faults, given, route, times) => faults.FailWithoutJson(route, Status(given), times)),
        Rest(house, "too-many-requests", "Answers 429.",
            [
                Parameter.Number("retry_after", "Seconds to wait."), Parameter.Text("scope", "user, global or shared; user without it.").Optional,
                Parameter.Flag("with_json", "Whether the body is JSON; true without it.").Optional,
            ],
            (faults, given, route, times) => faults.Limit(
                route, given.Seconds("retry_after"), TelegramWords.Parse<RateLimitScope>(given.TextOrNull("scope") ?? "user", "scope"), given.Flag("with_json", otherwise: true), times)),
        Rest(house, "delay", "Processes requests only after a while.", [Span], (faults, given, route, times) => faults.Delay(route, given.Seconds("seconds"), times)),
        Rest(house, "reset-before", "Cuts the connection before the request is processed.", [], (faults, _, route, times) => faults.ResetBefore(route, times)),
        Rest(house, "reset-after", "Cuts the connection after the request was processed.", [], (faults, _, route, times) => faults.ResetAfter(route, times)),
        Rest(house, "cut", "Processes the request and cuts the connection in the middle of the answer.", [], (faults, _, route, times) => faults.CutReply(route, times)),
        Rest(house, "lost-reply", "Processes the request and never answers.", [], (faults, _, route, times) => faults.LoseReply(route, times)),
        Rest(house, "slow-reply", "Processes requests at once and answers only after a while.", [Span],
            (faults, given, route, times) => faults.SlowReply(route, given.Seconds("seconds"), times)),
        Act.Do("discord/fault/hang", "Lets requests hang, unprocessed, until the fault is released. Answers the fault's number.", Where, given =>
        {
            var held = house.Discord.Faults.Hold(given.TextOrNull("route") ?? "*", given.Times("times"));
            return new JsonObject { ["fault"] = house.Faults.Keep(held.Release) };
        }),
        Act.Do("discord/fault/invalid-session", "Answers the next identifies or resumes with op 9, not resumable.", [Times],
            given => house.Discord.Faults.InvalidSession(given.Times("times"))),
        Act.Do("discord/fault/reconnect-before-hello", "Sends op 7 before HELLO on the next connections.", [Times],
            given => house.Discord.Faults.ReconnectBeforeHello(given.Times("times"))),
        Act.Do("discord/fault/repeat-events", "Sends the next events twice each.", [Times], given => house.Discord.Faults.RepeatEvents(given.Times("times"))),
        Act.Do("discord/fault/cut-payload", "Sends half of the next gateway payloads, and cuts their connections.", [Times],
            given => house.Discord.Faults.CutPayload(given.Times("times"))),
        Act.Do("discord/fault/no-hello", "Takes the next gateway connections and never says HELLO.", [Times],
            given => house.Discord.Faults.NoHello(given.Times("times"))),
        Act.Do("discord/fault/refuse-handshake", "Answers the next handshakes with an HTTP status, as a proxy in front of the gateway does.",
            [Parameter.Whole("status", "The HTTP status, such as 503."), Times],
            given => house.Discord.Faults.RefuseHandshake(Status(given), given.Times("times"))),
        Act.Do("discord/fault/no-heartbeat-ack", "Whether heartbeats go unanswered.", [On], given => house.Discord.Faults.NoHeartbeatAck = given.Flag("on")),
        Act.Do("discord/fault/outage", "Whether every request and handshake is cut. Open gateway connections stay; drop them too.", [On],
            given => house.Discord.Faults.Outage = given.Flag("on")),
        Act.Do("discord/fault/gateway-delay", "How long every gateway payload is held back; 0 for not at all.", [Span],
            given => house.Discord.Faults.GatewayDelay = given.Seconds("seconds")),
        Act.Do("discord/cut-connections", "Cuts every connection that is open now. Answers how many.", [],
            _ => new JsonObject { ["cut"] = house.Discord.CutConnections() }),
        Act.Do("discord/fault/clear", "Forgets every fault. What hangs goes on hanging until it is released.", [], _ => house.Discord.Faults.Clear()),
    ];

    private static Act Rest(
        DoublesHouse house, string name, string what, IReadOnlyList<Parameter> parameters, Action<DiscordFaults, Given, string, int> add) =>
        Act.Do($"discord/fault/{name}", what, [.. parameters, .. Where], given =>
        {
            var route = given.TextOrNull("route") ?? "*";
            if (route is not "*" && !DiscordDouble.Routes.Contains(route, StringComparer.Ordinal))
            {
                throw ActException.Missing("route", route, DiscordDouble.Routes);
            }

            add(house.Discord.Faults, given, route, given.Times("times"));
        });

    private static int Status(Given given) => given.Whole("status") is >= 200 and <= 599 and var status
        ? status
        : throw new ActException(400, $"The field 'status' must be a status from 200 to 599, but is {given.Whole("status")}.");
}
