using UnionBot.Tests.Content;

namespace UnionBot.Tests.CommandLine;

/// <summary>What a person at a terminal meets when something is wrong.</summary>
public sealed class VerbTests
{
    [Fact]
    public async Task A_faulty_seed_stops_the_start_in_words_and_without_a_stack()
    {
        var (code, output, errors) = await Verb.RunAsync([], [new("Telegram__Token", "1:x"), new("Seed__Admins__0", "bob")]);

        code.ShouldBe(1);
        errors.ShouldContain("Seed:Admins contient « bob »");
        output.ShouldBeEmpty();
        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_data_folder_that_can_not_be_made_stops_the_start_in_words_and_without_a_stack()
    {
        using var pack = PackFolder.Small();
        var (code, output, errors) = await Verb.RunAsync(
            ["run"], [new("Telegram__Token", "1:x"), new("Content__Pack", pack.Path), new("Data__Folder", Path.Combine(pack.Path, "event.yaml"))]);

        code.ShouldBe(1);
        errors.ShouldContain("Data:Folder");
        (output + errors).ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("health")]
    [InlineData("check")]
    public async Task Settings_that_contradict_each_other_are_told_by_every_verb_that_reads_them(string verb)
    {
        var (code, _, errors) = await Verb.RunAsync([verb], [new("Telegram__Token", "1:x"), new("Telegram__TokenFile", "/nowhere")]);

        code.ShouldBe(1);
        errors.ShouldContain("Telegram:Token et Telegram:TokenFile sont donnés tous les deux");
        errors.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("bogus")]
    [InlineData("ask")]
    [InlineData("ask", "x", "--now", "hier")]
    [InlineData("ask", "x", "--jsonl")]
    [InlineData("ask", "x", "--pack", "/nowhere")]
    [InlineData("check", "/nowhere")]
    [InlineData("health", "--now")]
    public async Task Arguments_that_make_no_sense_end_with_1_and_without_a_stack(params string[] arguments)
    {
        var (code, output, errors) = await Verb.RunAsync(arguments);

        code.ShouldBe(1);
        (output + errors).ShouldNotBeEmpty();
        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_machine_without_time_zones_is_told_what_to_install()
    {
        using var pack = PackFolder.Small();
        var (code, _, errors) = await Verb.RunAsync([], [new("TZDIR", "/nowhere"), new("Telegram__Token", "1:x"), new("Content__Pack", pack.Path)]);

        code.ShouldBe(1);
        errors.ShouldContain("tzdata");
    }

    [Fact]
    public async Task Questions_with_a_byte_order_mark_and_carriage_returns_are_read()
    {
        using var pack = PackFolder.Small();
        var (code, output, errors) = await Verb.RunAsync(["ask", "--jsonl", "--pack", pack.Path], input: "\uFEFF{\"q\":\"un\"}\r\n\r\n{\"q\":\"deux\"}\r\n");

        code.ShouldBe(0, errors);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
    }
}
