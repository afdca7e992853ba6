using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using UnionBot.French;

namespace UnionBot.CommandLine;

/// <summary>Checks all settings before anything starts: every fault at once, each with key, value, rule and what to do.</summary>
internal static class SettingsCheck
{
    /// <returns>The faults, in French; empty where there is none.</returns>
    public static IReadOnlyList<string> Faults(IConfigurationRoot configuration)
    {
        var faults = new List<string>();
        foreach (var section in SettingsCatalog.All.Select(s => s.Key.Split(':')[0]).Distinct(StringComparer.Ordinal))
        {
            foreach (var (key, value) in Leaves(configuration.GetSection(section)))
            {
                var name = WithoutIndex(key);
                if (SettingsCatalog.All.FirstOrDefault(s => string.Equals(s.Key, name, StringComparison.OrdinalIgnoreCase)) is not { } setting)
                {
                    faults.Add($"{key} : ce réglage n'existe pas. Le plus proche est {Nearest(name)}. Corrige ou retire-le ({Where(key)}).");
                }
                else if (Fault(configuration, setting, value) is { } fault)
                {
                    faults.Add(fault);
                }
            }
        }

        return faults;
    }

    private static string? Fault(IConfigurationRoot configuration, Setting setting, string value)
    {
        if (value.Length == 0)
        {
            return null;
        }

        switch (setting.Kind)
        {
            case SettingKind.Http when !IsUri(value, "http", "https"):
                return $"{setting.Key} vaut « {value} », mais il faut une adresse complète, comme {setting.Default}. Corrige-la ({Where(setting.Key)}).";
            case SettingKind.WebSocket when !IsUri(value, "ws", "wss"):
                return $"{setting.Key} vaut « {value} », mais il faut une adresse complète en wss://, ou rien. Corrige-la ({Where(setting.Key)}).";
            case SettingKind.Secret when StandsInJson(configuration, setting.Key):
                return $"{setting.Key} est écrit dans config/appsettings.json, mais un secret n'a pas sa place dans un fichier que l'on partage. " +
                    $"Retire-le de là, puis mets-le dans la variable {setting.Variable}, ou dans un fichier à part nommé par {setting.Key}File. S'il a été partagé, change-le.";
            default:
                return null;
        }
    }

    private static bool StandsInJson(IConfigurationRoot configuration, string key) =>
        configuration.Providers.OfType<JsonConfigurationProvider>().Any(p => p.TryGet(key, out var value) && !string.IsNullOrEmpty(value));

    private static bool IsUri(string value, params string[] schemes) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && schemes.Contains(uri.Scheme, StringComparer.Ordinal);

    private static IEnumerable<(string Key, string Value)> Leaves(IConfigurationSection section)
    {
        var children = section.GetChildren().ToList();
        if (children.Count == 0 && section is { Value: { } value, Path: var path } && path.Contains(':', StringComparison.Ordinal))
        {
            yield return (path, value);
        }

        foreach (var leaf in children.SelectMany(Leaves))
        {
            yield return leaf;
        }
    }

    private static string WithoutIndex(string key)
    {
        var colon = key.LastIndexOf(':');
        return colon > 0 && key[(colon + 1)..].All(char.IsAsciiDigit) ? key[..colon] : key;
    }

    private static string Nearest(string key) =>
        SettingsCatalog.All.MinBy(s => Spelling.Distance(s.Key.ToUpperInvariant(), key.ToUpperInvariant()))!.Key;

    private static string Where(string key) =>
        $"dans config/appsettings.json ou la variable {key.Replace(":", "__", StringComparison.Ordinal)}";
}
