#pragma warning disable MA0048 // A trail, its steps and what they come to are one idea.
using System.Collections.Concurrent;
using System.Globalization;

namespace UnionBot.Benchmarks.Connections;

/// <summary>What befell the messages to each Telegram chat, step by step, by the worker's word and the wire's: it tells why somebody got no answer. Safe for concurrent use.</summary>
/// <remarks>It keeps chats and steps, no word of a message.</remarks>
internal sealed class AnswerTrail(TimeProvider time)
{
    private readonly ConcurrentDictionary<long, ConcurrentQueue<(long At, TrailStep Step)>> _steps = [];

    /// <summary>A step was made.</summary>
    public void Note(long chat, TrailStep step) => _steps.GetOrAdd(chat, static _ => []).Enqueue((time.GetTimestamp(), step));

    /// <summary>How many messages to this chat the network is known to have swallowed.</summary>
    public Swallowed SwallowedTo(long chat) => new(Count(chat, TrailStep.CutUnheard), Count(chat, TrailStep.CutUnread));

    /// <summary>All steps of one chat, with their seconds since the first.</summary>
    public string StoryOf(long chat)
    {
        var steps = _steps.GetValueOrDefault(chat, []).ToList();
        return steps.Count == 0
            ? "nothing was ever sent to it"
            : string.Join(", ", steps.Select(s => string.Create(CultureInfo.InvariantCulture, $"{time.GetElapsedTime(steps[0].At, s.At).TotalSeconds:0.000} s {s.Step}")));
    }

    /// <summary>Sums it up over all chats whose answers the worker's word is known of.</summary>
    public TrailSum Sum() => _steps.Keys
        .Select(chat => (Silences: Count(chat, TrailStep.Silence), Lost: SwallowedTo(chat), Replies: Count(chat, TrailStep.CutHeard)))
        .Aggregate(new TrailSum(0, 0, 0), (sum, c) => sum + new TrailSum(c.Silences, c.Lost.Unread, Math.Max(0, c.Silences - c.Lost.Total - c.Replies)));

    private int Count(long chat, TrailStep step) => _steps.GetValueOrDefault(chat, []).Count(s => s.Step == step);
}

/// <summary>A step of a message to a chat. The first four are the worker's word, the others the wire's.</summary>
internal enum TrailStep
{
    /// <summary>The worker hands an answer to its platform.</summary>
    Try,

    /// <summary>The platform confirmed it.</summary>
    Delivery,

    /// <summary>The worker cannot know whether it arrived.</summary>
    Silence,

    /// <summary>It certainly did not arrive: put off or refused.</summary>
    NotTaken,

    /// <summary>The wire has read where it is to go.</summary>
    Read,

    /// <summary>The server began to answer it.</summary>
    Heard,

    /// <summary>Cut before the server began to answer it.</summary>
    CutUnheard,

    /// <summary>The same, and the connection had been ended before the wire had read where it was to go.</summary>
    CutUnread,

    /// <summary>Cut, ended or made mute after the server began to answer it: perhaps the client never got all of it.</summary>
    CutHeard,
}

/// <summary>Messages to a chat that never reached the server, or reached it without a sign of it.</summary>
/// <param name="Read">Read by the wire, then cut.</param>
/// <param name="Unread">On their way when the connection was ended.</param>
internal readonly record struct Swallowed(int Read, int Unread)
{
    /// <summary>All of them.</summary>
    public int Total => Read + Unread;
}

/// <summary>What trails came to.</summary>
/// <param name="Silences">Answers of which the worker could not know whether they arrived.</param>
/// <param name="Unread">Messages that crossed the end of their connection.</param>
/// <param name="Unexplained">Silences for which the wire knows no cut.</param>
internal sealed record TrailSum(int Silences, int Unread, int Unexplained)
{
    /// <summary>Two sums together.</summary>
    public static TrailSum operator +(TrailSum a, TrailSum b) => new(a.Silences + b.Silences, a.Unread + b.Unread, a.Unexplained + b.Unexplained);
}
