using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Tests.Announcements;

/// <summary>A platform that takes messages whole, unless the test says otherwise, and never sends; its files are the test's.</summary>
internal sealed class MutePlatform(Platform platform) : IChatPlatform
{
    /// <summary>What can be fetched, by file id; anything else can't.</summary>
    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public Platform Platform => platform;

    public Task<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<DeliveryOutcome> AnswerAsync(AnswerRoute route, Reply reply, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>How it cuts a message.</summary>
    public Func<BotMessage, IReadOnlyList<BotMessage>> Cuts { get; set; } = message => [message];

    /// <summary>What it shows otherwise.</summary>
    public Func<BotMessage, IReadOnlyList<string>> Looks { get; set; } = _ => [];

    public IReadOnlyList<BotMessage> Split(BotMessage message) => Cuts(message);

    public IReadOnlyList<string> LooksOf(BotMessage message) => Looks(message);

    public Task<byte[]> DownloadAsync(IncomingFile file, CancellationToken cancellationToken) =>
        Files.TryGetValue(file.Id, out var bytes) ? Task.FromResult(bytes) : throw new IOException("gone");

    public Task<bool> AdministersAsync(PersonAddress person, ChatAddress chat, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> TitleOfAsync(ChatAddress chat, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RunAsync(CancellationToken stoppingToken) => throw new NotSupportedException();
}
