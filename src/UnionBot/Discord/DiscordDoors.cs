using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Discord;

/// <summary>What this adapter asks of other rooms.</summary>
/// <param name="Accept">Brings what reached the bot to the conversation.</param>
/// <param name="Commands">Every command; asked when the platform runs.</param>
/// <param name="Seal">Seals a button's action for a chat.</param>
/// <param name="Photo">Reads a photo by its key; <see langword="null"/> where it is not kept any more.</param>
internal sealed record DiscordDoors(
    Func<Incoming, CancellationToken, Task> Accept,
    Func<IReadOnlyList<ICommand>> Commands,
    Func<string, ChatAddress, string> Seal,
    Func<string, CancellationToken, Task<byte[]?>> Photo);
