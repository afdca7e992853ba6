using System.Globalization;

namespace UnionBot.Content;

/// <summary>Reads the keys of one block; each thing that is not as it should be becomes a finding with its line.</summary>
internal sealed class Fields
{
    private readonly PackNode.Map _map;
    private readonly FindingList _findings;

    private Fields(PackNode.Map map, string file, FindingList findings)
    {
        _map = map;
        File = file;
        _findings = findings;
    }

    /// <summary>The file it stands in.</summary>
    public string File { get; }

    /// <summary>Its first line.</summary>
    public int Line => _map.Line;

    /// <summary>Opens a block; unknown keys are faults.</summary>
    /// <param name="node">The block.</param>
    /// <param name="file">The file it stands in.</param>
    /// <param name="findings">Where faults go.</param>
    /// <param name="what">What it is, for the message: « une entrée ».</param>
    /// <param name="known">The keys it may have.</param>
    /// <returns>The block, or <see langword="null"/> where it is something else.</returns>
    public static Fields? Open(PackNode? node, string file, FindingList findings, string what, IReadOnlyList<string> known)
    {
        if (node is not PackNode.Map map)
        {
            if (node is not null)
            {
                findings.Fault(file, node.Line, $"{what} est un bloc de lignes « clé: valeur », mais {node.Kind} est écrit ici. Clés possibles : {string.Join(", ", known)}.");
            }

            return null;
        }

        foreach (var (key, _) in map.Pairs)
        {
            if (!known.Contains(key.Text, StringComparer.Ordinal))
            {
                findings.Fault(file, key.Line, $"clé inconnue « {key.Text} » dans {what}{Nearest.Hint(key.Text, known)}. Clés possibles : {string.Join(", ", known)}.");
            }
        }

        return new Fields(map, file, findings);
    }

    /// <summary>Whether the key is there.</summary>
    public bool Has(string key) => Node(key) is not null;

    /// <summary>The value of a key, or <see langword="null"/>.</summary>
    public PackNode? Node(string key)
    {
        foreach (var (k, value) in _map.Pairs)
        {
            if (string.Equals(k.Text, key, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The line of a key's value, or of the block.</summary>
    public int LineOf(string key) => Node(key)?.Line ?? Line;

    /// <summary>A text that may be missing.</summary>
    public string? Text(string key) => Node(key) is { } node ? AsText(node, key) : null;

    /// <summary>A text that must be there.</summary>
    public string? Required(string key, string why)
    {
        if (Node(key) is { } node)
        {
            return AsText(node, key);
        }

        _findings.Fault(File, Line, $"la clé « {key} » manque : {why}.");
        return null;
    }

    /// <summary>A whole number from 1, or <see langword="null"/>.</summary>
    public int? Count(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        Fault(key, $"« {key} » vaut « {text} », mais doit être un nombre entier à partir de 1.");
        return null;
    }

    /// <summary>Texts: a list, or a single one.</summary>
    public IReadOnlyList<Located> Texts(string key)
    {
        switch (Node(key))
        {
            case null:
            case PackNode.Scalar { IsEmpty: true }:
                return [];
            case PackNode.List list:
                var texts = new List<Located>(list.Items.Count);
                foreach (var item in list.Items)
                {
                    if (AsText(item, key) is { } text)
                    {
                        texts.Add(new(text, item.Line));
                    }
                }

                return texts;
            case { } single:
                return AsText(single, key) is { } one ? [new(one, single.Line)] : [];
        }
    }

    /// <summary>The items of a list of blocks; a missing key is an empty list.</summary>
    public IReadOnlyList<PackNode> Items(string key)
    {
        switch (Node(key))
        {
            case null:
            case PackNode.Scalar { IsEmpty: true }:
                return [];
            case PackNode.List list:
                return list.Items;
            case { } other:
                _findings.Fault(File, other.Line, $"« {key} » doit être une liste (des lignes qui commencent par « - »), mais {other.Kind} est écrit ici.");
                return [];
        }
    }

    /// <summary>Tells a fault about a key.</summary>
    public void Fault(string key, string message) => _findings.Fault(File, LineOf(key), message);

    /// <summary>Reads a node as one text, trimmed; an empty one is a fault.</summary>
    private string? AsText(PackNode node, string key)
    {
        if (node is not PackNode.Scalar scalar)
        {
            _findings.Fault(File, node.Line, $"« {key} » attend un texte, mais {node.Kind} est écrit ici. Un texte qui contient « : » se met entre guillemets doubles.");
            return null;
        }

        var text = scalar.Text.Trim();
        if (scalar.IsEmpty || text.Length == 0)
        {
            _findings.Fault(File, node.Line, $"« {key} » est vide. Écris une valeur ou supprime la clé.");
            return null;
        }

        return text;
    }
}
