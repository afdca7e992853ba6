#pragma warning disable MA0048 // The two ways back are one idea.
using UnionBot.DiscordApi;
using UnionBot.Messages;

namespace UnionBot.Discord;

/// <summary>How an answer finds its way back on Discord.</summary>
/// <remarks>One route may carry several parts of an answer; <see cref="Delivered"/> counts those that arrived, so that each has its own place.</remarks>
/// <param name="Chat">The channel.</param>
/// <param name="Private">Whether one person is alone with the bot there.</param>
/// <param name="Source">The message or the interaction that is answered.</param>
internal abstract record DiscordRoute(ChatAddress Chat, bool Private, Snowflake Source) : AnswerRoute
{
    private readonly Progress _progress = new();

    /// <summary>How many parts arrived.</summary>
    public int Delivered => Volatile.Read(ref _progress.Delivered);

    /// <summary>Counts one more; the next part has a first try of its own.</summary>
    public void Count()
    {
        Interlocked.Increment(ref _progress.Delivered);
        Interlocked.Exchange(ref _progress.FirstTry, 0);
    }

    /// <summary>Notes a try of the part that is on its way.</summary>
    /// <param name="now">The clock's timestamp.</param>
    /// <returns>The timestamp of its first try.</returns>
    public long Tried(long now) => Interlocked.CompareExchange(ref _progress.FirstTry, now, 0) is not 0 and var first ? first : now;

    /// <summary>Whether « réfléchit… » was taken away because no answer came: a later answer is a message of its own.</summary>
    public bool Silenced
    {
        get => Volatile.Read(ref _progress.Silenced);
        set => Volatile.Write(ref _progress.Silenced, value);
    }

    /// <summary>Hides the ids.</summary>
    public override string ToString() => "Discord route";

    private sealed class Progress
    {
        public int Delivered;
        public long FirstTry;
        public bool Silenced;
    }
}

/// <summary>An answer to an interaction that was acknowledged.</summary>
/// <param name="Token">Lets anyone answer; good for 15 minutes.</param>
/// <param name="ReceivedAt">The clock's timestamp when it came.</param>
/// <param name="IsPress">Whether a button was pressed: then the message with the button can be replaced.</param>
internal sealed record InteractionRoute(ChatAddress Chat, bool Private, Snowflake Source, Snowflake Application, string Token, long ReceivedAt, bool IsPress)
    : DiscordRoute(Chat, Private, Source)
{
    /// <summary>In a server an answer to an interaction is ephemeral.</summary>
    public override bool OnlyAskerSees => true;

    /// <summary>Hides the token and the ids.</summary>
    public override string ToString() => "Discord interaction route";
}

/// <summary>An answer to a message.</summary>
/// <param name="Edited">When it was changed, in milliseconds since 1970, where the change is what is answered; else 0.</param>
internal sealed record MessageRoute(ChatAddress Chat, bool Private, Snowflake Source, long Edited = 0) : DiscordRoute(Chat, Private, Source)
{
    /// <summary>Hides the ids.</summary>
    public override string ToString() => "Discord message route";
}
