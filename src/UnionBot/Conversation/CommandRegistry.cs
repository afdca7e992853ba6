using UnionBot.French;

namespace UnionBot.Conversation;

/// <summary>Every command by its name and its other spellings.</summary>
internal sealed class CommandRegistry
{
    private readonly Dictionary<string, ICommand> _byName = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">Two commands share a name, or not exactly one takes plain text.</exception>
    public CommandRegistry(IEnumerable<ICommand> commands)
    {
        All = [.. commands];
        foreach (var command in All)
        {
            foreach (var name in command.Spec.Aliases.Prepend(command.Spec.Name))
            {
                if (!_byName.TryAdd(name, command))
                {
                    throw new InvalidOperationException($"Two commands are called '{name}'.");
                }
            }
        }

        PlainText = All.Single(c => c.Spec.TakesPlainText);
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<ICommand> All { get; }

    /// <summary>The one that plain words come to.</summary>
    public ICommand PlainText { get; }

    /// <summary>The command of this name or spelling, or <see langword="null"/>.</summary>
    public ICommand? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The public command whose name is at most two letters away, or <see langword="null"/>.</summary>
    public string? Nearest(string name) =>
        All.Where(c => c.Spec is { For: Audience.Everyone, Listed: true })
            .Select(c => (c.Spec.Name, Distance: Spelling.Distance(c.Spec.Name, name)))
            .Where(c => c.Distance <= 2)
            .OrderBy(c => c.Distance)
            .Select(c => c.Name)
            .FirstOrDefault();
}
