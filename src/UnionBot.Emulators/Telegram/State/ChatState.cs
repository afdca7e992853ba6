namespace UnionBot.Emulators.Telegram.State;

/// <summary>A chat with its members and messages. Guarded by <see cref="World.Gate"/>.</summary>
internal sealed class ChatState(TgChat handle)
{
    public TgChat Handle { get; } = handle;

    public long Id => Handle.Id;

    public TgChatKind Kind => Handle.Kind;

    public bool IsGroup => Kind is TgChatKind.Group or TgChatKind.Supergroup;

    /// <summary>The person of a private chat.</summary>
    public UserState? Person { get; init; }

    public Dictionary<long, MemberState> Members { get; } = [];

    /// <summary>All messages by number, the deleted ones included.</summary>
    public SortedDictionary<int, MessageState> Messages { get; } = [];

    public Dictionary<int, TopicState> Topics { get; } = [];

    /// <summary>The last number given, for kinds that count by themselves.</summary>
    public int LastMessageId { get; set; }

    /// <summary>Where a group went that became a supergroup.</summary>
    public long? MigratedTo { get; set; }

    /// <summary>Whether the group was deleted.</summary>
    public bool Gone { get; set; }

    /// <summary>The bot that wrote last in the group.</summary>
    public long? LastBot { get; set; }

    /// <summary>What ordinary members may do.</summary>
    public Permissions Permissions { get; set; } = Permissions.Write;

    /// <summary>Its title as it is now; a handle keeps the first one.</summary>
    public string? Title { get; set; } = handle.Title;

    public string? Description { get; set; }

    public StoredFile? Photo { get; set; }

    /// <summary>A forum's topic without a number.</summary>
    public TopicState General { get; } = new(1, "General");

    public bool GeneralHidden { get; set; }

    public List<InviteLink> Links { get; } = [];

    /// <summary>Who asked to be let in, and by which link.</summary>
    public Dictionary<long, InviteLink?> JoinRequests { get; } = [];

    /// <summary>The channels that may not speak in it.</summary>
    public HashSet<long> BannedSenders { get; } = [];

    public MemberState Member(long userId) => Members.GetValueOrDefault(userId, MemberState.Out);

    public MessageState? Find(int messageId) => Messages.TryGetValue(messageId, out var message) && !message.Deleted ? message : null;

    public MessageState? LastPinned => Messages.Values.Where(static m => m.Pinned && !m.Deleted).MaxBy(static m => m.PinOrder);
}
