namespace UnionBot.Tests;

/// <summary>Where the repository is, from wherever the tests run.</summary>
internal static class Repository
{
    /// <summary>The folder of <c>UnionBot.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The shipped pack.</summary>
    public static string Pack { get; } = Path.Combine(Root, "config", "assises-2026");

    /// <summary>Every C# file that is ours.</summary>
    public static IEnumerable<string> SourceFiles() =>
        new[] { "src", "tests" }
            .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "UnionBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
