using UnionBot.Content;

namespace UnionBot.Agenda;

/// <summary>The programme as it stands: the pack's, with what was moved or cancelled since.</summary>
internal sealed class AgendaService(PackStore packs)
{
    private AgendaState _state = AgendaState.None;

    /// <summary>The programme of the pack in force as it stands.</summary>
    public Programme Current => Of(packs.Current, State);

    /// <summary>What is known beside the pack; <see cref="AgendaDesk"/> keeps it.</summary>
    public AgendaState State
    {
        get => Volatile.Read(ref _state);
        internal set => Volatile.Write(ref _state, value);
    }

    /// <summary>A pack's programme before anything moved.</summary>
    public static Programme Of(ContentPack pack) => Of(pack, AgendaState.None);

    /// <summary>A pack's programme with what moved.</summary>
    public static Programme Of(ContentPack pack, AgendaState state)
    {
        var moves = string.Equals(state.EventId, pack.Event.Id, StringComparison.Ordinal) ? state.Moves : AgendaState.None.Moves;
        AgendaItem[] items =
        [
            .. pack.Entries
                .Where(e => e.Schedule is not null)
                .Select(e => Moved(moves, new AgendaItem
                {
                    Id = e.Id,
                    Title = e.Title,
                    Day = e.Schedule!.Day,
                    Start = e.Schedule.Start,
                    End = e.Schedule.End,
                    Part = PartOf(e.Schedule.Part),
                }))
                .OrderBy(i => i.Day), // Stable: within a day the document's order stays.
        ];
        return new Programme
        {
            Items = items,
            Zone = pack.Event.Zone,
            Quiet = pack.Event.Quiet,
            FirstDay = pack.Event.FirstDay,
            LastDay = pack.Event.LastDay,
            Start = Find(pack.Event.StartItem),
            End = Find(pack.Event.EndItem),
        };

        AgendaItem? Find(string? id) => id is null ? null : Array.Find(items, i => string.Equals(i.Id, id, StringComparison.Ordinal));
    }

    private static AgendaItem Moved(IReadOnlyDictionary<string, ItemMove> moves, AgendaItem item) =>
        moves.TryGetValue(item.Id, out var move) && move.Said == ItemStand.Of(item) ? move.Stands.Place(item) : item;

    private static DayPart? PartOf(string? part) => part switch
    {
        "morning" => DayPart.Morning,
        "afternoon" => DayPart.Afternoon,
        "evening" => DayPart.Evening,
        _ => null,
    };
}
