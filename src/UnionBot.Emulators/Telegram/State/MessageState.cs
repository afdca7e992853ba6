using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.State;

/// <summary>A message, as it stands. Guarded by <see cref="World.Gate"/>.</summary>
internal sealed class MessageState
{
    public required ChatState Chat { get; init; }

    public required int Id { get; init; }

    public required DateTimeOffset Date { get; init; }

    public UserState? From { get; init; }

    /// <summary>Who really wrote a post that carries no author.</summary>
    public UserState? PostedBy { get; init; }

    /// <summary>The chat that speaks, for channel posts and anonymous administrators.</summary>
    public ChatState? SenderChat { get; init; }

    public int? ThreadId { get; init; }

    public MessageState? ReplyTo { get; init; }

    public string? MediaGroupId { get; init; }

    public StoredFile? File { get; set; }

    /// <summary>What is neither text nor file: <c>location</c>, <c>venue</c>, <c>contact</c> or <c>dice</c>.</summary>
    public (string Name, JsonObject Value)? Special { get; set; }

    public PollState? Poll { get; set; }

    /// <summary>The message in another chat it replies to.</summary>
    public MessageState? ExternalReply { get; init; }

    /// <summary>What each one put under it, by account.</summary>
    public Dictionary<long, IReadOnlyList<ReactionState>> Reactions { get; } = [];

    /// <summary>The keyboard in place of the letters, its removal or a forced reply; <see langword="null"/> for none.</summary>
    public JsonObject? OtherMarkup { get; set; }

    /// <summary>The text, or the file's caption.</summary>
    public string Text { get; set; } = "";

    public IReadOnlyList<TgEntity> Entities { get; set; } = [];

    /// <summary>The inline keyboard as rows of buttons, or <see langword="null"/> when there is none.</summary>
    public JsonArray? Keyboard { get; set; }

    public JsonObject? LinkPreview { get; set; }

    /// <summary>The field of a service message, and its value.</summary>
    public (string Name, JsonNode Value)? Service { get; init; }

    /// <summary>Fields that only this message has, such as <c>has_protected_content</c>.</summary>
    public JsonObject? Extra { get; set; }

    public DateTimeOffset? EditDate { get; set; }

    public bool Silent { get; init; }

    public bool Deleted { get; set; }

    public bool Pinned { get; set; }

    /// <summary>Grows with each pin of the chat, so that the last one is known.</summary>
    public int PinOrder { get; set; }

    /// <summary>Whether it has text of its own and no file.</summary>
    public bool IsText => File is null && Service is null && Special is null && Poll is null;
}
