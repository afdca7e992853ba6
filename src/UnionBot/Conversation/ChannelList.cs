#pragma warning disable MA0048 // The list and its line are one idea.
using System.Globalization;
using UnionBot.Messages;
using UnionBot.People;

namespace UnionBot.Conversation;

/// <summary>The channels with the bot that one admin administers: posts in a channel have no author, so rights are asked for in private.</summary>
internal sealed class ChannelList(BotPlaces botPlaces, PlaceDesk places)
{
    private const int Shown = 20;

    /// <summary>Offers the channels as buttons of <paramref name="command"/>, or says what to do where there is none.</summary>
    /// <param name="subscribed">Whether to list those that are subscribed, or those that are not.</param>
    public async Task<Reply> OfferAsync(
        CommandContext context, string command, bool subscribed, string which, string none, CancellationToken cancellationToken)
    {
        var buttons = new List<Button>();
        foreach (var place in await botPlaces.AllAsync(cancellationToken))
        {
            if (place.Kind == ChatKind.Channel && place.Subscribed == subscribed && buttons.Count < Shown
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

    /// <summary>The place behind a pressed button, if this admin still administers it.</summary>
    public async Task<PressedPlace?> PressedAsync(CommandContext context, string action, CancellationToken cancellationToken)
    {
        if (!long.TryParse(action, CultureInfo.InvariantCulture, out var id)
            || (await botPlaces.AllAsync(cancellationToken)).FirstOrDefault(p => p.Channel.Id == id) is not { } place
            || !await MayAsync(context, place.Address, cancellationToken))
        {
            return null;
        }

        return new PressedPlace(place.Address, place.Kind, await places.TitleOfAsync(place.Address, cancellationToken));
    }

    private async Task<bool> MayAsync(CommandContext context, ChatAddress chat, CancellationToken cancellationToken) =>
        context.Incoming.Person is { } person && person.Platform == chat.Platform && await places.AdministersAsync(person, chat, cancellationToken);
}

/// <summary>A place that a button named.</summary>
internal sealed record PressedPlace(ChatAddress Address, ChatKind Kind, string? Title);
