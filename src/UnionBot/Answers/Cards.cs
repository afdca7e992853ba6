using System.Globalization;
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Messages;

namespace UnionBot.Answers;

/// <summary>Dresses a verdict as a message: framing, the verbatim quote, the notes that matter, a discreet source line, buttons.</summary>
internal sealed class Cards(PackIndex index, Numbering numbering)
{
    private const int ShortQuote = 330;
    private const int ShortNotes = 2;
    private const int MostLines = 16;
    private const int LabelLength = 40;
    private const int MostMemberButtons = 10;

    private readonly ContentPack _pack = index.Pack;

    /// <summary>The message of a verdict.</summary>
    public BotMessage Of(Verdict verdict, Programme programme, DateTimeOffset now) => verdict.Outcome switch
    {
        Outcome.Answer when verdict.Reason == Reason.Source => Passage(verdict.Entries[0]),
        Outcome.Answer => Answer(verdict, programme, now),
        Outcome.List when verdict.Reason == Reason.Source && verdict.Entries is [var only, ..] => Passage(only),
        Outcome.List => List(verdict, programme, now),
        Outcome.Choices => Choices(verdict),
        Outcome.Silence => Silence(verdict),
        Outcome.Outside => Outside(verdict),
        _ => Help(verdict),
    };

    /// <summary>The whole of an entry: each passage with its lines, all notes.</summary>
    public BotMessage Passage(int entry)
    {
        var e = index.Entries[entry];
        var blocks = new List<Block> { Title(e) };
        if (e.Quotes.Count == 0)
        {
            blocks.Add(Text("Le document n'a pas de passage là-dessus."));
        }

        foreach (var quote in e.Quotes)
        {
            blocks.Add(new Block.Quote([new Run(Shown(Plain(quote.Text)))]));
            blocks.Add(Small(Lines(quote) is { } lines ? $"{_pack.Event.DocumentName}, {lines}" : $"{_pack.Event.DocumentName}, passage non vérifié"));
        }

        blocks.AddRange(e.Notes.Select(n => Text("⚠️ " + n)));
        if (e.SaidBy is not null || e.Status is not null)
        {
            blocks.Add(Small(string.Join(" · ", new[] { e.SaidBy is { } said ? "dit par " + said : null, e.Status }.OfType<string>())));
        }

        return new BotMessage { Blocks = blocks };
    }

    private BotMessage Answer(Verdict verdict, Programme programme, DateTimeOffset now)
    {
        var e = index.Entries[verdict.Entries[0]];
        var blocks = new List<Block>();
        if (e.Kind == EntryKind.Glossary)
        {
            blocks.Add(Title(e));
            blocks.AddRange(e.Notes.Select(Text));
            blocks.Add(Small("hors document"));
            return new BotMessage { Blocks = blocks };
        }

        blocks.Add(verdict.Lead is { } lead ? Text(lead) : Title(e));
        if (verdict.Lead is not null)
        {
            blocks.Add(Title(e));
        }
        else if (Framing.Above(e, programme, now) is { } above)
        {
            blocks.Add(Text(above));
        }

        var shortened = AddQuotes(blocks, e);
        blocks.AddRange(e.Notes.Take(ShortNotes).Select(n => Text("⚠️ " + n)));
        blocks.Add(Small(SourceLine(e)));
        return new BotMessage { Blocks = blocks, Rows = AnswerRows(verdict.Entries[0], shortened || e.Notes.Count > ShortNotes) };
    }

    private BotMessage List(Verdict verdict, Programme programme, DateTimeOffset now)
    {
        var family = index.Members[verdict.Entries[0]].Length > 0 ? verdict.Entries[0] : -1;
        var members = family >= 0 ? verdict.Entries.Skip(1).ToList() : [.. verdict.Entries];
        var blocks = new List<Block>();
        if (verdict.Lead is { } lead)
        {
            blocks.Add(Text(lead));
        }

        if (family >= 0)
        {
            var e = index.Entries[family];
            blocks.Add(Title(e));
            AddQuotes(blocks, e);
            blocks.AddRange(e.Notes.Take(ShortNotes).Select(n => Text("⚠️ " + n)));
        }

        blocks.AddRange(members.Take(MostLines).Select(m => new Block.Bullet([new Run(Shown(Line(m)))])));
        if (members.Count > MostLines)
        {
            blocks.Add(Text(string.Create(CultureInfo.InvariantCulture, $"… et {members.Count - MostLines} autres.")));
        }

        blocks.Add(Small(family >= 0 ? SourceLine(index.Entries[family]) : _pack.Event.DocumentName));
        return new BotMessage { Blocks = blocks, Rows = Buttons(members.Take(MostMemberButtons)) };
    }

    private BotMessage Choices(Verdict verdict)
    {
        var lead = verdict.Reason switch
        {
            Reason.Doubt => "Je ne suis pas sûr d'avoir compris. C'est l'un de ces sujets ?",
            Reason.Numbered => "Plusieurs portent ce numéro. Tu veux dire… ?",
            _ => "Tu veux dire… ?",
        };
        var rows = Buttons(verdict.Entries).ToList();
        rows.Add([new Button.Press("Aucune de celles-là", Actions.None)]);
        return new BotMessage
        {
            Blocks = [Text(lead), .. verdict.Entries.Select(m => new Block.Bullet([new Run(Shown(Line(m)))]))],
            Rows = rows,
        };
    }

    private BotMessage Silence(Verdict verdict)
    {
        var blocks = new List<Block>();
        if (verdict.Topic >= 0)
        {
            blocks.Add(Text("Le document ne le dit pas."));
            blocks.AddRange(index.Entries[verdict.Topic].Notes.Take(ShortNotes).Select(Text));
        }
        else
        {
            blocks.Add(Text(verdict.Lead ?? "Le document ne le dit pas."));
        }

        if (verdict.Entries.Count > 0)
        {
            var quotes = verdict.Reason is Reason.UnknownOfKnown or Reason.DeclaredSilence && index.Entries[verdict.Entries[0]] is { Kind: EntryKind.Fact, Quotes.Count: > 0 };
            blocks.Add(Text(quotes ? "Voici ce qu'il dit de proche :" : "Il parle par exemple de :"));
            if (quotes)
            {
                var near = index.Entries[verdict.Entries[0]];
                blocks.Add(new Block.Quote([new Run(Shown(Shorten(Plain(near.Quotes[0].Text), ShortQuote)))]));
                blocks.Add(Small(SourceLine(near)));
            }
        }

        return new BotMessage { Blocks = blocks, Rows = Buttons(verdict.Entries) };
    }

    private BotMessage Outside(Verdict verdict)
    {
        var blocks = new List<Block>();
        if (verdict.Topic >= 0 && index.Entries[verdict.Topic].Notes.Count > 0)
        {
            blocks.AddRange(index.Entries[verdict.Topic].Notes.Take(ShortNotes).Select(Text));
        }
        else
        {
            blocks.Add(Text("Je n'ai pas trouvé ça dans le document."));
        }

        if (verdict.Entries.Count > 0)
        {
            blocks.Add(Text("Je peux te répondre par exemple sur :"));
        }

        return new BotMessage { Blocks = blocks, Rows = Buttons(verdict.Entries) };
    }

    private BotMessage Help(Verdict verdict)
    {
        var blocks = new List<Block>();
        if (verdict.Reason == Reason.English)
        {
            blocks.Add(Text(Framing.English));
        }

        if (verdict.Topic >= 0 && index.Entries[verdict.Topic].Notes.Count > 0)
        {
            blocks.AddRange(index.Entries[verdict.Topic].Notes.Select(Text));
        }
        else
        {
            blocks.AddRange(Framing.Help.Select(Text));
        }

        var families = Enumerable.Range(0, index.Entries.Length).Where(e => index.Entries[e].Kind == EntryKind.Family && index.ParentOf[e] < 0).Take(6);
        return new BotMessage { Blocks = blocks, Rows = Buttons(families) };
    }

    private bool AddQuotes(List<Block> blocks, Entry e)
    {
        var room = ShortQuote;
        var shortened = false;
        foreach (var quote in e.Quotes)
        {
            var text = Plain(quote.Text);
            if (room < ShortQuote && text.Length > room)
            {
                return true;
            }

            var shown = Shorten(text, ShortQuote);
            shortened |= shown.Length < text.Length;
            blocks.Add(new Block.Quote([new Run(Shown(shown))]));
            room -= shown.Length;
        }

        return shortened;
    }

    private List<IReadOnlyList<Button>> AnswerRows(int entry, bool more)
    {
        var row = new List<Button> { new Button.Press(more ? "Tout lire, source ?" : "source ?", Actions.Full(index.Entries[entry].Id)) };
        if (index.ParentOf[entry] is >= 0 and var family)
        {
            var siblings = index.Members[family];
            var at = Array.IndexOf(siblings, entry);
            if (index.Entries[entry].Number is not null && at + 1 < siblings.Length)
            {
                row.Add(new Button.Press("suivante", Actions.Show(index.Entries[siblings[at + 1]].Id)));
            }

            row.Add(new Button.Press(Label(family), Actions.Show(index.Entries[family].Id)));
        }

        return [row];
    }

    private List<IReadOnlyList<Button>> Buttons(IEnumerable<int> entries) =>
        [.. entries.Select(e => (Button)new Button.Press(Label(e), Actions.Show(index.Entries[e].Id))).Chunk(2).Take(5).Select(row => (IReadOnlyList<Button>)row)];

    private string Label(int entry) => Shorten(Shown(Named(entry)), LabelLength);

    private string Line(int entry) => Named(entry);

    private string Named(int entry)
    {
        var e = index.Entries[entry];
        var name = e.Label ?? e.Title;
        return numbering.PathOf(entry) is { } path && path.Contains('.', StringComparison.Ordinal) && !name.StartsWith(path, StringComparison.Ordinal)
            ? $"{path} · {name}"
            : name;
    }

    private string SourceLine(Entry e)
    {
        var where = e.Quotes.Count > 0 && Lines(e.Quotes[0]) is { } lines ? lines : null;
        var unproved = e.Quotes.Count > 0 && where is null ? "passage non vérifié" : null;
        return string.Join(" · ", new[] { _pack.Event.DocumentName, where, unproved, e.Status }.OfType<string>());
    }

    private static string? Lines(Passage quote) => quote.FirstLine <= 0 ? null
        : quote.LastLine > quote.FirstLine
        ? string.Create(CultureInfo.InvariantCulture, $"l.\u00a0{quote.FirstLine}–{quote.LastLine}")
        : string.Create(CultureInfo.InvariantCulture, $"l.\u00a0{quote.FirstLine}");

    /// <summary>A quote without the source's markup for bold.</summary>
    private static string Plain(string text) => text.Replace("**", "", StringComparison.Ordinal);

    private string Shown(string text) => _pack.Shown(text);

    private static string Shorten(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var cut = text.LastIndexOf(' ', length - 2);
        return string.Concat(text.AsSpan(0, cut > length / 2 ? cut : length - 2), " …");
    }

    private Block.Paragraph Title(Entry e) => new([new Run(Shown(e.Title), RunStyle.Bold)]);

    private Block.Paragraph Text(string text) => new([new Run(Shown(text))]);

    private Block.Paragraph Small(string text) => new([new Run(Shown(text), RunStyle.Italic)]);
}
