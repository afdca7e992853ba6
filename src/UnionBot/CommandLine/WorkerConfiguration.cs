using Microsoft.Extensions.Configuration;

namespace UnionBot.CommandLine;

/// <summary>Reads the settings: the file, then environment variables, then what secret files hold.</summary>
internal static class WorkerConfiguration
{
    private static readonly string[] SecretKeys = [.. SettingsCatalog.All.Where(s => s.Kind == SettingKind.Secret).Select(s => s.Key)];

    private static readonly string[] PathKeys = [.. SettingsCatalog.All.Where(s => s.Kind == SettingKind.Path).Select(s => s.Key)];

    /// <summary>Builds the configuration.</summary>
    /// <param name="home">Where <c>config/appsettings.json</c> is; relative paths in settings are relative to it.</param>
    /// <exception cref="StartFaultException">The settings file is no JSON, or a secret file can't be read.</exception>
    public static IConfigurationRoot Read(string home)
    {
        var builder = new ConfigurationBuilder();
        builder.AddJsonFile(Path.Combine(home, Home.SettingsFile), optional: true, reloadOnChange: false);
        builder.AddEnvironmentVariables();
        IConfigurationRoot raw;
        try
        {
            raw = builder.Build();
        }
        catch (InvalidDataException exception)
        {
            throw new StartFaultException([$"{Home.SettingsFile} : ce n'est pas du JSON valable ({exception.InnerException?.Message ?? exception.Message}). Corrige le fichier."]);
        }

        builder.AddInMemoryCollection(Defaults(raw));
        builder.AddInMemoryCollection(Rooted(raw, home));
        builder.AddInMemoryCollection(Secrets(raw, home));
        return builder.Build();
    }

    private static IEnumerable<KeyValuePair<string, string?>> Defaults(IConfigurationRoot raw) =>
        SettingsCatalog.All
            .Where(s => s.Default.Length > 0 && string.IsNullOrEmpty(raw[s.Key]))
            .Select(s => KeyValuePair.Create(s.Key, (string?)s.Default));

    private static List<KeyValuePair<string, string?>> Rooted(IConfigurationRoot raw, string home) =>
        [.. SettingsCatalog.All
            .Where(s => PathKeys.Contains(s.Key, StringComparer.Ordinal))
            .Select(s => (s.Key, Value: string.IsNullOrEmpty(raw[s.Key]) ? s.Default : raw[s.Key]!))
            .Where(s => s.Value.Length > 0)
            .Select(s => KeyValuePair.Create(s.Key, (string?)Path.GetFullPath(s.Value, home)))];

    private static List<KeyValuePair<string, string?>> Secrets(IConfigurationRoot raw, string home)
    {
        var secrets = new List<KeyValuePair<string, string?>>();
        var faults = new List<string>();
        foreach (var key in SecretKeys)
        {
            if (raw[$"{key}File"] is not { Length: > 0 } file)
            {
                continue;
            }

            if (!string.IsNullOrEmpty(raw[key]))
            {
                faults.Add($"{key} et {key}File sont donnés tous les deux. Garde l'un des deux, pour que l'on sache lequel vaut.");
                continue;
            }

            try
            {
                secrets.Add(KeyValuePair.Create(key, (string?)File.ReadAllText(Path.GetFullPath(file, home)).Trim()));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                faults.Add($"{key}File vaut « {file} », mais ce fichier ne peut pas être lu. Vérifie le chemin et les droits de lecture.");
            }
        }

        return faults.Count == 0 ? secrets : throw new StartFaultException(faults);
    }
}
