using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord;

/// <summary>What is done to a request instead of answering it well.</summary>
internal abstract record RestFault
{
    private RestFault()
    {
    }

    /// <summary>Answers this without processing the request. No body means that no JSON is sent.</summary>
    internal sealed record Answer(int Status, JsonObject? Body, IReadOnlyList<(string Name, string Value)> Headers) : RestFault;

    /// <summary>Answers 429 without processing the request.</summary>
    internal sealed record Limit(TimeSpan RetryAfter, RateLimitScope Scope, bool WithJson) : RestFault;

    /// <summary>Processes the request only once it is released.</summary>
    internal sealed record Hold(HeldRequests Gate) : RestFault;

    /// <summary>Processes the request after a while of the machine's clock.</summary>
    internal sealed record Delay(TimeSpan By) : RestFault;

    /// <summary>Processes the request and cuts the connection in the middle of the answer.</summary>
    internal sealed record CutReply : RestFault;

    /// <summary>Processes the request and lets half of the answer wait for a while of the machine's clock.</summary>
    internal sealed record SlowReply(TimeSpan By) : RestFault;

    /// <summary>Cuts the connection without processing the request.</summary>
    internal sealed record ResetBefore : RestFault;

    /// <summary>Processes the request, then cuts the connection.</summary>
    internal sealed record ResetAfter : RestFault;

    /// <summary>Processes the request, then never answers.</summary>
    internal sealed record LoseReply : RestFault;
}
