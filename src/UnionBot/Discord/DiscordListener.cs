using Microsoft.Extensions.Logging;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Gateway;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Discord;

/// <summary>Runs the connection: says who the bot is, keeps its commands, and brings what it hears to the conversation.</summary>
internal sealed partial class DiscordListener(
    DiscordClientOptions client, DiscordRest rest, DiscordPlaces places, DiscordDoors doors, GatewayPacing pacing, HealthBoard health, TimeProvider time,
    ILogger<DiscordListener> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>The session outlives a restart of the loop.</summary>
    private readonly GatewayMemory _memory = new(time);
    private readonly OutageLines _outage = new(time);

    /// <summary>Runs until it is stopped or meets what it does not know.</summary>
    /// <exception cref="PlatformRefusedException">Discord refuses the token or the intents.</exception>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        Report(PlatformState.Connecting, me: null, detail: null);
        DiscordIdentity? me = null;
        try
        {
            me = await RetryAsync(IdentifyAsync, stoppingToken);
            Report(PlatformState.Connecting, me, detail: null);
            await ConnectAsync(me, stoppingToken);
        }
        catch (DiscordRefusedException refused)
        {
            Report(PlatformState.Stopped, me, refused.Message);
            throw Refusal(refused);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    private static PlatformRefusedException Refusal(DiscordRefusedException refused) => new(Platform.Discord, "Discord:Token", refused.Reason switch
    {
        RefusalReason.Token =>
            "Discord refuse le jeton du bot. Vérifie Discord:Token (ou Discord:TokenFile) : crée un nouveau jeton dans le portail développeur, " +
            "page « Bot », bouton « Reset Token », et donne-le au bot sans espace ni guillemets.",
        RefusalReason.Intents =>
            "Discord refuse les intents du bot. Il n'en demande aucun de privilégié : vérifie que Discord:Token est bien celui de ce bot.",
        RefusalReason.Sharding =>
            "Discord demande de répartir ce bot (sharding) : il est dans trop de serveurs. Vérifie que Discord:Token est bien celui de ce bot.",
        _ => "Discord n'accepte plus cette version de son API. Mets le bot à jour.",
    });

    private async Task ConnectAsync(DiscordIdentity me, CancellationToken stoppingToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var gateway = new DiscordGateway(client, rest, _memory, pacing, time);
        gateway.StatusChanged += status => OnStatus(me, status);

        // One that ends, ends the others; what it threw is thrown on.
        var tasks = new[]
        {
            gateway.RunAsync(ending.Token),
            new DiscordPump(me, rest, places, doors, time, logger).RunAsync(gateway.Events, ending.Token),
            KeepCommandsAsync(me, ending.Token),
        };
        var first = await Task.WhenAny(tasks);
        await ending.CancelAsync();
        try
        {
            await Task.WhenAll(tasks);
        }
        catch (OperationCanceledException) when (!first.IsFaulted)
        {
            // They were told to.
        }

        await first;
    }

    private async Task<DiscordIdentity> IdentifyAsync(CancellationToken cancellationToken)
    {
        var user = await rest.GetMeAsync(cancellationToken);
        var application = await rest.GetApplicationAsync(cancellationToken);
        return new DiscordIdentity(user.Id, application.Id, user.Username ?? "");
    }

    /// <summary>Writes the commands where they differ; then waits, so as to end no one.</summary>
    private async Task KeepCommandsAsync(DiscordIdentity me, CancellationToken cancellationToken)
    {
        var wanted = DiscordCommandSet.From(doors.Commands());
        try
        {
            var changed = await RetryAsync(token => DiscordCommandSet.SynchroniseAsync(rest, me.Application, wanted, token), cancellationToken);
            Log.CommandsKept(logger, wanted.Count, changed);
        }
        catch (DiscordException error) when (DiscordErrors.IsOurFault(error))
        {
            Log.CommandsRefused(logger, error.Message);
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
    }

    /// <summary>Repeats until it works; only what no repetition cures is thrown.</summary>
    private async Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (true)
        {
            try
            {
                return await attempt(cancellationToken);
            }
            catch (DiscordRefusedException)
            {
                throw;
            }
            catch (DiscordException error) when (!DiscordErrors.IsOurFault(error))
            {
                var wait = error is RateLimitedException limited && limited.After > pause ? limited.After : pause;
                OnTrouble(DiscordErrors.Describe(error), wait);
                await Task.Delay(wait, time, cancellationToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private void OnStatus(DiscordIdentity me, GatewayStatus status)
    {
        switch (status)
        {
            case GatewayStatus.Connected connected:
                Report(PlatformState.Connected, me, detail: null);
                if (_outage.Recovered())
                {
                    Log.ConnectedAgain(logger, connected.Resumed);
                }

                break;

            case GatewayStatus.Lost lost:
                Report(PlatformState.Trouble, me, lost.Why);
                OnTrouble(lost.Why, lost.RetryIn);
                break;
        }
    }

    private void OnTrouble(string what, TimeSpan retryIn)
    {
        if (_outage.Failed())
        {
            Log.Trouble(logger, what, retryIn.TotalSeconds);
        }
        else
        {
            Log.NextTry(logger, what, retryIn.TotalSeconds);
        }
    }

    private void Report(PlatformState state, DiscordIdentity? me, string? detail) =>
        health.Report("Discord", new PlatformHealth(state, me?.Name, me?.InviteLink, detail));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Discord is out of reach ({What}); trying again in {Seconds:F1} s, then at growing intervals.")]
        public static partial void Trouble(ILogger logger, string what, double seconds);

        [LoggerMessage(5, LogLevel.Debug, "Discord: {What}; next try in {Seconds:F1} s.")]
        public static partial void NextTry(ILogger logger, string what, double seconds);

        [LoggerMessage(2, LogLevel.Information, "Discord is back (session resumed: {Resumed}).")]
        public static partial void ConnectedAgain(ILogger logger, bool resumed);

        [LoggerMessage(4, LogLevel.Error, "Discord refuses our commands ({Error}): members see the old ones. This is a fault of the bot.")]
        public static partial void CommandsRefused(ILogger logger, string error);

        [LoggerMessage(3, LogLevel.Debug, "Discord has our {Count} commands (written: {Written}).")]
        public static partial void CommandsKept(ILogger logger, int count, bool written);
    }
}
