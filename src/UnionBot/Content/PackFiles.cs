using System.Security.Cryptography;
using System.Text;

namespace UnionBot.Content;

/// <summary>The files of a pack's folder, read once, with everything hostile refused before it is parsed.</summary>
internal sealed class PackFiles
{
    /// <summary>The most bytes a text file may have.</summary>
    public const int TextLimit = 1_000_000;

    /// <summary>The most bytes an asset may have: what Telegram takes for a photo.</summary>
    public const int AssetLimit = 10_000_000;

    private const int FileLimit = 500;

    private static readonly string[] s_top = ["source.md", "event.yaml", "announcements.yaml", "rehearsal.yaml"];

    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, byte[]> _assets = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    /// <summary>The entry files, relative, in order of name.</summary>
    public IEnumerable<string> EntryFiles => _texts.Keys.Where(f => f.StartsWith("entries/", StringComparison.Ordinal));

    /// <summary>Whether a file exists, even one that was refused.</summary>
    public bool Exists(string file) => _texts.ContainsKey(file) || _refused.Contains(file);

    /// <summary>Whether an asset exists and is usable.</summary>
    public bool HasAsset(string name) => _assets.ContainsKey(name);

    /// <summary>Names of the assets.</summary>
    public IEnumerable<string> AssetNames => _assets.Keys;

    /// <summary>A file's text with line feeds only and no byte order mark, or <see langword="null"/>.</summary>
    public string? Text(string file) => _texts.GetValueOrDefault(file);

    /// <summary>Reads the folder.</summary>
    public static PackFiles Load(string folder, FindingList findings)
    {
        var files = new PackFiles();
        foreach (var path in Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal))
        {
            files.Top(path, findings);
        }

        return files;
    }

    /// <summary>The version of what was read: the lower-case hex SHA-256 over names and contents.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in _texts)
        {
            Append(hash, name, Encoding.UTF8.GetBytes(text));
        }

        foreach (var (name, bytes) in _assets)
        {
            Append(hash, "assets/" + name, bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Reads one text file: size, encoding, line ends.</summary>
    /// <returns>Its text, or <see langword="null"/> where it was refused.</returns>
    public static string? ReadText(string path, string file, int limit, FindingList findings)
    {
        try
        {
            var size = new FileInfo(path).Length;
            if (size > limit)
            {
                findings.Fault(file, 0, $"le fichier pèse {size} octets ; la limite est de {limit}. Coupe-le en plusieurs fichiers.");
                return null;
            }

            return Decode(File.ReadAllBytes(path), file, findings);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            findings.Fault(file, 0, "le fichier ne peut pas être lu. Vérifie ses droits et qu'aucun autre programme ne le tient.");
            return null;
        }
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, string file, FindingList findings)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            findings.Fault(file, 1, "le fichier est en UTF-16. Enregistre-le en UTF-8.");
            return null;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }

        if (FirstBadByte(bytes) is { } bad)
        {
            findings.Fault(file, bytes[..bad].Count((byte)'\n') + 1, "cette ligne n'est pas en UTF-8 (sans doute Windows-1252 ou un fichier binaire). Enregistre le fichier en UTF-8.");
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < ' ' && text[i] is not ('\n' or '\t'))
            {
                findings.Fault(file, text.AsSpan(0, i).Count('\n') + 1, $"un caractère de contrôle (U+{(int)text[i]:X4}) se cache dans cette ligne. Supprime-le.");
                return null;
            }
        }

        return text;
    }

    private static int? FirstBadByte(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return at;
            }

            at += length;
        }

        return null;
    }

    private static void Append(IncrementalHash hash, string name, byte[] content)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        hash.AppendData([0]);
        hash.AppendData(BitConverter.GetBytes(content.LongLength));
        hash.AppendData(content);
    }

    private static bool Ignored(string name) =>
        name.StartsWith('.') || name.EndsWith('~') || name.StartsWith('#') || name.EndsWith(".swp", StringComparison.Ordinal)
        || name.EndsWith(".tmp", StringComparison.Ordinal) || name.EndsWith(".bak", StringComparison.Ordinal) || name is "Thumbs.db" or "desktop.ini";

    private void Top(string path, FindingList findings)
    {
        var name = Path.GetFileName(path);
        if (Ignored(name))
        {
            return;
        }

        if (IsLink(path))
        {
            findings.Fault(name, 0, "c'est un lien symbolique. Mets le fichier lui-même dans le pack.");
            _refused.Add(name);
        }
        else if (Directory.Exists(path))
        {
            Folder(path, name, findings);
        }
        else if (s_top.Contains(name, StringComparer.Ordinal))
        {
            Add(path, name, findings);
        }
        else if (name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
        {
            findings.Fault(name, 0, $"fichier inconnu{Nearest.Hint(name, s_top)}. À la racine du pack : {string.Join(", ", s_top)} ; les entrées vont dans le dossier « entries ».");
        }
        else
        {
            findings.Warn(name, 0, "ce fichier n'est pas lu : il n'est ni source.md, ni un fichier YAML connu. Range les images dans « assets ».");
        }
    }

    private void Folder(string path, string name, FindingList findings)
    {
        if (name is not ("entries" or "assets"))
        {
            findings.Warn(name, 0, $"ce dossier n'est pas lu{Nearest.Hint(name, ["entries", "assets"])}. Un pack a deux dossiers : « entries » et « assets ».");
            return;
        }

        var count = 0;
        foreach (var inner in Directory.EnumerateFileSystemEntries(path).Order(StringComparer.Ordinal))
        {
            var file = Path.GetFileName(inner);
            var relative = $"{name}/{file}";
            if (Ignored(file))
            {
                continue;
            }

            if (++count > FileLimit)
            {
                findings.Fault(name, 0, $"plus de {FileLimit} fichiers dans ce dossier. Regroupe-les.");
                return;
            }

            if (IsLink(inner) || Directory.Exists(inner))
            {
                findings.Fault(relative, 0, "un lien symbolique ou un sous-dossier n'est pas admis ici. Mets le fichier lui-même à cet endroit.");
                _refused.Add(relative);
            }
            else if (name is "assets")
            {
                Asset(inner, file, findings);
            }
            else if (file.EndsWith(".yaml", StringComparison.Ordinal))
            {
                Add(inner, relative, findings);
            }
            else
            {
                findings.Fault(relative, 0, "un fichier d'entrées se termine par « .yaml ». Renomme-le ou déplace-le.");
            }
        }
    }

    private void Add(string path, string file, FindingList findings)
    {
        if (ReadText(path, file, TextLimit, findings) is { } text)
        {
            _texts.Add(file, text);
        }
        else
        {
            _refused.Add(file);
        }
    }

    private void Asset(string path, string name, FindingList findings)
    {
        var file = "assets/" + name;
        if (!AssetName.IsValid(name))
        {
            findings.Fault(file, 0, AssetName.Rule);
        }
        else if (new FileInfo(path).Length > AssetLimit)
        {
            findings.Fault(file, 0, $"l'image dépasse {AssetLimit} octets, ce que Telegram refuse. Réduis-la.");
        }
        else
        {
            _assets.Add(name, File.ReadAllBytes(path));
        }
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;
}
