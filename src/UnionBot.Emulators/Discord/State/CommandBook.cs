using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>The application's commands: the global ones, and each guild's own.</summary>
internal sealed class CommandBook
{
    private readonly Dictionary<ulong, List<JsonObject>> _byGuild = [];

    public List<JsonObject> Global { get; } = [];

    public List<JsonObject> Of(ulong? guild)
    {
        if (guild is not { } id)
        {
            return Global;
        }

        if (!_byGuild.TryGetValue(id, out var commands))
        {
            _byGuild[id] = commands = [];
        }

        return commands;
    }

    /// <summary>The command that a member sees under a name: the guild's own before the global one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="channel">Where.</param>
    /// <param name="type">1 for a chat command, 2 and 3 for the context menus of people and messages.</param>
    public JsonObject? Find(string name, DoubleChannel channel, int type = 1)
    {
        var context = channel.Guild is null ? 1 : 0;
        return Of(channel.Guild?.Id ?? 0).Concat(Global).FirstOrDefault(command =>
            (int)command["type"]! == type
            && string.Equals((string?)command["name"], name, StringComparison.Ordinal)
            && (command["contexts"] is not JsonArray contexts || contexts.Any(c => (int)c! == context)));
    }

    public IEnumerable<string> Names(DoubleChannel channel) =>
        Of(channel.Guild?.Id ?? 0).Concat(Global).Select(command => (string)command["name"]!);
}
