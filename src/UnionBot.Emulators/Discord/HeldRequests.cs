namespace UnionBot.Emulators.Discord;

/// <summary>Requests that hang until they are released. Disposing releases them too.</summary>
public sealed class HeldRequests : IDisposable
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    internal HeldRequests()
    {
    }

    /// <summary>Ends when the first request hangs.</summary>
    public Task FirstHeld => _first.Task;

    /// <summary>How many requests have come to hang.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Lets them go on, and those to come.</summary>
    public void Release() => _released.TrySetResult();

    /// <inheritdoc/>
    public void Dispose() => Release();

    internal async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (_released.Task.IsCompleted)
        {
            return;
        }

        Interlocked.Increment(ref _count);
        _first.TrySetResult();
        await _released.Task.WaitAsync(cancellationToken);
    }
}
