using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>A message, as the server keeps it. Read and written under the world's gate only.</summary>
internal sealed class StoredMessage(ulong id, DoubleChannel channel, DoubleUser author, DateTimeOffset created, long createdTicks)
{
    public const int SuppressEmbeds = 1 << 2;
    public const int HasThread = 1 << 5;
    public const int Ephemeral = 1 << 6;
    public const int Loading = 1 << 7;
    public const int SuppressNotifications = 1 << 12;
    public const int ComponentsV2 = 1 << 15;

    public ulong Id { get; } = id;

    public DoubleChannel Channel { get; } = channel;

    public DoubleUser Author { get; } = author;

    /// <summary>Calendar time.</summary>
    public DateTimeOffset Created { get; } = created;

    /// <summary>The machine clock's timestamp.</summary>
    public long CreatedTicks { get; } = createdTicks;

    public int Type { get; set; }

    public string Content { get; set; } = "";

    public JsonArray Embeds { get; set; } = [];

    public JsonArray Components { get; set; } = [];

    public List<StoredAttachment> Attachments { get; set; } = [];

    public int Flags { get; set; }

    public bool Tts { get; set; }

    public DateTimeOffset? Edited { get; set; }

    public DateTimeOffset? Pinned { get; set; }

    public bool Deleted { get; set; }

    public JsonNode? Nonce { get; set; }

    public MentionSet Mentions { get; set; } = MentionSet.None;

    /// <summary>The message it answers, which may be gone.</summary>
    public StoredMessage? RepliesTo { get; set; }

    public DoubleInteraction? Interaction { get; set; }

    /// <summary>The only person who sees it, or <see langword="null"/> when everyone in the channel does.</summary>
    public DoubleUser? SeenOnlyBy { get; set; }

    public DoubleChannel? StartedThread { get; set; }

    public List<StoredReaction> Reactions { get; } = [];

    public bool Has(int flag) => (Flags & flag) != 0;
}
