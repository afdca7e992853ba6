using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>Reactions under messages. Source: Discord, Message, "Create Reaction".</summary>
internal static class ReactionRoutes
{
    private const string Root = "/channels/{channel_id}/messages/{message_id}/reactions";

    public static IReadOnlyList<RestRoute> All { get; } =
    [
        new("PUT", Root + "/{emoji_name}/@me", Add),
        new("DELETE", Root + "/{emoji_name}/@me", static request => Remove(request, request.World.Bot)),
        new("DELETE", Root + "/{emoji_name}/{user_id}", RemoveOthers),
        new("GET", Root + "/{emoji_name}", List),
        new("DELETE", Root + "/{emoji_name}", static request => Clear(request, Emoji(request))),
        new("DELETE", Root, static request => Clear(request, emoji: null)),
    ];

    private static RestReply Add(RestRequest request)
    {
        var channel = request.Channel(DiscordPermissions.ReadMessageHistory);
        var message = request.Message(channel);
        var emoji = Emoji(request);
        if (ReactionDesk.Of(message, emoji) is null)
        {
            request.Require(channel, DiscordPermissions.AddReactions);
            if (message.Reactions.Count >= ReactionDesk.Limit)
            {
                throw new ApiException(400, 30010, $"Maximum number of reactions reached ({ReactionDesk.Limit})");
            }
        }

        ReactionDesk.Add(request.World, message, request.World.Bot, emoji);
        return RestReply.NoContent;
    }

    private static RestReply RemoveOthers(RestRequest request) => Remove(
        request, request.World.Users.GetValueOrDefault(request.Id("user_id")) ?? throw ApiException.UnknownUser());

    private static RestReply Remove(RestRequest request, DoubleUser user)
    {
        var channel = request.Channel(user == request.World.Bot ? 0 : DiscordPermissions.ManageMessages);
        ReactionDesk.Remove(request.World, request.Message(channel), user, Emoji(request));
        return RestReply.NoContent;
    }

    private static RestReply Clear(RestRequest request, string? emoji)
    {
        var channel = request.Channel(DiscordPermissions.ManageMessages);
        ReactionDesk.Clear(request.World, request.Message(channel), emoji);
        return RestReply.NoContent;
    }

    private static RestReply List(RestRequest request)
    {
        var message = request.Message(request.Channel(DiscordPermissions.ReadMessageHistory));
        var users = ReactionDesk.Of(message, Emoji(request))?.Users ?? [];
        return RestReply.Ok(new JsonArray([.. users.Take(MessageRoutes.ReadLimit(request, 25, 100)).Select(user => UserJson.Write(user))]));
    }

    /// <summary>A Unicode emoji. The double's guilds have none of their own, so every <c>name:id</c> is unknown.</summary>
    private static string Emoji(RestRequest request)
    {
        var emoji = request.Text("emoji_name");
        return emoji.Any(c => c > '\u00A8') && !emoji.Contains(':', StringComparison.Ordinal) ? emoji : throw ApiException.UnknownEmoji();
    }
}
