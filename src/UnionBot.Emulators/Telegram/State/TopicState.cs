namespace UnionBot.Emulators.Telegram.State;

/// <summary>A topic of a forum.</summary>
internal sealed class TopicState(int id, string name)
{
    public int Id { get; } = id;

    public string Name { get; } = name;

    public bool Closed { get; set; }

    public bool Deleted { get; set; }
}
