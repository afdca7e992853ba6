namespace UnionBot.Rehearsal.Doubles;

/// <summary>The one table of acts: the HTTP API answers by it and describes itself from it.</summary>
internal static class ActTable
{
    /// <summary>Every act on a house.</summary>
    public static IReadOnlyList<Act> Of(DoublesHouse house) =>
    [
        Act.Look("world", "URLs, tokens and ids as they are now, as the first line told them.", [], _ => house.Describe()),
        new Act("reset", "Throws both worlds away and starts them anew at the same addresses with the same tokens. Answers as world.", [], async (_, cancellationToken) =>
        {
            await house.ResetAsync(cancellationToken);
            return house.Describe();
        }),
        Act.Do("stop", "Stops the doubles; the process ends with 0.", [], _ => house.Stop()),
        Act.Do("release", "Lets go on what hangs by a fault, and takes a Telegram fault away.", [Parameter.Whole("fault", "The fault's number.")],
            given => house.Faults.Release(given.Whole("fault"))),
        .. TelegramActs.Of(house),
        .. TelegramGestureActs.Of(house),
        .. TelegramPlaceActs.Of(house),
        .. TelegramFaultActs.Of(house),
        .. DiscordActs.Of(house),
        .. DiscordGestureActs.Of(house),
        .. DiscordPlaceActs.Of(house),
        .. DiscordFaultActs.Of(house),
        .. DiscordGatewayActs.Of(house),
    ];
}
