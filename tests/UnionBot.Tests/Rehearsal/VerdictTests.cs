using UnionBot.Content;
using UnionBot.Rehearsal;
using Verdict = UnionBot.Rehearsal.Verdict;

namespace UnionBot.Tests.Rehearsal;

public sealed class VerdictTests
{
    private static readonly ContentPack Pack = PackReader.Read(Repository.Pack).Pack!;

    [Fact]
    public void An_answer_that_shows_an_expected_entry_is_right_whatever_dress_it_wears()
    {
        var quote = Pack.Find("person/binet")!.Quotes[0].Text;

        Verdict.IsRight(Of($"**Sophie Binet**\n> {quote}", quote: true), ["person/binet"], Pack).ShouldBeTrue();
        Verdict.IsRight(Of(quote.Replace("-", "\\-", StringComparison.Ordinal), quote: true), ["place", "person/binet"], Pack).ShouldBeTrue();
    }

    [Fact]
    public void An_answer_about_something_else_is_wrong() =>
        Verdict.IsRight(Of("> fin prévue pour 16h30", quote: true), ["person/binet"], Pack).ShouldBeFalse();

    [Fact]
    public void Where_nothing_is_expected_a_quotation_is_wrong_and_none_is_right()
    {
        Verdict.IsRight(Of("> 1", quote: true), [], Pack).ShouldBeFalse();
        Verdict.IsRight(Of("Ce n'est pas dans mon document.", quote: false), [], Pack).ShouldBeTrue();
    }

    [Fact]
    public void What_is_only_suggested_on_a_button_does_not_count() =>
        Verdict.IsRight(new Said(default, "Je n'ai pas trouvé.", ["Sophie Binet"], HasQuote: false, HasPhoto: false), ["person/binet"], Pack).ShouldBeFalse();

    private static Said Of(string text, bool quote) => new(default, text, [], quote, HasPhoto: false);
}
