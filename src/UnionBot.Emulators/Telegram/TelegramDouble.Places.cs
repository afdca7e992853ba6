using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram;

/// <content>Making people and chats, and changing who is where.</content>
public sealed partial class TelegramDouble
{
    private long _lastUserId = 200_000_000;
    private long _lastGroupId = -4_000_000_000;
    private long _lastSupergroupId = -1_002_000_000_000;

    /// <summary>Makes a person. The bot does not know them until they write to it or meet it in a chat.</summary>
    /// <param name="firstName">The first name.</param>
    /// <param name="username">The username without @, or <see langword="null"/> for none.</param>
    /// <param name="lastName">The last name, or <see langword="null"/> for none.</param>
    /// <param name="languageCode">The language of the person's client.</param>
    /// <param name="isBot">Whether it is another bot.</param>
    public TgUser User(string firstName, string? username = null, string? lastName = null, string? languageCode = "fr", bool isBot = false)
    {
        lock (_world.Gate)
        {
            return _world.AddUser(new TgUser
            {
                Id = ++_lastUserId,
                FirstName = firstName,
                Username = username,
                LastName = lastName,
                LanguageCode = languageCode,
                IsBot = isBot,
            }).Handle;
        }
    }

    /// <summary>The private chat of a person with the bot.</summary>
    /// <param name="user">The person.</param>
    public TgChat PrivateChat(TgUser user)
    {
        lock (_world.Gate)
        {
            return _world.PrivateChat(Known(user)).Handle;
        }
    }

    /// <summary>Makes a basic group.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="owner">Who made it.</param>
    public TgChat Group(string title, TgUser owner) => NewChat(new TgChat { Id = 0, Kind = TgChatKind.Group, Title = title }, owner);

    /// <summary>Makes a supergroup.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="owner">Who made it.</param>
    /// <param name="username">Its public name, or <see langword="null"/> for a private one.</param>
    /// <param name="forum">Whether it has topics.</param>
    public TgChat Supergroup(string title, TgUser owner, string? username = null, bool forum = false) =>
        NewChat(new TgChat { Id = 0, Kind = TgChatKind.Supergroup, Title = title, Username = username, IsForum = forum }, owner);

    /// <summary>Makes a channel.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="owner">Who made it.</param>
    /// <param name="username">Its public name, or <see langword="null"/> for a private one.</param>
    public TgChat Channel(string title, TgUser owner, string? username = null) =>
        NewChat(new TgChat { Id = 0, Kind = TgChatKind.Channel, Title = title, Username = username }, owner);

    /// <summary>Makes a topic in a forum.</summary>
    /// <param name="chat">The forum.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="name">Its name.</param>
    /// <returns>Its number.</returns>
    public int Topic(TgChat chat, TgUser by, string name)
    {
        lock (_world.Gate)
        {
            var state = Known(chat);
            if (!chat.IsForum)
            {
                throw new InvalidOperationException($"'{chat.Title}' has no topics.");
            }

            // A topic has the number of the message that says it was made.
            var id = state.LastMessageId + 1;
            state.Topics.Add(id, new TopicState(id, name));
            Membership.Service(_world, state, Known(by), "forum_topic_created", new JsonObject { ["name"] = name, ["icon_color"] = 7322096 }, id);
            return id;
        }
    }

    /// <summary>Closes or deletes a topic.</summary>
    /// <param name="chat">The forum.</param>
    /// <param name="topic">Its number.</param>
    /// <param name="delete">Whether it is deleted and not only closed.</param>
    public void CloseTopic(TgChat chat, int topic, bool delete = false)
    {
        lock (_world.Gate)
        {
            var state = Known(chat).Topics[topic];
            state.Closed = true;
            state.Deleted = delete;
        }
    }

    /// <summary>A person enters a chat.</summary>
    /// <param name="user">The person.</param>
    /// <param name="chat">The chat.</param>
    public void Join(TgUser user, TgChat chat) => SetMember(chat, user, new MemberState(TgMemberStatus.Member), user);

    /// <summary>A person leaves a chat.</summary>
    /// <param name="user">The person.</param>
    /// <param name="chat">The chat.</param>
    public void Leave(TgUser user, TgChat chat) => SetMember(chat, user, MemberState.Out, user);

    /// <summary>Makes a person an administrator.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="user">The person.</param>
    /// <param name="rights">What they may do.</param>
    /// <param name="anonymous">Whether they write as the group.</param>
    public void Promote(TgChat chat, TgUser by, TgUser user, TgRights rights = TgRights.All, bool anonymous = false) =>
        SetMember(chat, user, new MemberState(TgMemberStatus.Administrator, rights, anonymous), by);

    /// <summary>Makes an administrator an ordinary member.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="user">The person or bot.</param>
    public void Demote(TgChat chat, TgUser by, TgUser user) => SetMember(chat, user, new MemberState(TgMemberStatus.Member), by);

    /// <summary>Takes the right to write from a member.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="user">The person or bot.</param>
    public void Restrict(TgChat chat, TgUser by, TgUser user) => SetMember(chat, user, new MemberState(TgMemberStatus.Restricted), by);

    /// <summary>Adds the bot to a chat; in a channel, or with rights, as an administrator.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="by">Who adds it.</param>
    /// <param name="rights">What it may do; <see langword="null"/>: an ordinary member of a group, a poster in a channel.</param>
    public void AddBot(TgChat chat, TgUser by, TgRights? rights = null)
    {
        ArgumentNullException.ThrowIfNull(chat);
        rights ??= chat.Kind == TgChatKind.Channel ? TgRights.ChannelPoster : null;
        SetMember(chat, Bot, rights is { } given ? new MemberState(TgMemberStatus.Administrator, given) : new MemberState(TgMemberStatus.Member), by);
    }

    /// <summary>Throws the bot out of a chat.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ban">Whether it is banned (<c>kicked</c>) and not only removed (<c>left</c>).</param>
    public void RemoveBot(TgChat chat, TgUser by, bool ban = true) => SetMember(chat, Bot, ban ? new MemberState(TgMemberStatus.Kicked) : MemberState.Out, by);

    /// <summary>A person blocks the bot.</summary>
    /// <param name="user">The person.</param>
    public void Block(TgUser user)
    {
        lock (_world.Gate)
        {
            Membership.Block(_world, Known(user), blocked: true);
        }
    }

    /// <summary>A person frees the bot.</summary>
    /// <param name="user">The person.</param>
    public void Unblock(TgUser user)
    {
        lock (_world.Gate)
        {
            Membership.Block(_world, Known(user), blocked: false);
        }
    }

    /// <summary>An account is deleted; the bot is not told.</summary>
    /// <param name="user">The account.</param>
    public void Deactivate(TgUser user)
    {
        lock (_world.Gate)
        {
            Known(user).Deactivated = true;
        }
    }

    /// <summary>A group becomes a supergroup: a new chat with the same members and empty of messages.</summary>
    /// <param name="group">The group.</param>
    /// <param name="by">Who does it.</param>
    public TgChat Migrate(TgChat group, TgUser by)
    {
        lock (_world.Gate)
        {
            var old = Known(group);
            if (old.Kind != TgChatKind.Group || old.MigratedTo is not null)
            {
                throw new InvalidOperationException($"'{group.Title}' is no basic group any more.");
            }

            var next = _world.AddChat(new TgChat { Id = _world.NextMigratedId(), Kind = TgChatKind.Supergroup, Title = group.Title });
            foreach (var (id, member) in old.Members)
            {
                next.Members[id] = member;
            }

            Membership.Service(_world, old, Known(by), "migrate_to_chat_id", next.Id);
            old.MigratedTo = next.Id;
            Membership.Service(_world, next, Known(by), "migrate_from_chat_id", old.Id);
            return next.Handle;
        }
    }

    /// <summary>A group is deleted with everything in it; the bot is not told.</summary>
    /// <param name="chat">The group.</param>
    public void Delete(TgChat chat)
    {
        lock (_world.Gate)
        {
            Known(chat).Gone = true;
        }
    }

    /// <summary>Whether ordinary members may write in a group.</summary>
    /// <param name="chat">The group.</param>
    /// <param name="allowed">Whether they may.</param>
    public void LetMembersWrite(TgChat chat, bool allowed)
    {
        lock (_world.Gate)
        {
            Known(chat).Permissions = allowed ? Permissions.Write : Permissions.None;
        }
    }

    /// <summary>Switches privacy mode, as BotFather does.</summary>
    /// <param name="on">Whether it is on.</param>
    public void SetPrivacyMode(bool on)
    {
        lock (_world.Gate)
        {
            _world.PrivacyMode = on;
        }
    }

    private TgChat NewChat(TgChat chat, TgUser owner)
    {
        lock (_world.Gate)
        {
            var id = chat.Kind == TgChatKind.Group ? --_lastGroupId : --_lastSupergroupId;
            var state = _world.AddChat(chat with { Id = id });
            state.Members[owner.Id] = new MemberState(TgMemberStatus.Creator);
            return state.Handle;
        }
    }

    private void SetMember(TgChat chat, TgUser who, MemberState now, TgUser by)
    {
        lock (_world.Gate)
        {
            Membership.Change(_world, Known(chat), Known(who), now, Known(by));
        }
    }

    private UserState Known(TgUser user) =>
        _world.Users.GetValueOrDefault(user.Id) ?? throw new InvalidOperationException($"'{user.FirstName}' is no account of this double.");

    private ChatState Known(TgChat chat) =>
        _world.Chats.GetValueOrDefault(chat.Id) ?? throw new InvalidOperationException($"'{chat.Title}' is no chat of this double.");
}
