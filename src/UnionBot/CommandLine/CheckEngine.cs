using System.Globalization;
using UnionBot.Agenda;
using UnionBot.Answers;
using UnionBot.Content;

namespace UnionBot.CommandLine;

/// <summary>The engine as <c>check</c> asks it: built once, with the pack's own calibration, nothing written.</summary>
internal sealed class CheckEngine
{
    private AnswerEngine? _engine;

    /// <summary>The id of the entry that is shown first for a question, the day before the event.</summary>
    public string? FirstFor(ContentPack pack, string ask)
    {
        _engine ??= AnswerEngine.Build(pack, thresholds: null);
        var programme = AgendaService.Of(pack);
        var before = new DateTimeOffset(pack.Event.FirstDay.AddDays(-1).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        return _engine.Ask(new Question { Text = ask, Now = before, Programme = programme }).Ids is [var first, ..] ? first : null;
    }

    /// <summary>The lines about the pack's thresholds.</summary>
    public IEnumerable<string> Thresholds(ContentPack pack)
    {
        var thresholds = Calibration.Of(pack, CancellationToken.None);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Seuils de ce pack : réponse directe à partir de {thresholds.Answer:0.00}, doute à partir de {thresholds.Doubt:0.00}");
    }
}
