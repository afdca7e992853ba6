using UnionBot.Emulators.Server;
namespace UnionBot.Emulators.Telegram.State;

/// <summary>Everything that the double knows. Whoever reads or changes it holds <see cref="Gate"/>.</summary>
internal sealed class World
{
    /// <summary>The account that speaks for anonymous administrators.</summary>
    public const long GroupAnonymousBotId = 1087968824;

    /// <summary>The account that speaks for people who write as a channel.</summary>
    public const long ChannelBotId = 136817688;

    /// <summary>The account that carries a channel's posts into its discussion group.</summary>
    public const long ServiceAccountId = 777000;

    private int _lastSharedMessageId;
    private long _lastMigrated = -1_009_000_000_000;
    private int _pins;
    private long _albums = 4_200_000_000;
    private long _polls = 5_390_000_000_000_000_000;

    public World(TelegramDoubleOptions options)
    {
        Options = options;
        Clock = options.Clock;
        Calendar = options.Calendar ?? options.Clock;
        Token = options.Token;
        PrivacyMode = options.PrivacyMode;
        var id = long.Parse(options.Token[..options.Token.IndexOf(':', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
        Bot = AddUser(new TgUser { Id = id, FirstName = options.BotName, Username = options.BotUsername, IsBot = true });
        Anonymous = AddUser(new TgUser { Id = GroupAnonymousBotId, FirstName = "Group", Username = "GroupAnonymousBot", IsBot = true });
        ChannelBot = AddUser(new TgUser { Id = ChannelBotId, FirstName = "Channel", Username = "Channel_Bot", IsBot = true });
        AddUser(new TgUser { Id = ServiceAccountId, FirstName = "Telegram" });
        Files = new FileVault(id);
        Updates = new UpdateQueue(options.FirstUpdateId, this);
        Flood = new FloodControl(options.Limits, Clock);
        LaunchedAt = Clock.GetUtcNow();
    }

    public Lock Gate { get; } = new();

    /// <summary>Told whenever something changes that somebody may wait for.</summary>
    public Signal Changed { get; } = new();

    public TelegramDoubleOptions Options { get; }

    public TimeProvider Clock { get; }

    public TimeProvider Calendar { get; }

    public UserState Bot { get; }

    public UserState Anonymous { get; }

    public UserState ChannelBot { get; }

    public bool PrivacyMode { get; set; }

    /// <summary>The token that holds right now.</summary>
    public string Token { get; set; }

    public Dictionary<long, UserState> Users { get; } = [];

    public Dictionary<long, ChatState> Chats { get; } = [];

    public FileVault Files { get; }

    public UpdateQueue Updates { get; }

    public FloodControl Flood { get; }

    public CallbackBook Callbacks { get; } = new();

    public TranscriptBook Transcript { get; } = new();

    public CommandBook Commands { get; } = new();

    public InlineBook Inline { get; } = new();

    public WebhookState? Webhook { get; set; }

    /// <summary>Until when the bot is logged out, machine time.</summary>
    public DateTimeOffset LoggedOutUntil { get; set; }

    public DateTimeOffset LaunchedAt { get; }

    public UserState AddUser(TgUser user)
    {
        var state = new UserState(user);
        Users.Add(user.Id, state);
        return state;
    }

    public ChatState AddChat(TgChat chat)
    {
        var state = new ChatState(chat);
        Chats.Add(chat.Id, state);
        return state;
    }

    /// <summary>The private chat of a person with the bot; made when it is first needed.</summary>
    public ChatState PrivateChat(UserState user)
    {
        if (!Chats.TryGetValue(user.Id, out var chat))
        {
            chat = new ChatState(new TgChat { Id = user.Id, Kind = TgChatKind.Private, Username = user.Handle.Username }) { Person = user };
            Chats.Add(user.Id, chat);
        }

        return chat;
    }

    /// <summary>The next message number: supergroups and channels count by themselves, everything else shares one row of numbers.</summary>
    public int NextMessageId(ChatState chat) =>
        chat.Kind is TgChatKind.Supergroup or TgChatKind.Channel ? ++chat.LastMessageId : ++_lastSharedMessageId;

    public long NextMigratedId() => --_lastMigrated;

    public int NextPin() => ++_pins;

    public long NextAlbum() => ++_albums;

    public string NextPollId() => (++_polls).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether the bot ever met this person, in private or in a common chat.</summary>
    public bool BotKnows(UserState user) =>
        user.Started || Chats.Values.Any(c => c.Members.ContainsKey(user.Id) && c.Member(Bot.Id).IsInside);

    /// <summary>Stores a message; the caller tells the transcript and the updates.</summary>
    public MessageState Store(MessageState message)
    {
        message.Chat.Messages.Add(message.Id, message);
        if (message.From is { Handle.IsBot: true } bot && message.SenderChat is null)
        {
            message.Chat.LastBot = bot.Id;
        }

        return message;
    }

    public void Record(TranscriptKind kind, MessageState message, UserState? by, string? text = null) =>
        Transcript.Add(new TranscriptEntry
        {
            Sequence = Transcript.Count,
            At = Calendar.GetUtcNow(),
            MachineAt = Clock.GetUtcNow(),
            Kind = kind,
            Message = Snapshot.Of(message, Bot),
            By = by?.Handle,
            Text = text ?? message.Text,
            ByBot = by == Bot,
        });
}
