using System.Globalization;
using UnionBot.Tests.Worker;

namespace UnionBot.Tests.Announcements;

/// <summary>A pack with a programme and nothing planned yet.</summary>
internal static class CampaignPack
{
    /// <summary>A pack whose event is in ten days, with a programme: every proposal lies ahead.</summary>
    public static TemporaryPack InTenDays()
    {
        var pack = new TemporaryPack();
        pack.Write("source.md", "La rencontre a lieu dans la grande salle.\n\nOuverture à 10h, débat à 14h, fin à 17h.\n");
        pack.Write("event.yaml",
            $"""
            id: rencontre
            title: La rencontre
            zone: {pack.Zone}
            days: [{pack.Today.AddDays(10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}]
            start: agenda/ouverture
            end: agenda/fin
            document: Note du bureau
            types:
              - id: place
                words: [lieu]
                focus: [lieu, salle]

            """);
        pack.Write("entries/programme.yaml",
            """
            saidBy: le bureau
            status: prévu
            entries:
              - id: agenda
                kind: family
                title: Le programme
                quote: Ouverture à 10h, débat à 14h, fin à 17h.
                asks: [Le programme, Les horaires, Le planning, Le déroulé, Au menu]
              - id: agenda/ouverture
                parent: agenda
                title: L'ouverture
                start: 10h
                quote: Ouverture à 10h
                asks: [Ça ouvre quand ?, Ça commence à quelle heure ?, L'heure d'arrivée, On vient quand ?, Les portes]
              - id: agenda/debat
                parent: agenda
                title: Le débat
                start: 14h
                quote: débat à 14h
                asks: [La discussion est quand ?, Quand débat-on ?, La table ronde, Qui débat ?, L'échange de l'après-midi]
              - id: agenda/fin
                parent: agenda
                title: La fin
                start: 17h
                quote: fin à 17h
                asks: [Ça finit quand ?, On ferme à quelle heure ?, Jusqu'à quand ?, L'heure de fermeture, C'est terminé quand ?]

            """);
        return pack;
    }
}
