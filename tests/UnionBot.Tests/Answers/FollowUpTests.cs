using UnionBot.Answers;

namespace UnionBot.Tests.Answers;

public sealed class FollowUpTests
{
    [Theory]
    [InlineData("Quelles sont les mesures immédiates ?", "la 3", "measure/immediate/3")]
    [InlineData("Quelles sont les mesures immédiates ?", "la dernière", "measure/immediate/5")]
    [InlineData("2.4", "et la suivante ?", "measure/build/5")]
    [InlineData("mesure 2", "celle à long terme", "measure/longterm/2")]
    [InlineData("Qui est Sophie Binet ?", "elle parle à quelle heure ?", "agenda/afternoon-debate")]
    [InlineData("C'est quelle date ?", "et où ?", "place")]
    [InlineData("Parle-moi de Valdunes", "et ArcelorMittal ?", "example/arcelormittal")]
    [InlineData("Duralex", "combien d'emplois conservés ?", "example/duralex")]
    [InlineData("Parle-moi de Valdunes", "et les autres luttes ?", "examples")]
    [InlineData("Quelles sont les mesures immédiates ?", "et le volet suivant ?", "measures/build")]
    [InlineData("Qui est Sophie Binet ?", "qui ça ?", "person/binet")]
    [InlineData("le débat de l'après-midi", "contre qui ?", "agenda/afternoon-debate")]
    [InlineData("Combien de plans d'après la Dares ?", "et la CGT, elle en compte combien ?", "figure/plans")]
    public void A_follow_up_leans_on_what_was_said(string first, string then, string id) =>
        Engines.Ask(then, Engines.Ask(first).Memory).Ids[0].ShouldBe(id);

    [Fact]
    public void Source_after_an_answer_shows_its_passage()
    {
        var answer = Engines.Ask("source ?", Engines.Ask("Combien de plans ont été recensés ?").Memory);

        answer.Ids.ShouldBe(["figure/plans"]);
        answer.Message.PlainText.ShouldContain("l.\u00a044");
    }

    [Fact]
    public void A_silence_in_between_does_not_lose_the_list()
    {
        var list = Engines.Ask("Quelles sont les mesures immédiates ?");
        var silence = Engines.Ask("Y a-t-il un parking sur place ?", list.Memory);

        silence.Outcome.ShouldBe(Outcome.Silence);
        Engines.Ask("et la 4 ?", silence.Memory).Ids[0].ShouldBe("measure/immediate/4");
    }

    [Fact]
    public void A_new_question_is_not_bent_by_the_old_one() =>
        Engines.Ask("Quand ont lieu les assises ?", Engines.Ask("Qui est Sophie Binet ?").Memory).Ids[0].ShouldBe("date");

    [Fact]
    public void A_memory_of_entries_that_are_gone_does_no_harm() =>
        Engines.Ask("la deuxième", new DialogueMemory(["gone/1", "gone/2"], Outcome.List)).ShouldNotBeNull();
}
