using UnionBot.Emulators.Discord.Checks;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord;

/// <summary>The door to act as a member. What the platform's own clients would not let a member do throws.</summary>
public sealed partial class DiscordDouble
{
    /// <summary>A member writes. <c>&lt;@id&gt;</c> mentions.</summary>
    /// <exception cref="InvalidOperationException">The member is not there or may not write.</exception>
    public DoubleMessage Say(DoubleUser user, DoubleChannel channel, string text, params IReadOnlyList<Upload> attachments) =>
        Say(user, channel, text, replyTo: null, attachments);

    /// <summary>A member answers a message.</summary>
    public DoubleMessage Reply(DoubleUser user, DoubleMessage to, string text)
    {
        ArgumentNullException.ThrowIfNull(to);
        return Say(user, to.Channel, text, to.Id, []);
    }

    /// <summary>A person writes to the bot in private.</summary>
    public DoubleMessage SayInPrivate(DoubleUser user, string text, params IReadOnlyList<Upload> attachments) =>
        Say(user, OpenPrivate(user), text, replyTo: null, attachments);

    /// <summary>A member sends a file, without words.</summary>
    public DoubleMessage Upload(DoubleUser user, DoubleChannel channel, Upload file) => Say(user, channel, "", replyTo: null, [file]);

    /// <summary>A member changes what they wrote.</summary>
    public DoubleMessage Edit(DoubleUser user, DoubleMessage message, string text)
    {
        lock (_world.Gate)
        {
            var stored = Own(user, message);
            stored.Content = text;
            stored.Mentions = MentionParser.Resolve(_world, stored, AllowedMentions.OfMessages);
            _world.Messages.Changed(stored, fills: false);
            return MessageSnapshot.Of(_world, stored);
        }
    }

    /// <summary>A member removes what they wrote.</summary>
    public void Delete(DoubleUser user, DoubleMessage message)
    {
        lock (_world.Gate)
        {
            _world.Messages.Delete(Own(user, message));
        }
    }

    /// <summary>A moderator removes any message.</summary>
    public void Remove(DoubleMessage message)
    {
        lock (_world.Gate)
        {
            _world.Messages.Delete(Stored(message));
        }
    }

    /// <summary>A member uses a slash command.</summary>
    /// <param name="user">Who.</param>
    /// <param name="channel">Where.</param>
    /// <param name="command">Its name; subcommands follow after a space.</param>
    /// <param name="options">Its options in the order in which they are filled in: text, whole numbers, numbers, truth values, users, channels or roles.</param>
    /// <exception cref="InvalidOperationException">No such command is registered there, or the options don't fit it.</exception>
    public DoubleInteraction Slash(DoubleUser user, DoubleChannel channel, string command, params ReadOnlySpan<(string Name, object Value)> options)
    {
        ArgumentNullException.ThrowIfNull(command);
        var given = options.ToArray();
        lock (_world.Gate)
        {
            return MemberActs.Slash(_world, Present(user, channel), channel, command, given);
        }
    }

    /// <summary>A member types in an option that autocompletes.</summary>
    /// <returns>The handle, whose <see cref="DoubleInteraction.Choices"/> the bot fills.</returns>
    public DoubleInteraction Type(DoubleUser user, DoubleChannel channel, string command, string option, string text)
    {
        ArgumentNullException.ThrowIfNull(command);
        lock (_world.Gate)
        {
            return MemberActs.Autocomplete(_world, Present(user, channel), channel, command, option, text);
        }
    }

    /// <summary>A member presses a button.</summary>
    /// <param name="user">Who.</param>
    /// <param name="message">The message, as it stands now.</param>
    /// <param name="button">The button's custom id or label.</param>
    /// <exception cref="InvalidOperationException">No such button, or it can't be pressed by this person.</exception>
    public DoubleInteraction Press(DoubleUser user, DoubleMessage message, string button)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (_world.Gate)
        {
            return MemberActs.Press(_world, Present(user, message.Channel), Stored(message), button);
        }
    }

    /// <summary>A member chooses in a select.</summary>
    public DoubleInteraction Select(DoubleUser user, DoubleMessage message, string customId, params IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (_world.Gate)
        {
            return MemberActs.Select(_world, Present(user, message.Channel), Stored(message), customId, values);
        }
    }

    /// <summary>A member sends the modal that an interaction opened.</summary>
    public DoubleInteraction Submit(DoubleInteraction opened, params ReadOnlySpan<(string CustomId, string Value)> values)
    {
        ArgumentNullException.ThrowIfNull(opened);
        var given = values.ToArray().ToDictionary(value => value.CustomId, value => value.Value, StringComparer.Ordinal);
        lock (_world.Gate)
        {
            return MemberActs.Submit(_world, opened, given);
        }
    }

    /// <summary>The message as it stands now, or <see langword="null"/> when it is gone.</summary>
    public DoubleMessage? Find(ulong messageId)
    {
        lock (_world.Gate)
        {
            return _world.MessageIndex.TryGetValue(messageId, out var stored) ? MessageSnapshot.Of(_world, stored) : null;
        }
    }

    private DoubleMessage Say(DoubleUser user, DoubleChannel channel, string text, ulong? replyTo, IReadOnlyList<Upload> files)
    {
        lock (_world.Gate)
        {
            Present(user, channel);
            if ((Permissions.In(channel, user) & Permissions.ToWriteIn(channel)) == 0)
            {
                throw new InvalidOperationException($"{user} may not write in {channel}.");
            }

            if (text.Length == 0 && files.Count == 0)
            {
                throw new InvalidOperationException("A message needs words or a file.");
            }

            var message = _world.Messages.Draft(channel, user);
            message.Content = text;
            message.RepliesTo = replyTo is { } id ? _world.MessageIndex.GetValueOrDefault(id) : null;
            message.Type = message.RepliesTo is null ? 0 : 19;
            message.Attachments = [.. files.Select(file => Pictures.Store(_world.Ids.Next(), file, description: null, ephemeral: false))];
            message.Mentions = MentionParser.Resolve(_world, message, AllowedMentions.OfMessages);
            _world.Messages.Post(message);
            return MessageSnapshot.Of(_world, message);
        }
    }

    private static DoubleUser Present(DoubleUser user, DoubleChannel channel)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(channel);
        if (channel.IsDeleted)
        {
            throw new InvalidOperationException($"{channel} was deleted.");
        }

        var there = channel.Guild is null ? channel.Recipient == user : (Permissions.In(channel, user) & DiscordPermissions.ViewChannel) != 0;
        return there ? user : throw new InvalidOperationException($"{user} does not see {channel}.");
    }

    private StoredMessage Stored(DoubleMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _world.MessageIndex.GetValueOrDefault(message.Id) ?? throw new InvalidOperationException($"The message {message.Id} is gone.");
    }

    private StoredMessage Own(DoubleUser user, DoubleMessage message)
    {
        var stored = Stored(message);
        return stored.Author == user ? stored : throw new InvalidOperationException($"{user} did not write the message {message.Id}.");
    }
}
