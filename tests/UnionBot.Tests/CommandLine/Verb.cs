using System.Diagnostics;
using System.Text;

namespace UnionBot.Tests.CommandLine;

/// <summary>A verb of the real worker, as a child process that ends by itself.</summary>
internal static class Verb
{
    private static readonly string Program = Path.Combine(
        Repository.Root, "src", "UnionBot", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "UnionBot.dll");

    /// <summary>Runs it.</summary>
    /// <param name="arguments">The verb and what follows it.</param>
    /// <param name="environment">Variables to add, or to take away by <see langword="null"/>.</param>
    /// <param name="input">What stands on standard input.</param>
    /// <param name="folder">The working directory; the temporary folder by default.</param>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(
        string[] arguments, IEnumerable<KeyValuePair<string, string?>>? environment = null, string input = "", string? folder = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments.Prepend(Program))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (key, value) in environment ?? [])
        {
            start.Environment[key] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
