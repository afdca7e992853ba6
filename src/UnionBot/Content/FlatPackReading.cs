using System.Security.Cryptography;
using System.Text;

namespace UnionBot.Content;

/// <summary>Reads the flat JSON form: questions and texts without a source, so its quotes count as unproved.</summary>
internal static class FlatPackReading
{
    private const int SizeLimit = 32_000_000;

    private static readonly string[] s_entryKeys =
        ["id", "type", "title", "text", "quote", "ask", "asks", "parent", "number", "label", "kind", "status", "saidBy", "notes", "related"];

    /// <summary>Reads the file.</summary>
    public static PackReading Read(string path, FindingList findings)
    {
        var file = Path.GetFileName(path);
        var pack = PackFiles.ReadText(path, file, SizeLimit, findings) is { } text
            && JsonScan.Read(text, file, findings) is PackNode.Map root
            ? Pack(path, file, text, Tolerant(root, file, findings), findings)
            : null;
        return new PackReading(findings.Faults == 0 ? pack : null, findings.InOrder());
    }

    private static ContentPack Pack(string path, string file, string text, Fields root, FindingList findings)
    {
        var title = root.Node("event") is PackNode.Map about ? Tolerant(about, file, findings).Text("title") : null;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<Entry>();
        foreach (var node in root.Items("entries"))
        {
            if (node is not PackNode.Map map)
            {
                findings.Fault(file, node.Line, "une entrée est un objet { \"id\", \"title\", \"text\", \"ask\" }.");
            }
            else if (One(file, Tolerant(map, file, findings)) is { } entry)
            {
                if (!ids.Add(entry.Id))
                {
                    findings.Fault(file, entry.Line, $"l'identifiant « {entry.Id} » est déjà pris. Chaque entrée a le sien.");
                }

                entries.Add(entry);
            }
        }

        if (entries.Count == 0)
        {
            findings.Fault(file, 1, "aucune entrée : la liste « entries » est absente ou vide.");
        }

        AskChecks.Run(entries, findings);
        return new ContentPack
        {
            Path = path,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            Event = new PackEvent
            {
                Id = Slug(title ?? Path.GetFileNameWithoutExtension(path)),
                Title = title ?? Path.GetFileNameWithoutExtension(path),
                Zone = TimeZoneInfo.Utc,
                FirstDay = new DateOnly(2000, 1, 1),
                LastDay = new DateOnly(2000, 1, 1),
                DocumentName = "Document non vérifié",
            },
            Source = new SourceDocument([]),
            Entries = entries,
            Types = [.. entries.Select(e => e.Type).Distinct(StringComparer.Ordinal).Select(t => new EntryType(t, [], []))],
            Synonyms = Synonyms(root),
        };
    }

    private static Entry? One(string file, Fields fields)
    {
        var id = fields.Required("id", "chaque entrée a un identifiant");
        var title = fields.Required("title", "chaque entrée a un titre");
        if (id is null || title is null)
        {
            return null;
        }

        var quotes = (IReadOnlyList<Located>)[.. fields.Texts("text"), .. fields.Texts("quote")];
        var asks = (IReadOnlyList<Located>)[.. fields.Texts("ask"), .. fields.Texts("asks")];
        return new Entry
        {
            Id = id,
            Type = fields.Text("type") ?? "entry",
            Title = title,
            Kind = EntryKind.Fact,
            Quotes = [.. quotes.Select(q => new Passage(q.Text, 0, 0))],
            Asks = [.. asks.Select(a => a.Text)],
            AskLines = [.. asks.Select(a => a.Line)],
            Notes = [.. fields.Texts("notes").Select(n => n.Text)],
            Parent = fields.Text("parent"),
            Number = fields.Count("number"),
            Label = fields.Text("label"),
            Status = fields.Text("status"),
            SaidBy = fields.Text("saidBy"),
            Related = [.. fields.Texts("related").Select(r => r.Text)],
            File = file,
            Line = fields.Line,
        };
    }

    private static List<IReadOnlyList<string>> Synonyms(Fields root) =>
        [.. root.Items("synonyms").OfType<PackNode.List>()
            .Select(l => (IReadOnlyList<string>)[.. l.Items.OfType<PackNode.Scalar>().Select(s => s.Text)])
            .Where(g => g.Count > 1)];

    /// <summary>Opens a block of a foreign file: keys that are not ours are passed over.</summary>
    private static Fields Tolerant(PackNode.Map map, string file, FindingList findings) =>
        Fields.Open(map, file, findings, "un objet", [.. s_entryKeys, .. map.Pairs.Select(p => p.Key.Text)])!;

    private static string Slug(string title)
    {
        var slug = new string([.. title.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')]).Trim('-');
        return slug.Length is > 0 and <= 60 ? slug : "flat";
    }
}
