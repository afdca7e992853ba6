using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Takes requests apart, runs the method, lets faults happen and writes the answer.</summary>
internal sealed class ApiServer(World world, RequestLog log, TelegramFaults faults, FindingBook findings)
{
    private const string PollMethod = "getUpdates";

    private readonly MethodTable _methods = new();

    public PollMethods Polls { get; } = new(world);

    public IEnumerable<string> Offered => _methods.Names;

    /// <summary>Runs a method that did not come by HTTP of its own.</summary>
    public JsonNode Run(string name, ApiArguments arguments)
    {
        var method = BotApi.Methods.GetValueOrDefault(name) ?? throw new ApiError(404, "Not Found");
        var run = _methods.Find(name) ?? throw ApiError.BadRequest("method is not offered");
        lock (world.Gate)
        {
            return run(new ApiCall(method.Name, arguments, world, findings, CancellationToken.None));
        }
    }

    public async Task HandleAsync(HttpContext context)
    {
        log.Enter();
        try
        {
            await RouteAsync(context);
        }
        catch (Exception gone) when (context.RequestAborted.IsCancellationRequested && gone is OperationCanceledException or IOException)
        {
            // The client left; there is nobody to answer.
        }
        finally
        {
            log.Leave();
        }
    }

    private Task RouteAsync(HttpContext context)
    {
        var parts = (context.Request.Path.Value ?? "").Split('/', 3);
        return parts switch
        {
            ["", ['b', 'o', 't', .. var token], var method] => MethodAsync(context, token, method),
            ["", "file", var rest] when rest.StartsWith("bot", StringComparison.Ordinal) => FileAsync(context, rest["bot".Length..]),
            _ => WriteAsync(context, ApiReply.Of(new ApiError(404, "Not Found"))),
        };
    }

    private async Task MethodAsync(HttpContext context, string token, string name)
    {
        var method = BotApi.Methods.GetValueOrDefault(name);
        var arguments = new ApiArguments();
        ApiError? unreadable = null;
        try
        {
            arguments = await RequestReader.ReadAsync(context.Request, context.RequestAborted);
        }
        catch (ApiError error)
        {
            unreadable = error;
        }

        var request = log.Begin(method?.Name ?? name, arguments);
        var rule = faults.For(request);
        var status = 0;
        string? body = null;
        try
        {
            if (await BeforeAsync(context, rule) is { } instead)
            {
                (status, body) = (instead.Status, instead.Body);
                await WriteAsync(context, instead);
                return;
            }

            if (rule?.Fault is Fault.Reset { Processed: false })
            {
                context.Abort();
                return;
            }

            var reply = unreadable is null ? await RunAsync(context, token, method, name, arguments) : ApiReply.Of(unreadable);
            if (await AfterAsync(context, rule, reply))
            {
                (status, body) = (reply.Status, reply.Body);
                await (rule?.Fault is Fault.Trickle trickle ? TrickleAsync(context, reply, trickle) : WriteAsync(context, reply));
            }
        }
        finally
        {
            log.Answer(request, status, body);
        }
    }

    private async Task<ApiReply?> BeforeAsync(HttpContext context, FaultRule? rule)
    {
        switch (rule?.Fault)
        {
            case Fault.Hang { Processed: false }:
                await rule.Released.WaitAsync(context.RequestAborted);
                return null;
            case Fault.Delay delay:
                await Task.Delay(delay.Time, world.Clock, context.RequestAborted);
                return null;
            case null:
                return null;
            default:
                return ApiReply.Of(rule.Fault);
        }
    }

    /// <returns>Whether the answer is still to be written.</returns>
    private async Task<bool> AfterAsync(HttpContext context, FaultRule? rule, ApiReply reply)
    {
        switch (rule?.Fault)
        {
            case Fault.Hang { Processed: true }:
                await rule.Released.WaitAsync(context.RequestAborted);
                return true;
            case Fault.Reset { Processed: true }:
                context.Abort();
                return false;
            case Fault.LateReply late:
                await Task.Delay(late.Time, world.Clock, context.RequestAborted);
                return true;
            case Fault.Cut cut:
                var bytes = Encoding.UTF8.GetBytes(reply.Body);
                context.Response.StatusCode = reply.Status;
                context.Response.ContentType = reply.ContentType;
                context.Response.ContentLength = bytes.Length;
                await context.Response.Body.WriteAsync(bytes.AsMemory(0, Math.Min(cut.Bytes, bytes.Length)), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
                return false;
            default:
                return true;
        }
    }

    private async Task TrickleAsync(HttpContext context, ApiReply reply, Fault.Trickle trickle)
    {
        var bytes = Encoding.UTF8.GetBytes(reply.Body);
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        context.Response.ContentLength = bytes.Length;
        for (var sent = 0; sent < bytes.Length; sent += trickle.Bytes)
        {
            await context.Response.Body.WriteAsync(bytes.AsMemory(sent, Math.Min(trickle.Bytes, bytes.Length - sent)), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(trickle.Pause, world.Clock, context.RequestAborted);
        }
    }

    private async Task<ApiReply> RunAsync(HttpContext context, string token, BotApiMethod? method, string name, ApiArguments arguments)
    {
        try
        {
            CheckToken(token);
            if (method is null)
            {
                throw new ApiError(404, "Not Found");
            }

            foreach (var parameter in arguments.Values.Keys.Where(p => !method.Parameters.Contains(p, StringComparer.Ordinal)))
            {
                findings.Add(new Finding(method.Name, parameter, "unknown parameter"));
            }

            if (world.LoggedOutUntil > world.Clock.GetUtcNow())
            {
                throw ApiError.BadRequest("logged out"); // After logOut, for ten minutes.
            }

            var call = new ApiCall(method.Name, arguments, world, findings, context.RequestAborted);
            if (method.Name is PollMethod)
            {
                return ApiReply.Of(await Polls.GetUpdatesAsync(call));
            }

            var run = _methods.Find(name) ?? throw new ApiError(501, $"Not Implemented: this double of the Bot API does not offer {method.Name}");
            JsonNode result;
            lock (world.Gate)
            {
                result = run(call);
                if (method.Name is "setWebhook" && world.Webhook is not null)
                {
                    Polls.EndBySetWebhook();
                }
            }

            return ApiReply.Of(result);
        }
        catch (ApiError error)
        {
            return ApiReply.Of(error);
        }
        catch (Exception crash) when (crash is not OperationCanceledException)
        {
            // A fault of the double must not look like one of the client: it is said, and the finding fails the test.
            findings.Add(new Finding(name, "", "the double failed: " + crash));
            return ApiReply.Of(new ApiError(500, "Internal Server Error: the double failed: " + crash.Message));
        }
    }

    private void CheckToken(string token)
    {
        if (string.Equals(token, world.Token, StringComparison.Ordinal))
        {
            return;
        }

        var parts = token.Split(':');
        var wellFormed = parts.Length == 2 && parts[1].Length >= 30 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        throw wellFormed ? new ApiError(401, "Unauthorized") : new ApiError(404, "Not Found");
    }

    private async Task FileAsync(HttpContext context, string rest)
    {
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        StoredFile? file = null;
        if (slash > 0 && string.Equals(rest[..slash], world.Token, StringComparison.Ordinal))
        {
            lock (world.Gate)
            {
                file = world.Files.ByPath(rest[(slash + 1)..]);
            }
        }

        if (file is null)
        {
            await WriteAsync(context, ApiReply.Of(new ApiError(404, "Not Found")));
            return;
        }

        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = file.Bytes.Length;
        await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
    }

    private static async Task WriteAsync(HttpContext context, ApiReply reply)
    {
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        if (reply.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = wait;
        }

        var bytes = Encoding.UTF8.GetBytes(reply.Body);
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
