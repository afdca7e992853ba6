namespace UnionBot.Outbox;

/// <summary>Runs a platform under one token after another: what listens under the old one is given up when the settings hold another.</summary>
internal static class TokenTurns
{
    /// <summary>How often the settings and the file they name are looked at: a new token works within ten seconds.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    /// <summary>Listens until it is stopped or <paramref name="listen"/> throws.</summary>
    /// <param name="take">Takes the token as the settings have it now.</param>
    /// <param name="listen">Listens under it; ends when its token is cancelled.</param>
    /// <param name="changed">Ends when the settings hold another token.</param>
    /// <param name="rotated">Another token is about to be taken.</param>
    /// <param name="stoppingToken">Ends all.</param>
    public static async Task RunAsync(
        Func<CancellationToken, Task> take, Func<CancellationToken, Task> listen, Func<CancellationToken, Task> changed, Action rotated, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await take(stoppingToken);
            using var turn = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var listening = listen(turn.Token);
            var other = changed(turn.Token);
            var first = await Task.WhenAny(listening, other);
            await turn.CancelAsync();
            await other.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await listening;
            if (first == other && !stoppingToken.IsCancellationRequested)
            {
                await other;
                rotated();
            }
        }
    }

    /// <summary>Ends when another token than the one in use can be read.</summary>
    /// <param name="read">The token as the settings have it now, or <see langword="null"/>.</param>
    /// <param name="used">The one in use.</param>
    /// <param name="every">How often it is looked for.</param>
    public static async Task ChangedAsync(Func<string?> read, string used, TimeSpan every, TimeProvider time, CancellationToken cancellationToken)
    {
        while (read() is not { } now || string.Equals(now, used, StringComparison.Ordinal))
        {
            await Task.Delay(every, time, cancellationToken);
        }
    }
}
