using System.Text;
using System.Text.Json;

namespace UnionBot.Content;

/// <summary>Turns one JSON text into nodes with lines.</summary>
internal static class JsonScan
{
    private const int DepthLimit = YamlScan.DepthLimit;

    /// <summary>Reads a whole file.</summary>
    /// <returns>Its root object, or <see langword="null"/> where a fault was found.</returns>
    public static PackNode? Read(string text, string file, FindingList findings)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = DepthLimit, CommentHandling = JsonCommentHandling.Skip });
        var lines = new LineCounter();
        try
        {
            reader.Read();
            var root = ReadNode(ref reader, bytes, ref lines);
            if (root is PackNode.Map)
            {
                return root;
            }

            findings.Fault(file, 1, "le fichier doit contenir un objet JSON { \"event\", \"entries\" }.");
        }
        catch (JsonException error)
        {
            findings.Fault(file, (int)(error.LineNumber ?? 0) + 1, $"JSON illisible ici (ou plus de {DepthLimit} niveaux). Vérifie les virgules, les guillemets et les crochets.");
        }

        return null;
    }

    private static PackNode ReadNode(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, ref LineCounter lines)
    {
        var line = lines.At(bytes, (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var pairs = new List<KeyValuePair<PackNode.Scalar, PackNode>>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var key = new PackNode.Scalar(reader.GetString()!, lines.At(bytes, (int)reader.TokenStartIndex), Plain: false);
                    reader.Read();
                    pairs.Add(new(key, ReadNode(ref reader, bytes, ref lines)));
                }

                return new PackNode.Map(pairs, line);
            case JsonTokenType.StartArray:
                var items = new List<PackNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadNode(ref reader, bytes, ref lines));
                }

                return new PackNode.List(items, line);
            case JsonTokenType.String:
                return new PackNode.Scalar(reader.GetString()!, line, Plain: false);
            default:
                return new PackNode.Scalar(Encoding.UTF8.GetString(reader.ValueSpan), line, Plain: true);
        }
    }

    /// <summary>Counts lines forward only, so that a whole file costs one pass.</summary>
    private struct LineCounter
    {
        private int _offset;
        private int _line;

        public int At(ReadOnlySpan<byte> bytes, int offset)
        {
            _line += bytes[_offset..offset].Count((byte)'\n');
            _offset = offset;
            return _line + 1;
        }
    }
}
