using UnionBot.Content;

namespace UnionBot.Agenda;

/// <summary>The programme as it stands: today the pack's; shifts and cancellations come later.</summary>
internal sealed class AgendaService(PackStore packs)
{
    /// <summary>The programme of the pack in force.</summary>
    public Programme Current => Of(packs.Current);

    /// <summary>A pack's programme before anything moved.</summary>
    public static Programme Of(ContentPack pack) => throw new NotImplementedException(pack.Hash);
}
