using UnionBot.Storage;

namespace UnionBot.Conversation;

/// <summary>The proof that one update had its effect. An update whose receipt is stored is not handled again.</summary>
/// <remarks>A command that writes calls <see cref="Take"/> inside the transaction of its effect; the router takes it afterwards for all others.</remarks>
/// <param name="key">Platform and update id.</param>
internal sealed class Receipt(string key)
{
    /// <summary>Whether it was taken already.</summary>
    public bool Taken { get; private set; }

    /// <summary>Stores the update's id in this transaction.</summary>
    /// <returns>False where it is stored already: then the effect must not happen again.</returns>
    public bool Take(WriteTransaction transaction) => throw new NotImplementedException(key);
}
