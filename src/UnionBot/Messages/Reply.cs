namespace UnionBot.Messages;

/// <summary>An answer to one <see cref="Incoming"/>. Never a row of the outbox: it takes a permit of the same pacer, in memory.</summary>
internal sealed record Reply
{
    /// <summary>What is said.</summary>
    public required BotMessage Message { get; init; }

    /// <summary>Whether only the asker should see it where the platform can do that (a Discord interaction). Default true.</summary>
    public bool OnlyToAsker { get; init; } = true;

    /// <summary>Whether it replaces the message whose button was pressed, instead of following it.</summary>
    public bool ReplacesSource { get; init; }

    /// <summary>Whether it answers an admin: it is then sent although silence was ordered. Set by the router.</summary>
    public bool ToAdmin { get; init; }

    /// <summary>A reply of plain paragraphs.</summary>
    public static Reply Plain(params IEnumerable<string> paragraphs) => new() { Message = BotMessage.Plain(paragraphs) };
}
