using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>All requests with their answers, and how many are being answered. Safe for concurrent use.</summary>
internal sealed class RequestLog(World world)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, TgRequest> _requests = [];
    private long _count;
    private readonly Dictionary<string, int> _methods = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _statuses = [];

    /// <summary>How many requests are being answered, waiting polls included.</summary>
    public int Open { get; private set; }

    public IReadOnlyList<TgRequest> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests.Values.OrderBy(static r => r.Sequence)];
            }
        }
    }

    public TgRequest Begin(string method, ApiArguments arguments)
    {
        TgRequest request;
        lock (_gate)
        {
            request = new TgRequest
            {
                Sequence = _count++,
                MachineAt = world.Clock.GetUtcNow(),
                Method = method,
                Parameters = arguments.Values,
                Json = arguments.Json,
                Files = arguments.Files.ToDictionary(static f => f.Key, static f => f.Value.Bytes.Length, StringComparer.Ordinal),
            };
            _requests.Add(request.Sequence, request);
            _requests.Remove(request.Sequence - world.Options.KeptRequests);
            _methods[method] = _methods.GetValueOrDefault(method) + 1;
        }

        return request;
    }

    /// <summary>Notes what a request was answered.</summary>
    public void Answer(TgRequest request, int status, string? body)
    {
        lock (_gate)
        {
            if (_requests.ContainsKey(request.Sequence))
            {
                _requests[request.Sequence] = request with { Status = status, Answer = body };
            }

            _statuses[status] = _statuses.GetValueOrDefault(status) + 1;
        }
    }

    public void Enter() => Change(+1);

    public void Leave() => Change(-1);

    /// <summary>Counts of requests and answers.</summary>
    public TelegramCounters Counters(int conflicts)
    {
        lock (_gate)
        {
            return new TelegramCounters
            {
                Requests = new Dictionary<string, int>(_methods, StringComparer.Ordinal),
                Statuses = new Dictionary<int, int>(_statuses),
                Conflicts = conflicts,
            };
        }
    }

    private void Change(int by)
    {
        lock (_gate)
        {
            Open += by;
        }

        world.Changed.Pulse();
    }
}
