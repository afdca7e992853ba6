using System.Diagnostics;
using System.Globalization;

namespace UnionBot.Tests.Worker;

/// <summary>A small disk of a worker's own for its data folder, in a name space where no privilege is needed. Linux only.</summary>
/// <param name="folder">Where it is mounted; nobody else sees it there.</param>
internal sealed class OwnDisk(string folder)
{
    private const string Size = "6m";
    private static readonly string[] NameSpace = ["-Urm", "sh", "-c", $"mount -t tmpfs -o size={Size} none \"$0\" && exec \"$@\""];

    private int _process;

    /// <summary>What starts a worker with this disk.</summary>
    public IReadOnlyList<string> Launcher => ["unshare", .. NameSpace, folder];

    /// <summary>The folder as others see it, once the worker runs.</summary>
    public string FromOutside => string.Create(CultureInfo.InvariantCulture, $"/proc/{_process}/root{folder}");

    /// <summary>Whether this machine lets somebody without privileges have one.</summary>
    public static bool IsPossible()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/unshare"))
        {
            return false;
        }

        var folder = Directory.CreateTempSubdirectory("unionbot-disk-");
        using var trial = Process.Start(new ProcessStartInfo("unshare", [.. NameSpace, folder.FullName, "true"]) { UseShellExecute = false, RedirectStandardError = true })!;
        trial.WaitForExit();
        folder.Delete();
        return trial.ExitCode == 0;
    }

    /// <summary>The worker that has it.</summary>
    public void BelongsTo(WorkerProcess worker) => _process = worker.Id;

    /// <summary>Leaves not a byte on it.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Path.Combine(FromOutside, "ballast"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        try
        {
            while (true)
            {
                ballast.Write(page);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Somebody made room.</summary>
    public void MakeRoom() => File.Delete(Path.Combine(FromOutside, "ballast"));
}
