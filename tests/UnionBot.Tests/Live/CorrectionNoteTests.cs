using UnionBot.Live;
using UnionBot.Messages;

namespace UnionBot.Tests.Live;

/// <summary>What a note quotes of the new text.</summary>
public sealed class CorrectionNoteTests
{
    [Theory]
    [InlineData("Rendez-vous à 14 h. Le bus part à 13 h.", "Rendez-vous à 14 h.")]
    [InlineData("C'est à 8.30 devant l'usine", "C'est à 8.30 devant l'usine")]
    [InlineData("M. Durand vient ! Enfin.", "M. Durand vient !")]
    [InlineData("  \nDébat\nà 14 h", "Débat")]
    [InlineData("On y va… peut-être.", "On y va…")]
    public void It_is_the_first_sentence_word_for_word(string text, string sentence) =>
        string.Concat(CorrectionNotes.FirstSentence(BotMessage.Plain(text).Blocks).Select(r => r.Text)).ShouldBe(sentence);

    [Fact]
    public void Its_formatting_stays()
    {
        Block[] text = [new Block.Heading([new Run(" ")]), new Block.Paragraph([new Run("Rendez-vous à "), new Run("14 h. Pas", RunStyle.Bold), new Run(" avant.")])];

        CorrectionNotes.FirstSentence(text).ShouldBe([new Run("Rendez-vous à "), new Run("14 h.", RunStyle.Bold)]);
    }

    [Fact]
    public void A_very_long_one_is_cut_between_words_or_at_least_between_signs()
    {
        var words = string.Concat(CorrectionNotes.FirstSentence(BotMessage.Plain(string.Concat(Enumerable.Repeat("encore ", 100))).Blocks).Select(r => r.Text));
        var sign = string.Concat(CorrectionNotes.FirstSentence(BotMessage.Plain("a" + string.Concat(Enumerable.Repeat("🏭", 400))).Blocks).Select(r => r.Text));

        words.ShouldBe(string.Concat(Enumerable.Repeat("encore ", 42)).TrimEnd() + "…");
        sign.Length.ShouldBe(300);
        char.IsLowSurrogate(sign[^2]).ShouldBeTrue();
    }
}
