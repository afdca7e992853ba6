using Microsoft.AspNetCore.Http;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>A request on its way to an answer, and what the log keeps of it.</summary>
internal sealed class RestExchange(HttpContext context, string path, string route)
{
    public HttpContext Context { get; } = context;

    public string Route { get; } = route;

    public RestReply? Reply { get; set; }

    public int ErrorCode { get; set; }

    public RateLimitScope? Limited { get; set; }

    public string? Body { get; set; }

    public IReadOnlyList<Upload> Files { get; set; } = [];

    public List<(string Name, string Value)> Headers { get; } = [];

    public void Abort() => Context.Abort();

    public RequestRecord Record(DateTimeOffset at, RestFault? fault) => new()
    {
        Method = Context.Request.Method,
        Path = path,
        Query = Context.Request.QueryString.Value ?? "",
        Route = Route,
        UserAgent = Context.Request.Headers.UserAgent.ToString(),
        Body = Body,
        Files = Files,
        Status = fault is RestFault.ResetBefore or RestFault.ResetAfter or RestFault.LoseReply ? 0 : Reply?.Status ?? 0,
        ErrorCode = ErrorCode,
        At = at,
    };
}
