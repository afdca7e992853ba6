using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.State;

/// <summary>The bot's commands by scope and language, and what it says of itself. Guarded by <see cref="World.Gate"/>.</summary>
internal sealed class CommandBook
{
    private readonly Dictionary<string, JsonArray> _commands = new(StringComparer.Ordinal);

    /// <summary>Name, description and short description by <c>field/language</c>.</summary>
    public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>The button beside the letters by private chat; 0 is for all.</summary>
    public Dictionary<long, JsonObject> Buttons { get; } = [];

    /// <summary>The rights the bot asks for when it is added to a group (<see langword="false"/>) or channel.</summary>
    public Dictionary<bool, (TgRights Rights, bool Anonymous)> Rights { get; } = [];

    public JsonArray Get(string scope, string language) => _commands.GetValueOrDefault(Key(scope, language)) ?? [];

    public void Set(string scope, string language, JsonArray commands)
    {
        if (commands.Count == 0)
        {
            _commands.Remove(Key(scope, language));
        }
        else
        {
            _commands[Key(scope, language)] = commands;
        }
    }

    private static string Key(string scope, string language) => $"{scope}|{language}";
}
