using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using UnionBot.Answers;
using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Asking;

/// <summary>What was just talked about, by chat and person: in memory only, ten minutes of calendar time.</summary>
/// <remarks>The keys are hashes under a key that dies with the process, so that not even a memory dump names anyone.</remarks>
internal sealed class DialogueMemories(Calendar calendar)
{
    /// <summary>How long a follow-up may lean on what was said before.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int SweepFrom = 1_000;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>What was last talked about there, or <see langword="null"/>.</summary>
    public DialogueMemory? Recall(Incoming incoming) =>
        incoming.Person is { } person && _kept.TryGetValue(KeyOf(incoming.Chat, person), out var kept) && calendar.Now < kept.Until ? kept.Memory : null;

    /// <summary>Notes what is talked about now.</summary>
    public void Keep(Incoming incoming, DialogueMemory memory)
    {
        if (incoming.Person is not { } person)
        {
            return;
        }

        if (_kept.Count >= SweepFrom)
        {
            foreach (var (key, kept) in _kept)
            {
                if (calendar.Now >= kept.Until)
                {
                    _kept.TryRemove(key, out _);
                }
            }
        }

        _kept[KeyOf(incoming.Chat, person)] = new Kept(memory, calendar.Now + Lifetime);
    }

    /// <summary>Forgets everything: the pack changed, its entries may be gone.</summary>
    public void Clear() => _kept.Clear();

    private string KeyOf(ChatAddress chat, PersonAddress person) =>
        Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{(int)chat.Platform}/{chat.ChatId}/{chat.ThreadId}/{person.Id}")));

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Kept(DialogueMemory Memory, DateTimeOffset Until);
}
