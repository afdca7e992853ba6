using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Content;

/// <summary>Reads the optional <c>announcements.yaml</c>.</summary>
internal static class AnnouncementReading
{
    /// <summary>The file's name.</summary>
    public const string FileName = "announcements.yaml";

    /// <summary>How an anchor is written, for faults.</summary>
    public const string AnchorRule =
        "Écris par exemple « J-7 18:00 », « J+1 9:00 », « start -1h », « end +30min », « item afternoon-debate -15min » ou « 2026-03-20 18:30 »";

    private static readonly string[] s_keys = ["id", "when", "blocks", "telegram", "discord", "photo", .. AnnouncementExtras.Keys];

    private static readonly (string Key, Platform Platform)[] s_variants = [("telegram", Platform.Telegram), ("discord", Platform.Discord)];

    private static readonly string[] s_blocks = ["heading", "text", "bullet", "quote"];

    /// <summary>Reads the announcements into the draft.</summary>
    public static void Read(PackDraft draft)
    {
        var findings = draft.Findings;
        if (draft.Files.Text(FileName) is not { } text)
        {
            if (!draft.Files.Exists(FileName))
            {
                findings.Warn(FileName, 0, "pas d'annonces : ce fichier n'existe pas. Le bot répondra, mais ne dira rien de lui-même.");
            }

            return;
        }

        if (Fields.Open(YamlScan.Read(text, FileName, findings), FileName, findings, "le fichier des annonces", ["announcements"]) is not { } fields)
        {
            return;
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in fields.Items("announcements"))
        {
            ReadOne(draft, node, seen);
        }
    }

    /// <summary>Reads an anchor; a wrong one is a fault.</summary>
    public static Anchor? When(Fields fields)
    {
        if (fields.Required("when", $"le moment. {AnchorRule}") is not { } text)
        {
            return null;
        }

        if (AnchorText.TryParse(text, out var anchor))
        {
            return anchor;
        }

        fields.Fault("when", $"« {text} » n'est pas un moment. {AnchorRule}.");
        return null;
    }

    /// <summary>Reads the rule of an announcement: an anchor, or again and again until one.</summary>
    private static PlanRule? Rule(Fields fields)
    {
        const string Recurring = "ou « every monday 18:00 until J-1 »";
        if (fields.Required("when", $"le moment. {AnchorRule}, {Recurring}") is not { } text)
        {
            return null;
        }

        if (PlanRuleText.TryParse(text, out var rule))
        {
            return rule;
        }

        fields.Fault("when", $"« {text} » n'est pas un moment. {AnchorRule}, {Recurring}.");
        return null;
    }

    /// <summary>Reads the name of a picture in <c>assets</c>; a wrong or missing one is a fault.</summary>
    public static string? Photo(PackDraft draft, Fields fields)
    {
        if (fields.Text("photo") is not { } name)
        {
            return null;
        }

        if (!AssetName.IsValid(name))
        {
            fields.Fault("photo", $"« {name} » : {AssetName.Rule}");
        }
        else if (!draft.Files.HasAsset(name) && !draft.Files.Exists("assets/" + name))
        {
            fields.Fault("photo", $"l'image « {name} » n'est pas dans le dossier « assets »{Nearest.Hint(name, draft.Files.AssetNames)}. Mets-la là, ou supprime « photo ».");
        }

        return name;
    }

    private static void ReadOne(PackDraft draft, PackNode node, Dictionary<string, int> seen)
    {
        if (Fields.Open(node, FileName, draft.Findings, "une annonce", s_keys) is not { } fields)
        {
            return;
        }

        var id = fields.Required("id", "un nom court qui ne changera plus, par exemple j-7");
        if (id is not null && !(id.Length <= 40 && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '+')))
        {
            fields.Fault("id", $"« {id} » : un identifiant d'annonce n'a que des minuscules sans accent, des chiffres, « - » et « + », 40 signes au plus.");
        }
        else if (id is not null && !seen.TryAdd(id, fields.Line))
        {
            fields.Fault("id", $"l'identifiant « {id} » est déjà celui de l'annonce ligne {seen[id]}. Chaque annonce a le sien.");
        }

        var when = Rule(fields);
        var photo = Photo(draft, fields);
        var blocks = Blocks(draft, fields, "blocks");
        var rows = AnnouncementExtras.Buttons(draft, fields);
        var variants = new Dictionary<Platform, BotMessage>();
        foreach (var (key, platform) in s_variants.Where(v => fields.Has(v.Key)))
        {
            variants[platform] = new BotMessage { Blocks = Blocks(draft, fields, key), Rows = rows };
        }

        var (fresh, night, to) = (AnnouncementExtras.Fresh(fields), AnnouncementExtras.Night(fields), AnnouncementExtras.To(fields));
        if (id is not null && when is not null)
        {
            draft.Announcements.Add(new PlannedAnnouncement
            {
                Id = id,
                When = when,
                Message = new BotMessage { Blocks = blocks, Rows = rows },
                Variants = variants,
                Fresh = fresh,
                Night = night,
                To = to,
                PhotoFile = photo,
                File = FileName,
                Line = fields.Line,
            });
        }
    }

    private static List<Block> Blocks(PackDraft draft, Fields fields, string key)
    {
        var blocks = new List<Block>();
        var quoted = false;
        foreach (var node in fields.Items(key))
        {
            if (Fields.Open(node, FileName, draft.Findings, "un bloc d'annonce", s_blocks) is not { } block)
            {
                continue;
            }

            var kinds = s_blocks.Where(block.Has).ToList();
            if (kinds.Count != 1)
            {
                draft.Findings.Fault(FileName, block.Line, $"un bloc d'annonce a une seule clé parmi {string.Join(", ", s_blocks)}. Commence un nouveau « - » pour chaque bloc.");
            }

            foreach (var kind in kinds)
            {
                if (block.Text(kind) is { } words)
                {
                    quoted |= kind is "quote";
                    blocks.Add(Block(draft, block, kind, words));
                }
            }
        }

        if (blocks.Count == 0)
        {
            draft.Findings.Fault(FileName, fields.Line, $"l'annonce ne dit rien : donne au moins un bloc (heading, text, bullet ou quote) sous « {key} ».");
        }
        else if (quoted && draft.Event?.Document is { } document)
        {
            blocks.Add(new Block.Paragraph([new Run(Shown(draft, $"Source : {document}"), RunStyle.Italic)]));
        }

        return blocks;
    }

    private static Block Block(PackDraft draft, Fields block, string kind, string words)
    {
        if (kind is "quote")
        {
            if (draft.SourceText is { } source && source.Find(words) is null)
            {
                block.Fault(kind, $"cette citation n'est pas dans la source : {source.Explain(words)}");
            }

            return new Block.Quote([new Run(Shown(draft, SourceText.WithoutBold(words)))]);
        }

        CheckClock(draft, block, kind, words);
        var runs = Runs(Shown(draft, words));
        return kind switch
        {
            "heading" => new Block.Heading(runs),
            "bullet" => new Block.Bullet(runs),
            _ => new Block.Paragraph(runs),
        };
    }

    private static void CheckClock(PackDraft draft, Fields block, string kind, string words)
    {
        foreach (var clock in ClockTimes.In(words))
        {
            if (draft.SourceTimes is { } known && !known.Contains(clock))
            {
                draft.Findings.Warn(FileName, block.LineOf(kind), $"l'heure {ClockTimes.Say(clock)} n'est pas dans la source. Vérifie-la avant d'annoncer.");
            }
        }
    }

    private static string Shown(PackDraft draft, string text) => NameMask.Apply(text, draft.Event?.Names ?? []);

    /// <summary>Sets what stands between two pairs of asterisks in bold.</summary>
    private static List<Run> Runs(string text)
    {
        var parts = text.Split("**");
        var runs = new List<Run>();
        for (var i = 0; i < parts.Length; i++)
        {
            var bold = i % 2 == 1 && i < parts.Length - 1;
            if (parts[i].Length > 0)
            {
                runs.Add(new Run(parts[i], bold ? RunStyle.Bold : RunStyle.None));
            }
        }

        return runs.Count > 0 ? runs : [new Run(text)];
    }
}
