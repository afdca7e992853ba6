using UnionBot.Rehearsal;

namespace UnionBot.Tests.Rehearsal;

public sealed class PlaceLedgerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 26, 11, 0, 0, TimeSpan.Zero);

    private static readonly DueItem[] Due = [new("j-1", Noon, ["C'est demain."]), new("j", Noon.AddHours(1), ["C'est aujourd'hui."])];

    [Fact]
    public void All_is_well_when_everything_came_once_on_time_in_order()
    {
        var ledger = Judge([Of("**Annonce n° 1** C'est demain.", 0.4), Of("C'est aujourd'hui\\.", 3601.5)]);

        ledger.Faults.ShouldBeEmpty();
        (ledger.Due, ledger.Delivered).ShouldBe((2, 2));
        ledger.LateBy.ShouldBe(TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public void What_did_not_come_is_lost()
    {
        var ledger = Judge([Of("C'est demain.", 0)]);

        ledger.Faults.ShouldBe(["perdu : j"]);
        ledger.Delivered.ShouldBe(1);
    }

    [Fact]
    public void What_came_twice_is_doubled() =>
        Judge([Of("C'est demain.", 0), Of("↻ C'est demain.", 1), Of("C'est aujourd'hui.", 3600)]).Faults.ShouldBe(["en double : j-1 (2 fois)"]);

    [Fact]
    public void More_than_two_seconds_late_or_any_earlier_is_off_its_time() =>
        Judge([Of("C'est demain.", 2.1), Of("C'est aujourd'hui.", 3599)]).Faults.ShouldBe(["hors de son heure : j-1 (2.1 s)", "hors de son heure : j (-1.0 s)"]);

    [Fact]
    public void What_came_before_what_was_due_earlier_is_out_of_order() =>
        Judge([Of("C'est aujourd'hui.", 3600), Of("C'est demain.", 0)]).Faults.ShouldBe(["dans le désordre : j"]);

    [Fact]
    public void What_nothing_called_for_is_a_fault() =>
        Judge([Of("C'est demain.", 0), Of("Bonjour !", 5), Of("C'est aujourd'hui.", 3600)]).Faults.ShouldBe(["inattendu : « Bonjour ! »"]);

    [Fact]
    public void What_was_refused_or_is_uncertain_is_a_fault() =>
        PlaceLedger.Judge("salon", [], [], refused: 1, uncertain: 2).Faults.ShouldBe(["refusé : 1", "incertain : 2"]);

    [Fact]
    public void A_photo_that_came_without_its_picture_is_lost() =>
        PlaceLedger.Judge("salon", [new("photo", Noon, ["La salle."], Photo: true)], [Of("La salle.", 0)], 0, 0).Faults.ShouldContain("perdu : photo");

    private static PlaceLedger Judge(IReadOnlyList<Said> said) => PlaceLedger.Judge("salon", Due, said, refused: 0, uncertain: 0);

    private static Said Of(string text, double seconds) => new(Noon.AddSeconds(seconds), text, [], HasQuote: false, HasPhoto: false);
}
