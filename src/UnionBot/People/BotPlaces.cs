#pragma warning disable MA0048 // The list and its line are one idea.
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.People;

/// <summary>In which places the bot is, subscribed or not: what its own membership updates told.</summary>
internal sealed class BotPlaces
{
    /// <summary>Remembers that the bot is in a place.</summary>
    public ChannelRef NoteIn(WriteTransaction transaction, ChatAddress chat, ChatKind kind) => throw new NotImplementedException();

    /// <summary>The bot is no longer there, or was blocked: a subscription is suspended with this reason. The admins are not told: somebody did it.</summary>
    public void NoteGone(WriteTransaction transaction, ChatAddress chat, string reason) => throw new NotImplementedException();

    /// <summary>Every place the bot is known to be in.</summary>
    public Task<IReadOnlyList<KnownPlace>> AllAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <summary>A place the bot is in.</summary>
internal sealed record KnownPlace(ChannelRef Channel, ChatAddress Address, ChatKind Kind, bool Subscribed);
