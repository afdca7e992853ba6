using UnionBot.Content;
using UnionBot.Rehearsal;

namespace UnionBot.Tests.Rehearsal;

public sealed class ScriptTests
{
    private static readonly ContentPack Assises = PackReader.Read(Repository.Pack).Pack!;

    private static readonly ContentPack Congres =
        PackReader.Read(Path.Combine(Repository.Root, "tests", "UnionBot.Tests", "packs", "congres-sante-2026")).Pack!;

    [Fact]
    public void The_days_are_counted_from_the_first_day_and_from_the_last()
    {
        var (begin, end) = Script.Window(Congres, Options(from: -1, to: 1));

        begin.ShouldBe(new DateTimeOffset(2026, 10, 13, 0, 0, 0, TimeSpan.FromHours(2)));
        end.ShouldBe(new DateTimeOffset(2026, 10, 17, 0, 0, 0, TimeSpan.FromHours(2)));
    }

    [Fact]
    public void The_shipped_script_has_a_dozen_askers_on_both_platforms_an_announcement_and_both_kinds_of_live_posts()
    {
        var moments = Script.Of(Assises, Options());

        moments.Select(m => m.At).ShouldBeInOrder();
        moments.Where(m => m.Step.Kind == RehearsalStepKind.Ask).Select(m => m.Step.Who).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThanOrEqualTo(12);
        moments.Select(m => m.Platform).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(["discord", "telegram"]);
        moments.Count(m => m.Step.Text is "et maintenant ?").ShouldBe(3);
        moments.Count(m => m.Step.Kind == RehearsalStepKind.Announce).ShouldBe(1);
        moments.Count(m => m.Step.Kind == RehearsalStepKind.LiveText).ShouldBe(1);
        moments.Count(m => m.Step.Kind == RehearsalStepKind.LivePhoto).ShouldBe(1);
    }

    [Fact]
    public void A_pack_without_a_script_gets_one_from_its_ways_to_ask_and_its_agenda()
    {
        var moments = Script.Of(Congres, Options());

        Congres.Rehearsal.ShouldBeNull();
        moments.Where(m => m.Step.Expect.Count == 1).Select(m => m.Step.Expect[0]).ShouldAllBe(id => Congres.Find(id) != null);
        moments.Count(m => m.Step.Kind == RehearsalStepKind.Ask && m.Step.Expect.Count == 0).ShouldBe(2, "one question out of scope on each platform");
        moments.Count(m => m.Step.Text is "et maintenant ?").ShouldBe(6, "at three moments on each platform");
        moments.Select(m => m.Step.Kind).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void One_platform_alone_plays_only_its_own_part() =>
        Script.Of(Assises, Options() with { Only = "discord" }).Select(m => m.Platform).Distinct(StringComparer.Ordinal).ShouldBe(["discord"]);

    [Fact]
    public void Only_what_lies_within_the_rehearsed_days_is_played() =>
        Script.Of(Assises, Options(from: 0, to: 0)).ShouldAllBe(m => m.At.ToOffset(TimeSpan.FromHours(1)).Day == 26);

    private static RehearsalOptions Options(int from = -7, int to = 4) => new() { Pack = "", From = from, To = to };
}
