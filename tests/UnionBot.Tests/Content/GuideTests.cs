using System.Text.RegularExpressions;
using UnionBot.Content;

namespace UnionBot.Tests.Content;

public sealed partial class GuideTests
{
    private static readonly string s_guide = File.ReadAllText(Path.Combine(Repository.Root, "config", "GUIDE.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_example_of_the_guide_is_a_clean_pack_without_a_warning()
    {
        using var folder = Example();

        folder.Read().Findings.ShouldBeEmpty();
    }

    [Fact]
    public void The_guide_explains_every_key_the_reader_knows()
    {
        var keys = new[]
        {
            "id", "title", "zone", "days", "start", "end", "document", "names", "types", "synonyms", "rhetorical", "kind", "type", "label",
            "parent", "number", "quote", "quotes", "status", "saidBy", "asks", "notes", "editorNotes", "related", "day", "part", "says",
            "countNote", "when", "blocks", "photo", "heading", "text", "bullet", "expect", "announce", "live", "livePhoto", "who", "platform",
            "quiet", "telegram", "discord", "buttons", "link", "question", "calendar", "to", "fresh", "night",
        };

        keys.Where(k => !Regex.IsMatch(s_guide, $@"\b{k}\b", RegexOptions.None, TimeSpan.FromSeconds(1))).ShouldBeEmpty();
    }

    [Fact]
    public void The_second_pack_written_from_the_guide_is_clean()
    {
        var reading = PackReader.Read(Path.Combine(Repository.Root, "tests", "UnionBot.Tests", "packs", "congres-sante-2026"));

        reading.Findings.ShouldBeEmpty();
        reading.Pack!.Event.FirstDay.ShouldBe(new DateOnly(2026, 10, 14));
        reading.Pack.Event.LastDay.ShouldBe(new DateOnly(2026, 10, 15));
        reading.Pack.Find("agenda/table-ronde")!.Schedule!.Day.ShouldBe(new DateOnly(2026, 10, 15));
        reading.Pack.Announcements.ShouldContain(a => a.Id == "j-7");
    }

    /// <summary>The files of the guide's « petit exemple complet », and its rehearsal.</summary>
    internal static PackFolder Example()
    {
        var folder = new PackFolder();
        foreach (Match match in NamedBlock().Matches(s_guide))
        {
            folder.With(match.Groups["file"].Value, match.Groups["text"].Value);
        }

        return folder;
    }

    [GeneratedRegex("`(?<file>[a-z0-9/.-]+)` :\n\n```[a-z]+\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedBlock();
}
