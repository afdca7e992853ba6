using System.Globalization;
using UnionBot.Messages;

namespace UnionBot.Announcements;

/// <summary>What is said about how a post will look on each platform, and the labels of the buttons that give a platform words of its own.</summary>
internal static class PostFrench
{
    public const string Follows = "Voici exactement ce qui partira :";

    public const string SameEverywhere = "Même texte partout";

    public const string FormLabel = "Le texte, en entier";

    public const string FormHint = "Mis en forme comme dans un message";

    /// <summary>Above the form for new words.</summary>
    public static string FormTitle(Platform? platform) => platform is null ? "Le nouveau texte" : $"Le texte pour {platform}";

    /// <summary>The button that gives a platform words of its own.</summary>
    public static string Another(Platform platform) => $"Autre texte pour {platform}";

    /// <summary>The button that changes one platform's words, where each has its own.</summary>
    public static string TextOf(Platform platform) => $"Texte pour {platform}";

    /// <summary>The button under the question for new words that keeps them to one platform.</summary>
    public static string OnlyOn(Platform platform) => $"Seulement pour {platform}";

    /// <summary>Asks for one platform's words.</summary>
    public static string AskOwn(Platform platform) =>
        $"Envoie-moi le texte pour {platform}, en entier, mis en forme comme tu veux. Ailleurs, le texte reste comme il est. « annuler » arrête tout.";

    /// <summary>Above what goes out on one platform.</summary>
    public static string FollowsOn(Platform platform) => $"Voici exactement ce qui partira sur {platform} :";

    /// <summary>Above what goes out on all of them.</summary>
    /// <param name="alike">Whether nothing at all differs.</param>
    public static string FollowsOnAll(bool alike, IReadOnlyList<Platform> platforms) =>
        $"Voici exactement ce qui partira, {(alike ? "pareil" : "le même texte")} {string.Join(" et ", platforms.Select(p => $"sur {p}"))} :";

    /// <summary>Above another platform's words.</summary>
    public static string AndOn(Platform platform) => $"Et sur {platform} :";

    /// <summary>The buttons that stand there and nowhere else.</summary>
    public static string Buttons(Platform platform, IReadOnlyList<string> labels) =>
        labels.Count == 0 ? $"Sur {platform}, sans bouton." : $"Sur {platform}, avec {(labels.Count == 1 ? "le bouton" : "les boutons")} {string.Join(", ", labels.Select(l => $"« {l} »"))}.";

    /// <summary>What a platform shows otherwise, or <see langword="null"/> where it is nothing.</summary>
    public static string? Looks(Platform platform, IReadOnlyList<string> looks) => looks.Count == 0 ? null : $"Sur {platform}, {string.Join(", et ", looks)}.";

    /// <summary>Into what a platform cuts it, or <see langword="null"/> where it goes in one piece.</summary>
    public static string? Parts(Platform platform, IReadOnlyList<BotMessage> parts) => parts.Count < 2 ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"Sur {platform}, elle partira en {parts.Count} messages{string.Concat(parts.Select(Part).OfType<string>())}.");

    private static string? Part(BotMessage part, int index)
    {
        var which = index switch
        {
            0 => "le premier",
            1 => "le deuxième",
            2 => "le troisième",
            _ => string.Create(CultureInfo.InvariantCulture, $"le {index + 1}e"),
        };
        return part switch
        {
            { Blocks.Count: 0, Photos.Count: 1 } => $" ; {which} est la photo",
            { Blocks.Count: 0, Photos.Count: > 1 } => $" ; {which} est fait des photos",
            { Blocks.Count: 0, Files.Count: > 0 } => $" ; {which} est le fichier",
            _ when index == 0 => null,
            _ => $" ; {which} commence par « {AnnouncementsFrench.Shorten(part.PlainText)} »",
        };
    }
}
