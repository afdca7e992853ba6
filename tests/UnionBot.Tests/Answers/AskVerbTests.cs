using System.Text.Json;
using UnionBot.CommandLine;

namespace UnionBot.Tests.Answers;

public sealed class AskVerbTests
{
    [Fact]
    public async Task Each_line_of_questions_gets_a_line_of_answer_and_turns_lean_on_each_other()
    {
        var input = new StringReader(
            """
            {"q":"Qui est Sophie Binet ?"}

            {"turns":[{"q":"Quelles sont les mesures immédiates ?"},{"q":"la deuxième"}]}
            """);
        var (code, output, errors) = await RunAsync(null, input);

        code.ShouldBe(0, errors);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        lines.Count.ShouldBe(3);
        lines[0].EnumerateObject().Select(p => p.Name).ShouldBe(["q", "outcome", "ids", "relevance", "text", "us"]);
        lines[0].GetProperty("outcome").GetString().ShouldBe("answer");
        lines[0].GetProperty("ids")[0].GetString().ShouldBe("person/binet");
        lines[1].GetProperty("outcome").GetString().ShouldBe("list");
        lines[2].GetProperty("ids")[0].GetString().ShouldBe("measure/immediate/2");
        lines.ShouldAllBe(l => l.GetProperty("relevance").GetDouble() >= 0 && l.GetProperty("relevance").GetDouble() <= 1 && l.GetProperty("us").GetInt64() >= 0);
    }

    [Fact]
    public async Task A_line_that_is_no_question_is_told_on_standard_error_and_the_rest_answered()
    {
        var (code, output, errors) = await RunAsync(null, new StringReader("{oops\n[1]\n{\"q\":\"Duralex\"}\n"));

        code.ShouldBe(1);
        errors.ShouldContain("Ligne 1");
        errors.ShouldContain("Ligne 2");
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
    }

    [Fact]
    public async Task One_question_is_printed_as_a_member_sees_it()
    {
        var (code, output, _) = await RunAsync("c'est où ?", TextReader.Null);

        code.ShouldBe(0);
        output.ShouldContain("Pont-de-Claix");
    }

    [Fact]
    public async Task A_pack_that_can_not_be_used_ends_with_one()
    {
        using var errors = new StringWriter();
        var code = await AskCommand.RunAsync(
            Path.Combine(Repository.Root, "no-such-pack"), Engines.Before, "x", null, TextReader.Null, TextWriter.Null, errors, TestContext.Current.CancellationToken);

        code.ShouldBe(1);
        errors.ToString().ShouldNotBeEmpty();
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string? question, TextReader input)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await AskCommand.RunAsync(Repository.Pack, Engines.Before, question, null, input, output, errors, TestContext.Current.CancellationToken);
        return (code, output.ToString(), errors.ToString());
    }
}
