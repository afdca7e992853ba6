namespace UnionBot.CommandLine;

/// <summary>The folder that relative settings are relative to: the one that holds <c>config/appsettings.json</c>.</summary>
/// <remarks>Found from where the program stands, not from the working directory, so that the same start works from anywhere.</remarks>
internal static class Home
{
    /// <summary>Where the settings stand, relative to home.</summary>
    public const string SettingsFile = "config/appsettings.json";

    /// <summary>The nearest folder at or above <paramref name="from"/> that holds the settings file; else <paramref name="from"/> itself.</summary>
    public static string Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SettingsFile)))
            {
                return folder.FullName;
            }
        }

        return from;
    }

    /// <summary>A path typed by a person: as it is if something is there, else from home.</summary>
    public static string Resolve(string path, string home) =>
        Path.Exists(path) || Path.IsPathRooted(path) ? Path.GetFullPath(path) : Path.GetFullPath(path, home);
}
