using System.Diagnostics;
using System.Globalization;

namespace UnionBot.Tests;

/// <summary>Our programs as processes of their own, each in its own output folder: beside the tests they would meet their frameworks.</summary>
internal static class ChildProcess
{
    /// <summary>Starts a program of ours, its two streams as UTF-8.</summary>
    /// <param name="project">The folder and name of its project.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="settings">Settings, set as environment variables.</param>
    /// <param name="launcher">A program with its arguments that becomes ours; <see langword="null"/>: ours is started itself.</param>
    public static Process Start(
        string project, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string?>>? settings = null, IReadOnlyList<string>? launcher = null)
    {
        var start = new ProcessStartInfo(launcher?[0] ?? "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var word in launcher is null ? [] : launcher.Skip(1).Append("dotnet"))
        {
            start.ArgumentList.Add(word);
        }

        start.ArgumentList.Add(Path.Combine(
            Repository.Root, "src", project, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", project + ".dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (key, value) in settings ?? [])
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>SIGTERM, as a host's supervisor sends it.</summary>
    public static void Terminate(this Process process) => Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
}
