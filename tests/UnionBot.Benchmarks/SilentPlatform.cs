using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Benchmarks;

/// <summary>A platform that cuts nothing and is never asked to send.</summary>
internal sealed class SilentPlatform(Platform platform = Platform.Telegram) : IChatPlatform
{
    public Platform Platform => platform;

    public Task<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<DeliveryOutcome> AnswerAsync(AnswerRoute route, Reply reply, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IReadOnlyList<BotMessage> Split(BotMessage message) => [message];

    public Task<byte[]> DownloadAsync(IncomingFile file, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> AdministersAsync(PersonAddress person, ChatAddress chat, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> TitleOfAsync(ChatAddress chat, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RunAsync(CancellationToken stoppingToken) => throw new NotSupportedException();
}
