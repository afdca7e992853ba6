using UnionBot.Content;

namespace UnionBot.Agenda;

/// <summary>The programme as it stands: today the pack's; shifts and cancellations come later.</summary>
internal sealed class AgendaService(PackStore packs)
{
    /// <summary>The programme of the pack in force.</summary>
    public Programme Current => Of(packs.Current);

    /// <summary>A pack's programme before anything moved.</summary>
    public static Programme Of(ContentPack pack)
    {
        AgendaItem[] items =
        [
            .. pack.Entries
                .Where(e => e.Schedule is not null)
                .Select(e => new AgendaItem
                {
                    Id = e.Id,
                    Title = e.Title,
                    Day = e.Schedule!.Day,
                    Start = e.Schedule.Start,
                    End = e.Schedule.End,
                    Part = PartOf(e.Schedule.Part),
                })
                .OrderBy(i => i.Day), // Stable: within a day the document's order stays.
        ];
        return new Programme
        {
            Items = items,
            Zone = pack.Event.Zone,
            FirstDay = pack.Event.FirstDay,
            LastDay = pack.Event.LastDay,
            Start = Find(pack.Event.StartItem),
            End = Find(pack.Event.EndItem),
        };

        AgendaItem? Find(string? id) => id is null ? null : Array.Find(items, i => string.Equals(i.Id, id, StringComparison.Ordinal));
    }

    private static DayPart? PartOf(string? part) => part switch
    {
        "morning" => DayPart.Morning,
        "afternoon" => DayPart.Afternoon,
        "evening" => DayPart.Evening,
        _ => null,
    };
}
