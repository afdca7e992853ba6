using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace UnionBot.Rehearsal;

/// <summary>Shows what happens: both platforms side by side in a terminal, plain lines elsewhere.</summary>
internal sealed class Screen(IAnsiConsole console, TimeZoneInfo zone, bool sideBySide)
{
    private const int PlainWidth = 110;
    private const int PanelLength = 420;

    /// <summary>The last words of the notice of a first private contact.</summary>
    private const string NoticeEnd = "Écris STOP quand tu veux.";

    private int _percent;

    /// <summary>A question and its answer.</summary>
    public void Asked(Moment moment, Said said, bool right) =>
        Show(moment.At, moment.Platform, moment.Step.Who, moment.Step.Text, said.Text, right ? "✓" : "✗", right ? "green" : "red");

    /// <summary>Something else that a person did, and what the bot said.</summary>
    public void Happened(DateTimeOffset at, string platform, string who, string text, string answer) =>
        Show(at, platform, who, text, answer, "•", "blue");

    /// <summary>What arrived in the subscribed places since the last look; what is the same in several places of a platform is shown once.</summary>
    public void Arrived(IReadOnlyList<Arrival> arrivals)
    {
        if (!sideBySide)
        {
            foreach (var (platform, place, said) in arrivals)
            {
                PlainLine(said.At, platform, place, null, WithPhoto(said), "▶");
            }

            return;
        }

        var left = Panels(arrivals.Where(a => IsLeft(a.Platform)));
        var right = Panels(arrivals.Where(a => !IsLeft(a.Platform)));
        for (var row = 0; row < Math.Max(left.Count, right.Count); row++)
        {
            Row(row < left.Count ? left[row] : null, row < right.Count ? right[row] : null);
        }
    }

    /// <summary>How far the rehearsal is, 0…1.</summary>
    public void Progress(double share) => _percent = (int)(100 * Math.Clamp(share, 0, 1));

    /// <summary>A plain line.</summary>
    public void Line(string text) => console.MarkupLine(Markup.Escape(text));

    /// <summary>The ledger at the end.</summary>
    public void Ledger(IReadOnlyList<PlaceLedger> places, IReadOnlyList<QuestionResult> questions, IReadOnlyList<string> faults)
    {
        var table = new Table().Border(sideBySide ? TableBorder.Rounded : TableBorder.Ascii).Title("Bilan de la répétition");
        table.AddColumns("salon", "dû", "arrivé", "retard max", "refusé", "incertain");
        foreach (var place in places)
        {
            table.AddRow(
                Markup.Escape(place.Place), Number(place.Due), Number(place.Delivered),
                string.Create(CultureInfo.InvariantCulture, $"{place.LateBy.TotalSeconds:0.00} s"), Number(place.Refused), Number(place.Uncertain));
        }

        console.Write(table);
        Line($"questions justes : {questions.Count(q => q.Right)} sur {questions.Count}");
        foreach (var question in questions.Where(q => !q.Right))
        {
            Line($"  ✗ {question.Moment.Platform}, {question.Moment.Step.Who} : « {question.Moment.Step.Text} » → {OneLine(question.Shown, 160)}");
        }

        foreach (var fault in faults)
        {
            Line($"  ✗ {fault}");
        }

        Line(faults.Count == 0 && questions.All(q => q.Right) ? "Tout est arrivé, une fois, à l'heure, dans l'ordre." : "La répétition a des fautes.");
    }

    private void Show(DateTimeOffset at, string platform, string who, string? text, string answer, string mark, string colour)
    {
        if (!sideBySide)
        {
            PlainLine(at, platform, who, text, answer, mark);
            return;
        }

        var panel = PanelOf(
            at, $"{platform} · {who}",
            $"[italic]« {Markup.Escape(OneLine(text ?? "", 200))} »[/]\n[{colour}]{mark}[/] {Markup.Escape(Shorten(WithoutNotice(answer), PanelLength))}");
        Row(IsLeft(platform) ? panel : null, IsLeft(platform) ? null : panel);
    }

    private void PlainLine(DateTimeOffset at, string platform, string who, string? text, string answer, string mark)
    {
        var asked = text is null ? "" : $" « {OneLine(text, 60)} » →";
        Line($"{_percent,3} % {Clock(at)} {platform,-8} {mark} {who} :{asked} {OneLine(WithoutNotice(answer), PlainWidth)}");
    }

    private List<Panel> Panels(IEnumerable<Arrival> arrivals) =>
        [.. arrivals.GroupBy(a => WithPhoto(a.Said), StringComparer.Ordinal).Select(copies => PanelOf(
            copies.First().Said.At, Places(copies.Select(c => c.Place)), $"[yellow]▶[/] {Markup.Escape(Shorten(copies.Key, PanelLength))}"))];

    private Panel PanelOf(DateTimeOffset at, string title, string body) =>
        new Panel(new Markup(body)).Header($"{_percent} % · {Clock(at)} · {Markup.Escape(title)}").RoundedBorder().Expand();

    private void Row(Panel? left, Panel? right)
    {
        var grid = new Grid { Expand = true }.AddColumn(new GridColumn { Width = Half }).AddColumn(new GridColumn { Width = Half });
        grid.AddRow([left ?? (IRenderable)new Text(""), right ?? (IRenderable)new Text("")]);
        console.Write(grid);
    }

    private string Clock(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("dd/MM HH:mm:ss", CultureInfo.InvariantCulture);

    private static bool IsLeft(string platform) => string.Equals(platform, "telegram", StringComparison.Ordinal);

    private static string WithPhoto(Said said) => said.HasPhoto ? $"[photo] {said.Text}" : said.Text;

    /// <summary>The answer without the notice of a first private contact, which would fill the screen before it.</summary>
    private static string WithoutNotice(string answer)
    {
        var end = answer.IndexOf(NoticeEnd, StringComparison.Ordinal);
        if (end < 0)
        {
            return answer;
        }

        var rest = answer.AsSpan(end + NoticeEnd.Length);
        return $"(premier avis) {(rest.StartsWith("*") ? rest[1..] : rest).Trim()}"; // Discord sets the notice in italics.
    }

    /// <summary>« telegram · groupe, canal »: the platform is said once.</summary>
    private static string Places(IEnumerable<string> labels) =>
        string.Join(", ", labels.Select((label, i) => i == 0 ? label : label[(label.IndexOf('·', StringComparison.Ordinal) + 2)..]));

    private int Half => Math.Max(30, (console.Profile.Width - 4) / 2);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string OneLine(string text, int length) => Shorten(text.ReplaceLineEndings(" ⏎ "), length);

    private static string Shorten(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
