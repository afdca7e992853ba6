using UnionBot.Content;

namespace UnionBot.Tests.Content;

/// <summary>One mistake at a time in a clean pack: each is found, on its line, with what to do.</summary>
public sealed class PackCheckTests
{
    private const string Entries = "entries/";

    [Fact]
    public void A_pack_of_one_entry_passes_with_warnings()
    {
        using var folder = PackFolder.Small();

        var reading = folder.Read();

        reading.Pack.ShouldNotBeNull();
        reading.Findings.ShouldAllBe(f => f.Severity == FindingSeverity.Warning);
        reading.Findings.ShouldContain(f => f.Message.Contains("pas d'annonces"));
        reading.Findings.ShouldContain(f => f.Message.Contains("pas de programme"));
        reading.Pack.Event.StartItem.ShouldBeNull();
        reading.Pack.Find("date")!.Quotes.ShouldBe([new Passage("L'assemblée a lieu le samedi 3 octobre 2026 à 18h.", 1, 1)]);
    }

    [Fact]
    public void A_pack_of_one_entry_over_a_long_source_passes_too()
    {
        using var folder = PackFolder.Small().With("source.md", PackFolder.SmallSource + string.Concat(Enumerable.Range(1, 30).Select(i => $"Phrase numéro {i}.\n")));

        var reading = folder.Read();

        reading.Pack.ShouldNotBeNull();
        reading.Coverage.ShouldBe(new SourceCoverage(31, 1, 0));
        reading.Findings.Count(f => f.File is "source.md").ShouldBe(30);
    }

    [Theory]
    [InlineData("06-exemples.yaml", "un projet écologique viable", "un projet écologique fiable", "dit la même chose jusqu'à")]
    [InlineData("05-mesures.yaml", "id: measure/build/2", "id: measure/build/1", "est déjà pris")]
    [InlineData("05-mesures.yaml", "id: measure/build/2", "id: Measure/Build/2", "minuscules")]
    [InlineData("05-mesures.yaml", "    countNote:", "    notes2:", "clé inconnue « notes2 »")]
    [InlineData("05-mesures.yaml", "parent: measures/build\n    number: 3", "parent: measures/bild\n    number: 3", "le plus proche est « measures/build »")]
    [InlineData("05-mesures.yaml", "    number: 4\n    title: Une énergie", "    number: 5\n    title: Une énergie", "4 était attendu")]
    [InlineData("05-mesures.yaml", "    number: 4\n    title: Une énergie", "    number: quatre\n    title: Une énergie", "nombre entier")]
    [InlineData("04-chiffres.yaml", "status: estimation", "status: estimé", "Valeurs possibles")]
    [InlineData("03-personnes.yaml", "kind: family", "kind: famille", "le plus proche est « family »")]
    [InlineData("02-programme.yaml", "start: 8h30", "start: 8h15", "n'est pas dans la source, qui donne : 8 h 30, 9 h, 14 h, 16 h 30")]
    [InlineData("02-programme.yaml", "start: 8h30", "start: 28h30", "n'est pas une heure")]
    [InlineData("02-programme.yaml", "start: 8h30", "start: 8h30\n    day: 2026-03-27", "n'est pas un jour de l'événement")]
    [InlineData("02-programme.yaml", "débat 14 h, fin prévue", "débat 14 h 15, fin prévue", "14 h 15 n'est pas dans la source")]
    [InlineData("02-programme.yaml", "part: afternoon", "part: après-midi", "afternoon (après-midi)")]
    [InlineData("02-programme.yaml", "related: [person/binet,", "related: [person/binett,", "le plus proche est « person/binet »")]
    [InlineData("02-programme.yaml", "id: agenda/accueil", "id: accueil", "doit commencer par « agenda/ »")]
    [InlineData("07-silences.yaml", "    related: [place, agenda/accueil]", "    quote: Made in France !", "seuls un fait et une famille")]
    [InlineData("01-evenement.yaml", "    title: Le nom de l'événement\n", "", "la clé « title » manque")]
    [InlineData("01-evenement.yaml", "    quote: la CGT organisait le jeudi 26 mars 2026\n", "", "un fait a besoin de sa citation")]
    [InlineData("01-evenement.yaml", "    title: Le nom de l'événement", "    title: Le nom : celui-ci", "YAML illisible")]
    public void A_mistake_in_an_entry_is_a_fault_with_file_and_line(string file, string old, string @new, string said)
    {
        using var folder = PackFolder.Shipped().Change(Entries + file, old, @new);

        var faults = folder.Faults();

        var fault = faults.FirstOrDefault(f => string.Equals(f.File, Entries + file, StringComparison.Ordinal) && f.Message.Contains(said, StringComparison.Ordinal));
        fault.ShouldNotBeNull(string.Join('\n', faults));
        fault.Line.ShouldBeInRange(1, 400);
        folder.Read().Pack.ShouldBeNull();
    }

    [Theory]
    [InlineData("event.yaml", "zone: Europe/Paris", "zone: Europe/Pariss", "le plus proche est « Europe/Paris »")]
    [InlineData("event.yaml", "days: [2026-03-26]", "days: [26/03/2026]", "n'est pas un jour")]
    [InlineData("event.yaml", "days: [2026-03-26]", "days: [2026-03-26, 2026-03-26]", "ne suit pas le jour précédent")]
    [InlineData("event.yaml", "days: [2026-03-26]", "days: []", "manque ou est vide")]
    [InlineData("event.yaml", "start: agenda/start", "start: agenda/debut", "n'est l'identifiant d'aucune entrée")]
    [InlineData("event.yaml", "start: agenda/start", "start: agenda/morning", "n'a pas d'heure")]
    [InlineData("event.yaml", "id: assises-2026", "id: Assises 2026", "minuscules")]
    [InlineData("event.yaml", "consent: false", "consent: peut-être", "doit être true")]
    [InlineData("event.yaml", "sentence: PROGRAMME", "sentence: PROGRAME", "n'est pas une phrase entière")]
    [InlineData("event.yaml", "document: Document de la délégation, non daté", "documents: x", "le plus proche est « document »")]
    [InlineData("announcements.yaml", "when: J-7 18:00", "when: sept jours avant", "n'est pas un moment")]
    [InlineData("announcements.yaml", "when: item afternoon-debate -15min", "when: item morning -15min", "n'a pas d'heure")]
    [InlineData("announcements.yaml", "when: item afternoon-debate -15min", "when: item debat -15min", "n'est l'identifiant d'aucune entrée")]
    [InlineData("announcements.yaml", "id: j-1", "id: j-7", "est déjà celui de l'annonce")]
    [InlineData("announcements.yaml", "quote: Accueil dès 8h30, début des travaux à 9h et fin", "quote: Accueil dès 8h30, début des travaux à 9h30 et fin", "pas dans la source")]
    [InlineData("announcements.yaml", "- heading: Ça commence", "- titre: Ça commence", "clé inconnue « titre »")]
    [InlineData("rehearsal.yaml", "expect: [date]", "expect: [dates]", "le plus proche est « date »")]
    [InlineData("rehearsal.yaml", ", expect: [date]", "", "la clé « expect » manque")]
    [InlineData("rehearsal.yaml", "platform: telegram, who: Josiane", "platform: signal, who: Josiane", "telegram ou discord")]
    [InlineData("rehearsal.yaml", "J-2 12:00 | Rappel", "bientôt | Rappel", "ce qui suit /annoncer")]
    [InlineData("rehearsal.yaml", "live: \"La délégation", "dirct: \"La délégation", "clé inconnue « dirct »")]
    public void A_mistake_in_another_file_is_a_fault_on_its_line(string file, string old, string @new, string said)
    {
        using var folder = PackFolder.Shipped();
        var line = folder.LineOf(file, old);
        folder.Change(file, old, @new);

        var faults = folder.Faults();

        var fault = faults.FirstOrDefault(f => string.Equals(f.File, file, StringComparison.Ordinal) && f.Message.Contains(said, StringComparison.Ordinal));
        fault.ShouldNotBeNull(string.Join('\n', faults));
        fault.Line.ShouldBeInRange(line - 2, line + 12);
    }

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        using var folder = PackFolder.Shipped()
            .Change("event.yaml", "zone: Europe/Paris", "zone: Europe/Nulle-Part")
            .Change("entries/04-chiffres.yaml", "status: estimation", "status: estimé")
            .Change("entries/06-exemples.yaml", "plus de 300 emplois.\"", "plus de 400 emplois.\"")
            .Change("announcements.yaml", "when: J-7 18:00", "when: jamais")
            .Change("rehearsal.yaml", ", expect: [date]", "");

        folder.Faults().Select(f => f.File).Distinct().ShouldBe(
            ["announcements.yaml", "entries/04-chiffres.yaml", "entries/06-exemples.yaml", "event.yaml", "rehearsal.yaml"]);
    }

    [Fact]
    public void A_count_that_differs_from_the_list_is_a_warning_with_its_note_and_a_fault_without()
    {
        using var folder = PackFolder.Shipped();
        folder.Warnings().ShouldContain(f => f.Message.Contains("annonce 10, mais 15"));

        var note = folder.Text("entries/05-mesures.yaml").Split('\n').Single(l => l.Contains("countNote:", StringComparison.Ordinal));
        folder.Change("entries/05-mesures.yaml", note + "\n", "");
        folder.Faults().ShouldContain(f => f.Message.Contains("annonce 10, mais 15"));

        folder.Change("entries/05-mesures.yaml", "    says: 10\n", "");
        folder.Faults().ShouldContain(f => f.Message.Contains("annonce 10, mais 15"), "the quote itself says « 10 mesures »");
    }

    [Fact]
    public void A_sentence_that_loses_its_entry_is_a_fault()
    {
        using var folder = PackFolder.Shipped();
        var text = folder.Text("entries/01-evenement.yaml");
        folder.With("entries/01-evenement.yaml", text[..text.IndexOf("  - id: conclusion", StringComparison.Ordinal)]).Change("entries/07-silences.yaml", "[why-attend, conclusion]", "[why-attend]");

        var fault = folder.Faults().ShouldHaveSingleItem();

        (fault.File, fault.Line).ShouldBe(("source.md", 74));
        fault.Message.ShouldContain("L'industrie peut être sauvée");
    }

    [Fact]
    public void Two_entries_that_share_a_way_to_ask_are_warned_of_with_both_places()
    {
        using var folder = PackFolder.Shipped().Change("entries/01-evenement.yaml", "- C'est un jeudi ?", "- c’est OU");
        var line = folder.LineOf("entries/01-evenement.yaml", "c’est OU");
        var other = folder.LineOf("entries/01-evenement.yaml", "- C'est où ?");

        folder.Warnings().ShouldContain(f => f.Message.Contains("est déjà une façon de demander") && f.Message.Contains($"01-evenement.yaml:{line}") && f.Line == other);
    }

    [Fact]
    public void Few_ways_to_ask_are_warned_of()
    {
        using var folder = PackFolder.Small().With("entries/1.yaml", PackFolder.SmallEntries.Replace("[un, deux, trois, quatre, cinq]", "[un]", StringComparison.Ordinal));

        folder.Warnings().ShouldContain(f => f.File == "entries/1.yaml" && f.Line == 2 && f.Message.Contains("façon(s) de demander"));
    }

    [Fact]
    public void A_copy_with_carriage_returns_and_a_byte_order_mark_is_the_same_pack()
    {
        using var folder = PackFolder.Shipped();
        var before = folder.Read().Pack!;
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            folder.With(Path.GetRelativePath(folder.Path, file), "\uFEFF" + File.ReadAllText(file).ReplaceLineEndings("\r\n"));
        }

        var after = folder.Read().Pack!;

        after.Hash.ShouldBe(before.Hash);
        after.Entries.SelectMany(e => e.Quotes).ShouldBe(before.Entries.SelectMany(e => e.Quotes));
    }

    [Fact]
    public void Any_edit_gives_another_version()
    {
        using var folder = PackFolder.Shipped();
        var before = folder.Read().Pack!.Hash;

        folder.Change("entries/01-evenement.yaml", "C'est un jeudi ?", "C'est bien un jeudi ?");

        folder.Read().Pack!.Hash.ShouldNotBe(before);
    }

    [Fact]
    public void A_misnamed_file_is_a_fault_and_an_editors_leavings_are_not()
    {
        using var folder = PackFolder.Small().With("anouncements.yaml", "a: b\n").With(".event.yaml.swp", "x").With("event.yaml~", "x");

        folder.Faults().ShouldHaveSingleItem().Message.ShouldContain("le plus proche est « announcements.yaml »");
    }

    [Fact]
    public void An_announcement_in_the_hour_that_does_not_exist_is_warned_of()
    {
        using var folder = PackFolder.Shipped().Change("announcements.yaml", "when: J+4 9:00", "when: J+3 2:30");

        folder.Warnings().ShouldContain(f => f.File == "announcements.yaml" && f.Message.Contains("n'existe pas cette nuit-là"));
    }

    [Fact]
    public void Announcements_within_ten_minutes_are_warned_of()
    {
        using var folder = PackFolder.Shipped().Change("announcements.yaml", "when: J-1 18:00", "when: J-7 18:05");

        folder.Warnings().ShouldContain(f => f.Message.Contains("moins de dix minutes après « j-7 »"));
    }

    [Fact]
    public void A_weekday_that_does_not_fit_its_date_is_warned_of()
    {
        using var folder = PackFolder.Shipped().Change("announcements.yaml", "Jeudi 26 mars 2026", "Mardi 26 mars 2026");

        folder.Warnings().ShouldContain(f => f.Message.Contains("ce jour-là est un jeudi"));
    }

    [Fact]
    public void A_machine_without_zones_is_told_what_to_install() =>
        EventReading.ZoneFault("Europe/Paris", hasZones: false).ShouldContain("tzdata");
}
