using System.Collections.Frozen;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>What members ask of any event and documents often leave out: parking, train, meals, price. Counts only where the pack does not speak of it.</summary>
internal static class Practicalities
{
    /// <summary>The weather.</summary>
    public const string Weather = "la météo";

    private const string Topics =
        """
        le stationnement: parking stationner garer parkings stationnement
        le trajet: train trains gare bus tram tramway metro covoiturage covoiturer navette navettes car cars taxi velo itineraire autoroute voiture trajet transport transports
        le repas: repas manger dejeuner restauration buffet sandwich cantine restaurant traiteur mange bouffe
        le prix: prix tarif gratuit payant billet billets entree coute couter cout
        l'inscription: inscription inscrire inscriptions reserver reservation badge
        l'hébergement: hotel hebergement dormir logement nuitee camping auberge
        l'accessibilité: handicap handicape fauteuil accessibilite pmr ascenseur
        la garde des enfants: garderie creche nounou baby babysitting
        les frais de déplacement: deplacement indemnite defraiement kilometrique
        le contact: telephone mail email courriel numero contacter joindre contact
        la retransmission: streaming stream live retransmission direct visio zoom youtube replay video videos filme
        le wifi: wifi internet
        la météo: meteo pluie neige temperature
        les sanitaires: toilettes toilette wc vestiaire
        le café: cafe machine pause boisson
        """;

    private static readonly FrozenDictionary<string, string> ByStem = Read();

    /// <summary>The topic that a question's words name and the pack does not use, or <see langword="null"/>.</summary>
    public static string? Topic(Query query)
    {
        if (IsWeather(query.Words))
        {
            return Weather;
        }

        foreach (var token in query.Tokens)
        {
            if (token.Match != MatchKind.Exact && ByStem.TryGetValue(token.Token.Term, out var topic))
            {
                return topic;
            }
        }

        return null;
    }

    /// <summary>Whether a word asks for such a thing.</summary>
    public static bool Has(Token token) => ByStem.ContainsKey(token.Term);

    /// <summary>« quel temps fait-il », which has no word of its own for the weather.</summary>
    public static bool IsWeather(List<Word> words)
    {
        if (words.Exists(w => w.Text is "pleuvoir" or "pleut" or "pleuvra" or "neiger" or "neigera" or "orage" or "orages" or "parapluie" or "canicule" or "soleil")
            || Enumerable.Range(0, Math.Max(0, words.Count - 1)).Any(i => words[i].Text is "fait" or "fera" or "faire" or "faisait" && words[i + 1].Text is "chaud" or "froid" or "beau" or "doux" or "moche" or "gris" or "frais"))
        {
            return true;
        }

        var at = words.FindIndex(w => w.Text is "temps");
        return at > 0 && at + 1 < words.Count && words[at - 1].Text is "quel" or "le" && words[at + 1].Text is "fait" or "fera" or "qu" or "prevu";
    }

    private static FrozenDictionary<string, string> Read()
    {
        var topics = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Topics.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = line.IndexOf(':', StringComparison.Ordinal);
            foreach (var word in line[(at + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                topics.TryAdd(Stem.Of(word), line[..at]);
            }
        }

        return topics.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
