using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>Pins, by the present and the deprecated paths. Source: Discord, Message, "Pin Message".</summary>
internal static class PinRoutes
{
    private const int Limit = 250;

    public static IReadOnlyList<RestRoute> All { get; } =
    [
        new("GET", "/channels/{channel_id}/messages/pins", List),
        new("PUT", "/channels/{channel_id}/messages/pins/{message_id}", Pin),
        new("DELETE", "/channels/{channel_id}/messages/pins/{message_id}", Unpin),
        new("GET", "/channels/{channel_id}/pins", ListOld),
        new("PUT", "/channels/{channel_id}/pins/{message_id}", Pin),
        new("DELETE", "/channels/{channel_id}/pins/{message_id}", Unpin),
    ];

    private static RestReply Pin(RestRequest request)
    {
        var channel = request.Channel(DiscordPermissions.PinMessages);
        var message = request.Message(channel);
        if (message.Pinned is not null)
        {
            return RestReply.NoContent;
        }

        if (channel.Messages.Count(m => m.Pinned is not null) >= Limit)
        {
            throw new ApiException(400, 30003, $"Maximum number of pins reached for the channel ({Limit})");
        }

        request.World.Messages.Pin(message, request.World.Bot);
        return RestReply.NoContent;
    }

    private static RestReply Unpin(RestRequest request)
    {
        var message = request.Message(request.Channel(DiscordPermissions.PinMessages));
        if (message.Pinned is not null)
        {
            request.World.Messages.Unpin(message);
        }

        return RestReply.NoContent;
    }

    private static RestReply List(RestRequest request)
    {
        var limit = MessageRoutes.ReadLimit(request, 50, 50);
        var pins = Pinned(request).ToList();
        return RestReply.Ok(new JsonObject
        {
            ["items"] = new JsonArray([.. pins.Take(limit).Select(message => new JsonObject
            {
                ["pinned_at"] = Wire.Time(message.Pinned),
                ["message"] = request.Show(message),
            })]),
            ["has_more"] = pins.Count > limit,
        });
    }

    private static RestReply ListOld(RestRequest request) => RestReply.Ok(new JsonArray([.. Pinned(request).Take(50).Select(request.Show)]));

    private static IEnumerable<StoredMessage> Pinned(RestRequest request)
    {
        var channel = request.Channel();
        return (Permissions.In(channel, request.World.Bot) & DiscordPermissions.ReadMessageHistory) == 0
            ? []
            : channel.Messages.Where(message => message.Pinned is not null).OrderByDescending(message => message.Pinned);
    }
}
