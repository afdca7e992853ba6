using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Tests.Content;

/// <summary>What an announcement of a pack may say beside its moment and its text.</summary>
public sealed class AnnouncementExtrasTests
{
    private const string Start = "  - id: start\n    when: start\n";

    [Fact]
    public void Buttons_variants_groups_freshness_and_the_night_are_read()
    {
        using var folder = With(
            "    to: [bureau, ag]\n    fresh: 2h\n    night: true\n    telegram:\n      - text: Sur Telegram\n" +
            "    buttons:\n      - label: Le site\n        link: https://example.org/\n      - label: La date\n        question: date\n" +
            "      - label: Dans mon agenda\n        calendar: day\n      - label: Le débat\n        calendar: afternoon-debate\n");
        var reading = folder.Read();
        reading.Findings.ShouldNotContain(f => f.Severity == FindingSeverity.Fault);
        var start = reading.Pack!.Announcements.Single(a => a.Id is "start");

        start.To.ShouldBe(["ag", "bureau"]);
        start.Fresh.ShouldBe(new FreshRule.For(TimeSpan.FromHours(2)));
        start.Night.ShouldBeTrue();
        start.Variants.ShouldHaveSingleItem().Value.PlainText.ShouldBe("Sur Telegram");
        start.Message.Rows.ShouldHaveSingleItem().ShouldBe(start.Variants[Platform.Telegram].Rows[0]);
        start.Message.Rows[0].ShouldBe(
        [
            new Button.Open("Le site", new Uri("https://example.org/")),
            new Button.Press("La date", $"question:show/{ShortIds.Of("date")}"),
            new Button.Press("Dans mon agenda", "ics:day"),
            new Button.Press("Le débat", $"ics:{ShortIds.Of("agenda/afternoon-debate")}"),
        ]);
        start.Message.Rows[0].OfType<Button.Press>().ShouldAllBe(b => b.Action.Length <= 36);
    }

    [Theory]
    [InlineData("    to: Bureau\n", "un groupe de lieux n'a que des minuscules")]
    [InlineData("    fresh: longtemps\n", "ne dit pas jusqu'à quand")]
    [InlineData("    fresh: item nowhere\n", "n'est l'identifiant d'aucune entrée")]
    [InlineData("    night: peut-être\n", "doit être true")]
    [InlineData("    telegram: []\n", "ne dit rien")]
    [InlineData("    buttons:\n      - label: Le site\n        link: http://example.org/\n", "avec https:// devant")]
    [InlineData("    buttons:\n      - label: Le site\n", "une seule clé parmi link")]
    [InlineData("    buttons:\n      - label: Le site\n        question: nulle-part\n", "n'existe pas")]
    [InlineData("    buttons:\n      - label: Le site\n        calendar: roundtable-1\n", "n'est pas un point du programme qui a une heure")]
    public void What_is_wrong_is_a_fault_that_says_what_to_write(string lines, string fault)
    {
        using var folder = With(lines);

        folder.Faults().ShouldContain(f => f.Message.Contains(fault, StringComparison.Ordinal) && f.File == "announcements.yaml");
    }

    [Fact]
    public void A_recurring_rule_is_read_and_quiet_hours_are_warned_about()
    {
        using var folder = PackFolder.Shipped()
            .Change("announcements.yaml", "when: J-7 18:00", "when: every monday 18:00 until J-1")
            .Change("announcements.yaml", "when: J+4 9:00", "when: J+4 23:00");
        var reading = folder.Read();

        PlanRuleText.Write(reading.Pack!.Announcements[0].When).ShouldBe("every monday 18:00 until J-1 23:59");
        reading.Findings.ShouldContain(f => f.Message.Contains("tombe dans les heures calmes (", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "21:00-07:30")]
    [InlineData("quiet: 22h-8h\n", "22:00-08:00")]
    [InlineData("quiet: non\n", "")]
    public void The_quiet_hours_are_the_packs(string line, string hours)
    {
        using var folder = PackFolder.Small().Change("event.yaml", "zone: Europe/Paris\n", $"zone: Europe/Paris\n{line}");

        var quiet = folder.Read().Pack!.Event.Quiet;
        (quiet is null ? "" : FormattableString.Invariant($"{quiet.From:HH:mm}-{quiet.Until:HH:mm}")).ShouldBe(hours);
    }

    private static PackFolder With(string lines) => PackFolder.Shipped().Change("announcements.yaml", Start, Start + lines);
}
