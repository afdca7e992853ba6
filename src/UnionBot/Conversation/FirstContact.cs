using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using UnionBot.Messages;

namespace UnionBot.Conversation;

/// <summary>The one notice at a first private contact: who answers for the bot, what is kept, STOP.</summary>
/// <remarks>
/// Nothing is stored for this. What is remembered, until the worker stops, is a keyed hash under a key of this process;
/// so the notice comes again after a restart, which is the price of keeping nothing.
/// </remarks>
internal sealed class FirstContact(IOptions<UnionOptions> union)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<UInt128, byte> _met = new();

    /// <summary>Whether this person meets the bot for the first time since it started; from then on no longer.</summary>
    public bool IsFirst(PersonAddress person) => _met.TryAdd(Hash(person), 0);

    /// <summary>The notice.</summary>
    public IReadOnlyList<Block> Notice() =>
        [.. ConversationFrench.Notice(union.Value.Name.Trim(), union.Value.Contact.Trim()).Select(line => new Block.Paragraph([new Run(line, RunStyle.Italic)]))];

    private UInt128 Hash(PersonAddress person)
    {
        Span<byte> mac = stackalloc byte[32];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{(int)person.Platform}:{person.Id}"), mac);
        return BitConverter.ToUInt128(mac);
    }
}
