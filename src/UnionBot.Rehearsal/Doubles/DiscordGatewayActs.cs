using System.Text.Json.Nodes;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>What Discord's gateway sends, repeats, keeps back and closes on demand.</summary>
internal static class DiscordGatewayActs
{
    public static IReadOnlyList<Act> Of(DoublesHouse house) =>
    [
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
        Act.Do("discord/gateway/repeat-last", "Sends the last events of each session once more.", [Parameter.Whole("times", "How many events; 1 without it.").Optional],
            given => house.Discord.Gateway.RepeatLast(given.Times("times"))),
        Act.Do("discord/gateway/hold-events", "Keeps events back until the fault is released. Answers the fault's number.",
            [
                Parameter.Text("order", "In which order they then come: as_is, reversed or shuffled; as_is without it.").Optional,
                Parameter.Whole("seed", "What a shuffled order is drawn from; 0 without it.").Optional,
            ],
            given => HoldEvents(house, given)),
    ];

    private static JsonObject HoldEvents(DoublesHouse house, Given given)
    {
        var (order, seed) = (given.TextOrNull("order") ?? "as_is", given.WholeOrNull("seed") ?? 0);
        if (order is not ("as_is" or "reversed" or "shuffled"))
        {
            throw new ActException(400, $"The field 'order' does not know '{order}'. It knows: as_is, reversed, shuffled.");
        }

        var held = house.Discord.Gateway.HoldEvents();
        return new JsonObject
        {
            ["fault"] = house.Faults.Keep(order switch
            {
                "reversed" => held.ReleaseReversed,
                "shuffled" => () => held.ReleaseShuffled(seed),
                _ => held.Release,
            }),
        };
    }
}
