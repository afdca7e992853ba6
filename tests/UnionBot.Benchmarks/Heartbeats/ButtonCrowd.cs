using UnionBot.Benchmarks.Connections;
using UnionBot.Emulators.Discord;

namespace UnionBot.Benchmarks.Heartbeats;

/// <summary>Members who all press a button under an answer of the bot.</summary>
internal sealed class ButtonCrowd(FaultTown town, int members)
{
    private int _from;
    private readonly List<(DoubleUser Member, DoubleMessage Message)> _ready = [];

    /// <summary>How many presses there were.</summary>
    public int Pressed { get; private set; }

    /// <summary>Each asks the bot once in private; what it answers has buttons.</summary>
    public async Task GatherAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < members; i++)
        {
            var member = town.NewMember(FormattableString.Invariant($"presse-{i}"));
            var chat = town.Discord.OpenPrivate(member);
            town.Discord.SayInPrivate(member, FaultTown.Question);
            var answer = await town.Discord.WaitForAsync(e => e.Author.IsBot && e.Channel.Id == chat.Id, cancellationToken, _from);
            _from = town.Discord.Transcript.Count;
            _ready.Add((member, answer.Message));
        }
    }

    /// <summary>All press, spread over a while.</summary>
    public async Task PressAsync(TimeProvider time, TimeSpan spread)
    {
        foreach (var (member, message) in _ready)
        {
            town.Discord.Press(member, message, message.Buttons[0].Label);
            Pressed++;
            await Task.Delay(spread / members, time, CancellationToken.None);
        }
    }
}
