using System.Globalization;
using CsCheck;
using UnionBot.French;

namespace UnionBot.Tests.French;

public sealed class FrenchTests
{
    [Theory]
    [InlineData("Écrire l'œuvre, ça coûte où ?", "ecrire l oeuvre  ca coute ou  ")]
    [InlineData("İstanbul ISIIK", "istanbul isiik")]
    [InlineData("e\u0301le\u0300ve", "eleve")]
    public void Letters_lose_their_dress_by_our_own_table(string text, string folded) => Fold.Text(text).ShouldBe(folded);

    [Theory]
    [InlineData("salarié·es", "salarie")]
    [InlineData("un-e représentant-e", "un representant")]
    [InlineData("les élu(e)s", "les elu s")]
    [InlineData("pont-de-claix", "pont de claix")]
    [InlineData("l'industrie d’aujourd’hui", "l industrie d aujourd hui")]
    [InlineData("14h00", "14 h 00")]
    public void Words_are_cut_as_French_writes_them(string text, string words) =>
        string.Join(' ', Words.Split(text).Select(w => w.Text)).ShouldBe(words);

    [Theory]
    [InlineData("107 562 emplois", "#0 107562")]
    [InlineData("107562 emplois", "107562")]
    [InlineData("107\u202f562 emplois", "107562")]
    [InlineData("à 14h", "#t1400")]
    [InlineData("à 14H00", "#t1400")]
    [InlineData("à 14 heures", "#t1400")]
    [InlineData("à 14:00", "#t1400")]
    [InlineData("dès 8h30", "#t0830")]
    [InlineData("la 2e table", "#n2")]
    [InlineData("la deuxième table", "#n2")]
    [InlineData("mesure n°3", "#n3")]
    [InlineData("mesure numéro 3", "#n3")]
    [InlineData("la mesure 2.4", "#2.4")]
    [InlineData("le 1er volet", "#n1")]
    public void Numbers_and_hours_are_the_same_however_written(string text, string sign) =>
        Analysis.OfText(text).Select(t => t.Term).ShouldContain(sign.Split(' ')[^1]);

    [Theory]
    [InlineData("c koi", "?quoi")]
    [InlineData("c quand", "?quand")]
    [InlineData("qd ca commence", "?quand")]
    [InlineData("cest ou", "?ou")]
    [InlineData("où est-ce", "?ou")]
    [InlineData("ki organise", "?qui")]
    [InlineData("kel heure", "?heure")]
    [InlineData("cb de plans", "?combien")]
    [InlineData("pkoi y aller", "?pourquoi")]
    public void Fast_spellings_are_read(string text, string sign) =>
        Analysis.OfQuestion(text, _ => false).Select(t => t.Term).ShouldContain(sign);

    [Fact]
    public void A_spelling_that_the_pack_uses_is_not_read_as_another() =>
        Analysis.OfQuestion("le prog", w => w is "prog").Select(t => t.Surface).ShouldBe(["prog"]);

    [Theory]
    [InlineData("avoir lieu", false)]
    [InlineData("les assises ont lieu quand", false)]
    [InlineData("le lieu", true)]
    public void To_take_place_is_no_place(string text, bool place) =>
        Analysis.OfText(text).Exists(t => t.Surface is "lieu").ShouldBe(place && !text.Contains("avoir", StringComparison.Ordinal));

    [Theory]
    [InlineData("licenciements", "licenciement")]
    [InlineData("recensés", "recenser")]
    [InlineData("propose", "proposent")]
    [InlineData("industrielle", "industriels")]
    [InlineData("finit", "finir")]
    [InlineData("reprise", "repreneurs")]
    [InlineData("travaux", "travail")]
    public void Forms_of_a_word_share_a_stem(string one, string other) => Stem.Of(Fold.Text(one)).ShouldBe(Stem.Of(Fold.Text(other)));

    [Theory]
    [InlineData("nationalisation", "nationaliser")]
    [InlineData("polluante", "pollution")]
    [InlineData("organisateur", "organise")]
    public void Derived_words_share_a_root(string one, string other) => Root.Of(Stem.Of(one)).ShouldBe(Root.Of(Stem.Of(other)));

    [Theory]
    [InlineData("binet", "bine")]
    [InlineData("claix", "cle")]
    [InlineData("darblay", "darble")]
    public void What_sounds_alike_has_one_key(string one, string other) => Phonetics.Key(one).ShouldBe(Phonetics.Key(other));

    [Theory]
    [InlineData("gardane", "gardanne", 1)]
    [InlineData("sofie", "sophie", 2)]
    [InlineData("duralxe", "duralex", 1)]
    [InlineData("abc", "xyz", 3)]
    public void Slips_are_counted(string one, string other, int slips) => EditDistance.Within(one, other, 3).ShouldBe(slips);

    [Fact]
    public void The_distance_is_the_same_both_ways() =>
        Gen.Select(Gen.String[Gen.Char['a', 'e'], 0, 8], Gen.String[Gen.Char['a', 'e'], 0, 8])
            .Sample((a, b) => EditDistance.Within(a, b, 9) == EditDistance.Within(b, a, 9));

    [Theory]
    [InlineData("Where is the event?", true)]
    [InlineData("what time does it start", true)]
    [InlineData("Où se tiennent les assises ?", false)]
    [InlineData("made in france", false)]
    [InlineData("c koi le programme", false)]
    public void English_is_told_from_French(string text, bool english) => Language.IsEnglish(text).ShouldBe(english);

    [Fact]
    public void Whatever_is_typed_makes_few_short_words() =>
        Gen.String.Sample(text =>
        {
            var words = Words.Split(text + text + text);
            return words.Count <= Words.MaxWords && words.TrueForAll(w => w.Text.Length is > 0 and <= Words.MaxWordLength)
                && Analysis.Of(words).TrueForAll(t => t.Term.Length > 0);
        });

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void The_culture_of_the_process_changes_nothing(string culture)
    {
        const string Text = "INDUSTRIE: l'Île de ISÈRE, à 8H30, n°3, İ ı";
        var expected = Analysis.OfText(Text);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Analysis.OfText(Text).ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
