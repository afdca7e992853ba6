using UnionBot.Conversation;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Models;

namespace UnionBot.Discord;

/// <summary>Keeps the slash commands at Discord equal to ours.</summary>
/// <remarks>Compared before they are written: a write costs of 200 a day, and makes clients load them anew. Rights are the router's affair.</remarks>
internal static class DiscordCommandSet
{
    /// <summary>In servers, and in private with the bot.</summary>
    private static readonly int[] Everywhere = [0, 1];

    private static readonly int[] InPrivate = [1];

    /// <summary>Installed in servers.</summary>
    private static readonly int[] InServers = [0];

    /// <summary>The commands as Discord takes them.</summary>
    public static IReadOnlyList<ApplicationCommand> From(IEnumerable<ICommand> commands) =>
        [.. commands.Select(c => c.Spec).Where(s => s.Listed).Take(DiscordLimits.Commands).Select(From)];

    /// <summary>Writes the commands where they differ.</summary>
    /// <returns>Whether they did.</returns>
    public static async Task<bool> SynchroniseAsync(
        DiscordRest rest, Snowflake application, IReadOnlyList<ApplicationCommand> wanted, CancellationToken cancellationToken)
    {
        var present = await rest.GetCommandsAsync(application, cancellationToken);
        if (AreSame(present, wanted))
        {
            return false;
        }

        await rest.PutCommandsAsync(application, wanted, cancellationToken);
        return true;
    }

    /// <summary>Whether two sets offer the same, in whatever order and whatever else Discord notes with them.</summary>
    internal static bool AreSame(IReadOnlyList<ApplicationCommand> present, IReadOnlyList<ApplicationCommand> wanted) =>
        present.Count == wanted.Count
        && wanted.All(w => present.FirstOrDefault(p => string.Equals(p.Name, w.Name, StringComparison.Ordinal)) is { } p && IsSame(p, w));

    private static bool IsSame(ApplicationCommand present, ApplicationCommand wanted) =>
        (present.Type ?? 1) == (wanted.Type ?? 1)
        && string.Equals(present.Description, wanted.Description, StringComparison.Ordinal)
        && (present.Contexts ?? Everywhere).Order().SequenceEqual((wanted.Contexts ?? Everywhere).Order())
        && (present.IntegrationTypes ?? InServers).Order().SequenceEqual((wanted.IntegrationTypes ?? InServers).Order())
        && (present.Options ?? []).Select(Key).SequenceEqual((wanted.Options ?? []).Select(Key));

    private static (CommandOptionType, string, string?, bool) Key(DiscordApi.Models.CommandOption option) =>
        (option.Type, option.Name, option.Description, option.Required ?? false);

    private static ApplicationCommand From(CommandSpec spec) => new()
    {
        Type = 1,
        Name = spec.Name,
        Description = Cut(spec.Summary),
        Contexts = spec.OnlyInPrivate ? InPrivate : Everywhere,
        IntegrationTypes = InServers,
        Options = spec.Options.Count == 0
            ? null
            : [.. spec.Options.OrderByDescending(o => o.Required).Select(o => new DiscordApi.Models.CommandOption
            {
                Type = CommandOptionType.String,
                Name = o.Name,
                Description = Cut(o.Summary),
                Required = o.Required ? true : null,
            })],
    };

    private static string Cut(string text) =>
        text.Length <= DiscordLimits.CommandDescription ? text : string.Concat(text.AsSpan(0, DiscordLimits.CommandDescription - 1), "…");
}
