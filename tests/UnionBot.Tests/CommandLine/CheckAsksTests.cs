using System.Globalization;
using System.Text.RegularExpressions;
using UnionBot.CommandLine;
using UnionBot.Tests.Content;

namespace UnionBot.Tests.CommandLine;

public sealed partial class CheckAsksTests
{
    private const string Flat = """
        {
          "event": { "title": "Fête" },
          "entries": [
            { "id": "parking", "title": "Le parking", "text": "Le parking est derrière la mairie.",
              "ask": [
                "Où se garer en voiture ?",
                "Où laisser ma voiture ?",
                "Y a-t-il un parking ?",
                "On peut stationner ?",
                "Où est le repas de midi ?"
              ] },
            { "id": "repas", "title": "Le repas de midi", "text": "Le repas de midi est servi dans la cour.",
              "ask": [
                "Où manger à midi ?",
                "Le repas de midi est où ?",
                "On mange où ?",
                "Où se garer en voiture ?"
              ] }
          ]
        }
        """;

    private static readonly Lazy<string> Shipped = new(() => Check(Repository.Pack, all: false).Text);
    private static readonly Lazy<string> ShippedAll = new(() => Check(Repository.Pack, all: true).Text);

    [Fact]
    public void It_tells_few_and_shared_ways_to_ask_and_those_that_find_another_entry_each_by_its_own_line()
    {
        using var folder = new PackFolder().With("pack.json", Flat);
        var path = Path.Combine(folder.Path, "pack.json");

        var (code, text) = Check(path, all: false);

        code.ShouldBe(0);
        text.ShouldContain($"{path}:{folder.LineOf("pack.json", "{ \"id\": \"repas\"")}: « repas » n'a que 4 façon(s) de demander");
        text.ShouldContain($"{path}:{LastLineOf(Flat, "Où se garer en voiture ?")}: « Où se garer en voiture ? » est déjà une façon de demander dans « parking » (pack.json:{folder.LineOf("pack.json", "Où se garer")})");
        text.ShouldContain($"{path}:{folder.LineOf("pack.json", "Où est le repas de midi")}: « Où est le repas de midi ? » : sans cette ligne, le robot répondrait « repas » au lieu de « parking ».");
    }

    [Fact]
    public void The_shipped_pack_gets_the_twenty_most_telling_and_a_count_of_the_rest()
    {
        var some = Asks(Shipped.Value);
        var all = Asks(ShippedAll.Value);
        var rest = RestPattern().Match(Shipped.Value);

        some.Count.ShouldBe(CheckCommand.MostAsks);
        rest.Success.ShouldBeTrue();
        (some.Count + int.Parse(rest.Groups["rest"].Value, CultureInfo.InvariantCulture)).ShouldBe(all.Count);
        some.ShouldAllBe(f => all.Contains(f));
        ShippedAll.Value.ShouldNotContain("check --all");
    }

    [Fact]
    public void Each_finding_names_the_line_on_which_its_words_stand()
    {
        var findings = Asks(ShippedAll.Value);

        findings.ShouldNotBeEmpty();
        foreach (var (file, line, ask) in findings)
        {
            File.ReadAllLines(file)[line - 1].ShouldContain(ask);
        }
    }

    [Fact]
    public void It_shows_the_packs_thresholds_and_how_many_asks_find_their_entry_unknown()
    {
        Shipped.Value.ShouldMatch(@"Seuils de ce pack : réponse directe à partir de 0\.\d\d, doute à partir de 0\.\d\d");
        var match = LeftOutPattern().Match(Shipped.Value);
        var (asked, right) = (int.Parse(match.Groups["asked"].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups["right"].Value, CultureInfo.InvariantCulture));
        asked.ShouldBeGreaterThan(1_000);
        right.ShouldBeInRange(asked / 2, asked - 1);
    }

    [Fact]
    public void A_pack_too_small_to_calibrate_says_that_its_thresholds_are_fixed()
    {
        using var folder = new PackFolder().With("pack.json", """{"event":{"title":"Faq"},"entries":[{"id":"a","title":"Le parking","text":"Derrière.","ask":["Où se garer ?"]}]}""");

        var (code, text) = Check(Path.Combine(folder.Path, "pack.json"), all: false);

        code.ShouldBe(0);
        text.ShouldContain("valeurs fixes");
    }

    [Fact]
    public void It_writes_nothing_while_it_asks()
    {
        using var folder = PackFolder.Small();
        string[] Files() => [.. Directory.EnumerateFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => $"{f} {File.GetLastWriteTimeUtc(f):O}")];
        var before = Files();

        Check(folder.Path, all: true).Code.ShouldBe(0);

        Files().ShouldBe(before);
    }

    private static (int Code, string Text) Check(string path, bool all)
    {
        var output = new StringWriter();
        var code = CheckCommand.Run(path, output, new CheckEngine(), all);
        return (code, output.ToString());
    }

    /// <summary>The findings about asks in an output: file, line and the ask's words.</summary>
    private static List<(string File, int Line, string Ask)> Asks(string text)
    {
        var from = text.IndexOf("Façons de demander à revoir", StringComparison.Ordinal);
        var to = text.IndexOf("Notes de rédaction", StringComparison.Ordinal);
        return [.. FindingPattern().Matches(text[from..to]).Select(m => (m.Groups["file"].Value, int.Parse(m.Groups["line"].Value, CultureInfo.InvariantCulture), m.Groups["ask"].Value))];
    }

    private static int LastLineOf(string text, string words) => text.AsSpan(0, text.LastIndexOf(words, StringComparison.Ordinal)).Count('\n') + 1;

    [GeneratedRegex("^(?<file>/.+?):(?<line>[0-9]+): « (?<ask>.+?) »", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FindingPattern();

    [GeneratedRegex("… et (?<rest>[0-9]+) autres", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RestPattern();

    [GeneratedRegex("qui ne les connaît pas : (?<asked>[0-9]+), dont (?<right>[0-9]+) trouvent", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeftOutPattern();
}
