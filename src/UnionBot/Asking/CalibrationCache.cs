using System.Globalization;
using System.Text.Json;
using UnionBot.Answers;
using UnionBot.Content;

namespace UnionBot.Asking;

/// <summary>Keeps the thresholds of packs in the data folder, by the pack's hash, so that a start need not compute them again.</summary>
/// <param name="folder">The data folder, or <see langword="null"/> to keep nothing.</param>
internal sealed class CalibrationCache(string? folder)
{
    /// <summary>Changes when the engine ranks differently: older files are then not read.</summary>
    private const int Engine = 2;

    /// <summary>The thresholds of a pack as they were computed before, or <see langword="null"/>.</summary>
    public Thresholds? Find(ContentPack pack)
    {
        if (PathOf(pack) is not { } path || !File.Exists(path))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            var (answer, doubt) = (json.RootElement.GetProperty("answer").GetDouble(), json.RootElement.GetProperty("doubt").GetDouble());
            return answer is > 0 and < 1 && doubt > 0 && doubt <= answer ? new Thresholds(answer, doubt) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null; // An unreadable cache is computed again.
        }
    }

    /// <summary>Keeps thresholds; a folder that can't be written only costs the next start its computation.</summary>
    /// <returns>Whether they are kept.</returns>
    public bool Keep(ContentPack pack, Thresholds thresholds)
    {
        if (PathOf(pack) is not { } path)
        {
            return false;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var mine = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.tmp");
            File.WriteAllText(mine, string.Create(CultureInfo.InvariantCulture, $$"""{"answer":{{thresholds.Answer}},"doubt":{{thresholds.Doubt}}}"""));
            File.Move(mine, path, overwrite: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string? PathOf(ContentPack pack) => folder is null ? null
        : Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"calibration-{Engine}-{pack.Hash[..Math.Min(16, pack.Hash.Length)]}.json"));
}
