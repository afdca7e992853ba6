namespace UnionBot.Agenda;

/// <summary>A part of the day.</summary>
internal enum DayPart
{
    Morning,
    Afternoon,
    Evening,
}
