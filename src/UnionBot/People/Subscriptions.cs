#pragma warning disable MA0048 // Subscriptions and their state are one idea.
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.People;

/// <summary>Which places get announcements and live updates.</summary>
internal sealed class Subscriptions
{
    /// <summary>Subscribes a place from now on; ends a suspension.</summary>
    /// <returns>False where it was subscribed and active already.</returns>
    public bool Subscribe(WriteTransaction transaction, ChatAddress chat, ChatKind kind) => throw new NotImplementedException();

    /// <summary>Ends it, at once: what is pending for the place is cancelled by the outbox.</summary>
    /// <returns>False where it was not subscribed.</returns>
    public bool Unsubscribe(WriteTransaction transaction, ChatAddress chat) => throw new NotImplementedException();

    /// <summary>Suspends it with a reason; nothing goes there until a person acts or the bot is added again.</summary>
    /// <returns>Whether it was active until now, that is, whether the admins must be told.</returns>
    public bool Suspend(WriteTransaction transaction, ChannelRef channel, string reason) => throw new NotImplementedException();

    /// <summary>A place moved to a new id on its platform; its internal id stays.</summary>
    public void Move(WriteTransaction transaction, ChatAddress from, ChatAddress to) => throw new NotImplementedException();

    /// <summary>Every subscribed place.</summary>
    public Task<IReadOnlyList<SubscribedPlace>> AllAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <summary>A place that gets what goes out.</summary>
/// <param name="SuspendedFor">Why nothing goes there now, in French, or <see langword="null"/>.</param>
internal sealed record SubscribedPlace(ChannelRef Channel, ChatAddress Address, ChatKind Kind, string? SuspendedFor);
