using System.Text.RegularExpressions;
using UnionBot.CommandLine;

namespace UnionBot.Tests.Content;

public sealed class CheckCommandTests
{
    [Fact]
    public void A_clean_pack_prints_counts_coverage_warnings_and_editor_notes_and_exits_0()
    {
        var (code, text) = Check(Repository.Pack);

        code.ShouldBe(0);
        text.ShouldContain("Assises CGT du Made in France (assises-2026)");
        text.ShouldMatch(@"Entrées : \d+ \(\d+ faits, \d+ familles, \d+ silences");
        text.ShouldMatch(@"Source : \d+ phrases, dont \d+ citées par des entrées, [0-9]+ déclarées rhétoriques, 0 sans entrée");
        text.ShouldContain("annonce 10, mais 15 sont listés");
        text.ShouldContain("Notes de rédaction, que les membres ne voient pas");
        text.ShouldContain("127 voix contre 41");
        text.ShouldContain("Aucune faute");
    }

    [Fact]
    public void A_faulty_pack_prints_each_fault_as_file_line_message_and_exits_1()
    {
        using var folder = PackFolder.Shipped()
            .Change("entries/04-chiffres.yaml", "status: estimation", "status: estimé")
            .Change("event.yaml", "zone: Europe/Paris", "zone: Europe/Nulle-Part");

        var (code, text) = Check(folder.Path);

        code.ShouldBe(1);
        text.ShouldContain($"{Path.Combine(folder.Path, "entries/04-chiffres.yaml")}:{folder.LineOf("entries/04-chiffres.yaml", "estimé")}: « status » vaut « estimé »");
        text.ShouldContain($"{Path.Combine(folder.Path, "event.yaml")}:{folder.LineOf("event.yaml", "Nulle-Part")}: fuseau inconnu");
        text.ShouldContain("2 fautes");
        Regex.Count(text, "^/.*:[0-9]+: ", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).ShouldBe(2);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_a_fault()
    {
        var (code, text) = Check(Path.Combine(Path.GetTempPath(), "nulle-part-du-tout"));

        code.ShouldBe(1);
        text.ShouldContain("n'existe pas");
    }

    [Fact]
    public void A_flat_pack_is_said_to_be_unproved()
    {
        using var folder = new PackFolder().With("pack.json", """{"event":{"title":"Faq"},"entries":[{"id":"a","title":"A ?","text":"Oui.","ask":["x"]}]}""");

        var (code, text) = Check(Path.Combine(folder.Path, "pack.json"));

        code.ShouldBe(0);
        text.ShouldContain("ne sont pas prouvées");
    }

    [Fact]
    public void It_writes_nothing()
    {
        using var folder = PackFolder.Shipped();
        var before = Snapshot(folder.Path);

        Check(folder.Path);

        Snapshot(folder.Path).ShouldBe(before);
    }

    private static (int Code, string Text) Check(string path)
    {
        var output = new StringWriter();
        var code = CheckCommand.Run(path, output, engine: null, all: false);
        return (code, output.ToString());
    }

    private static string[] Snapshot(string path) =>
        [.. Directory.EnumerateFileSystemEntries(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => $"{f} {File.GetLastWriteTimeUtc(f):O}")];
}
