namespace UnionBot.Content;

/// <summary>What a file in <c>assets</c> may be called: a plain name, so that it can lead nowhere else.</summary>
internal static class AssetName
{
    /// <summary>The rule, as a fault says it.</summary>
    public const string Rule =
        "un nom d'image ne contient que a-z, 0-9, « . », « _ » et « - », sans dossier ni « .. » (par exemple affiche-26-mars.jpg). Renomme le fichier dans « assets ».";

    /// <summary>Whether the name is one.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= 100
        && name[0] != '.'
        && !name.Contains("..", StringComparison.Ordinal)
        && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_' or '-');
}
