using UnionBot.Agenda;
using UnionBot.Answers;
using UnionBot.Content;
using UnionBot.Messages;

namespace UnionBot.Tests.Content;

public sealed class ShippedPackTests
{
    private static readonly PackReading s_reading = PackReader.Read(Repository.Pack);

    private static ContentPack Pack => s_reading.Pack!;

    [Fact]
    public void The_shipped_pack_has_no_fault() =>
        s_reading.Findings.Where(f => f.Severity is FindingSeverity.Fault).ShouldBeEmpty();

    [Fact]
    public void Every_sentence_of_the_source_is_quoted_or_one_of_ten_declared_rhetorical()
    {
        var coverage = s_reading.Coverage!;

        coverage.Missing.ShouldBe(0);
        coverage.Rhetorical.ShouldBeLessThanOrEqualTo(10);
        coverage.Sentences.ShouldBeGreaterThan(60);
    }

    [Fact]
    public void Every_sentence_is_reached_by_the_ways_to_ask_of_an_entry_that_quotes_it()
    {
        AnswerEngine? engine = null;
        string? First(ContentPack pack, string question)
        {
            engine ??= AnswerEngine.Build(pack, null);
            return engine.Ask(new Question { Text = question, Now = new DateTimeOffset(2026, 3, 20, 9, 0, 0, TimeSpan.Zero), Programme = AgendaService.Of(pack) })
                .Ids.FirstOrDefault();
        }

        var reading = PackReader.Read(Repository.Pack, First);

        reading.Findings.Where(f => f.Severity is FindingSeverity.Fault).ShouldBeEmpty();
        reading.Coverage!.Missing.ShouldBe(0);
    }

    [Fact]
    public void An_engine_that_finds_nothing_makes_every_sentence_unreachable()
    {
        var reading = PackReader.Read(Repository.Pack, (_, _) => null);

        reading.Coverage!.Quoted.ShouldBe(0);
        reading.Findings.Count(f => f.File is "source.md").ShouldBe(reading.Coverage.Missing);
    }

    [Theory]
    [InlineData("place", "date", "organiser", "goal", "why-attend", "delegation", "people", "agenda", "measures", "examples", "figures")]
    [InlineData("measures/immediate", "measures/build", "measures/longterm", "figure/plans", "figure/jobs", "figure/indirect", "figure/dares")]
    [InlineData("agenda/accueil", "agenda/start", "agenda/morning", "agenda/roundtable-1", "agenda/roundtable-2", "agenda/afternoon-debate", "agenda/end")]
    [InlineData("person/binet", "person/martin", "person/rossat-mignod", "person/patronat", "person/anne", "person/isabelle", "person/mickael")]
    [InlineData("example/gardanne", "example/chapelle-darblay", "example/fonderie-de-bretagne", "example/duralex", "example/valdunes", "example/arcelormittal")]
    public void The_ids_that_the_questions_expect_exist(params string[] ids) => ids.Where(id => Pack.Find(id) is null).ShouldBeEmpty();

    [Theory]
    [InlineData("immediate")]
    [InlineData("build")]
    [InlineData("longterm")]
    public void Each_volet_has_five_numbered_measures(string volet)
    {
        var measures = Pack.Entries.Where(e => string.Equals(e.Parent, $"measures/{volet}", StringComparison.Ordinal)).ToList();

        measures.Select(m => m.Id).ShouldBe(Enumerable.Range(1, 5).Select(n => $"measure/{volet}/{n}"));
        measures.Select(m => m.Number).ShouldBe([1, 2, 3, 4, 5]);
        measures.ShouldAllBe(m => m.Quotes.Count == 1 && m.Status == "position" && m.SaidBy == "la CGT" && m.Notes.Any(n => n.Contains("ne détaille pas comment")));
    }

    [Theory]
    [InlineData("agenda/accueil", 8, 30, 15)]
    [InlineData("agenda/start", 9, 0, 15)]
    [InlineData("agenda/afternoon-debate", 14, 0, 26)]
    [InlineData("agenda/end", 16, 30, 15)]
    public void The_four_hours_of_the_document_stand_on_their_lines(string id, int hour, int minute, int line)
    {
        var entry = Pack.Find(id)!;

        entry.Schedule.ShouldBe(new EntrySchedule { Day = new DateOnly(2026, 3, 26), Start = new TimeOnly(hour, minute), Part = entry.Schedule!.Part });
        entry.Quotes[0].FirstLine.ShouldBe(line);
    }

    [Theory]
    [InlineData("measures", "10 mesures, mais il en liste 15")]
    [InlineData("figure/dares", "l'année n'est pas finie")]
    [InlineData("figure/dares", "sans préciser lequel")]
    [InlineData("figure/plans", "Je ne l'additionne pas")]
    [InlineData("figure/jobs", "porte sur ces 107 562 emplois")]
    [InlineData("figure/indirect", "200 000 à 300 000")]
    [InlineData("figure/indirect", "conditionnel")]
    [InlineData("example/arcelormittal", "ne dit pas que c'est fait")]
    [InlineData("example/chapelle-darblay", "ne dit pas qu'elle a eu lieu")]
    [InlineData("example/gardanne", "ne donne pas de chiffre")]
    [InlineData("example/duralex", "ne donne pas de chiffre")]
    [InlineData("person/patronat", "Non nommé·e dans le document")]
    [InlineData("agenda/afternoon-debate", "ne rend pas compte du débat")]
    [InlineData("agenda/roundtable-2", "Ni horaire ni intervenants")]
    [InlineData("silence/report", "elle est vide")]
    public void A_trap_in_the_documents_words_is_a_note_that_members_see(string id, string said) =>
        Pack.Find(id)!.Notes.ShouldContain(n => n.Contains(said, StringComparison.Ordinal));

    [Theory]
    [InlineData("2025")]
    [InlineData("nationalisé")]
    [InlineData("266")]
    [InlineData("MEDEF")]
    [InlineData("délégué chargé")]
    public void What_comes_from_outside_is_shown_to_no_member(string words)
    {
        foreach (var entry in Pack.Entries)
        {
            string.Join('\n', [entry.Title, entry.Label, entry.SaidBy, .. entry.Notes, .. entry.Quotes.Select(q => q.Text)])
                .ShouldNotContain(words, Case.Insensitive, entry.Id);
        }
    }

    [Fact]
    public void No_first_name_is_shown_without_consent()
    {
        var shown = Pack.Entries.SelectMany(e => new[] { e.Title, e.Label }.Concat(e.Notes).Concat(e.Quotes.Select(q => q.Text)))
            .OfType<string>().Concat(Pack.Source.Lines).Select(Pack.Shown)
            .Concat(Pack.Announcements.Select(a => a.Message.PlainText));

        var words = string.Join('\n', shown).Split([' ', '\n', ',', '.', '\'', '’', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        words.Intersect(["Anne", "Isabelle", "Mickael"], StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();
        string.Join('\n', shown).ShouldContain("composée de [prénom], [prénom] et [prénom]");
    }

    [Fact]
    public void Every_fact_has_five_ways_to_ask_a_status_and_a_voice()
    {
        var facts = Pack.Entries.Where(e => e.Kind is EntryKind.Fact).ToList();

        facts.Count.ShouldBeGreaterThan(40);
        facts.ShouldAllBe(e => e.Asks.Count >= 5 && e.Status != null && e.SaidBy != null && e.Quotes.Count > 0);
        Pack.Find("why-attend")!.SaidBy.ShouldBe("la délégation FILPAC CGT Autajon");
        Pack.Find("goal")!.SaidBy.ShouldBe("la CGT");
    }

    [Fact]
    public void The_plan_has_its_seven_announcements_with_quotes_and_their_source()
    {
        Pack.Announcements.Select(a => a.Id).ShouldBe(["j-7", "j-1", "h-1", "start", "afternoon", "j+1", "j+4"]);
        Pack.Announcements.ShouldAllBe(a => a.Message.Blocks.OfType<Block.Quote>().Any());
        Pack.Announcements.Select(a => a.Message.Blocks[^1].PlainText).Distinct().ShouldBe(["Source : Document de la délégation, non daté"]);
        Pack.Announcements[0].Message.Blocks.SelectMany(b => b.Runs).ShouldContain(r => r.Style == RunStyle.Bold);
    }

    [Fact]
    public void The_rehearsal_has_a_dozen_members_an_admin_and_a_delegate()
    {
        var steps = Pack.Rehearsal!.Steps;

        steps.Where(s => s.Kind is RehearsalStepKind.Ask).Select(s => s.Who).Distinct().Count().ShouldBeGreaterThanOrEqualTo(12);
        steps.Count(s => s.Kind is RehearsalStepKind.Ask && s.Text is "et maintenant ?").ShouldBe(3);
        steps.Count(s => s.Kind is RehearsalStepKind.Announce).ShouldBe(1);
        steps.Count(s => s.Kind is RehearsalStepKind.LiveText).ShouldBe(1);
        steps.Count(s => s.Kind is RehearsalStepKind.LivePhoto).ShouldBe(1);
        steps.Where(s => s.Kind is RehearsalStepKind.Ask).ShouldContain(s => s.Expect.Count == 0);
    }

    [Fact]
    public void Each_question_of_the_rehearsal_finds_what_its_script_expects()
    {
        var engine = AnswerEngine.Build(Pack, null);
        var programme = AgendaService.Of(Pack);
        var memories = new Dictionary<string, (DateTimeOffset At, DialogueMemory Memory)>(StringComparer.Ordinal);
        var wrong = new List<string>();

        foreach (var step in Pack.Rehearsal!.Steps.Where(s => s.Kind is RehearsalStepKind.Ask))
        {
            var now = programme.Resolve(step.When)!.Value.Instant;
            var memory = memories.TryGetValue(step.Who, out var last) && now - last.At < TimeSpan.FromMinutes(10) ? last.Memory : null;
            var answer = engine.Ask(new Question { Text = step.Text, Now = now, Programme = programme, Memory = memory });
            memories[step.Who] = (now, answer.Memory);
            var right = step.Expect.Count == 0
                ? answer.Outcome is not (Outcome.Answer or Outcome.List)
                : answer.Ids.Count > 0 && step.Expect.Contains(answer.Ids[0], StringComparer.Ordinal);
            if (!right)
            {
                wrong.Add($"{step.Text} -> {answer.Outcome} {string.Join(", ", answer.Ids)}");
            }
        }

        wrong.ShouldBeEmpty();
    }
}
