using CsCheck;
using UnionBot.Content;

namespace UnionBot.Tests.Content;

public sealed class NameMaskTests
{
    private static readonly PersonName[] s_names = [new("Anne", false), new("Mickael", false), new("Rose", true)];

    private static readonly string[] s_edges = ["", " ", ",", "\n", "(", "«", "'"];

    [Theory]
    [InlineData("Anne et Mickael", "[prénom] et [prénom]")]
    [InlineData("l'avis d'Anne, d’Anne.", "l'avis d'[prénom], d’[prénom].")]
    [InlineData("ANNE, anne", "[prénom], [prénom]")]
    [InlineData("Anne-Marie", "[prénom]-Marie")]
    [InlineData("l'année, Annexe, Suzanne, Mickaela", "l'année, Annexe, Suzanne, Mickaela")]
    [InlineData("Rose y était", "Rose y était")]
    [InlineData("", "")]
    public void A_name_without_consent_is_hidden_as_a_whole_word(string text, string shown) =>
        NameMask.Apply(text, s_names).ShouldBe(shown);

    [Fact]
    public void A_masked_text_never_holds_the_name_whatever_stands_around_it() =>
        Gen.Select(Gen.Int[0, s_edges.Length - 1].Select(i => s_edges[i]), Gen.String[0, 20], Gen.String[0, 20]).Sample((edge, before, after) =>
        {
            var shown = NameMask.Apply(before + " " + edge + "Anne" + edge + " " + after, [new("Anne", false)]);
            return !shown.Split([' ', ',', '\n', '(', '«', '\'']).Contains("Anne", StringComparer.Ordinal);
        });
}
