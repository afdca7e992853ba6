using UnionBot.Answers;
using UnionBot.Messages;

namespace UnionBot.Tests.Answers;

public sealed class AnswerTests
{
    [Theory]
    [InlineData("Qui est Sophie Binet ?", "person/binet")]
    [InlineData("sofie biné", "person/binet")]
    [InlineData("107562", "figure/jobs")]
    [InlineData("valdune", "example/valdunes")]
    [InlineData("que se passe-t-il à 14 heures ?", "agenda/afternoon-debate")]
    [InlineData("la 2e table ronde", "agenda/roundtable-2")]
    [InlineData("2.4", "measure/build/4")]
    [InlineData("la troisième mesure à long terme", "measure/longterm/3")]
    [InlineData("volet 2", "measures/build")]
    [InlineData("Qui représente le patronat ?", "person/patronat")]
    public void A_thing_the_document_says_is_found(string question, string id)
    {
        var answer = Engines.Ask(question);

        answer.Ids[0].ShouldBe(id);
        answer.Outcome.ShouldBeOneOf(Outcome.Answer, Outcome.List);
    }

    [Fact]
    public void A_family_is_answered_by_itself_and_its_members()
    {
        var answer = Engines.Ask("Quelles sont les mesures immédiates ?");

        answer.Outcome.ShouldBe(Outcome.List);
        answer.Ids.ShouldBe(["measures/immediate", "measure/immediate/1", "measure/immediate/2", "measure/immediate/3", "measure/immediate/4", "measure/immediate/5"]);
    }

    [Fact]
    public void A_number_that_fits_several_is_offered()
    {
        var answer = Engines.Ask("mesure 2");

        answer.Outcome.ShouldBe(Outcome.Choices);
        answer.Ids.ShouldBe(["measure/immediate/2", "measure/build/2", "measure/longterm/2", "measures/build"]);
    }

    [Fact]
    public void A_bare_sigle_is_offered_with_what_its_letters_mean()
    {
        var answer = Engines.Ask("le CSE");

        answer.Outcome.ShouldBe(Outcome.Choices);
        answer.Ids.ShouldContain("glossary/cse");
        answer.Ids[0].ShouldBe("measure/immediate/4");
    }

    [Theory]
    [InlineData("où et quand ?")]
    [InlineData("c'est quand et dans quelle ville ?")]
    public void Two_things_in_one_breath_are_both_offered(string question)
    {
        var answer = Engines.Ask(question);

        answer.Outcome.ShouldBe(Outcome.Choices);
        answer.Ids.Take(2).ShouldBe(["place", "date"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Sophie Binet débat contre qui ?", "agenda/afternoon-debate")]
    [InlineData("c pres de quelle gare", "place")]
    [InlineData("cb de plans sont recensés dans la liste de la CGT ?", "figure/plans")]
    [InlineData("s'il vous plaît, le programme du 26, merci d'avance", "agenda")]
    public void What_is_asked_is_told_from_what_is_said_beside(string question, string id) => Engines.Ask(question).Ids[0].ShouldBe(id);

    [Theory]
    [InlineData("les 6 exmple de lutte", "examples")]
    [InlineData("le progrm de la journee", "agenda")]
    public void How_many_there_are_does_not_pick_the_one_of_that_number(string question, string id) => Engines.Ask(question).Ids[0].ShouldBe(id);

    [Theory]
    [InlineData("Quel est le salaire de Sophie Binet ?")]
    [InlineData("Quel âge a Sébastien Martin ?")]
    [InlineData("Y a-t-il un parking sur place ?")]
    [InlineData("Combien d'emplois sauvés à Gardanne ?")]
    [InlineData("Combien coûterait l'énergie à prix stable ?")]
    [InlineData("Les 483 plans, c'est combien par région ?")]
    [InlineData("Quelle usine a gardé le plus d'emplois ?")]
    [InlineData("Où se tiendront les assises suivantes ?")]
    [InlineData("Qui était ministre avant Sébastien Martin ?")]
    [InlineData("Le ministre de la culture, c'est qui ?")]
    [InlineData("Gérard Binet sera là ?")]
    [InlineData("Combien d'emplois supprimés au Portugal ?")]
    [InlineData("C'est où, la rencontre du 3 juin ?")]
    [InlineData("Où acheter des verres Duralex ?")]
    [InlineData("Qui dirigeait la CGT avant elle ?")]
    [InlineData("Les prochaines assises, en 2031 ?")]
    [InlineData("je veux demissionner comment on fait")]
    [InlineData("Sophie Binet va se représenter ?")]
    [InlineData("Comment postuler chez Duralex ?")]
    public void What_the_document_does_not_say_is_admitted(string question) =>
        Engines.Ask(question).Outcome.ShouldBeOneOf(Outcome.Silence, Outcome.Outside);

    [Theory]
    [InlineData("Quelle est la capitale de l'Australie ?")]
    [InlineData("Comment faire une pizza ?")]
    [InlineData("asdkjfh qsdlkj")]
    public void Another_subject_is_refused(string question) => Engines.Ask(question).Outcome.ShouldBeOneOf(Outcome.Outside, Outcome.Silence, Outcome.Choices);

    [Theory]
    [InlineData("bonjour")]
    [InlineData("t nul ou quoi")]
    [InlineData("t'es une IA ?")]
    [InlineData("merci beaucoup")]
    [InlineData("aide")]
    [InlineData("")]
    [InlineData("🙂🙂🙂")]
    public void Small_talk_gets_help_and_no_entry(string question)
    {
        var answer = Engines.Ask(question);

        answer.Outcome.ShouldBe(Outcome.Help);
        answer.Ids.ShouldBeEmpty();
    }

    [Fact]
    public void A_question_in_English_gets_one_English_line()
    {
        var answer = Engines.Ask("What time does the debate start?");

        answer.Outcome.ShouldBe(Outcome.Help);
        answer.Message.Blocks[0].PlainText.ShouldStartWith("The document is in French");
    }

    [Fact]
    public void An_answer_quotes_verbatim_and_names_its_lines()
    {
        var answer = Engines.Ask("Combien d'emplois sont menacés ou supprimés ?");

        answer.Message.Blocks.OfType<Block.Quote>().ShouldNotBeEmpty();
        var source = string.Join('\n', Engines.Assises.Pack.Source.Lines).Replace("**", "", StringComparison.Ordinal);
        answer.Message.Blocks.OfType<Block.Quote>().ShouldAllBe(q => source.Contains(q.PlainText));
        answer.Message.PlainText.ShouldContain("l.\u00a044");
    }

    [Fact]
    public void Names_without_consent_are_hidden_everywhere()
    {
        foreach (var entry in Engines.Assises.Pack.Entries)
        {
            foreach (var full in new[] { false, true })
            {
                var answer = Engines.Assises.Show(entry.Id, new Question { Text = "", Now = Engines.Before, Programme = UnionBot.Agenda.AgendaService.Of(Engines.Assises.Pack) }, full);
                var seen = answer.Message.PlainText + string.Join(' ', answer.Message.Rows.SelectMany(r => r).Select(b => b.Label));

                seen.ShouldNotContain("Isabelle", Case.Sensitive, entry.Id);
                seen.ShouldNotContain("Mickael", Case.Sensitive, entry.Id);
                seen.ShouldNotContain("Anne,", Case.Sensitive, entry.Id);
            }
        }
    }

    [Fact]
    public void Buttons_fit_the_seal_and_lead_somewhere()
    {
        foreach (var entry in Engines.Assises.Pack.Entries)
        {
            var answer = Engines.Assises.Show(entry.Id, new Question { Text = "", Now = Engines.Before, Programme = UnionBot.Agenda.AgendaService.Of(Engines.Assises.Pack) }, full: false);
            foreach (var press in answer.Message.Rows.SelectMany(r => r).OfType<Button.Press>())
            {
                press.Action.Length.ShouldBeLessThanOrEqualTo(36);
                press.Label.Length.ShouldBeLessThanOrEqualTo(64);
                Engines.Assises.Resolve(press.Action[(press.Action.IndexOf('/', StringComparison.Ordinal) + 1)..]).ShouldNotBeNull();
            }

            answer.Message.Rows.Count.ShouldBeLessThanOrEqualTo(5);
        }
    }

    [Theory]
    [InlineData("2026-03-20T10:00:00+01:00", "agenda/accueil")]
    [InlineData("2026-03-26T08:40:00+01:00", "agenda/accueil")]
    [InlineData("2026-03-26T14:30:00+01:00", "agenda/afternoon-debate")]
    [InlineData("2026-03-27T10:00:00+01:00", "agenda/end")]
    public void Now_is_told_by_the_clock(string now, string id) => Engines.Ask("et maintenant ?", now: Engines.At(now)).Ids[0].ShouldBe(id);

    [Fact]
    public void In_the_morning_unknown_hours_stay_unknown()
    {
        var answer = Engines.Ask("et maintenant ?", now: Engines.At("2026-03-26T10:15:00+01:00"));

        answer.Ids.ShouldContain("agenda/roundtable-1");
        answer.Message.PlainText.ShouldContain("pas d'horaire communiqué");
    }

    [Fact]
    public void The_framing_changes_with_the_clock_and_the_quote_does_not()
    {
        var before = Engines.Ask("À quelle heure a lieu l'accueil des participants ?");
        var after = Engines.Ask("À quelle heure a lieu l'accueil des participants ?", now: Engines.At("2026-03-27T10:00:00+01:00"));

        before.Ids[0].ShouldBe("agenda/accueil");
        after.Message.Blocks.OfType<Block.Quote>().Select(q => q.PlainText).ShouldBe(before.Message.Blocks.OfType<Block.Quote>().Select(q => q.PlainText));
        after.Message.PlainText.ShouldNotBe(before.Message.PlainText);
    }

    [Fact]
    public void A_pressed_source_shows_the_passage_and_its_lines()
    {
        var answer = Engines.Assises.Show("figure/jobs", new Question { Text = "", Now = Engines.Before, Programme = UnionBot.Agenda.AgendaService.Of(Engines.Assises.Pack) }, full: true);

        answer.Message.PlainText.ShouldContain("107 562");
        answer.Message.PlainText.ShouldContain("l.\u00a044");
    }
}
