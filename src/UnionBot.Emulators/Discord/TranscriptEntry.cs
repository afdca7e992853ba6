namespace UnionBot.Emulators.Discord;

/// <summary>One line of what people saw. The transcript only ever grows.</summary>
/// <param name="Number">Its place, from 0.</param>
/// <param name="Kind">What happened.</param>
/// <param name="CalendarTime">When, by the calendar that messages are stamped with.</param>
/// <param name="MachineTime">When, by the machine.</param>
/// <param name="Message">The message as it then stood.</param>
public sealed record TranscriptEntry(
    int Number, TranscriptKind Kind, DateTimeOffset CalendarTime, DateTimeOffset MachineTime, DoubleMessage Message)
{
    public DoubleChannel Channel => Message.Channel;

    public DoubleUser Author => Message.Author;

    public string Content => Message.Content;
}
