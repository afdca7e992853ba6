using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using UnionBot.Health;

namespace UnionBot.CommandLine;

/// <summary>The state file that the worker renews and <c>UnionBot health</c> reads. No port opens.</summary>
internal sealed partial class StateFile(IConfiguration configuration, HealthBoard board, TimeProvider time) : BackgroundService
{
    /// <summary>Its name in the data folder.</summary>
    public const string Name = "state.json";

    /// <summary>How often it is renewed.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);

    /// <summary>How old it may be until the worker counts as dead.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _path = Path.Combine(configuration["Data:Folder"]!, Name);
    private readonly Lock _gate = new();
    private bool _stopped;

    /// <summary>Reads a state file and judges it.</summary>
    /// <returns>The exit code, 0 for well, and what to print.</returns>
    public static (int ExitCode, string Words) Judge(string dataFolder, DateTimeOffset now)
    {
        var path = Path.Combine(dataFolder, Name);
        State? state;
        try
        {
            state = JsonSerializer.Deserialize(File.ReadAllText(path), StateJson.Default.State);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return (1, $"{Name} : absent ou illisible. Le robot ne tourne pas avec ce dossier de données.");
        }

        if (state?.Platforms is null || now - state.At > Patience)
        {
            return (1, $"{Name} : trop vieux ({state?.At:u}). Le robot est arrêté ou bloqué.");
        }

        var lines = state.Platforms.Select(p => $"{p.Key} : {p.Value}").ToList();
        if (state.StoreTrouble is { } trouble)
        {
            return (1, string.Join('\n', lines.Prepend($"Base de données : {trouble}")));
        }

        var anyUp = state.Platforms.Count == 0 || state.Platforms.Values.Any(s => !string.Equals(s, nameof(PlatformState.Stopped), StringComparison.Ordinal));
        return (anyUp ? 0 : 1, string.Join('\n', lines));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Renewal, time);
        void OnChanged(string what) => ThreadPool.UnsafeQueueUserWorkItem(_ => Write(), state: null); // Who reports holds locks of their own.
        board.Changed += OnChanged;
        try
        {
            do
            {
                Write();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped as asked: without the file `health` says at once that nothing runs.
            lock (_gate)
            {
                _stopped = true;
                File.Delete(_path);
            }
        }
        finally
        {
            board.Changed -= OnChanged;
        }
    }

    private void Write()
    {
        var state = new State(
            time.GetUtcNow(),
            board.Platforms.ToDictionary(p => p.Key, p => p.Value.State.ToString(), StringComparer.Ordinal),
            board.StoreTrouble);
        var json = JsonSerializer.Serialize(state, StateJson.Default.State);
        lock (_gate)
        {
            if (!_stopped && !TryReplace(json))
            {
                TryOverwrite(json);
            }
        }
    }

    private bool TryReplace(string json)
    {
        var draft = _path + ".new";
        try
        {
            File.WriteAllText(draft, json);
            File.Move(draft, _path, overwrite: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>On a full disk what is there already can still be overwritten, so that <c>health</c> can say that it is full.</summary>
    private void TryOverwrite(string json)
    {
        try
        {
            using var file = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.Read);
            file.Write(System.Text.Encoding.UTF8.GetBytes(json));
            file.SetLength(file.Position);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A read-only disk: the file grows old, which is what `health` then says. The store itself says more in the log.
        }
    }

    internal sealed record State(DateTimeOffset At, Dictionary<string, string> Platforms, string? StoreTrouble);

    [JsonSerializable(typeof(State))]
    private sealed partial class StateJson : JsonSerializerContext;
}
