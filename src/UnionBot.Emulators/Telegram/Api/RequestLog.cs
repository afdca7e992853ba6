namespace UnionBot.Emulators.Telegram.Api;

/// <summary>All requests with their answers, and how many are being answered. Safe for concurrent use.</summary>
internal sealed class RequestLog(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly List<TgRequest> _requests = [];
    private readonly Dictionary<string, int> _methods = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _statuses = [];
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>How many requests are being answered, waiting polls included.</summary>
    public int Open { get; private set; }

    public IReadOnlyList<TgRequest> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Ends when the next request begins or ends.</summary>
    public Task Changed
    {
        get
        {
            lock (_gate)
            {
                return _changed.Task;
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
                Sequence = _requests.Count,
                MachineAt = clock.GetUtcNow(),
                Method = method,
                Parameters = arguments.Values,
                Json = arguments.Json,
                Files = arguments.Files.ToDictionary(static f => f.Key, static f => f.Value.Bytes.Length, StringComparer.Ordinal),
            };
            _requests.Add(request);
            _methods[method] = _methods.GetValueOrDefault(method) + 1;
        }

        return request;
    }

    /// <summary>Notes what a request was answered.</summary>
    public void Answer(TgRequest request, int status, string? body)
    {
        lock (_gate)
        {
            _requests[(int)request.Sequence] = request with { Status = status, Answer = body };
            _statuses[status] = _statuses.GetValueOrDefault(status) + 1;
        }
    }

    public void Enter() => Change(+1);

    public void Leave() => Change(-1);

    /// <summary>Tells those who wait that something changed.</summary>
    public void Pulse() => Change(0);

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
        TaskCompletionSource told;
        lock (_gate)
        {
            Open += by;
            (told, _changed) = (_changed, NewSignal());
        }

        told.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
