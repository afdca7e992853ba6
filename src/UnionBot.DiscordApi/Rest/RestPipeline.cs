using System.Net.Http.Headers;

namespace UnionBot.DiscordApi.Rest;

/// <summary>Sends one request: limits, time-outs, the few repetitions that are harmless, and errors as exceptions.</summary>
/// <remarks>What changes something and isn't repeatable by its nature (POST, PATCH) is never repeated here but after a 429, which does nothing.</remarks>
internal sealed class RestPipeline(HttpClient http, DiscordClientOptions options, TimeProvider time)
{
    /// <summary>How often a repeatable request is tried in all.</summary>
    private const int Tries = 3;

    /// <summary>How many 429 one call takes: a server that always says "at once" must not be asked for ever.</summary>
    private const int Limits = 5;

    /// <summary>The wait that is told after that many.</summary>
    private static readonly TimeSpan ShortestTold = TimeSpan.FromSeconds(1);

    private readonly RateLimiter _limiter = new(time);
    private readonly string _base = options.ApiUrl.AbsoluteUri.TrimEnd('/');
    private volatile bool _refused;

    /// <summary>How far the machine's clock was ahead of Discord's <c>Date</c> at the last answer.</summary>
    public TimeSpan? ClockAhead { get; private set; }

    /// <summary>Sends and reads the answer whole.</summary>
    /// <param name="route">Where to.</param>
    /// <param name="content">Makes the body, anew for each try; <see langword="null"/> for none.</param>
    /// <param name="limits">How long it may take.</param>
    /// <exception cref="DiscordException">It failed; the exception says how.</exception>
    public async Task<byte[]> SendAsync(Route route, Func<HttpContent>? content, CallLimits limits, CancellationToken cancellationToken)
    {
        if (_refused && !limits.EvenIfRefused && !route.ExemptFromGlobal)
        {
            throw new DiscordRefusedException(RefusalReason.Token, closeCode: null);
        }

        var started = time.GetTimestamp();
        var limited = 0;
        for (var attempt = 1; ; attempt++)
        {
            var left = limits.MaxWait - time.GetElapsedTime(started);
            var patience = left > TimeSpan.Zero ? left : TimeSpan.Zero; // Below, a limit that is over would count as one that lasts.
            using var permit = await _limiter.AcquireAsync(route, patience, cancellationToken);
            DiscordException failure;
            try
            {
                var (status, headers, body) = await OnceAsync(route, content, limits.Timeout, cancellationToken);
                ClockAhead = headers.Date is { } date ? time.GetUtcNow() - date : ClockAhead;
                var rate = RateHeaders.Read(headers);
                if (status == 429)
                {
                    var (after, wholeBot, counts) = RateHeaders.ReadLimit(headers, body);
                    permit.Limited(rate, after, wholeBot, counts);
                    if (++limited == Limits || time.GetElapsedTime(started) + after > limits.MaxWait)
                    {
                        throw new RateLimitedException(route.Key, after > ShortestTold || limited < Limits ? after : ShortestTold, wholeBot);
                    }

                    if (route.ExemptFromGlobal)
                    {
                        await Task.Delay(after, time, cancellationToken);
                    }

                    attempt--; // It did nothing.
                    continue;
                }

                permit.Answered(rate, status);
                if (status is >= 200 and < 300)
                {
                    _refused &= route.ExemptFromGlobal;
                    return body;
                }

                failure = ErrorAnswer.Read(route, status, body, options.Token);
                if (failure.Fault == DiscordFault.Unauthorized && !route.ExemptFromGlobal)
                {
                    _refused = true;
                    throw new DiscordRefusedException(RefusalReason.Token, closeCode: null);
                }
            }
            catch (DiscordConnectionException connection)
            {
                failure = connection;
            }

            if (!route.IsRepeatable || attempt >= Tries || failure.Fault is not (DiscordFault.Connection or DiscordFault.Server))
            {
                throw failure;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250 * attempt * attempt), time, cancellationToken);
        }
    }

    private async Task<(int Status, HttpResponseHeaders Headers, byte[] Body)> OnceAsync(
        Route route, Func<HttpContent>? content, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(route.Method, $"{_base}/{route.Path}");
        request.Version = http.DefaultRequestVersion;
        request.VersionPolicy = http.DefaultVersionPolicy;
        request.Content = content?.Invoke();
        if (!route.ExemptFromGlobal)
        {
            // An interaction's token stands in its path; the bot's is not asked for there.
            request.Headers.Authorization = new AuthenticationHeaderValue("Bot", options.Token);
        }

        using var patience = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return ((int)response.StatusCode, response.Headers, body);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DiscordConnectionException(route.Key, mayHaveArrived: true, $"no answer within {timeout.TotalSeconds:F0} s", e);
        }
        catch (HttpRequestException e)
        {
            throw new DiscordConnectionException(route.Key, !IsNeverSent(e.HttpRequestError), $"{e.HttpRequestError}", e);
        }
        catch (IOException e)
        {
            throw new DiscordConnectionException(route.Key, mayHaveArrived: true, "the answer was cut off", e);
        }
    }

    /// <summary>Failures before a byte of the request left.</summary>
    private static bool IsNeverSent(HttpRequestError error) => error
        is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError
        or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;
}
