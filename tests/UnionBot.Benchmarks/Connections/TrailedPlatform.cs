using System.Globalization;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Telegram;

namespace UnionBot.Benchmarks.Connections;

/// <summary>The worker's platform, and beside it a note of each answer: that it was tried, and what the worker was told of it.</summary>
internal sealed class TrailedPlatform(IChatPlatform inner, AnswerTrail trail) : IChatPlatform
{
    public Platform Platform => inner.Platform;

    public async Task<DeliveryOutcome> AnswerAsync(AnswerRoute route, Reply reply, CancellationToken cancellationToken)
    {
        if (route is not TelegramRoute { Chat.ChatId: var id })
        {
            return await inner.AnswerAsync(route, reply, cancellationToken);
        }

        var chat = long.Parse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        trail.Note(chat, TrailStep.Try);
        var outcome = await inner.AnswerAsync(route, reply, cancellationToken);
        trail.Note(chat, outcome switch
        {
            DeliveryOutcome.Delivered => TrailStep.Delivery,
            DeliveryOutcome.Uncertain => TrailStep.Silence,
            _ => TrailStep.NotTaken,
        });
        return outcome;
    }

    public Task<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken) => inner.DeliverAsync(delivery, cancellationToken);

    public IReadOnlyList<BotMessage> Split(BotMessage message) => inner.Split(message);

    public Task<byte[]> DownloadAsync(IncomingFile file, CancellationToken cancellationToken) => inner.DownloadAsync(file, cancellationToken);

    public Task<bool> AdministersAsync(PersonAddress person, ChatAddress chat, CancellationToken cancellationToken) =>
        inner.AdministersAsync(person, chat, cancellationToken);

    public Task<string?> TitleOfAsync(ChatAddress chat, CancellationToken cancellationToken) => inner.TitleOfAsync(chat, cancellationToken);

    public Task<ChatKind?> KindOfAsync(ChatAddress chat, CancellationToken cancellationToken) => inner.KindOfAsync(chat, cancellationToken);

    public Task<PlaceStanding?> StandingAsync(ChatAddress chat, CancellationToken cancellationToken) => inner.StandingAsync(chat, cancellationToken);

    public Task<PlatformStanding?> SelfAsync(CancellationToken cancellationToken) => inner.SelfAsync(cancellationToken);

    public Task RunAsync(CancellationToken stoppingToken) => inner.RunAsync(stoppingToken);

    public Task<bool> RotatedAsync(CancellationToken cancellationToken) => inner.RotatedAsync(cancellationToken);
}
