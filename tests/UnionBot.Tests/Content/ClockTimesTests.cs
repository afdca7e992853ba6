using UnionBot.Content;

namespace UnionBot.Tests.Content;

public sealed class ClockTimesTests
{
    [Theory]
    [InlineData("Accueil dès 8h30, début à 9h et fin prévue pour 16h30.", "8 h 30|9 h|16 h 30")]
    [InlineData("À 14H00, débat", "14 h")]
    [InlineData("vers 14 heures ou 14:05", "14 h|14 h 05")]
    [InlineData("8 h 30", "8 h 30")]
    [InlineData("107 562 emplois, 26 mars 2026, 10 mesures, 25h, 3 hommes", "")]
    [InlineData("en 2026h, v1:30:00", "")]
    public void Clock_times_are_found_as_people_write_them(string text, string found) =>
        string.Join('|', ClockTimes.In(text).Select(ClockTimes.Say)).ShouldBe(found);
}
