using System.Collections.Concurrent;
using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Conversation;

/// <summary>Who is in the middle of what: in memory only, ten minutes of calendar time.</summary>
/// <remarks>A restart forgets it; what must survive one (a draft) is stored by the command itself.</remarks>
internal sealed class Dialogues(Calendar calendar)
{
    /// <summary>How long a dialogue stays open after its last step.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int SweepFrom = 1_000;

    private readonly ConcurrentDictionary<(ChatAddress Chat, PersonAddress Person), OpenDialogue> _open = new();

    /// <summary>From now on what this person says in this chat goes to <paramref name="command"/>'s <see cref="ICommand.ContinueAsync"/>, until it is closed or expires.</summary>
    public void Open(Incoming incoming, string command, string step)
    {
        if (incoming.Person is not { } person)
        {
            return;
        }

        if (_open.Count >= SweepFrom)
        {
            foreach (var (key, dialogue) in _open)
            {
                if (dialogue.Until <= calendar.Now)
                {
                    _open.TryRemove(key, out _);
                }
            }
        }

        _open[(incoming.Chat, person)] = new OpenDialogue(command, step, calendar.Now + Lifetime);
    }

    /// <summary>The dialogue is over.</summary>
    public void Close(Incoming incoming)
    {
        if (incoming.Person is { } person)
        {
            _open.TryRemove((incoming.Chat, person), out _);
        }
    }

    /// <summary>Goes on with the dialogue where the command wants to know more, ends it where not.</summary>
    /// <returns>What is said; an act that was done before says nothing and changes nothing.</returns>
    public Reply? Follow(Incoming incoming, string command, DialogueReply? answer)
    {
        if (answer is null)
        {
            return null;
        }

        if (answer.Step is { } step)
        {
            Open(incoming, command, step);
        }
        else
        {
            Close(incoming);
        }

        return answer.Reply;
    }

    /// <summary>The dialogue this person is in, or <see langword="null"/>.</summary>
    internal OpenDialogue? Find(Incoming incoming)
    {
        if (incoming.Person is not { } person || !_open.TryGetValue((incoming.Chat, person), out var dialogue))
        {
            return null;
        }

        if (dialogue.Until > calendar.Now)
        {
            return dialogue;
        }

        _open.TryRemove((incoming.Chat, person), out _);
        return null;
    }

    /// <summary>An open dialogue.</summary>
    /// <param name="Command">The command's name.</param>
    /// <param name="Step">What the command noted.</param>
    /// <param name="Until">When it is forgotten, UTC.</param>
    internal sealed record OpenDialogue(string Command, string Step, DateTimeOffset Until);
}
