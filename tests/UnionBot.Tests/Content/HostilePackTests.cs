using System.Diagnostics;
using System.Text;
using CsCheck;
using UnionBot.Content;

namespace UnionBot.Tests.Content;

public sealed class HostilePackTests
{
    public static TheoryData<string, string, string> Hostile => new()
    {
        { "an anchor", "id: &a petite\ntitle: *a\n", "l'ancre « &a »" },
        { "an alias alone", "id: *a\n", "l'alias « *a »" },
        { "a billion laughs", "a: &a [x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\n", "l'ancre « &a »" },
        { "a tag", "id: !!python/object:os.system x\n", "l'étiquette" },
        { "100,000 levels of lists", new string('[', 100_000), "niveaux" },
        { "100,000 levels of blocks", string.Concat(Enumerable.Repeat("{a: ", 100_000)), "niveaux" },
        { "100,000 levels of dashes", string.Concat(Enumerable.Repeat("- ", 100_000)), "niveaux" },
        { "100,000 question marks", string.Concat(Enumerable.Repeat("? ", 100_000)), "niveaux" },
        { "60,000 values", "types: [" + string.Concat(Enumerable.Repeat("a,", 60_000)) + "]\n", "valeurs" },
        { "10 MB", "id: " + new string('a', 10_000_000), "octets" },
        { "a key twice", "id: a\nid: b\n", "déjà donnée ligne 1" },
        { "a second document", "id: a\n---\nid: b\n", "second document" },
        { "nothing", "# rien\n", "vide" },
        { "a control character", "id: a\0b\n", "contrôle" },
        { "a tabulation", "types:\n\t- id: a\n", "YAML illisible" },
        { "a quote never closed", "id: \"abc\ntitle: x\n", "YAML illisible" },
        { "a list never closed", "days: [2026-10-03\ntitle: x\n", "YAML illisible" },
        { "megabytes of quotes", new string('"', 900_000), "YAML illisible" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_is_refused_in_under_a_tenth_of_a_second(string what, string text, string said)
    {
        using var folder = PackFolder.Small().With("event.yaml", text);

        var (faults, best) = Timed(folder);

        faults.ShouldContain(f => f.File == "event.yaml" && f.Message.Contains(said, StringComparison.Ordinal), what);
        best.ShouldBeLessThan(TimeSpan.FromMilliseconds(100), what);
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused_with_its_line()
    {
        using var folder = PackFolder.Small().With("event.yaml", Encoding.Latin1.GetBytes("id: petite\ntitle: assemblée\n"));

        folder.Faults().ShouldContain(f => f.File == "event.yaml" && f.Line == 2 && f.Message.Contains("UTF-8"));
    }

    [Fact]
    public void Utf16_is_named_as_such()
    {
        using var folder = PackFolder.Small().With("source.md", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("é")]);

        folder.Faults().ShouldContain(f => f.File == "source.md" && f.Message.Contains("UTF-16"));
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("Affiche.JPG")]
    [InlineData("a/b.jpg")]
    [InlineData("a\\b.jpg")]
    public void A_picture_that_leads_elsewhere_is_refused(string photo)
    {
        using var folder = PackFolder.Small().With("announcements.yaml", $"announcements:\n  - id: a\n    when: J-1 9:00\n    photo: '{photo}'\n    blocks:\n      - text: oui\n");

        folder.Faults().ShouldContain(f => f.File == "announcements.yaml" && f.Line == 4 && f.Message.Contains("nom d'image"));
    }

    [Theory]
    [InlineData("assets/lien.jpg")]
    [InlineData("entries/2.yaml")]
    [InlineData("rehearsal.yaml")]
    public void A_symbolic_link_is_refused(string link)
    {
        using var folder = PackFolder.Small();
        Directory.CreateDirectory(Path.Combine(folder.Path, "assets"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, link), Path.Combine(folder.Path, "source.md"));

        folder.Faults().ShouldContain(f => f.File == link && f.Message.Contains("lien symbolique"));
    }

    [Fact]
    public void A_picture_that_is_missing_is_named()
    {
        using var folder = PackFolder.Small()
            .With("assets/affiche.jpg", [1])
            .With("announcements.yaml", "announcements:\n  - id: a\n    when: J-1 9:00\n    photo: afiche.jpg\n    blocks:\n      - text: oui\n");

        folder.Faults().ShouldHaveSingleItem().Message.ShouldContain("le plus proche est « affiche.jpg »");
    }

    [Fact]
    public void No_text_whatever_makes_the_reader_throw()
    {
        using var folder = PackFolder.Small();
        string[] pieces =
        [
            ": ", "- ", "\n", "\n  ", "[", "]", "{", "}", "\"", "'", "|", ">", "?", "!", "&a", "*a", "#", "---", "\t", "%", "@", "`", "é", "\r", "~",
            "id", "title", "entries", "asks", "quote", "days", "zone", "kind", "fact", "when", "J-7 18:00", "2026-10-03", "number", "0", "-1", "99999999999",
        ];
        var piece = Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);
        piece.List[0, 60].Select(string.Concat).Sample(
            text =>
            {
                foreach (var file in new[] { "event.yaml", "entries/1.yaml", "announcements.yaml", "rehearsal.yaml", "source.md" })
                {
                    folder.With(file, text);
                }

                folder.Read().ShouldNotBeNull();
            },
            iter: 400,
            threads: 1);
    }

    private static (IReadOnlyList<Finding> Faults, TimeSpan Best) Timed(PackFolder folder)
    {
        IReadOnlyList<Finding> faults = [];
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 8 && best > TimeSpan.FromMilliseconds(100); i++) // A busy machine may steal a turn.
        {
            var watch = Stopwatch.StartNew();
            faults = folder.Faults();
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        return (faults, best);
    }
}
