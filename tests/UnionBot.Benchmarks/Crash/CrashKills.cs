namespace UnionBot.Benchmarks.Crash;

/// <summary>What kills left behind. Safe for concurrent use.</summary>
/// <param name="kills">How many it takes to be enough.</param>
internal sealed class CrashKills(int kills)
{
    private readonly Lock _gate = new();

    /// <summary>Kills so far.</summary>
    public int Count { get; private set; }

    /// <summary>Of them before the worker was ready.</summary>
    public int WhileStarting { get; private set; }

    /// <summary>Of them while something was under way.</summary>
    public int WhileSending { get; private set; }

    /// <summary>Deliveries under way on Telegram at the kills, together.</summary>
    public int UnderWayOnTelegram { get; private set; }

    /// <summary>Deliveries under way on Discord at the kills, together.</summary>
    public int UnderWayOnDiscord { get; private set; }

    /// <summary>The most deliveries of one platform that were under way at one kill.</summary>
    public int MostUnderWay { get; private set; }

    /// <summary>Workers that ended by themselves, with their exit codes.</summary>
    public IReadOnlyList<int> EndedAlone { get; private set; } = [];

    /// <summary>Whether there were enough.</summary>
    public bool Enough => Count >= kills;

    /// <summary>A worker was killed.</summary>
    public void Killed(bool ready, int onTelegram, int onDiscord)
    {
        lock (_gate)
        {
            Count++;
            WhileStarting += ready ? 0 : 1;
            WhileSending += onTelegram + onDiscord > 0 ? 1 : 0;
            UnderWayOnTelegram += onTelegram;
            UnderWayOnDiscord += onDiscord;
            MostUnderWay = Math.Max(MostUnderWay, Math.Max(onTelegram, onDiscord));
        }
    }

    /// <summary>A worker ended without being killed.</summary>
    public void Ended(int exitCode)
    {
        lock (_gate)
        {
            EndedAlone = [.. EndedAlone, exitCode];
        }
    }
}
