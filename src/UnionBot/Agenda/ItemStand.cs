using System.Globalization;

namespace UnionBot.Agenda;

/// <summary>When an item is, and whether it takes place.</summary>
/// <param name="Day">The civil day it is on.</param>
/// <param name="Start">When it begins on the clock of the event's zone, or <see langword="null"/> where nobody said.</param>
/// <param name="End">When it ends, or <see langword="null"/> where nobody said.</param>
/// <param name="Part">The part of the day where no hour is known, or <see langword="null"/>.</param>
/// <param name="Cancelled">Whether it does not take place.</param>
internal sealed record ItemStand(DateOnly Day, TimeOnly? Start, TimeOnly? End, DayPart? Part, bool Cancelled)
{
    private const string Form = "HH:mm:ss";

    /// <summary>How an item of a programme stands.</summary>
    public static ItemStand Of(AgendaItem item) => new(item.Day, item.Start, item.End, item.Part, item.Cancelled);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static ItemStand Read(string text)
    {
        var parts = text.Split('|');
        return parts.Length == 5
            ? new ItemStand(
                DateOnly.ParseExact(parts[0], "O", CultureInfo.InvariantCulture),
                Clock(parts[1]),
                Clock(parts[2]),
                parts[3].Length == 0 ? null : Enum.Parse<DayPart>(parts[3]),
                parts[4].Length > 0)
            : throw new FormatException($"'{text}' is no stored item of an agenda.");
    }

    /// <summary>The stored form: equal where nothing differs.</summary>
    public string Write() => string.Join(
        '|', Day.ToString("O", CultureInfo.InvariantCulture), Start?.ToString(Form, CultureInfo.InvariantCulture), End?.ToString(Form, CultureInfo.InvariantCulture),
        Part?.ToString(), Cancelled ? "cancelled" : "");

    /// <summary>The item where it stands now.</summary>
    public AgendaItem Place(AgendaItem item) => item with { Day = Day, Start = Start, End = End, Part = Part, Cancelled = Cancelled };

    private static TimeOnly? Clock(string text) => text.Length == 0 ? null : TimeOnly.ParseExact(text, Form, CultureInfo.InvariantCulture);
}
