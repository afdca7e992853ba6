using UnionBot.Messages;

namespace UnionBot.Conversation;

/// <summary>Seals the actions of buttons, so that nobody can press what the bot did not offer in that chat.</summary>
/// <remarks>64 bytes at most on the wire: the action, then 16 bytes of HMAC over chat and action, base64url.</remarks>
internal sealed class ActionSeal
{
    /// <summary>Seals an action for one chat (its <see cref="ChatAddress.ThreadId"/> does not count).</summary>
    /// <exception cref="ArgumentException">The action is longer than 36 bytes or not ASCII.</exception>
    public string Seal(string action, ChatAddress chat) => throw new NotImplementedException(action);

    /// <summary>The action inside, or <see langword="null"/> where the seal is not ours for this chat.</summary>
    public string? Open(string sealedAction, ChatAddress chat) => throw new NotImplementedException(sealedAction);
}
