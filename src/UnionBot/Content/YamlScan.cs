using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace UnionBot.Content;

/// <summary>Turns one YAML text into nodes with lines. Reads events, so nothing of the file is ever run, resolved or instantiated.</summary>
/// <remarks>
/// Anchors, aliases and tags are refused: a pack needs none, and they are how a small file becomes a huge one. Depth and
/// number of nodes are limited while reading, so a hostile file stops at the limit and not at its end.
/// </remarks>
internal sealed class YamlScan
{
    /// <summary>How deep values may stand in each other.</summary>
    public const int DepthLimit = 20;

    /// <summary>How many values one file may hold.</summary>
    public const int NodeLimit = 20_000;

    private readonly string _file;
    private readonly FindingList _findings;
    private readonly Parser _parser;
    private int _nodes;

    private YamlScan(string text, string file, FindingList findings)
    {
        _file = file;
        _findings = findings;
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>Reads a whole file.</summary>
    /// <returns>Its root, or <see langword="null"/> where a fault was found or the file is empty.</returns>
    public static PackNode? Read(string text, string file, FindingList findings)
    {
        var before = findings.Faults;
        if (text.AsSpan().Count('\n') + text.AsSpan().Count(',') is var signs and > 2 * NodeLimit)
        {
            findings.Fault(file, 0, $"ce fichier a {signs} lignes et virgules, bien plus que les {NodeLimit} valeurs permises. Répartis-les dans plusieurs fichiers.");
            return null;
        }

        var scan = new YamlScan(text, file, findings);
        try
        {
            var root = scan.ReadDocument();
            return findings.Faults == before ? root : null;
        }
        catch (YamlException error)
        {
            findings.Fault(file, (int)error.Start.Line, FrenchYaml.Say(error));
            return null;
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's parser runs out of states on some broken flow lists instead of saying so.
            findings.Fault(file, scan.Line, FrenchYaml.Unknown);
            return null;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private PackNode? ReadDocument()
    {
        PackNode? root = null;
        while (_parser.MoveNext())
        {
            switch (_parser.Current)
            {
                case DocumentStart start when root is not null:
                    throw Refuse(start.Start.Line, "un second document YAML commence ici (« --- »). Garde un seul document par fichier.");
                case AnchorAlias or NodeEvent:
                    root = ReadNode(0);
                    break;
            }
        }

        if (root is null)
        {
            _findings.Fault(_file, 1, "le fichier est vide. Remplis-le, ou supprime-le s'il est facultatif.");
        }

        return root;
    }

    private PackNode ReadNode(int depth)
    {
        if (_parser.Current is AnchorAlias alias)
        {
            throw Refuse(Line, $"l'alias « *{alias.Value.Value} » n'est pas admis. Recopie la valeur en toutes lettres (un texte qui commence par « * » se met entre guillemets).");
        }

        var node = _parser.Current as NodeEvent ?? throw Refuse(Line, "une valeur était attendue ici.");
        if (!node.Anchor.IsEmpty)
        {
            throw Refuse(Line, $"l'ancre « &{node.Anchor.Value} » n'est pas admise. Supprime-la et écris chaque valeur en toutes lettres.");
        }

        if (!node.Tag.IsEmpty)
        {
            throw Refuse(Line, $"l'étiquette « {node.Tag.Value} » n'est pas admise. Supprime-la (un texte qui commence par « ! » se met entre guillemets).");
        }

        if (depth > DepthLimit)
        {
            throw Refuse(Line, $"plus de {DepthLimit} niveaux d'imbrication. Un pack n'en a pas besoin : simplifie le fichier.");
        }

        if (++_nodes > NodeLimit)
        {
            throw Refuse(Line, $"plus de {NodeLimit} valeurs dans ce fichier. Répartis-les dans plusieurs fichiers.");
        }

        return node switch
        {
            YamlDotNet.Core.Events.Scalar scalar => new PackNode.Scalar(scalar.Value, Line, scalar.Style == ScalarStyle.Plain),
            SequenceStart => ReadList(depth),
            MappingStart => ReadMap(depth),
            _ => throw Refuse(Line, "une valeur était attendue ici."),
        };
    }

    private PackNode.List ReadList(int depth)
    {
        var line = Line;
        var items = new List<PackNode>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            items.Add(ReadNode(depth + 1));
        }

        return new PackNode.List(items, line);
    }

    private PackNode.Map ReadMap(int depth)
    {
        var line = Line;
        var pairs = new List<KeyValuePair<PackNode.Scalar, PackNode>>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            if (ReadNode(depth + 1) is not PackNode.Scalar key)
            {
                throw Refuse(Line, "une clé doit être un mot simple, suivi de deux points.");
            }

            _parser.MoveNext();
            var value = ReadNode(depth + 1);
            if (seen.TryGetValue(key.Text, out var first))
            {
                _findings.Fault(_file, key.Line, $"la clé « {key.Text} » est déjà donnée ligne {French(first)}. Garde une seule des deux.");
            }
            else
            {
                seen.Add(key.Text, key.Line);
                pairs.Add(new(key, value));
            }
        }

        return new PackNode.Map(pairs, line);
    }

    private int Line => (int)(_parser.Current?.Start.Line ?? 1);

    private static string French(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private RefusedException Refuse(long line, string message)
    {
        _findings.Fault(_file, (int)line, message);
        return new RefusedException();
    }

    /// <summary>The file was refused and its fault is told.</summary>
    private sealed class RefusedException : Exception;
}
