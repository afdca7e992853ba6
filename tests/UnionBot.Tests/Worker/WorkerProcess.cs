using System.Collections.Concurrent;
using System.Diagnostics;

namespace UnionBot.Tests.Worker;

/// <summary>The real worker as a child process.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new(StringComparer.Ordinal);

    private WorkerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything it wrote so far.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>Its id for the operating system.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts it with these settings as environment variables and nothing else of ours.</summary>
    public static WorkerProcess Start(IEnumerable<KeyValuePair<string, string?>> settings, params IEnumerable<string> arguments) =>
        new(ChildProcess.Start("UnionBot", arguments, settings));

    /// <summary>Starts it by way of another program, which it replaces.</summary>
    public static WorkerProcess StartBy(IReadOnlyList<string> launcher, IEnumerable<KeyValuePair<string, string?>> settings) =>
        new(ChildProcess.Start("UnionBot", [], settings, launcher));

    /// <summary>Waits until a line with these words was written.</summary>
    public async Task UntilWritesAsync(string words, CancellationToken cancellationToken)
    {
        var awaited = _awaited.GetOrAdd(words, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (_lines.Any(l => l.Contains(words, StringComparison.Ordinal)))
        {
            return;
        }

        var first = await Task.WhenAny(awaited.Task, _process.WaitForExitAsync(cancellationToken)).WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        if (first != awaited.Task)
        {
            throw new InvalidOperationException($"The worker ended with {_process.ExitCode} before it wrote '{words}':\n{Output}");
        }
    }

    /// <summary>kill -9: nothing is flushed, nothing is closed.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>SIGTERM, as a host's supervisor sends it.</summary>
    public void Terminate() => _process.Terminate();

    /// <summary>Waits for its end.</summary>
    public async Task<int> ExitAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(within, cancellationToken);
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        foreach (var (words, source) in _awaited)
        {
            if (line.Contains(words, StringComparison.Ordinal))
            {
                source.TrySetResult();
            }
        }
    }
}
