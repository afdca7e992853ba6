using System.Globalization;
using UnionBot.CommandLine;

namespace UnionBot.Tests.CommandLine;

public sealed class StateFileTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 26, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("unionbot-state-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public void Without_a_file_nothing_runs() => Judge().ShouldBe(1);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"At\":\"2026-03-26T12:00:00Z\"}")]
    [InlineData("{ half a fi")]
    public void A_file_that_says_nothing_is_no_proof_of_life(string text)
    {
        Write(text);

        Judge().ShouldBe(1);
    }

    [Theory]
    [InlineData(59, "Connected", 0)]
    [InlineData(59, "Trouble", 0)]
    [InlineData(61, "Connected", 1)]
    [InlineData(0, "Stopped", 1)]
    public void It_is_well_while_the_file_is_fresh_and_a_platform_is_left(int age, string state, int code)
    {
        Write(Line(age, state, "null"));

        Judge().ShouldBe(code);
    }

    [Fact]
    public void A_store_in_trouble_is_said()
    {
        Write(Line(0, "Connected", "\"disk full\""));

        var (code, words) = StateFile.Judge(_data.FullName, Now);

        code.ShouldBe(1);
        words.ShouldContain("disk full");
    }

    private int Judge() => StateFile.Judge(_data.FullName, Now).ExitCode;

    private void Write(string text) => File.WriteAllText(Path.Combine(_data.FullName, StateFile.Name), text);

    private static string Line(int age, string state, string trouble) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"At":"{{Now.AddSeconds(-age):O}}","Platforms":{"telegram":"{{state}}"},"StoreTrouble":{{trouble}}}""");
}
