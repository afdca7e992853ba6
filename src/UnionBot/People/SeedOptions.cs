using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using UnionBot.Messages;

namespace UnionBot.People;

/// <summary>First rights and channels, each applied once. Read from <c>Seed</c>: a list, or words separated by commas or spaces.</summary>
internal sealed class SeedOptions
{
    private static readonly char[] Separators = [',', ';', ' ', '\n', '\t'];

    /// <summary>As <c>telegram:123456</c>.</summary>
    public IReadOnlyList<string> Admins { get; set; } = [];

    /// <inheritdoc cref="Admins"/>
    public IReadOnlyList<string> Delegates { get; set; } = [];

    /// <summary>As <c>telegram:-1001234567890</c>, <c>telegram:-1001234567890/7</c> for a topic, or <c>discord:123456789012345678</c>.</summary>
    public IReadOnlyList<string> Channels { get; set; } = [];

    /// <summary>Reads the section.</summary>
    public void Read(IConfiguration configuration)
    {
        Admins = List(configuration.GetSection("Seed:Admins"));
        Delegates = List(configuration.GetSection("Seed:Delegates"));
        Channels = List(configuration.GetSection("Seed:Channels"));
    }

    /// <summary>A person as written, or <see langword="null"/> where it can't be one.</summary>
    public static PersonAddress? Person(string seed) =>
        Parts(seed) is var (platform, id) && IsNumber(id) ? new PersonAddress(platform, id) : null;

    /// <summary>A place as written, or <see langword="null"/> where it can't be one.</summary>
    public static ChatAddress? Chat(string seed)
    {
        if (Parts(seed) is not var (platform, id))
        {
            return null;
        }

        if (platform == Platform.Discord)
        {
            return IsNumber(id) ? new ChatAddress(platform, id) : null;
        }

        var parts = id.Split('/');
        var group = parts[0].StartsWith('-') ? parts[0][1..] : parts[0];
        return IsNumber(group) && (parts.Length == 1 || (parts.Length == 2 && IsNumber(parts[1])))
            ? new ChatAddress(platform, parts[0], parts.Length == 2 ? parts[1] : null)
            : null;
    }

    private static (Platform Platform, string Id)? Parts(string seed)
    {
        var colon = seed.IndexOf(':', StringComparison.Ordinal);
        Platform? platform = colon < 0 ? null : seed[..colon].Trim().ToUpperInvariant() switch
        {
            "TELEGRAM" => Platform.Telegram,
            "DISCORD" => Platform.Discord,
            _ => null,
        };
        return platform is { } known ? (known, seed[(colon + 1)..].Trim()) : null;
    }

    private static bool IsNumber(string text) => text.Length is > 0 and <= 20 && text[0] != '0' && text.All(char.IsAsciiDigit);

    private static List<string> List(IConfigurationSection section) =>
        [.. section.GetChildren().Select(c => c.Value).Prepend(section.Value)
            .SelectMany(v => (v ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <summary>Says of each seed that can't be read what it should look like.</summary>
    internal sealed class SeedsCanBeRead : IValidateOptions<SeedOptions>
    {
        /// <inheritdoc/>
        public ValidateOptionsResult Validate(string? name, SeedOptions options)
        {
            const string OfPerson = "une personne s'écrit telegram:123456 ou discord:123456789012345678 (son numéro, pas son nom)";
            const string OfPlace = "un salon s'écrit telegram:-1001234567890, telegram:-1001234567890/7 (un sujet) ou discord:123456789012345678";
            var faults = Faults("Seed:Admins", options.Admins, s => Person(s) is not null, OfPerson)
                .Concat(Faults("Seed:Delegates", options.Delegates, s => Person(s) is not null, OfPerson))
                .Concat(Faults("Seed:Channels", options.Channels, s => Chat(s) is not null, OfPlace))
                .ToList();
            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }

        private static IEnumerable<string> Faults(string key, IReadOnlyList<string> seeds, Func<string, bool> reads, string rule) =>
            seeds.Where(s => !reads(s)).Select(s => $"{key} contient « {s} », mais {rule}. Corrige-le ou retire-le.");
    }
}
