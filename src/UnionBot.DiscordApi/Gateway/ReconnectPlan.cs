namespace UnionBot.DiscordApi.Gateway;

/// <summary>Decides after each connection how the next one begins, and when. It does nothing itself.</summary>
/// <remarks>Back-off is reset by READY or RESUMED only: a socket that opens proves nothing.</remarks>
internal sealed class ReconnectPlan(GatewayMemory memory, GatewayPacing pacing)
{
    /// <summary>Resumes that fail in a row before the session is given up.</summary>
    public const int FailedResumes = 3;

    private int _attempts;
    private int _failedResumes;
    private int _unreachable;

    /// <summary>Whether the next connection resumes.</summary>
    public bool Resumes => memory.Session is not null;

    /// <summary>Where the next connection goes, or <see langword="null"/> for the gateway's own address: also where the resume address can't be reached.</summary>
    public Uri? ResumeUrl => _unreachable < FailedResumes ? memory.Session?.ResumeUrl : null;

    /// <summary>A connection was established: whatever failed before is forgotten.</summary>
    public void Established() => (_attempts, _failedResumes, _unreachable) = (0, 0, 0);

    /// <summary>A connection ended.</summary>
    /// <returns>How long to wait before the next.</returns>
    /// <exception cref="DiscordRefusedException">There is no next one.</exception>
    public TimeSpan Ended(ConnectionEnd end)
    {
        if (end is { Next: NextStep.Stop, Code: { } code })
        {
            throw new DiscordRefusedException(GatewayClose.Refusal(code), code);
        }

        var resumed = Resumes && !end.Established;
        _failedResumes = resumed && end.Opened ? _failedResumes + 1 : _failedResumes;
        _unreachable = end.Opened ? 0 : _unreachable + 1;
        if (end.Next == NextStep.Identify || _failedResumes >= FailedResumes)
        {
            memory.Keep(null);
            _failedResumes = 0;
        }

        var backOff = BackOff(_attempts++);
        if (!end.InvalidSession)
        {
            return backOff;
        }

        var (shortest, longest) = pacing.InvalidSessionPause;
        var pause = shortest + ((longest - shortest) * pacing.Random());
        return pause > backOff ? pause : backOff;
    }

    /// <summary>Between half of the step and the whole, so that many clients don't come back at once.</summary>
    private TimeSpan BackOff(int attempt)
    {
        var step = pacing.FirstBackOff * Math.Pow(2, Math.Min(attempt, 16));
        var most = step < pacing.LongestBackOff ? step : pacing.LongestBackOff;
        return most * (0.5 + (0.5 * pacing.Random()));
    }
}
