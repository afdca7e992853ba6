namespace UnionBot.Emulators.Telegram.State;

/// <summary>Where updates are posted to. Guarded by <see cref="World.Gate"/>.</summary>
internal sealed record WebhookState(Uri Url, string? Secret, int MaxConnections, bool HasCertificate, string? IpAddress)
{
    /// <summary>When a post failed last, calendar time, and what was wrong.</summary>
    public (DateTimeOffset At, string What)? LastError { get; set; }
}
