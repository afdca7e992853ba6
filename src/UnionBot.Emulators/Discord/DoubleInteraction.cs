using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord;

/// <summary>A slash command, press, autocompletion or modal of a member, and what the bot made of it.</summary>
public sealed class DoubleInteraction
{
    /// <summary>Wire values of <see cref="Type"/>. Source: Discord, "Interaction Type".</summary>
    internal const int Command = 2, Component = 3, Autocomplete = 4, ModalSubmit = 5;

    private readonly TaskCompletionSource<DoubleMessage> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly TaskCompletionSource<int> _responded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal DoubleInteraction(ulong id, string token, int type, DoubleUser user, DoubleChannel channel, string name, long createdTicks)
    {
        Id = id;
        Token = token;
        Type = type;
        User = user;
        Channel = channel;
        Name = name;
        CreatedTicks = createdTicks;
    }

    public ulong Id { get; }

    public string Token { get; }

    /// <summary>2 command, 3 component, 4 autocompletion, 5 modal.</summary>
    public int Type { get; }

    public DoubleUser User { get; }

    public DoubleChannel Channel { get; }

    /// <summary>The command with its subcommands, or the custom id.</summary>
    public string Name { get; }

    /// <summary>The callback type of the first response, or <see langword="null"/> until there is one.</summary>
    public int? ResponseType
    {
        get;
        internal set
        {
            field = value;
            if (value is { } type)
            {
                _responded.TrySetResult(type);
            }
        }
    }

    /// <summary>Ends with the first response, of whatever type: a modal has no message.</summary>
    public Task<int> Responded => _responded.Task;

    /// <summary>Whether the member's client was told that the application did not respond.</summary>
    public bool HasFailed { get; internal set; }

    /// <summary>The choices offered to an autocompletion, as JSON, or <see langword="null"/>.</summary>
    public string? Choices { get; internal set; }

    /// <summary>The modal opened, as JSON, or <see langword="null"/>.</summary>
    public string? Modal { get; internal set; }

    /// <summary>How many follow-ups were sent.</summary>
    public int FollowUps { get; internal set; }

    /// <summary>How many answers stand: the response, once it has content and while it is not deleted, and the follow-ups.</summary>
    public int Standing => (Original is { Deleted: false } original && !original.Has(StoredMessage.Loading) ? 1 : 0) + FollowUps;

    /// <summary>Ends with the first message that has content: the response, the filled deferral or the updated message.</summary>
    public Task<DoubleMessage> Answer => _answer.Task;

    internal long CreatedTicks { get; }

    /// <summary>What <c>@original</c> means, once there is a response.</summary>
    internal StoredMessage? Original { get; set; }

    /// <summary>The message whose component was used.</summary>
    internal StoredMessage? Source { get; init; }

    internal void Answered(DoubleMessage message) => _answer.TrySetResult(message);
}
