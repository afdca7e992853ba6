using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>Posts, changes and removes messages: state, transcript and events in one go. Under the world's gate.</summary>
internal sealed class MessageDesk(DiscordWorld world)
{
    /// <summary>Makes a message that nobody sees yet.</summary>
    public StoredMessage Draft(DoubleChannel channel, DoubleUser author) =>
        new(world.Ids.Next(), channel, author, world.Now, world.Clock.GetTimestamp());

    /// <summary>Shows a message to its channel, or to the one person it is for.</summary>
    public void Post(StoredMessage message)
    {
        world.MessageIndex[message.Id] = message;
        KeepFiles(message);
        if (message.SeenOnlyBy is null)
        {
            message.Channel.Messages.Add(message);
            message.Channel.LastMessageId = message.Id;
            if (message.Channel.Thread is { } thread && message.Type is 0 or 19 && thread.Members.TryAdd(message.Author, world.Now))
            {
                GuildDesk.TellFollower(world, message.Channel, message.Author, follows: true);
            }

            Tell("MESSAGE_CREATE", message);
        }

        if (message.Type is 0 or 19 or 20)
        {
            Note(message.Has(StoredMessage.Loading) ? TranscriptKind.Deferred : TranscriptKind.Created, message);
        }
    }

    /// <summary>Tells of a changed message. <paramref name="fills"/>: the deferred response got its first content.</summary>
    public void Changed(StoredMessage message, bool fills)
    {
        KeepFiles(message);
        if (!fills)
        {
            message.Edited = world.Now;
        }

        if (message.SeenOnlyBy is null)
        {
            Tell("MESSAGE_UPDATE", message);
        }

        Note(fills ? TranscriptKind.Created : TranscriptKind.Edited, message);
    }

    /// <summary>Tells of a message in which something changed that nobody wrote: its flags, its reactions.</summary>
    public void Told(StoredMessage message)
    {
        if (message.SeenOnlyBy is null)
        {
            Tell("MESSAGE_UPDATE", message);
        }
    }

    public void Delete(StoredMessage message)
    {
        Forget(message);
        if (message.SeenOnlyBy is null && CanSee(message.Channel))
        {
            TellGone("MESSAGE_DELETE", message.Channel, new JsonObject { ["id"] = Wire.Id(message.Id) });
        }

        Note(TranscriptKind.Deleted, message);
    }

    /// <summary>Removes several at once, of which the gateway tells in one event.</summary>
    public void Delete(DoubleChannel channel, IReadOnlyList<StoredMessage> messages)
    {
        foreach (var message in messages)
        {
            Forget(message);
            Note(TranscriptKind.Deleted, message);
        }

        if (messages.Count > 0 && CanSee(channel))
        {
            TellGone("MESSAGE_DELETE_BULK", channel, new JsonObject { ["ids"] = new JsonArray([.. messages.Select(m => (JsonNode)Wire.Id(m.Id))]) });
        }
    }

    public void Pin(StoredMessage message, DoubleUser by)
    {
        message.Pinned = world.Now;
        message.Channel.LastPinned = message.Pinned;
        Tell("MESSAGE_UPDATE", message);
        TellPins(message.Channel);
        Note(TranscriptKind.Pinned, message);
        var notice = Draft(message.Channel, by);
        notice.Type = 6;
        notice.RepliesTo = message;
        Post(notice);
    }

    public void Unpin(StoredMessage message)
    {
        message.Pinned = null;
        Tell("MESSAGE_UPDATE", message);
        TellPins(message.Channel);
        Note(TranscriptKind.Unpinned, message);
    }

    /// <summary>Whether a session with these intents may read what a message says. Source: Discord, Gateway, "Message Content Intent".</summary>
    public bool MayRead(StoredMessage message, DiscordIntents intents) =>
        (intents & DiscordIntents.MessageContent) != DiscordIntents.None
        || message.Author == world.Bot
        || message.Channel.Guild is null
        || message.Mentions.Users.Contains(world.Bot);

    public static DiscordIntents IntentOf(DoubleChannel channel) =>
        channel.Guild is null ? DiscordIntents.DirectMessages : DiscordIntents.GuildMessages;

    private void Forget(StoredMessage message)
    {
        message.Deleted = true;
        message.Channel.Messages.Remove(message);
        world.MessageIndex.Remove(message.Id);
    }

    private void TellGone(string name, DoubleChannel channel, JsonObject data)
    {
        data["channel_id"] = Wire.Id(channel.Id);
        if (channel.Guild is { } guild)
        {
            data["guild_id"] = Wire.Id(guild.Id);
        }

        world.Dispatch(new GatewayEvent(name, IntentOf(channel), data));
    }

    private void Tell(string name, StoredMessage message)
    {
        if (!CanSee(message.Channel))
        {
            return;
        }

        world.Dispatch(new GatewayEvent(name, IntentOf(message.Channel), intents => MessageJson.ForGateway(world, message, MayRead(message, intents))));
    }

    private void TellPins(DoubleChannel channel)
    {
        var data = new JsonObject { ["channel_id"] = Wire.Id(channel.Id), ["last_pin_timestamp"] = Wire.Time(channel.LastPinned) };
        if (channel.Guild is { } guild)
        {
            data["guild_id"] = Wire.Id(guild.Id);
        }

        world.Dispatch(new GatewayEvent("CHANNEL_PINS_UPDATE", channel.Guild is null ? DiscordIntents.DirectMessages : DiscordIntents.Guilds, data));
    }

    private bool CanSee(DoubleChannel channel) =>
        channel.Guild is null || (Permissions.In(channel, world.Bot) & DiscordPermissions.ViewChannel) != 0;

    private void KeepFiles(StoredMessage message)
    {
        foreach (var file in message.Attachments)
        {
            world.Attachments[file.Id] = file;
        }
    }

    private void Note(TranscriptKind kind, StoredMessage message)
    {
        var snapshot = MessageSnapshot.Of(world, message);
        world.Transcript.Add(kind, snapshot);
        if (kind is TranscriptKind.Created or TranscriptKind.Edited && !message.Has(StoredMessage.Loading))
        {
            message.Interaction?.Answered(snapshot);
        }
    }
}
