using System.Globalization;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.Api;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram;

/// <content>What people do beside writing: react, vote, ask to be let in, ask the bot in mid-sentence; and what they send that is neither text nor photo.</content>
public sealed partial class TelegramDouble
{
    /// <summary>A person reacts to a message, in place of what they put there before.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">Where.</param>
    /// <param name="messageId">To which message.</param>
    /// <param name="emojis">The reactions; none takes them back.</param>
    public void React(TgUser user, TgChat chat, int messageId, params string[] emojis)
    {
        ArgumentNullException.ThrowIfNull(emojis);
        if (emojis.FirstOrDefault(static e => !ReactionMethods.IsKnown(e)) is { } unknown)
        {
            throw new ArgumentException($"Nobody can react with « {unknown} ».", nameof(emojis));
        }

        lock (_world.Gate)
        {
            var person = Known(user);
            var message = Visible(chat, messageId);
            var before = message.Reactions.GetValueOrDefault(user.Id, []);
            ReactionMethods.Put(message, person, [.. emojis.Select(static e => new ReactionState(e, IsCustom: false))]);
            var update = new JsonObject
            {
                ["chat"] = Shapes.Chat(message.Chat),
                ["message_id"] = message.Id,
                ["date"] = _world.Calendar.GetUtcNow().ToUnixTimeSeconds(),
            };
            if (message.Chat.Kind == TgChatKind.Channel)
            {
                // In channels nobody is told who it was, only how many there are.
                update["reactions"] = new JsonArray([.. message.Reactions.Values.SelectMany(static r => r).CountBy(static r => r)
                    .Select(static r => (JsonNode)new JsonObject { ["type"] = ReactionMethods.One(r.Key), ["total_count"] = r.Value })]);
            }
            else
            {
                update["user"] = Shapes.User(person);
                update["old_reaction"] = ReactionMethods.Write(before);
                update["new_reaction"] = ReactionMethods.Write(message.Reactions.GetValueOrDefault(user.Id, []));
            }

            if (message.Chat.Kind == TgChatKind.Private || message.Chat.Member(_world.Bot.Id).IsAdmin)
            {
                _world.Updates.Add(message.Chat.Kind == TgChatKind.Channel ? "message_reaction_count" : "message_reaction", update);
            }
        }
    }

    /// <summary>A person votes in a poll.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">Where.</param>
    /// <param name="messageId">In which message.</param>
    /// <param name="options">What they choose, counted from 0; nothing takes the vote back.</param>
    public void Vote(TgUser user, TgChat chat, int messageId, params int[] options)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (_world.Gate)
        {
            var person = Known(user);
            var message = Visible(chat, messageId);
            var poll = message.Poll ?? throw new InvalidOperationException($"Message {messageId} is no poll.");
            if (poll.IsClosed(_world.Calendar.GetUtcNow()))
            {
                throw new InvalidOperationException("The poll is closed.");
            }

            if (options.Any(o => o < 0 || o >= poll.Options.Count) || (options.Length > 1 && !poll.AllowsSeveral))
            {
                throw new ArgumentException("The poll does not take these answers.", nameof(options));
            }

            if (!poll.AllowsRevoting && poll.Votes.ContainsKey(user.Id))
            {
                throw new InvalidOperationException("A vote in this poll can't be changed.");
            }

            poll.Votes[user.Id] = [.. options.Order()];
            if (message.PostedBy == _world.Bot)
            {
                _world.Updates.Add("poll", PollShapes.Poll(_world, poll));
                if (!poll.IsAnonymous)
                {
                    _world.Updates.Add("poll_answer", PollShapes.Answer(poll, person, poll.Votes[user.Id]));
                }
            }
        }
    }

    /// <summary>A person asks to be let into a chat; the bot is told when it may invite.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">The chat.</param>
    /// <param name="link">By which of the bot's links, or <see langword="null"/> for none.</param>
    public void AskToJoin(TgUser user, TgChat chat, string? link = null)
    {
        lock (_world.Gate)
        {
            var (person, state) = (Known(user), Known(chat));
            var by = link is null ? null : Open(state, link);
            state.JoinRequests[user.Id] = by;
            if (!state.Member(_world.Bot.Id).May(TgRights.InviteUsers))
            {
                return;
            }

            var update = new JsonObject
            {
                ["chat"] = Shapes.Chat(state),
                ["from"] = Shapes.User(person),
                ["user_chat_id"] = user.Id,
                ["date"] = _world.Calendar.GetUtcNow().ToUnixTimeSeconds(),
            };
            if (by is not null)
            {
                update["invite_link"] = InviteMethods.Write(_world, state, by);
            }

            _world.Updates.Add("chat_join_request", update);
        }
    }

    /// <summary>A person comes into a chat by one of its links.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">The chat.</param>
    /// <param name="link">The link.</param>
    public void JoinBy(TgUser user, TgChat chat, string link)
    {
        lock (_world.Gate)
        {
            var state = Known(chat);
            var by = Open(state, link);
            if (by.CreatesJoinRequest)
            {
                throw new InvalidOperationException("By this link one can only ask to be let in.");
            }

            Membership.Change(_world, state, Known(user), new MemberState(TgMemberStatus.Member), Known(user), by);
        }
    }

    /// <summary>A closed topic is opened again by one who may.</summary>
    /// <param name="chat">The forum.</param>
    /// <param name="topic">Its number.</param>
    public void ReopenTopic(TgChat chat, int topic)
    {
        lock (_world.Gate)
        {
            var state = Known(chat).Topics[topic];
            state.Closed = state.Deleted ? throw new InvalidOperationException("The topic is gone.") : false;
        }
    }

    /// <summary>A person asks the bot in mid-sentence, by its name.</summary>
    /// <param name="user">Who.</param>
    /// <param name="query">What stands behind the bot's name.</param>
    /// <param name="offset">What the last answer said to ask for next; empty at first.</param>
    /// <returns>The results as JSON; it ends when the bot answers.</returns>
    public async Task<string> AskInlineAsync(TgUser user, string query, string offset = "")
    {
        Task<JsonArray> answer;
        lock (_world.Gate)
        {
            if (!_world.Options.InlineMode)
            {
                throw new InvalidOperationException("The bot has no inline mode.");
            }

            (var id, answer) = _world.Inline.Open(_world.Clock.GetTimestamp());
            _world.Updates.Add("inline_query", new JsonObject { ["id"] = id, ["from"] = Shapes.User(Known(user)), ["query"] = query, ["offset"] = offset, ["chat_type"] = "sender" });
        }

        return (await answer).ToJsonString();
    }

    /// <summary>A person sends a video, an animation, music or a video message.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">Where.</param>
    /// <param name="kind">What it is, as the Bot API calls the field.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="caption">Its caption; empty for none.</param>
    public int SendMedia(TgUser user, TgChat chat, string kind, byte[] bytes, string caption = "")
    {
        var details = MediaDetails.Of(kind, static _ => null);
        if (details is null)
        {
            throw new ArgumentException($"'{kind}' is sent by another act, or does not exist.", nameof(kind));
        }

        var seen = kind is "video" or "animation";
        return Write(user, chat, caption, null, null, null, Store(kind, bytes, null, kind is "audio" ? "audio/mpeg" : "video/mp4", seen ? 320 : 0, seen ? 240 : 0, details));
    }

    /// <summary>A person sends where they are.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">Where.</param>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    public int SendLocation(TgUser user, TgChat chat, double latitude, double longitude) =>
        Write(user, chat, "", null, null, null, special: ("location", new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude }));

    /// <summary>A person sends a contact.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">Where.</param>
    /// <param name="contact">Whose.</param>
    /// <param name="phoneNumber">The number.</param>
    public int SendContact(TgUser user, TgChat chat, TgUser contact, string phoneNumber)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return Write(user, chat, "", null, null, null, special: ("contact", new JsonObject { ["phone_number"] = phoneNumber, ["first_name"] = contact.FirstName, ["user_id"] = contact.Id }));
    }

    private InviteLink Open(ChatState chat, string link)
    {
        var found = chat.Links.Find(l => string.Equals(l.Address, link, StringComparison.Ordinal));
        var usable = found is { IsRevoked: false } && (found.MemberLimit == 0 || found.Joined < found.MemberLimit) &&
            (found.ExpireDate == 0 || found.ExpireDate > _world.Calendar.GetUtcNow().ToUnixTimeSeconds());
        return usable ? found! : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"'{chat.Title}' has no such link, or no longer."));
    }
}
