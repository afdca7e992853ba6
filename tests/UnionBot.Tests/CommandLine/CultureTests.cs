using System.Text.RegularExpressions;
using UnionBot.Tests.Content;

namespace UnionBot.Tests.CommandLine;

/// <summary>The same words whatever the machine's language and wherever it is started.</summary>
public sealed partial class CultureTests
{
    private const string Questions =
        """
        {"q":"À QUELLE HEURE ÇA FINIT ?"}
        {"q":"INDUSTRIE : QUI EST INVITÉ ?"}
        {"q":"c koi les 10 mesures"}
        {"turns":[{"q":"Qui est Sophie Binet ?"},{"q":"elle parle à quelle heure ?"}]}
        {"q":"Quelle est la recette du gratin dauphinois ?"}

        """;

    [Fact]
    public async Task Ask_says_the_same_in_any_language_and_from_any_folder()
    {
        var data = Directory.CreateTempSubdirectory("unionbot-data-");
        try
        {
            var said = new List<string>();
            foreach (var (environment, folder) in Machines())
            {
                var (code, output, errors) = await Verb.RunAsync(
                    ["ask", "--jsonl", "--pack", Repository.Pack, "--now", "2026-03-26T10:00:00+01:00"],
                    [.. environment, new("Data__Folder", data.FullName)], Questions, folder);
                code.ShouldBe(0, errors);
                said.Add(Microseconds().Replace(output, ""));
            }

            said[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(6);
            said[0].ShouldContain("À QUELLE HEURE ÇA FINIT ?");
            said.Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Check_says_the_same_in_any_language_and_from_any_folder()
    {
        using var pack = PackFolder.Small().Change("entries/1.yaml", "status: fait", "status: estimé");
        var said = new List<string>();
        foreach (var (environment, folder) in Machines())
        {
            var (code, output, errors) = await Verb.RunAsync(["check", pack.Path], environment, folder: folder);
            code.ShouldBe(1, errors);
            said.Add(output);
        }

        said[0].ShouldContain("« status » vaut « estimé »");
        said.Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    private static IEnumerable<(KeyValuePair<string, string?>[] Environment, string Folder)> Machines() =>
    [
        ([new("LANG", "fr_FR.UTF-8"), new("LC_ALL", null)], Repository.Root),
        ([new("LANG", "C"), new("LC_ALL", "C")], "/"),
        ([new("LANG", "tr_TR.UTF-8"), new("LC_ALL", "tr_TR.UTF-8")], Path.GetTempPath()),
        ([new("LANG", "C"), new("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")], Path.GetTempPath()),
    ];

    [GeneratedRegex(@",""us"":\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Microseconds();
}
