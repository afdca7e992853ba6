using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using UnionBot.Emulators.Server;
using UnionBot.Messages;

namespace UnionBot.Benchmarks.Broadcast;

/// <summary>Stands between the worker and a platform's HTTP API, whoever runs that: makes its answers late, loses some of them, and writes down what passes.</summary>
internal sealed class WatchedWire : IAsyncDisposable
{
    private static readonly string[] HopHeaders = ["Host", "Connection", "Transfer-Encoding", "Content-Length", "Keep-Alive", "Date", "Server"];

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly WireOptions _options;
    private readonly Random _random;
    private readonly Lock _gate = new();
    private readonly List<PassedCall> _calls = [];
    private readonly Dictionary<string, long> _asked = new(StringComparer.Ordinal);
    private int _untilSilence;
    private LoopbackServer? _server;

    private WatchedWire(WireOptions options)
    {
        (_options, _random, _untilSilence) = (options, new Random(options.Seed), options.SilentAfter);
    }

    /// <summary>What passed so far. A copy.</summary>
    public IReadOnlyList<PassedCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>When somebody asked something, by chat. A copy.</summary>
    public IReadOnlyDictionary<string, long> Asked
    {
        get
        {
            lock (_gate)
            {
                return new Dictionary<string, long>(_asked, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Where the worker comes to.</summary>
    public string Url => _server!.BaseUrl.ToString().TrimEnd('/') + _options.Upstream.AbsolutePath.TrimEnd('/');

    /// <summary>Puts it in the way.</summary>
    public static async Task<WatchedWire> StartAsync(WireOptions options)
    {
        var wire = new WatchedWire(options);
        wire._server = await LoopbackServer.StartAsync(app => app.Run(wire.PassAsync), port: 0, wire: null, CancellationToken.None);
        return wire;
    }

    /// <summary>Somebody asks something in a private chat; the first time counts.</summary>
    public void Ask(string chat)
    {
        lock (_gate)
        {
            _asked.TryAdd(chat, Stopwatch.GetTimestamp());
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            await server.DisposeAsync();
        }

        _client.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var cameAt = Stopwatch.GetTimestamp();
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var body = buffer.ToArray();
        var path = context.Request.Path.Value ?? "/";
        var said = CallReader.Read(_options.Platform, context.Request.Method, path, context.Request.ContentType ?? "", body);
        HttpResponseMessage answer;
        byte[] bytes;
        try
        {
            using var request = Forwarded(context.Request, body);
            answer = await _client.SendAsync(request, context.RequestAborted);
            bytes = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            context.Abort();
            return;
        }

        using (answer)
        {
            var doneAt = Stopwatch.GetTimestamp();
            var fate = said is null ? ReplyFate.Comes : Fate((int)answer.StatusCode);
            Note(said, answer, bytes, path, cameAt, doneAt, fate);
            switch (fate)
            {
                case ReplyFate.Lost:
                    context.Abort();
                    return;

                case ReplyFate.Silence:
                    await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                    return;
            }

            await Task.Delay(_options.Latency, CancellationToken.None);
            await ReplyAsync(context, answer, bytes);
        }
    }

    private HttpRequestMessage Forwarded(HttpRequest from, byte[] body)
    {
        var request = new HttpRequestMessage(new HttpMethod(from.Method), new Uri(_options.Upstream, from.Path.Value + from.QueryString.Value));
        if (body.Length > 0 || HttpMethods.IsPost(from.Method))
        {
            request.Content = new ByteArrayContent(body);
        }

        foreach (var (name, values) in from.Headers)
        {
            if (!HopHeaders.Contains(name, StringComparer.OrdinalIgnoreCase) && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return request;
    }

    private static async Task ReplyAsync(HttpContext context, HttpResponseMessage answer, byte[] bytes)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (!HopHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        context.Response.ContentLength = answer.StatusCode == System.Net.HttpStatusCode.NoContent ? null : bytes.Length;
        if (bytes.Length > 0)
        {
            try
            {
                await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                // The worker left.
            }
        }
    }

    private ReplyFate Fate(int status)
    {
        lock (_gate)
        {
            if (status is < 200 or >= 300)
            {
                return ReplyFate.Comes;
            }

            if (_untilSilence > 0 && --_untilSilence == 0)
            {
                return ReplyFate.Silence;
            }

            return _random.NextDouble() < _options.LostReplies ? ReplyFate.Lost : ReplyFate.Comes;
        }
    }

    private void Note((CallKind Kind, string Chat, string Text, bool Uploads)? said, HttpResponseMessage answer, byte[] bytes, string path, long cameAt, long doneAt, ReplyFate fate)
    {
        if (said is { } call)
        {
            var passed = new PassedCall
            {
                Kind = call.Kind,
                Chat = call.Chat,
                Text = call.Text,
                Uploads = call.Uploads,
                Status = (int)answer.StatusCode,
                Message = CallReader.MessageOf(_options.Platform, bytes),
                ReplyLost = fate != ReplyFate.Comes,
                CameAt = cameAt,
                DoneAt = doneAt,
            };
            lock (_gate)
            {
                _calls.Add(passed);
            }
        }
        else if (_options.Platform == Platform.Telegram && path.EndsWith("/getUpdates", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var chat in CallReader.Askers(bytes))
            {
                Ask(chat);
            }
        }
    }

    private enum ReplyFate
    {
        Comes,
        Lost,
        Silence,
    }
}
