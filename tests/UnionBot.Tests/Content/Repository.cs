using System.Runtime.CompilerServices;

namespace UnionBot.Tests.Content;

/// <summary>Finds the repository's own files from wherever the tests run.</summary>
internal static class Repository
{
    /// <summary>The folder with <c>UnionBot.sln</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>The pack that ships.</summary>
    public static string ShippedPack => Path.Combine(Root, "config", "assises-2026");

    private static string Find([CallerFilePath] string here = "")
    {
        foreach (var start in new[] { AppContext.BaseDirectory, here })
        {
            for (var folder = Path.GetDirectoryName(start); folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "UnionBot.sln")))
                {
                    return folder;
                }
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds UnionBot.sln.");
    }
}
