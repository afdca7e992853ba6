using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>A platform as the rest of the bot sees it.</summary>
internal interface IChatPlatform
{
    /// <summary>Which one it is.</summary>
    Platform Platform { get; }

    /// <summary>Does one delivery, once: no retry of its own. Never throws for what a platform may answer; the pacer has already given the permit.</summary>
    Task<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>Brings an answer back to who asked.</summary>
    /// <returns>What became of it; an answer that stays uncertain is repeated once by the caller, marked.</returns>
    Task<DeliveryOutcome> AnswerAsync(AnswerRoute route, Reply reply, CancellationToken cancellationToken);

    /// <summary>Cuts a message into parts that this platform takes one by one: between blocks, then sentences, then words. Pure.</summary>
    IReadOnlyList<BotMessage> Split(BotMessage message);

    /// <summary>What a reader sees here otherwise than the words alone say, each as a clause in French (« la photo sera sous le texte »). Pure.</summary>
    IReadOnlyList<string> LooksOf(BotMessage message) => [];

    /// <summary>Fetches a file that a person sent; at most 20 MB.</summary>
    /// <exception cref="IOException">It could not be fetched.</exception>
    Task<byte[]> DownloadAsync(IncomingFile file, CancellationToken cancellationToken);

    /// <summary>Whether this person administers that chat by the platform's own word.</summary>
    Task<bool> AdministersAsync(PersonAddress person, ChatAddress chat, CancellationToken cancellationToken);

    /// <summary>What the platform calls a chat, to show an admin; never stored or logged. <see langword="null"/> where it does not say.</summary>
    Task<string?> TitleOfAsync(ChatAddress chat, CancellationToken cancellationToken);

    /// <summary>What kind of place a chat is by the platform's own word; <see langword="null"/> where it does not say, or where its number tells enough.</summary>
    Task<ChatKind?> KindOfAsync(ChatAddress chat, CancellationToken cancellationToken) => Task.FromResult<ChatKind?>(null);

    /// <summary>What the bot may do in a place by the platform's own word; <see langword="null"/> where it does not say.</summary>
    Task<PlaceStanding?> StandingAsync(ChatAddress chat, CancellationToken cancellationToken) => Task.FromResult<PlaceStanding?>(null);

    /// <summary>How the bot itself stands here; <see langword="null"/> where the platform does not say.</summary>
    Task<PlatformStanding?> SelfAsync(CancellationToken cancellationToken) => Task.FromResult<PlatformStanding?>(null);

    /// <summary>Runs the platform's connection until it is stopped; throws when it meets what it does not know, and is then started again by the supervisor.</summary>
    /// <exception cref="PlatformRefusedException">The token or the intents are refused: starting again is pointless until <see cref="RotatedAsync"/> says so.</exception>
    Task RunAsync(CancellationToken stoppingToken);

    /// <summary>Waits, after a refusal, until the settings hold another token.</summary>
    /// <returns>True when they do; false at once where none can come.</returns>
    Task<bool> RotatedAsync(CancellationToken cancellationToken) => Task.FromResult(false);
}
