using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>Channels themselves, and "is typing".</summary>
internal static class ChannelRoutes
{
    public static IReadOnlyList<RestRoute> All { get; } =
    [
        new("GET", "/channels/{channel_id}", static request => RestReply.Ok(ChannelJson.Write(request.World, request.Channel()))),
        new("PATCH", "/channels/{channel_id}", Change) { TakesBody = true },
        new("DELETE", "/channels/{channel_id}", Delete),
        new("POST", "/channels/{channel_id}/typing", Typing),
    ];

    private static RestReply Typing(RestRequest request)
    {
        var channel = request.Channel();
        request.Require(channel, Permissions.ToWriteIn(channel));
        return RestReply.NoContent;
    }

    /// <summary>Deletes a channel or thread. A private conversation is only closed: it and its messages stay.</summary>
    private static RestReply Delete(RestRequest request)
    {
        var channel = request.Channel();
        if (channel.Guild is not null)
        {
            request.Require(channel, channel.IsThread ? DiscordPermissions.ManageThreads : DiscordPermissions.ManageChannels);
        }

        var shown = ChannelJson.Write(request.World, channel);
        if (channel.Guild is not null)
        {
            GuildDesk.RemoveChannel(request.World, channel);
        }

        return RestReply.Ok(shown);
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
            Rename(request, channel, name);
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
        Rename(request, channel, name);
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

    private static void Rename(RestRequest request, DoubleChannel channel, string? name)
    {
        if (name is not null && !string.Equals(name, channel.Name, StringComparison.Ordinal))
        {
            request.Limit(request.World.Options.RateLimits.ChannelNames, "channel names", channel.Id, 0, "You are being rate limited.");
            channel.Name = name;
        }
    }
}
