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
        Act.Do("discord/fault/no-heartbeat-ack", "Whether heartbeats go unanswered.", [On], given => house.Discord.Faults.NoHeartbeatAck = given.Flag("on")),
        Act.Do("discord/fault/outage", "Whether every request and handshake is cut. Open gateway connections stay; drop them too.", [On],
            given => house.Discord.Faults.Outage = given.Flag("on")),
        Act.Do("discord/fault/gateway-delay", "How long every gateway payload is held back; 0 for not at all.", [Span],
            given => house.Discord.Faults.GatewayDelay = given.Seconds("seconds")),
        Act.Do("discord/fault/clear", "Forgets every fault. What hangs goes on hanging until it is released.", [], _ => house.Discord.Faults.Clear()),
        Act.Do("discord/gateway/close", "Closes every gateway connection with a code.", [Parameter.Whole("code", "The close code, such as 4000 or 4004.")], given =>
            house.Discord.Gateway.Close(given.Whole("code") is >= 1000 and <= 4999 and not (1004 or 1005 or 1006 or 1015) and var code
                ? code
                : throw new ActException(400, $"No close frame may hold the code {given.Whole("code")}. 'discord/gateway/drop' is seen as 1006."))),
        Act.Do("discord/gateway/drop", "Cuts every gateway connection without a close frame.", [], _ => house.Discord.Gateway.Drop()),
        Act.Do("discord/gateway/reconnect", "Sends op 7: reconnect and resume.", [], _ => house.Discord.Gateway.RequestReconnect()),
        Act.Do("discord/gateway/invalid-session", "Sends op 9.", [Parameter.Flag("resumable", "Whether the session can be resumed.")],
            given => house.Discord.Gateway.InvalidateSession(given.Flag("resumable"))),
        Act.Do("discord/gateway/heartbeat", "Sends op 1: heartbeat at once.", [], _ => house.Discord.Gateway.RequestHeartbeat()),
        Act.Do("discord/gateway/dispatch", "Sends an event as it is given, also one that the platform does not know.",
            [Parameter.Text("name", "The event's name."), Parameter.Fields("data", "Its payload.")],
            given => house.Discord.Gateway.Dispatch(given.Text("name"), given.Fields("data").ToJsonString())),
        Act.Do("discord/gateway/raw", "Sends a text as it is, JSON or not.", [Parameter.Text("text", "The text.")], given => house.Discord.Gateway.SendRaw(given.Text("text"))),
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
