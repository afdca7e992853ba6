using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Gateway;

namespace UnionBot.Discord;

/// <summary>Writes the gateway's memory down: before each start of a session, at a stop, and in between at most every <see cref="Spacing"/>.</summary>
/// <remarks>A crash therefore forgets no start of a session, and of the events' numbers the last seconds: those events come again, and what was done is not done again.</remarks>
/// <param name="sessions">Where; <see langword="null"/>: nowhere.</param>
internal sealed partial class DiscordSessionKeeper(GatewayMemory memory, DiscordSessions? sessions, DiscordClientOptions client, TimeProvider time, ILogger logger)
{
    /// <summary>Between two writes that nothing waits for.</summary>
    public static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5);

    /// <summary>How long a store that takes nothing is waited for where something depends on it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Takes over what an earlier process kept.</summary>
    public async Task RestoreAsync(CancellationToken cancellationToken)
    {
        if (sessions is null)
        {
            return;
        }

        await sessions.RestoreAsync(memory, client.Token, cancellationToken);
        memory.Changed += () => _changed.Writer.TryWrite(true);
        memory.Counted = KeepInTimeAsync;
    }

    /// <summary>Writes what changes, until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _changed.Reader.ReadAsync(cancellationToken);
            if (sessions is not null)
            {
                await sessions.KeepAsync(memory, client.Token, cancellationToken);
            }

            await Task.Delay(Spacing, time, cancellationToken);
        }
    }

    /// <summary>Writes the last state, where the store takes it soon enough.</summary>
    public Task KeepLastAsync() => KeepInTimeAsync(CancellationToken.None);

    private async Task KeepInTimeAsync(CancellationToken cancellationToken)
    {
        if (sessions is null)
        {
            return;
        }

        using var timeout = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await sessions.KeepAsync(memory, client.Token, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotKept(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(14, LogLevel.Warning, "The store did not take Discord's session in time; should the bot end now, it begins a new one.")]
        public static partial void NotKept(ILogger logger);
    }
}
