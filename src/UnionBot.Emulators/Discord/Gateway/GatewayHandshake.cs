namespace UnionBot.Emulators.Discord.Gateway;

/// <summary>How a client connected.</summary>
internal sealed record GatewayHandshake(string Path, string Version, string Encoding, string Compress, string UserAgent)
{
    public bool Compressed => Compress.Length > 0;

    public bool OnResumeUrl => Path.StartsWith(GatewayHub.ResumePath, StringComparison.Ordinal);

    /// <summary>What a resume must repeat.</summary>
    public string Parameters => $"v={Version}&encoding={Encoding}&compress={Compress}";
}
