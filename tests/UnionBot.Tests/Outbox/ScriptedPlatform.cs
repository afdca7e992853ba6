using System.Collections.Concurrent;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Tests.Outbox;

/// <summary>A platform that answers as the test says, and remembers what it was given.</summary>
internal sealed class ScriptedPlatform(Platform platform, params DeliveryOutcome[] script) : IChatPlatform
{
    private readonly ConcurrentQueue<DeliveryOutcome> _script = new(script);
    private readonly ConcurrentQueue<Delivery> _sent = new();
    private readonly ConcurrentQueue<Reply> _answers = new();
    private int _ids;

    public Platform Platform => platform;

    /// <summary>Every delivery that was handed over, in order.</summary>
    public IReadOnlyList<Delivery> Sent => [.. _sent];

    public IReadOnlyList<string> Texts => [.. _sent.Select(d => d.Message.PlainText)];

    public IReadOnlyList<Reply> Answers => [.. _answers];

    /// <summary>What a delivery waits for before it is answered.</summary>
    public Func<Delivery, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What the connection does.</summary>
    public Func<CancellationToken, Task> Connection { get; set; } = stop => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);

    /// <summary>What is waited for after a refusal.</summary>
    public Func<CancellationToken, Task<bool>> Rotation { get; set; } = _ => Task.FromResult(false);

    public void Then(params DeliveryOutcome[] outcomes)
    {
        foreach (var outcome in outcomes)
        {
            _script.Enqueue(outcome);
        }
    }

    public async Task<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        _sent.Enqueue(delivery);
        await Before(delivery, cancellationToken);
        return Next();
    }

    public Task<DeliveryOutcome> AnswerAsync(AnswerRoute route, Reply reply, CancellationToken cancellationToken)
    {
        _answers.Enqueue(reply);
        return Task.FromResult(Next());
    }

    /// <summary>A part for each block.</summary>
    public IReadOnlyList<BotMessage> Split(BotMessage message) => [.. message.Blocks.Select(b => new BotMessage { Blocks = [b] })];

    public Task<byte[]> DownloadAsync(IncomingFile file, CancellationToken cancellationToken) => Task.FromResult<byte[]>([]);

    public Task<bool> AdministersAsync(PersonAddress person, ChatAddress chat, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<string?> TitleOfAsync(ChatAddress chat, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task RunAsync(CancellationToken stoppingToken) => Connection(stoppingToken);

    public Task<bool> RotatedAsync(CancellationToken cancellationToken) => Rotation(cancellationToken);

    private DeliveryOutcome Next() =>
        _script.TryDequeue(out var outcome) ? outcome : new DeliveryOutcome.Delivered($"m{Interlocked.Increment(ref _ids)}");
}
