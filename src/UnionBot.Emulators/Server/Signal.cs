namespace UnionBot.Emulators.Server;

/// <summary>Tells all who wait that something changed. Safe for concurrent use.</summary>
internal sealed class Signal
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends at the next <see cref="Pulse"/>. Take it before looking at what may have changed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Pulse() => Interlocked.Exchange(ref _next, New()).SetResult();

    /// <summary>Ends when something is so; it is asked anew after each <see cref="Pulse"/>.</summary>
    public async Task WaitUntilAsync(Func<bool> isSo, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isSo);
        while (true)
        {
            var next = Next;
            if (isSo())
            {
                return;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
