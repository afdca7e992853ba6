namespace UnionBot.Emulators.Telegram.State;

/// <summary>A topic of a forum.</summary>
internal sealed class TopicState(int id, string name)
{
    public int Id { get; } = id;

    public string Name { get; set; } = name;

    public int IconColor { get; init; } = 7322096;

    /// <summary>The identifier of its icon, or <see langword="null"/> for none.</summary>
    public string? Icon { get; set; }

    public bool Closed { get; set; }

    public bool Deleted { get; set; }
}
