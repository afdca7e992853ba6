namespace UnionBot.Emulators.Telegram;

/// <content>What goes wrong on the way between the double and its client, beside the <see cref="Faults"/> of single requests.</content>
public sealed partial class TelegramDouble
{
    /// <summary>Hands the last updates out once more, their identifiers as they were, whatever was confirmed since; a waiting poll gets them at once.</summary>
    /// <param name="count">How many; at most 1000 are remembered.</param>
    /// <returns>How many come again.</returns>
    public int RepeatUpdates(int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        lock (_world.Gate)
        {
            return _world.Updates.Repeat(count);
        }
    }

    /// <summary>Has the next answers of getUpdates that hold several updates give them out of order, so that identifiers fall within a batch.</summary>
    /// <param name="answers">How many answers.</param>
    /// <param name="seed">What the order is drawn from.</param>
    public void ReorderUpdates(int answers = 1, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(answers);
        lock (_world.Gate)
        {
            _world.Updates.Reorder(answers, seed);
        }
    }

    /// <summary>Cuts every open connection, idle ones and waiting polls too. What was being done goes on; its answer gets lost. New connections are taken.</summary>
    /// <returns>How many were cut.</returns>
    public int DropConnections() => _server?.Cut() ?? 0;
}
