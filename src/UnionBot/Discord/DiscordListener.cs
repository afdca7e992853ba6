using System.Globalization;
using Microsoft.Extensions.Logging;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Gateway;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Discord;

/// <summary>Runs the connection: says who the bot is, keeps its commands, and brings what it hears to the conversation.</summary>
internal sealed partial class DiscordListener(
    DiscordClientOptions client, DiscordToken token, DiscordSessions? sessions, DiscordRest rest, DiscordPlaces places, DiscordDoors doors, GatewayPacing pacing,
    HealthBoard health, TimeProvider time, ILogger<DiscordListener> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>The session outlives a restart of the loop.</summary>
    private readonly GatewayMemory _memory = new(time);
    private readonly OutageLines _outage = new(time);
    private DiscordSessionKeeper? _keeper;
    private DiscordGateway? _gateway;
    private DiscordIdentity? _me;
    private long _passedOver;

    /// <summary>Payloads that could not be read, and events that nobody took.</summary>
    public long PassedOver => _passedOver + (_gateway is { } now ? now.Unreadable + now.Dropped : 0);

    /// <summary>Runs until it is stopped or meets what it does not know. A token that is exchanged in the settings is taken up.</summary>
    /// <exception cref="PlatformRefusedException">Discord refuses the token or the intents.</exception>
    public Task RunAsync(CancellationToken stoppingToken) => TokenTurns.RunAsync(
        TakeTokenAsync, ListenAsync, stop => token.ChangedAsync(client.Token, time, stop), () => Log.OtherToken(logger), stoppingToken);

    /// <summary>Waits, after a refusal, until the settings hold another token.</summary>
    public async Task<bool> RotatedAsync(CancellationToken cancellationToken)
    {
        await token.ChangedAsync(client.Token, time, cancellationToken);
        return true;
    }

    /// <summary>Takes the token as the settings have it now. A session belongs to its token; how many were started does not.</summary>
    private async Task TakeTokenAsync(CancellationToken cancellationToken)
    {
        if (token.TryRead() is { } now && !string.Equals(now, client.Token, StringComparison.Ordinal))
        {
            client.Token = now;
            _memory.Restore(session: null, _memory.Identifies);
        }

        if (_keeper is null)
        {
            var keeper = new DiscordSessionKeeper(_memory, sessions, client, time, logger);
            await keeper.RestoreAsync(cancellationToken);
            _keeper = keeper;
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        Report(PlatformState.Connecting, _me, detail: null);
        try
        {
            var me = _me = await RetryAsync(IdentifyAsync, stoppingToken);
            Report(PlatformState.Connecting, me, detail: null);
            await ConnectAsync(me, stoppingToken);
        }
        catch (DiscordRefusedException refused)
        {
            Report(PlatformState.Stopped, _me, refused.Message);
            throw Refusal(refused, token.Setting);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped.
        }
        finally
        {
            await _keeper!.KeepLastAsync();
        }
    }

    private static PlatformRefusedException Refusal(DiscordRefusedException refused, string setting) => new(Platform.Discord, setting, refused.Reason switch
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
        _passedOver = PassedOver;
        _gateway = gateway;
        gateway.StatusChanged += status => OnStatus(me, status);

        // One that ends, ends the others; what it threw is thrown on.
        var tasks = new[]
        {
            gateway.RunAsync(ending.Token),
            new DiscordPump(me, rest, places, doors, time, logger).RunAsync(gateway.Events, ending.Token),
            KeepCommandsAsync(me, ending.Token),
            _keeper!.RunAsync(ending.Token),
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

            case GatewayStatus.Held held:
                // As rare as it is grave: said each time.
                Report(PlatformState.Trouble, me, string.Create(
                    CultureInfo.InvariantCulture, $"{held.Started} sessions were started in 24 hours; none is for {held.For.TotalMinutes:F0} min, or Discord would take the token away"));
                Log.SessionsSpent(logger, held.Started, held.For.TotalMinutes);
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
        [LoggerMessage(
            5, LogLevel.Error,
            "Discord: {Started} sessions were started in 24 hours. None is started for {Minutes:F0} min: at 1000 Discord takes the token away. " +
            "Something makes the bot start over and over, or another program uses its token.")]
        public static partial void SessionsSpent(ILogger logger, int started, double minutes);

        [LoggerMessage(6, LogLevel.Information, "The settings hold another token for Discord: connecting with it.")]
        public static partial void OtherToken(ILogger logger);

        [LoggerMessage(1, LogLevel.Warning, "Discord is out of reach ({What}); trying again in {Seconds:F1} s, then at growing intervals.")]
        public static partial void Trouble(ILogger logger, string what, double seconds);

        [LoggerMessage(7, LogLevel.Debug, "Discord: {What}; next try in {Seconds:F1} s.")]
        public static partial void NextTry(ILogger logger, string what, double seconds);

        [LoggerMessage(2, LogLevel.Information, "Discord is back (session resumed: {Resumed}).")]
        public static partial void ConnectedAgain(ILogger logger, bool resumed);

        [LoggerMessage(4, LogLevel.Error, "Discord refuses our commands ({Error}): members see the old ones. This is a fault of the bot.")]
        public static partial void CommandsRefused(ILogger logger, string error);

        [LoggerMessage(3, LogLevel.Debug, "Discord has our {Count} commands (written: {Written}).")]
        public static partial void CommandsKept(ILogger logger, int count, bool written);
    }
}
