using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>Takes every HTTP request: who asks, how often, what for; then the route answers under the world's gate.</summary>
internal sealed partial class RestServer(DiscordWorld world, DiscordFaults faults, DiscordCounters counters)
{
    private const string Prefix = "/api/v10";

    private readonly RateLimiter _limits = new(world.Clock, world.Options.RateLimits);
    private int _open;

    public ConcurrentQueue<RequestRecord> Log { get; } = [];

    /// <summary>Requests that are being answered.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Told when a request was answered, for who waits.</summary>
    public event Action? Answered;

    public async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _open);
        counters.Request();
        try
        {
            await AnswerWithinAsync(context, context.RequestAborted);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client has gone; there is nobody to answer.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
            Answered?.Invoke();
        }
    }

    private async Task AnswerWithinAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "";
        var below = path.StartsWith(Prefix + "/", StringComparison.Ordinal) ? path[Prefix.Length..] : null;
        var match = below is null ? null : RouteTable.Find(request.Method, below);
        var exchange = new RestExchange(context, below ?? path, match?.Route.Name ?? $"{request.Method} {below ?? path}");
        var fault = faults.Take(exchange.Route);
        try
        {
            if (fault is RestFault.ResetBefore)
            {
                exchange.Abort();
                return;
            }

            if (fault is RestFault.Hold hold)
            {
                await hold.Gate.WaitAsync(cancellationToken);
            }

            if (fault is RestFault.Delay delay)
            {
                await Task.Delay(delay.By, world.Clock, cancellationToken);
            }

            await ProcessAsync(exchange, match, fault, cancellationToken);
        }
        catch (ApiException e)
        {
            exchange.Reply = new RestReply(e.Status, Error(e));
            exchange.ErrorCode = e.Code;
            if (e.RetryAfter is { } wait)
            {
                counters.Limited();
                exchange.Limited = RateLimitScope.User;
                exchange.Headers.Add(("X-RateLimit-Scope", "user"));
                exchange.Headers.Add(("Retry-After", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture)));
            }
        }
        finally
        {
            Log.Enqueue(exchange.Record(world.Clock.GetUtcNow(), fault));
        }

        if (fault is RestFault.ResetAfter)
        {
            exchange.Abort();
            return;
        }

        if (fault is RestFault.LoseReply)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, world.Clock, cancellationToken);
        }

        await WriteAsync(exchange, fault, cancellationToken);
    }

    private async Task ProcessAsync(
        RestExchange exchange, (RestRoute Route, IReadOnlyDictionary<string, string> Arguments)? match, RestFault? fault, CancellationToken cancellationToken)
    {
        var request = exchange.Context.Request;
        if (_limits.IsShutOut())
        {
            exchange.Reply = new RestReply(429, null);
            exchange.Headers.Add(("Retry-After", "600"));
            return;
        }

        if (!UserAgent().IsMatch(request.Headers.UserAgent.ToString()))
        {
            throw new ApiException(400, 40333, "internal network error");
        }

        if (match is not var (route, arguments))
        {
            throw new ApiException(501, 0, $"The double does not offer {exchange.Route}.");
        }

        if (fault is RestFault.Answer answer)
        {
            exchange.Reply = new RestReply(answer.Status, answer.Body?.DeepClone());
            exchange.ErrorCode = (int?)answer.Body?["code"] ?? 0;
            exchange.Headers.AddRange(answer.Headers);
            return;
        }

        var authorization = request.Headers.Authorization.ToString();
        if ((!route.IsInteraction || authorization.Length > 0)
            && !(authorization.StartsWith("Bot ", StringComparison.Ordinal) && Checks.Tokens.Fits(world, authorization)))
        {
            throw new ApiException(401, 0, "401: Unauthorized");
        }

        var limit = _limits.Take(BucketOf(route, arguments), route, arguments);
        if (fault is RestFault.Limit told)
        {
            Refuse(exchange, limit with { ResetAfter = told.RetryAfter, Remaining = 0 }, told.Scope, told.WithJson);
            return;
        }

        if (limit.Exceeded is { } scope)
        {
            Refuse(exchange, limit, scope, withJson: true);
            return;
        }

        exchange.Headers.AddRange(_limits.Headers(limit));
        var (body, files) = await BodyReader.ReadAsync(request, route, cancellationToken);
        exchange.Body = body?.ToJsonString(Wire.Readable);
        exchange.Files = [.. files.Values];
        lock (world.Gate)
        {
            exchange.Reply = route.Handle(new RestRequest(world, route.Name, arguments, request.Query) { Body = body, Files = files });
        }
    }

    private void Refuse(RestExchange exchange, RateLimitState limit, RateLimitScope scope, bool withJson)
    {
        counters.Limited();
        exchange.Limited = scope;
        exchange.Headers.AddRange(_limits.Headers(limit));
        if (scope == RateLimitScope.Global)
        {
            exchange.Headers.Add(("X-RateLimit-Global", "true"));
        }

        exchange.Headers.Add(("X-RateLimit-Scope", scope.ToString().ToLowerInvariant()));
        exchange.Headers.Add(("Retry-After", Math.Ceiling(limit.ResetAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture)));
        exchange.Reply = new RestReply(429, withJson ? new JsonObject
        {
            ["message"] = "You are being rate limited.",
            ["retry_after"] = Math.Round(limit.ResetAfter.TotalSeconds, 3),
            ["global"] = scope == RateLimitScope.Global,
            ["code"] = 0,
        } : null);
    }

    private async Task WriteAsync(RestExchange exchange, RestFault? fault, CancellationToken cancellationToken)
    {
        var (status, body) = exchange.Reply!;
        if (status is 401 or 403 or 429 && exchange.Limited != RateLimitScope.Shared)
        {
            counters.Invalid();
            _limits.CountInvalid();
        }

        var response = exchange.Context.Response;
        response.StatusCode = status;
        foreach (var (name, value) in exchange.Headers)
        {
            response.Headers[name] = value;
        }

        if (status == 204)
        {
            return;
        }

        response.ContentType = body is null ? "text/html" : "application/json";
        if (body is not null)
        {
            // Clients tell the platform's own 429 from that of the proxy before it by this header.
            response.Headers.Via = "1.1 double";
        }

        var bytes = Encoding.UTF8.GetBytes(body?.ToJsonString() ?? $"<html><body>{status}</body></html>");
        response.ContentLength = bytes.Length;
        if (fault is not (RestFault.CutReply or RestFault.SlowReply))
        {
            await response.Body.WriteAsync(bytes, cancellationToken);
            return;
        }

        await response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
        if (fault is not RestFault.SlowReply slow)
        {
            exchange.Abort();
            return;
        }

        await Task.Delay(slow.By, world.Clock, cancellationToken);
        await response.Body.WriteAsync(bytes.AsMemory(bytes.Length / 2), cancellationToken);
    }

    /// <summary>Deleting messages of more than two weeks has a bucket of its own. Seen: <c>@discordjs/rest</c>, discord-api-docs 1295.</summary>
    private string BucketOf(RestRoute route, IReadOnlyDictionary<string, string> arguments) =>
        route.Name is "DELETE /channels/{channel_id}/messages/{message_id}"
        && Wire.TryId(arguments["message_id"], out var id) && world.Now - Snowflakes.TimeOf(id) > TimeSpan.FromDays(14)
            ? route.Name + " (old)"
            : route.Name;

    private static JsonObject Error(ApiException e)
    {
        var json = new JsonObject { ["message"] = e.Message, ["code"] = e.Code };
        if (e.Errors is { } errors)
        {
            json["errors"] = errors.DeepClone();
        }

        if (e.RetryAfter is { } wait)
        {
            json["retry_after"] = Math.Round(wait.TotalSeconds, 3);
            json["global"] = false;
        }

        return json;
    }

    /// <summary>Source: Discord, Reference, "User Agent".</summary>
    [GeneratedRegex(@"^DiscordBot \(\S+, ?\S+\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UserAgent();
}
