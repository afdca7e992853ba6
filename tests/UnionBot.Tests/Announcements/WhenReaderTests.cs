using UnionBot.Agenda;
using UnionBot.Announcements;
using UnionBot.Content;
using UnionBot.Tests.Time;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

public sealed class WhenReaderTests
{
    private static readonly FixedCalendar Friday = new(TestPacks.March("20 10:00"));

    [Fact]
    public void With_the_shipped_pack_every_form_that_is_offered_is_read()
    {
        var packs = new PackStore(PackReader.Read(Repository.Pack).Pack!);
        var reader = new WhenReader(packs, new AgendaService(packs), Friday);

        reader.Forms().ShouldBe(FrenchDates.Forms);
        reader.Forms().ShouldAllBe(form => reader.Read(form) is When.Ahead);
    }

    [Theory]
    [InlineData("15 min avant le débat", "26 13:45")]
    [InlineData("1h avant l'accueil", "26 7:30")]
    [InlineData("30 min après la fin", "26 17:00")]
    [InlineData("2h avant le début", "26 7:30")] // The quiet hours end then.
    public void With_the_shipped_pack_the_agenda_is_known_by_its_words(string typed, string due)
    {
        var packs = new PackStore(PackReader.Read(Repository.Pack).Pack!);

        new WhenReader(packs, new AgendaService(packs), Friday).Read(typed).ShouldBeOfType<When.Ahead>().Due.Instant.ShouldBe(TestPacks.March(due));
    }

    [Fact]
    public void Without_a_debate_another_item_is_the_example()
    {
        var pack = TestPacks.With();
        var packs = new PackStore(pack with { Entries = [.. pack.Entries.Where(e => e.Id is not "agenda/afternoon-debate")] });
        var reader = new WhenReader(packs, new AgendaService(packs), Friday);

        reader.Forms()[^1].ShouldBe("15 min avant « Accueil »");
        reader.Forms().ShouldAllBe(form => reader.Read(form) is When.Ahead);
    }
}
