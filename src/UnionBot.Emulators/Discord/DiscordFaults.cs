using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord;

/// <summary>Faults on demand. Safe for concurrent use.</summary>
/// <remarks>
/// A route is written as the OpenAPI document does, with its method: <c>POST /channels/{channel_id}/messages</c>; <c>*</c> means any.
/// Rules apply in the order in which they were made, each as often as it says.
/// </remarks>
public sealed partial class DiscordFaults
{
    private readonly Lock _gate = new();
    private readonly List<Rule> _rules = [];
    private int _met;

    /// <summary>Whether the platform is down: every request and handshake is cut. Open gateway connections stay; drop them too.</summary>
    public bool Outage
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    /// <summary>How many requests met a fault that was put in their way.</summary>
    public int Met => Volatile.Read(ref _met);

    /// <summary>Answers with a status and a JSON error.</summary>
    public void Fail(string route, int status, int code = 0, string message = "The double was told to fail.", int times = 1) =>
        Add(route, times, new RestFault.Answer(status, new JsonObject { ["code"] = code, ["message"] = message }, []));

    /// <summary>Answers with a status and a body that is no JSON, as a proxy in front of the platform does.</summary>
    public void FailWithoutJson(string route, int status, int times = 1) => Add(route, times, new RestFault.Answer(status, null, []));

    /// <summary>Answers 429.</summary>
    public void Limit(string route, TimeSpan retryAfter, RateLimitScope scope = RateLimitScope.User, bool withJson = true, int times = 1) =>
        Add(route, times, new RestFault.Limit(retryAfter, scope, withJson));

    /// <summary>Lets requests hang, unprocessed, until they are released.</summary>
    public HeldRequests Hold(string route, int times = int.MaxValue)
    {
        var held = new HeldRequests();
        Add(route, times, new RestFault.Hold(held));
        return held;
    }

    /// <summary>Processes requests only after a while, by the machine's clock.</summary>
    public void Delay(string route, TimeSpan by, int times = 1) => Add(route, times, new RestFault.Delay(by));

    /// <summary>Cuts the connection before the request is processed.</summary>
    public void ResetBefore(string route, int times = 1) => Add(route, times, new RestFault.ResetBefore());

    /// <summary>Cuts the connection after the request was processed.</summary>
    public void ResetAfter(string route, int times = 1) => Add(route, times, new RestFault.ResetAfter());

    /// <summary>Processes the request and cuts the connection in the middle of the answer.</summary>
    public void CutReply(string route, int times = 1) => Add(route, times, new RestFault.CutReply());

    /// <summary>Processes the request and answers it in two halves, the second after a while of the machine's clock.</summary>
    public void SlowReply(string route, TimeSpan by, int times = 1) => Add(route, times, new RestFault.SlowReply(by));

    /// <summary>Processes the request and never answers; the client has to give up.</summary>
    public void LoseReply(string route, int times = 1) => Add(route, times, new RestFault.LoseReply());

    /// <summary>Forgets every fault. What hangs goes on hanging until its handle is released.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
        }

        Outage = false;
        ClearGateway();
    }

    internal RestFault? Take(string route)
    {
        lock (_gate)
        {
            var rule = _rules.Find(rule => rule.Route is "*" || string.Equals(rule.Route, route, StringComparison.Ordinal));
            if (rule is null)
            {
                return null;
            }

            _met++;
            if (--rule.Left <= 0)
            {
                _rules.Remove(rule);
            }

            return rule.Fault;
        }
    }

    private void Add(string route, int times, RestFault fault)
    {
        lock (_gate)
        {
            _rules.Add(new Rule(route, fault) { Left = times });
        }
    }

    private sealed record Rule(string Route, RestFault Fault)
    {
        public int Left { get; set; }
    }
}
