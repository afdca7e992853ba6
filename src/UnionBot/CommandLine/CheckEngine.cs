using System.Globalization;
using UnionBot.Agenda;
using UnionBot.Answers;
using UnionBot.Content;

namespace UnionBot.CommandLine;

/// <summary>The engine as <c>check</c> asks it: one pack, with its own calibration, the day before the event. Writes nothing.</summary>
internal sealed class CheckEngine
{
    private readonly Dictionary<string, string?> _firsts = new(StringComparer.Ordinal);
    private Thresholds? _thresholds;
    private AnswerEngine? _engine;
    private Question? _before;

    /// <summary>The id of the entry that is shown first for a question.</summary>
    public string? FirstFor(ContentPack pack, string ask)
    {
        _engine ??= AnswerEngine.Build(pack, ThresholdsOf(pack));
        return _firsts[ask] = _engine.Ask(Before(pack, ask)).Ids is [var first, ..] ? first : null;
    }

    /// <summary>The line about the pack's thresholds.</summary>
    public string Thresholds(ContentPack pack)
    {
        var thresholds = ThresholdsOf(pack);
        var origin = ReferenceEquals(thresholds, Answers.Thresholds.Default) ? " (valeurs fixes : trop peu de façons de demander pour les calculer)" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Seuils de ce pack : réponse directe à partir de {thresholds.Answer:0.00}, doute à partir de {thresholds.Doubt:0.00}{origin}");
    }

    /// <summary>Asks each way to ask of an engine that does not know it.</summary>
    public CheckLeftOut LeaveOut(ContentPack pack) =>
        CheckAsks.Run(pack, ThresholdsOf(pack), ask => Before(pack, ask), (entry, ask) => _firsts.TryGetValue(ask, out var first) && !string.Equals(first, entry.Id, StringComparison.Ordinal));

    private Thresholds ThresholdsOf(ContentPack pack) => _thresholds ??= Calibration.Of(pack, CancellationToken.None);

    private Question Before(ContentPack pack, string ask)
    {
        _before ??= new Question
        {
            Text = "",
            Now = new DateTimeOffset(pack.Event.FirstDay.AddDays(-1).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero),
            Programme = AgendaService.Of(pack),
        };
        return _before with { Text = ask };
    }
}
