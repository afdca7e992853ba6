using UnionBot.Messages;

namespace UnionBot.Conversation;

/// <summary>Who is in the middle of what: in memory only, ten minutes of calendar time.</summary>
internal sealed class Dialogues
{
    /// <summary>From now on what this person says in this chat goes to <paramref name="command"/>'s <see cref="ICommand.ContinueAsync"/>, until it is closed or expires.</summary>
    public void Open(Incoming incoming, string command, string step) => throw new NotImplementedException();

    /// <summary>The dialogue is over.</summary>
    public void Close(Incoming incoming) => throw new NotImplementedException();
}
