using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>Starting threads. Source: Discord, Channel, "Start Thread from Message".</summary>
internal static class ThreadRoutes
{
    public static IReadOnlyList<RestRoute> All { get; } =
    [
        new("POST", "/channels/{channel_id}/messages/{message_id}/threads", StartAtMessage) { TakesBody = true },
        new("POST", "/channels/{channel_id}/threads", Start) { TakesBody = true },
        new("GET", "/channels/{channel_id}/thread-members", ListMembers),
        new("PUT", "/channels/{channel_id}/thread-members/@me", static request => Follow(request, follows: true)),
        new("DELETE", "/channels/{channel_id}/thread-members/@me", static request => Follow(request, follows: false)),
    ];

    private static RestReply StartAtMessage(RestRequest request)
    {
        var channel = request.Channel(DiscordPermissions.CreatePublicThreads);
        var message = request.Message(channel);
        var (name, minutes, _) = Read(request, withType: false);
        if (channel.IsThread || channel.Guild is null)
        {
            throw ApiException.WrongChannelType();
        }

        if (message.StartedThread is not null)
        {
            throw new ApiException(400, 160004, "A thread has already been created for this message");
        }

        var thread = ThreadDesk.OpenAt(request.World, request.World.Bot, message, name, minutes);
        return new RestReply(201, ChannelJson.Write(request.World, thread));
    }

    private static RestReply Start(RestRequest request)
    {
        var (name, minutes, type) = Read(request, withType: true);
        var kind = (DoubleChannelKind)(type ?? (int)DoubleChannelKind.PrivateThread);
        var channel = request.Channel(
            kind == DoubleChannelKind.PrivateThread ? DiscordPermissions.CreatePrivateThreads : DiscordPermissions.CreatePublicThreads);
        if (channel.IsThread || channel.Guild is null)
        {
            throw ApiException.WrongChannelType();
        }

        var thread = ThreadDesk.OpenIn(request.World, request.World.Bot, channel, kind, name, minutes);
        return new RestReply(201, ChannelJson.Write(request.World, thread));
    }

    private static RestReply ListMembers(RestRequest request)
    {
        var thread = Thread(request);
        return (request.World.Options.GrantedPrivilegedIntents & DiscordIntents.GuildMembers) == DiscordIntents.None
            ? throw ApiException.MissingAccess()
            : RestReply.Ok(new JsonArray([.. thread.Thread!.Members.Keys.Select(user => ChannelJson.WriteMember(thread, user))]));
    }

    private static RestReply Follow(RestRequest request, bool follows)
    {
        var thread = Thread(request);
        if (thread.Thread!.Archived)
        {
            throw new ApiException(400, 50083, "Thread is archived");
        }

        var changed = follows ? thread.Thread.Members.TryAdd(request.World.Bot, request.World.Now) : thread.Thread.Members.Remove(request.World.Bot);
        if (changed)
        {
            GuildDesk.TellFollower(request.World, thread, request.World.Bot, follows);
        }

        return RestReply.NoContent;
    }

    private static DoubleChannel Thread(RestRequest request)
    {
        var channel = request.Channel();
        return channel.IsThread ? channel : throw ApiException.WrongChannelType();
    }

    private static (string Name, int Minutes, int? Type) Read(RestRequest request, bool withType)
    {
        var body = request.Object();
        var form = request.Form();
        form.OnlyKnown(body, "", withType
            ? ["name", "auto_archive_duration", "rate_limit_per_user", "type", "invitable"]
            : ["name", "auto_archive_duration", "rate_limit_per_user"]);
        var name = form.Text(body, "", "name", 1, 100, required: true);
        var minutes = form.Choice(body, "", "auto_archive_duration", required: false, 60, 1440, 4320, 10080);
        form.Number(body, "", "rate_limit_per_user", 0, 21600);
        var type = withType ? form.Choice(body, "", "type", required: false, 10, 11, 12) : null;
        form.ThrowIfFailed();
        return (name!, minutes ?? ThreadDesk.DefaultMinutes, type);
    }
}
