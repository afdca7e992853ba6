namespace UnionBot.Emulators.Discord;

/// <summary>A person or bot that the double knows.</summary>
public sealed class DoubleUser
{
    internal DoubleUser(ulong id, string name, bool bot)
    {
        Id = id;
        Name = name;
        IsBot = bot;
    }

    public ulong Id { get; }

    /// <summary>The display name. The user name is a lower-case form of it.</summary>
    public string Name { get; }

    public bool IsBot { get; }

    /// <summary>The language of the person's client; goes with every interaction.</summary>
    public string Locale { get; set; } = "fr";

    /// <summary>Whether messages from the bot in private are refused (50007).</summary>
    public bool RefusesPrivateMessages { get; set; }

    /// <summary>What stands in a text to mention the person.</summary>
    public string Mention => $"<@{Id}>";

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Id})";
}
