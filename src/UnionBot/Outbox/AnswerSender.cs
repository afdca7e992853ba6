using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>Hands an answer over: takes a permit of the platform's pacer, sends, repeats once (marked « ↻ ») when it stays uncertain.</summary>
internal sealed class AnswerSender
{
    /// <summary>Holds the answer in memory and returns: an answer that waits for a permit holds no offset.</summary>
    public void HandOver(Incoming incoming, Reply reply) => throw new NotImplementedException(incoming.ToString());
}
