using System.Globalization;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.Checks;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>Messages of channels. Source: Discord, Message.</summary>
internal static class MessageRoutes
{
    private const int Reply = 19, Crossposted = 1 << 0;

    public static IReadOnlyList<RestRoute> All { get; } =
    [
        new("GET", "/channels/{channel_id}/messages", List),
        new("GET", "/channels/{channel_id}/messages/{message_id}", Get),
        new("POST", "/channels/{channel_id}/messages", Create) { TakesBody = true, TakesFiles = true },
        new("PATCH", "/channels/{channel_id}/messages/{message_id}", Edit) { TakesBody = true, TakesFiles = true },
        new("DELETE", "/channels/{channel_id}/messages/{message_id}", Delete),
        new("POST", "/channels/{channel_id}/messages/bulk-delete", DeleteMany) { TakesBody = true },
        new("POST", "/channels/{channel_id}/messages/{message_id}/crosspost", Crosspost),
    ];

    private static RestReply Create(RestRequest request)
    {
        var world = request.World;
        var channel = request.Channel();
        RequireWriting(request, channel);
        var body = request.Object();
        var form = new MessageForm(request, body, "", MessageKind.Create, existing: null);
        if (FindByNonce(world, channel, body) is { } first)
        {
            return RestReply.Ok(request.Show(first));
        }

        var message = world.Messages.Draft(channel, world.Bot);
        message.Flags = form.Flags;
        message.Nonce = body["nonce"]?.DeepClone();
        message.RepliesTo = ReadReference(request, channel, body);
        message.Type = message.RepliesTo is null ? 0 : Reply;
        form.Apply(message);
        if (channel.Thread is { Archived: true } thread)
        {
            thread.Archived = false;
            thread.ArchiveChanged = world.Now;
            GuildDesk.Tell(world, channel);
        }

        world.Messages.Post(message);
        return RestReply.Ok(request.Show(message));
    }

    private static RestReply Edit(RestRequest request)
    {
        var channel = request.Channel();
        var message = request.Message(channel);
        var body = request.Object();
        if (message.Author != request.World.Bot)
        {
            // Others' messages: only their embeds can be hidden, and that by who may manage messages.
            request.Require(channel, DiscordPermissions.ManageMessages);
            throw new ApiException(403, 50005, "Cannot edit a message authored by another user");
        }

        if (message.Type is not (0 or Reply or 20))
        {
            throw new ApiException(403, 50021, "Cannot execute action on a system message");
        }

        if (channel.Thread is { Archived: true })
        {
            throw new ApiException(400, 50083, "Thread is archived");
        }

        var form = new MessageForm(request, body, "", MessageKind.Edit, message);
        LimitEdits(request, channel, message);
        form.Apply(message);
        request.World.Messages.Changed(message, fills: false);
        return RestReply.Ok(request.Show(message));
    }

    private static RestReply Delete(RestRequest request)
    {
        var channel = request.Channel();
        var message = request.Message(channel);
        if (message.Author != request.World.Bot)
        {
            request.Require(channel, channel.Guild is null ? ulong.MaxValue : DiscordPermissions.ManageMessages);
        }

        request.World.Messages.Delete(message);
        return RestReply.NoContent;
    }

    /// <summary>2 to 100, none older than two weeks; those that are gone are passed over. Source: Discord, Message, "Bulk Delete Messages".</summary>
    private static RestReply DeleteMany(RestRequest request)
    {
        var channel = request.Channel();
        if (channel.Guild is null)
        {
            throw new ApiException(403, 50003, "Cannot execute action on a DM channel");
        }

        request.Require(channel, DiscordPermissions.ManageMessages);
        var body = request.Object();
        var form = request.Form();
        form.OnlyKnown(body, "", "messages");
        var ids = form.Ids(body, "", "messages", 2, 100);
        form.ThrowIfFailed();
        if (ids.Exists(id => request.World.Now - Snowflakes.TimeOf(id) > TimeSpan.FromDays(14)))
        {
            throw new ApiException(400, 50034, "You can only bulk delete messages that are under 14 days old.");
        }

        request.World.Messages.Delete(channel, [.. channel.Messages.Where(message => ids.Contains(message.Id))]);
        return RestReply.NoContent;
    }

    private static RestReply Get(RestRequest request) => RestReply.Ok(request.Show(request.Message(request.Channel(DiscordPermissions.ReadMessageHistory))));

    /// <summary>Newest first. Without the right to read the history there is none. Source: Discord, Message, "Get Channel Messages".</summary>
    private static RestReply List(RestRequest request)
    {
        var channel = request.Channel();
        if ((Permissions.In(channel, request.World.Bot) & DiscordPermissions.ReadMessageHistory) == 0)
        {
            return RestReply.Ok(new JsonArray());
        }

        var limit = ReadLimit(request, 50, 100);
        IEnumerable<StoredMessage> messages = channel.Messages;
        if (Bound(request, "after") is { } after)
        {
            messages = messages.Where(message => message.Id > after).Take(limit).Reverse();
        }
        else if (Bound(request, "around") is { } around)
        {
            var older = messages.Where(message => message.Id <= around).TakeLast((limit / 2) + 1);
            messages = older.Concat(messages.Where(message => message.Id > around).Take(limit / 2)).Reverse();
        }
        else
        {
            var before = Bound(request, "before") ?? ulong.MaxValue;
            messages = messages.Where(message => message.Id < before).Reverse().Take(limit);
        }

        return RestReply.Ok(new JsonArray([.. messages.Select(request.Show)]));
    }

    public static int ReadLimit(RestRequest request, int normal, int max)
    {
        var text = request.Query["limit"].ToString();
        if (text.Length == 0)
        {
            return normal;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= max
            ? limit
            : throw ApiException.BadForm("limit", "NUMBER_TYPE_MAX", $"int value should be between 1 and {max}.");
    }

    public static void RequireWriting(RestRequest request, DoubleChannel channel)
    {
        request.Require(channel, Permissions.ToWriteIn(channel));
        if (channel.Thread is { Locked: true })
        {
            request.Require(channel, DiscordPermissions.ManageThreads);
        }

        if (channel.Recipient is not { } person)
        {
            return;
        }

        if (person.RefusesPrivateMessages)
        {
            throw new ApiException(403, 50007, "Cannot send messages to this user");
        }

        if (!request.World.Guilds.Values.Any(guild => guild.HasBot && guild.Members.ContainsKey(person.Id)))
        {
            throw new ApiException(403, 50278, "Cannot send messages to this user due to having no mutual guilds");
        }
    }

    private static RestReply Crosspost(RestRequest request)
    {
        var channel = request.Channel(DiscordPermissions.SendMessages);
        var message = request.Message(channel);
        if (channel.Kind != DoubleChannelKind.Announcement)
        {
            throw new ApiException(400, 50068, "Invalid message type");
        }

        if (message.Author != request.World.Bot)
        {
            request.Require(channel, DiscordPermissions.ManageMessages);
        }

        if (message.Has(Crossposted))
        {
            throw new ApiException(400, 40033, "This message has already been crossposted");
        }

        request.Limit(request.World.Options.RateLimits.Crossposts, "crossposts", channel.Id, 0, "You are being rate limited.");
        message.Flags |= Crossposted;
        request.World.Messages.Told(message);
        return RestReply.Ok(request.Show(message));
    }

    /// <summary>Old messages and published ones are edited more slowly than their bucket says.</summary>
    private static void LimitEdits(RestRequest request, DoubleChannel channel, StoredMessage message)
    {
        var plan = request.World.Options.RateLimits;
        if (request.World.Now - message.Created > TimeSpan.FromHours(1))
        {
            request.Limit(plan.OldEdits, "old edits", channel.Id, 30046, "Maximum number of edits to messages older than 1 hour reached. Try again later");
        }

        if (message.Has(Crossposted))
        {
            request.Limit(plan.PublishedEdits, "published edits", message.Id, 20022, "This message cannot be edited due to announcement rate limits.");
        }
    }

    private static ulong? Bound(RestRequest request, string name)
    {
        var text = request.Query[name].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        return Wire.TryId(text, out var id) ? id : throw ApiException.BadForm(name, "NUMBER_TYPE_COERCE", $"Value \"{text}\" is not snowflake.");
    }

    /// <summary>The message that the same author sent with this nonce in the past few minutes. Source: Discord, Message, <c>enforce_nonce</c>.</summary>
    private static StoredMessage? FindByNonce(DiscordWorld world, DoubleChannel channel, JsonObject body)
    {
        if ((bool?)body["enforce_nonce"] != true || body["nonce"] is not { } nonce)
        {
            return null;
        }

        return channel.Messages.AsEnumerable().Reverse()
            .TakeWhile(message => world.Since(message.CreatedTicks) < world.Options.NonceWindow)
            .FirstOrDefault(message =>
                message.Author == world.Bot
                && message.Nonce is { } sent && string.Equals(sent.ToString(), nonce.ToString(), StringComparison.Ordinal));
    }

    private static StoredMessage? ReadReference(RestRequest request, DoubleChannel channel, JsonObject body)
    {
        var form = request.Form();
        if (form.Object(body, "", "message_reference") is not { } reference)
        {
            return null;
        }

        form.OnlyKnown(reference, "message_reference", "type", "message_id", "channel_id", "guild_id", "fail_if_not_exists");
        if (form.Choice(reference, "message_reference", "type", required: false, 0, 1) == 1)
        {
            throw new ApiException(501, 0, $"The double does not offer forwarding by {request.Route}.");
        }

        var id = form.Snowflake(reference, "message_reference", "message_id", required: true);
        var mustExist = form.Flag(reference, "message_reference", "fail_if_not_exists") ?? true;
        form.ThrowIfFailed();
        if ((Permissions.In(channel, request.World.Bot) & DiscordPermissions.ReadMessageHistory) == 0)
        {
            throw new ApiException(403, 160002, "Cannot reply without permission to read message history");
        }

        var parent = channel.Messages.Find(message => message.Id == id);
        if (parent is null && mustExist)
        {
            throw ApiException.BadForm("message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message");
        }

        return parent;
    }
}
