using Dapper;
using UnionBot.Storage;

namespace UnionBot.Conversation;

/// <summary>The proof that one update had its effect. An update whose receipt is stored is not handled again.</summary>
/// <remarks>A command that writes calls <see cref="Take"/> inside the transaction of its effect; the router takes it afterwards for all others.</remarks>
/// <param name="key">Platform and update id.</param>
internal sealed class Receipt(string key)
{
    /// <summary>How long a receipt is kept, in calendar time; no platform repeats an update that long.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    /// <summary>Whether it was taken already.</summary>
    public bool Taken { get; private set; }

    /// <summary>Stores the update's id in this transaction.</summary>
    /// <returns>False where it is stored already: then the effect must not happen again.</returns>
    public bool Take(WriteTransaction transaction)
    {
        Taken = true;
        transaction.Connection.Execute("DELETE FROM inbound WHERE at < @old", new { old = (transaction.Now - Kept).ToStored() }, transaction.Inner);
        return transaction.Connection.Execute(
            "INSERT INTO inbound (key, at) VALUES (@key, @at) ON CONFLICT DO NOTHING", new { key, at = transaction.Now.ToStored() }, transaction.Inner) > 0;
    }
}
