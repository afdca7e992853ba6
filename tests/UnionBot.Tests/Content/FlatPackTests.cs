using UnionBot.Content;

namespace UnionBot.Tests.Content;

public sealed class FlatPackTests
{
    [Fact]
    public void The_flat_form_becomes_facts_whose_quotes_are_unproved()
    {
        using var folder = new PackFolder().With(
            "pack.json",
            """
            {
              "event": { "title": "Covid faq, été", "lang": "fr" },
              "synonyms": [["masque", "protection"]],
              "entries": [
                { "id": "ask_0", "type": "faq", "title": "Un titre ?", "text": "Oui.", "ask": ["a", "b"] },
                { "id": "ask_1", "type": "faq", "title": "Un autre ?", "text": "Non.", "ask": [], "autre": 3 }
              ]
            }
            """);

        var reading = PackReader.Read(Path.Combine(folder.Path, "pack.json"));

        reading.Findings.ShouldAllBe(f => f.Telling > 0);
        var pack = reading.Pack!;
        pack.Event.Title.ShouldBe("Covid faq, été");
        pack.Event.Id.ShouldBe("covid-faq---t");
        pack.Synonyms.ShouldHaveSingleItem().ShouldBe(["masque", "protection"]);
        pack.Entries.Select(e => (e.Id, e.Kind, e.Line)).ShouldBe([("ask_0", EntryKind.Fact, 5), ("ask_1", EntryKind.Fact, 6)]);
        pack.Entries[0].Quotes.ShouldBe([new Passage("Oui.", 0, 0)]);
        pack.Entries[0].Asks.ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData("{", "JSON illisible")]
    [InlineData("[]", "objet JSON")]
    [InlineData("{\"entries\":[]}", "aucune entrée")]
    [InlineData("{\"entries\":[{\"id\":\"a\",\"title\":\"t\"},{\"id\":\"a\",\"title\":\"t\"}]}", "est déjà pris")]
    [InlineData("{\"entries\":[{\"id\":\"a\"}]}", "« title » manque")]
    [InlineData("{\"entries\":[3]}", "une entrée est un objet")]
    public void A_faulty_flat_file_is_refused(string json, string said)
    {
        using var folder = new PackFolder().With("pack.json", json);

        var reading = PackReader.Read(Path.Combine(folder.Path, "pack.json"));

        reading.Pack.ShouldBeNull();
        reading.Findings.ShouldContain(f => f.Message.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void A_flat_file_of_100_000_levels_is_refused()
    {
        using var folder = new PackFolder().With("pack.json", "{\"entries\":" + new string('[', 100_000));

        PackReader.Read(Path.Combine(folder.Path, "pack.json")).Findings.ShouldHaveSingleItem().Message.ShouldContain("niveaux");
    }
}
