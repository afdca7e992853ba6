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
            File.Delete(_path);
        }
    }

    private void Write()
    {
        var state = new State(
            time.GetUtcNow(),
            board.Platforms.ToDictionary(p => p.Key, p => p.Value.State.ToString(), StringComparer.Ordinal),
            board.StoreTrouble);
        try
        {
            var draft = _path + ".new";
            File.WriteAllText(draft, JsonSerializer.Serialize(state, StateJson.Default.State));
            File.Move(draft, _path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A full or read-only disk: the file grows old, which is what `health` then says. The store itself says more in the log.
        }
    }

    internal sealed record State(DateTimeOffset At, Dictionary<string, string> Platforms, string? StoreTrouble);

    [JsonSerializable(typeof(State))]
    private sealed partial class StateJson : JsonSerializerContext;
}
