using System.Globalization;
using Spectre.Console;

namespace UnionBot.Rehearsal;

/// <summary>Shows what happens: both platforms side by side in a terminal, plain lines elsewhere.</summary>
internal sealed class Screen(IAnsiConsole console, TimeZoneInfo zone, bool sideBySide)
{
    private const int PlainWidth = 110;

    private int _percent;

    /// <summary>A question and its answer.</summary>
    public void Asked(Moment moment, Said said, bool right) =>
        Show(moment.At, moment.Platform, moment.Step.Who, moment.Step.Text, said.Text, right ? "✓" : "✗", right ? "green" : "red");

    /// <summary>Something else that a person did, and what the bot said.</summary>
    public void Happened(DateTimeOffset at, string platform, string who, string text, string answer) =>
        Show(at, platform, who, text, answer, "•", "blue");

    /// <summary>Something arrived in a subscribed place.</summary>
    public void Arrived(string platform, string place, Said said) =>
        Show(said.At, platform, place, null, said.HasPhoto ? $"[photo] {said.Text}" : said.Text, "▶", "yellow");

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
        var time = TimeZoneInfo.ConvertTime(at, zone).ToString("dd/MM HH:mm:ss", CultureInfo.InvariantCulture);
        if (!sideBySide)
        {
            var asked = text is null ? "" : $" « {OneLine(text, 60)} » →";
            Line($"{_percent,3} % {time} {platform,-8} {mark} {who} :{asked} {OneLine(answer, PlainWidth)}");
            return;
        }

        var body = (text is null ? "" : $"[dim]{Markup.Escape(who)}[/] [italic]{Markup.Escape(OneLine(text, 200))}[/]\n")
            + $"[{colour}]{mark}[/] {Markup.Escape(Shorten(answer, 420))}";
        var panel = new Panel(new Markup(body)).Header($"{time} · {Markup.Escape(text is null ? who : platform)} · {_percent} %").Expand();
        var left = string.Equals(platform, "telegram", StringComparison.Ordinal);
        var grid = new Grid { Expand = true }.AddColumn(new GridColumn { Width = Half }).AddColumn(new GridColumn { Width = Half });
        grid.AddRow(left ? [panel, new Text("")] : [new Text(""), panel]);
        console.Write(grid);
    }

    private int Half => Math.Max(30, (console.Profile.Width - 4) / 2);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string OneLine(string text, int length) => Shorten(text.ReplaceLineEndings(" ⏎ "), length);

    private static string Shorten(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
