using UnionBot.Time;

namespace UnionBot.Tests.Time;

public sealed class FrenchTextTests
{
    [Theory]
    [InlineData("2026-03-26T07:30:00Z", "jeudi 26 mars 2026 à 8 h 30 (UTC+1)")]
    [InlineData("2026-03-30T07:00:00Z", "lundi 30 mars 2026 à 9 h (UTC+2)")]
    [InlineData("2026-08-01T22:05:00Z", "dimanche 2 août 2026 à 0 h 05 (UTC+2)")]
    [InlineData("2026-04-01T10:00:00Z", "mercredi 1er avril 2026 à 12 h (UTC+2)")]
    public void A_moment_is_said_with_weekday_and_offset(string instant, string said) =>
        FrenchText.Moment(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), CivilTimeTests.Paris).ShouldBe(said);

    [Theory]
    [InlineData(0, "UTC")]
    [InlineData(330, "UTC+5:30")]
    [InlineData(-210, "UTC-3:30")]
    public void Offsets_are_said_short(int minutes, string said) => FrenchText.Offset(TimeSpan.FromMinutes(minutes)).ShouldBe(said);

    [Theory]
    [InlineData(0, "dans moins d'une minute")]
    [InlineData(1, "dans 1 minute")]
    [InlineData(25, "dans 25 minutes")]
    [InlineData(60, "dans 1 heure")]
    [InlineData(125, "dans 2 heures et 5 minutes")]
    [InlineData(3060, "dans 2 jours et 3 heures")]
    [InlineData(1440, "dans 1 jour")]
    public void A_countdown_names_two_units(int minutes, string said) => FrenchText.Countdown(TimeSpan.FromMinutes(minutes)).ShouldBe(said);

    [Theory]
    [InlineData(25, "en retard de 25 min")]
    [InlineData(60, "en retard de 1 h")]
    [InlineData(65, "en retard de 1 h 05")]
    [InlineData(1440, "en retard de 1 jour")]
    [InlineData(3060, "en retard de 2 jours et 3 h")]
    public void Lateness_is_said_short(int minutes, string said) => FrenchText.Lateness(TimeSpan.FromMinutes(minutes)).ShouldBe(said);
}
