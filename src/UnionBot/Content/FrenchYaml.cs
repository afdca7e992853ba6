using YamlDotNet.Core;

namespace UnionBot.Content;

/// <summary>Says in French what a YAML parser objects to, with the usual cure.</summary>
internal static class FrenchYaml
{
    private static readonly (string Sign, string Cure)[] s_cures =
    [
        ("tab", "une tabulation sert d'indentation. Remplace-la par des espaces."),
        ("cannot start any token", "un caractère ne peut pas commencer une valeur (tabulation, @, ` ou %). Mets le texte entre guillemets ; indente avec des espaces."),
        ("mapping values are not allowed", "deux points dans un texte sans guillemets. Mets tout le texte entre guillemets doubles."),
        ("did not find expected key", "une clé était attendue : l'indentation ne tombe pas juste, ou un guillemet manque plus haut."),
        ("did not find expected '-'", "un tiret de liste était attendu : aligne les « - » d'une même liste."),
        ("block sequence entries are not allowed", "un tiret de liste n'est pas admis ici. Va à la ligne après la clé, puis indente."),
        ("could not find expected ':'", "deux points manquent après une clé, ou un texte sur plusieurs lignes n'est pas entre guillemets."),
        ("unexpected end of stream", "un guillemet ouvrant n'est jamais fermé."),
        ("unexpected document indicator", "un guillemet ouvrant n'est jamais fermé avant « --- »."),
        ("flow", "une liste entre crochets ou accolades n'est pas fermée."),
    ];

    /// <summary>What is said where the parser does not know better.</summary>
    public const string Unknown =
        "YAML illisible à partir d'ici : vérifie l'indentation (des espaces), les crochets et les guillemets de cette ligne et de la précédente.";

    /// <summary>The message of a fault.</summary>
    public static string Say(YamlException error)
    {
        foreach (var (sign, cure) in s_cures)
        {
            if (error.Message.Contains(sign, StringComparison.OrdinalIgnoreCase))
            {
                return "YAML illisible : " + cure;
            }
        }

        return Unknown;
    }
}
