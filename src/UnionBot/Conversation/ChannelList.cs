#pragma warning disable MA0048 // The list and its line are one idea.
using System.Collections.Concurrent;
using System.Globalization;
using UnionBot.Messages;
using UnionBot.People;

namespace UnionBot.Conversation;

/// <summary>The channels with the bot that one admin administers: posts in a channel have no author, so rights are asked for in private.</summary>
/// <remarks>A seeded place is taken for a group until the platform was asked once what it is: its number does not tell.</remarks>
internal sealed class ChannelList(BotPlaces botPlaces, PlaceDesk places)
{
    /// <summary>Of so many places it is asked at once what they are; the next time it goes on.</summary>
    private const int AskedAtOnce = 30;

    private const int Shown = 20;

    private readonly ConcurrentDictionary<ChannelRef, ChatKind> _kinds = new();

    /// <summary>Offers the channels as buttons of <paramref name="command"/>, or says what to do where there is none.</summary>
    /// <param name="subscribed">Whether to list those that are subscribed, or those that get nothing: not subscribed, or suspended.</param>
    public async Task<Reply> OfferAsync(
        CommandContext context, string command, bool subscribed, string which, string none, CancellationToken cancellationToken)
    {
        var buttons = new List<Button>();
        var asked = 0;
        foreach (var place in await botPlaces.AllAsync(cancellationToken))
        {
            if (buttons.Count < Shown && (subscribed ? place.Subscribed : !place.Subscribed || place.Suspended) && context.Incoming.Person?.Platform == place.Address.Platform
                && await IsChannelAsync(place, () => asked++ < AskedAtOnce, cancellationToken)
                && await MayAsync(context, place.Address, cancellationToken))
            {
                var title = await places.TitleOfAsync(place.Address, cancellationToken);
                buttons.Add(new Button.Press(title ?? "Canal sans titre", $"{command}:{place.Channel.Id}"));
            }
        }

        return buttons.Count == 0
            ? Reply.Plain(none)
            : new Reply { Message = BotMessage.Plain(which) with { Rows = [.. buttons.Chunk(1).Select(row => row.ToList())] } };
    }

    /// <summary>The place behind a pressed button; a channel only if this admin still administers it. In a group an admin's word is enough, as when they type the command there.</summary>
    public async Task<PressedPlace?> PressedAsync(CommandContext context, string action, CancellationToken cancellationToken)
    {
        if (!long.TryParse(action, CultureInfo.InvariantCulture, out var id)
            || (await botPlaces.AllAsync(cancellationToken)).FirstOrDefault(p => p.Channel.Id == id) is not { } place
            || (await IsChannelAsync(place, () => true, cancellationToken) && !await MayAsync(context, place.Address, cancellationToken)))
        {
            return null;
        }

        return new PressedPlace(place.Address, place.Kind, await places.TitleOfAsync(place.Address, cancellationToken));
    }

    private async Task<bool> IsChannelAsync(KnownPlace place, Func<bool> mayAsk, CancellationToken cancellationToken)
    {
        if (place.Kind != ChatKind.Group || place.Address.ThreadId is not null)
        {
            return place.Kind == ChatKind.Channel;
        }

        if (_kinds.TryGetValue(place.Channel, out var known))
        {
            return known == ChatKind.Channel;
        }

        if (!mayAsk() || await places.KindOfAsync(place.Address, cancellationToken) is not { } told)
        {
            return false;
        }

        _kinds[place.Channel] = told;
        return told == ChatKind.Channel;
    }

    private async Task<bool> MayAsync(CommandContext context, ChatAddress chat, CancellationToken cancellationToken) =>
        context.Incoming.Person is { } person && person.Platform == chat.Platform && await places.AdministersAsync(person, chat, cancellationToken);
}

/// <summary>A place that a button named.</summary>
internal sealed record PressedPlace(ChatAddress Address, ChatKind Kind, string? Title);
