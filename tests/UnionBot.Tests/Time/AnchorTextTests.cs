using CsCheck;
using UnionBot.Time;

namespace UnionBot.Tests.Time;

public sealed class AnchorTextTests
{
    private static readonly Gen<Anchor> AnyAnchor = Gen.OneOf<Anchor>(
        Gen.Select(Gen.Int[-999, 999], Gen.Int[0, 1439]).Select(t => (Anchor)new Anchor.OnDay(t.Item1, TimeOnly.MinValue.AddMinutes(t.Item2))),
        Gen.Select(Gen.OneOf("start", "end", "agenda/afternoon-debate", "agenda/roundtable-1"), Gen.Int[-9999, 9999])
            .Select(t => (Anchor)new Anchor.FromItem(t.Item1, TimeSpan.FromMinutes(t.Item2))),
        Gen.Int[0, 9_000_000].Select(m => (Anchor)new Anchor.At(new DateTime(2024, 1, 1).AddMinutes(m))));

    [Fact]
    public void What_is_written_reads_back_the_same() =>
        AnyAnchor.Sample(anchor => AnchorText.TryParse(AnchorText.Write(anchor), out var back) && back == anchor);

    [Theory]
    [InlineData("J-7 18:00", "J-7 18:00")]
    [InlineData("j - 7 18h", "J-7 18:00")]
    [InlineData("J−1 18h30", "J-1 18:30")]
    [InlineData("J 8:00", "J 8:00")]
    [InlineData("J-0 08:00", "J 8:00")]
    [InlineData("J+4 9:00", "J+4 9:00")]
    [InlineData("start -1h", "start -1h")]
    [InlineData("start - 60 min", "start -1h")]
    [InlineData("start", "start")]
    [InlineData("end +30min", "end +30min")]
    [InlineData("end +1h30", "end +1h30")]
    [InlineData("item afternoon-debate -15min", "item afternoon-debate -15min")]
    [InlineData("item agenda/afternoon-debate", "item afternoon-debate")]
    [InlineData("2026-03-20 18:30", "2026-03-20 18:30")]
    [InlineData("2026-03-20T18:30", "2026-03-20 18:30")]
    public void The_forms_that_packs_use_are_read(string text, string canonical)
    {
        AnchorText.TryParse(text, out var anchor).ShouldBeTrue();

        AnchorText.Write(anchor!).ShouldBe(canonical);
    }

    [Theory]
    [InlineData("")]
    [InlineData("J-7")]
    [InlineData("J+0 9:00")]
    [InlineData("J-7 24:00")]
    [InlineData("J-7 18:60")]
    [InlineData("J-1000 18:00")]
    [InlineData("start 1h")]
    [InlineData("start -")]
    [InlineData("item -15min")]
    [InlineData("2026-02-30 18:30")]
    [InlineData("demain")]
    [InlineData("item x -15min et puis")]
    public void What_is_no_anchor_is_not_read_as_one(string text) => AnchorText.TryParse(text, out _).ShouldBeFalse();
}
