using System.Globalization;
using UnionBot.Agenda;
using UnionBot.Answers;
using UnionBot.Content;

namespace UnionBot.Tests.Answers;

/// <summary>Engines of the shipped pack and of the independent one, built and calibrated once.</summary>
internal static class Engines
{
    private static readonly Lazy<AnswerEngine> Shipped = new(() => Calibrated(Repository.Pack));
    private static readonly Lazy<AnswerEngine> OfIndependent = new(() => Calibrated(Path.Combine(Questions, "independent", "pack.json")));

    public static string Questions => Path.Combine(Repository.Root, "tests", "UnionBot.Tests", "questions");

    public static AnswerEngine Assises => Shipped.Value;

    public static AnswerEngine Independent => OfIndependent.Value;

    /// <summary>Six days before the Assises.</summary>
    public static DateTimeOffset Before { get; } = At("2026-03-20T10:00:00+01:00");

    public static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    public static ContentPack Load(string path) => PackReader.Read(path).Pack.ShouldNotBeNull();

    /// <summary>Asks the Assises.</summary>
    public static Answer Ask(string text, DialogueMemory? memory = null, DateTimeOffset? now = null) => Ask(Assises, text, memory, now);

    public static Answer Ask(AnswerEngine engine, string text, DialogueMemory? memory = null, DateTimeOffset? now = null) =>
        engine.Ask(new Question { Text = text, Now = now ?? Before, Programme = AgendaService.Of(engine.Pack), Memory = memory });

    private static AnswerEngine Calibrated(string path)
    {
        var pack = Load(path);
        return AnswerEngine.Build(pack, Calibration.Of(pack, CancellationToken.None));
    }
}
