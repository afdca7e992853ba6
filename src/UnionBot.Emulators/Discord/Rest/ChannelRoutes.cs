using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>Channels themselves, and "is typing".</summary>
internal static class ChannelRoutes
{
    public static IReadOnlyList<RestRoute> All { get; } =
    [
        new("GET", "/channels/{channel_id}", static request => RestReply.Ok(ChannelJson.Write(request.World, request.Channel()))),
        new("PATCH", "/channels/{channel_id}", Change) { TakesBody = true },
        new("POST", "/channels/{channel_id}/typing", Typing),
    ];

    private static RestReply Typing(RestRequest request)
    {
        var channel = request.Channel();
        request.Require(channel, Permissions.ToWriteIn(channel));
        return RestReply.NoContent;
    }

    /// <summary>Name, and for threads archiving and locking. Source: Discord, Channel, "Modify Channel".</summary>
    private static RestReply Change(RestRequest request)
    {
        var channel = request.Channel();
        var body = request.Object();
        var form = request.Form();
        var name = form.Text(body, "", "name", 1, 100);
        if (channel.Thread is not { } thread)
        {
            form.OnlyKnown(body, "", "name");
            form.ThrowIfFailed();
            request.Require(channel, DiscordPermissions.ManageChannels);
            channel.Name = name ?? channel.Name;
            GuildDesk.Tell(request.World, channel);
            return RestReply.Ok(ChannelJson.Write(request.World, channel));
        }

        form.OnlyKnown(body, "", "name", "archived", "auto_archive_duration", "locked", "invitable", "rate_limit_per_user", "flags", "applied_tags");
        var archived = form.Flag(body, "", "archived");
        var locked = form.Flag(body, "", "locked");
        var minutes = form.Choice(body, "", "auto_archive_duration", required: false, 60, 1440, 4320, 10080);
        form.ThrowIfFailed();
        if (thread.Archived && archived is not false)
        {
            throw new ApiException(400, 50083, "Thread is archived");
        }

        request.Require(
            channel,
            thread.Owner == request.World.Bot && locked is null ? DiscordPermissions.SendMessagesInThreads : DiscordPermissions.ManageThreads);
        channel.Name = name ?? channel.Name;
        thread.AutoArchiveMinutes = minutes ?? thread.AutoArchiveMinutes;
        thread.Locked = locked ?? thread.Locked;
        if (archived is { } now && now != thread.Archived)
        {
            thread.Archived = now;
            thread.ArchiveChanged = request.World.Now;
        }

        GuildDesk.Tell(request.World, channel);
        return RestReply.Ok(ChannelJson.Write(request.World, channel));
    }
}
