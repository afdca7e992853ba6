using System.Diagnostics;
using System.Text;
using CsCheck;
using UnionBot.Answers;
using UnionBot.Content;

namespace UnionBot.Tests.Answers;

public sealed class RobustnessTests
{
    private static readonly string[] Words = ["et", "la", "mesure", "2", "combien", "où", "Binet", "emplois", "'", "14h", "source"];

    public static TheoryData<string> Garbage { get; } =
    [
        string.Concat(Enumerable.Repeat("🙂👍🏽", 2_500)),
        new string('a', 4_096),
        string.Concat(Enumerable.Range(0, 10_000).Select(i => (char)(i % 32))),
        string.Concat(Enumerable.Repeat("مرحبا \u202e ", 1_000)),
        string.Concat(Enumerable.Repeat("duralex gardanne ", 600)),
        string.Concat(Enumerable.Repeat("dxralfx gerdenne abcdqfgh ", 400)),
        new string('\'', 10_000),
        "\ud800 \udfff",
    ];

    [Theory]
    [MemberData(nameof(Garbage), DisableDiscoveryEnumeration = true)]
    public void Garbage_is_answered_and_quickly(string text)
    {
        Engines.Ask(text);
        var started = Stopwatch.GetTimestamp();

        var answer = Engines.Ask(text);

        answer.Relevance.ShouldBeInRange(0, 1);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromMilliseconds(250)); // The bound is 1 ms; a loaded test machine is not.
    }

    [Fact]
    public void Whatever_is_asked_the_answer_keeps_its_promises() =>
        Gen.OneOf(Gen.String, Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[0, 8].Select(w => string.Join(' ', w))).Sample(text =>
        {
            var answer = Engines.Ask(text);
            return answer.Relevance is >= 0 and <= 1
                && answer.Ids.All(id => Engines.Assises.Pack.Find(id) is not null)
                && (answer.Outcome != Outcome.Help || answer.Ids.Count == 0)
                && (answer.Outcome != Outcome.Choices || answer.Ids.Count is >= 1 and <= 4)
                && answer.Message.Blocks.Count > 0 && answer.Message.Rows.Count <= 5;
        });

    [Fact]
    public void Many_ask_at_once_and_get_what_one_gets()
    {
        string[] questions = ["c koi le programme", "Qui est Sophie Binet ?", "argent public", "sofie bine", "mesure 2", "combien d'emplois ?", "parking ?"];
        var alone = questions.Select(q => string.Join(' ', Engines.Ask(q).Ids)).ToArray();

        Parallel.For(0, 700, i => string.Join(' ', Engines.Ask(questions[i % questions.Length]).Ids).ShouldBe(alone[i % questions.Length]));
    }

    [Fact]
    public void A_pack_of_one_entry_answers()
    {
        var engine = AnswerEngine.Build(Small("Quand se réunit-on ?", "Le 3 mai à 18 h."), thresholds: null);

        Engines.Ask(engine, "quand se reunit on").Ids.ShouldBe(["only"]);
        Engines.Ask(engine, "la recette de la pizza").Outcome.ShouldNotBe(Outcome.Answer);
    }

    [Fact]
    public void An_empty_pack_admits_that_it_knows_nothing()
    {
        var engine = AnswerEngine.Build(Small("x", "y") with { Entries = [] }, thresholds: null);

        Engines.Ask(engine, "quand est-ce ?").Outcome.ShouldBe(Outcome.Outside);
        Calibration.Of(engine.Pack, TestContext.Current.CancellationToken).ShouldBe(Thresholds.Default);
    }

    [Fact]
    public void Five_thousand_entries_are_indexed_and_asked()
    {
        var words = "usine emploi salaire grève train papier acier énergie ville région ministre vote projet bilan chiffre atelier horaire".Split(' ');
        var entries = Enumerable.Range(0, 5_000).Select(i => new Entry
        {
            Id = "e/" + i,
            Type = "faq",
            Title = $"Le {words[i % 17]} de la {words[i / 17 % 17]} numéro zone{i}",
            Quotes = [new Passage($"Texte sur {words[i % 13]} et {words[i % 11]}.", 0, 0)],
            Asks = [$"Parle-moi de zone{i}", $"{words[i % 7]} en zone{i}"],
            Kind = EntryKind.Fact,
            File = "pack.json",
            Line = i,
        }).ToList();

        var engine = AnswerEngine.Build(Small("x", "y") with { Entries = entries }, thresholds: null);

        engine.Ask(new Question { Text = "Parle-moi de zone4321", Now = Engines.Before, Programme = UnionBot.Agenda.AgendaService.Of(engine.Pack) }).Ids[0].ShouldBe("e/4321");
    }

    [Fact]
    public void Calibration_is_the_same_each_time() => Calibration.Of(Engines.Assises.Pack, TestContext.Current.CancellationToken).ShouldBe(Calibration.Of(Engines.Assises.Pack, TestContext.Current.CancellationToken));

    private static ContentPack Small(string title, string text) => new()
    {
        Path = "small",
        Hash = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(title)),
        Event = new PackEvent { Id = "small", Title = "Petite réunion", Zone = TimeZoneInfo.Utc, FirstDay = new DateOnly(2026, 5, 3), LastDay = new DateOnly(2026, 5, 3), DocumentName = "Document" },
        Source = new SourceDocument([]),
        Entries = [new Entry { Id = "only", Type = "faq", Title = title, Quotes = [new Passage(text, 1, 1)], Kind = EntryKind.Fact, File = "f", Line = 1 }],
    };
}
