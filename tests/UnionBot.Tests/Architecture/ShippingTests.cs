using System.Text.RegularExpressions;

namespace UnionBot.Tests.Architecture;

/// <summary>What a host and a newcomer get: the image, the README, the files of the root.</summary>
public sealed class ShippingTests
{
    private static readonly string[] Docker = File.ReadAllLines(Path.Combine(Repository.Root, "Dockerfile"));

    [Fact]
    public void The_image_has_a_target_for_the_worker_and_one_for_the_rehearsal_and_neither_runs_as_root()
    {
        foreach (var target in (string[])["worker", "rehearsal"])
        {
            var stage = Stage(target);
            stage.ShouldContain("USER $APP_UID", target);
            stage.FindIndex(l => l.StartsWith("USER", StringComparison.Ordinal)).ShouldBeLessThan(stage.FindIndex(l => l.StartsWith("ENTRYPOINT", StringComparison.Ordinal)));
            stage.ShouldNotContain(l => l.Contains("sdk:", StringComparison.Ordinal), target);
        }
    }

    [Fact]
    public void The_workers_health_is_asked_by_its_own_verb_and_no_port_opens()
    {
        Stage("worker").ShouldContain(l => l.StartsWith("HEALTHCHECK", StringComparison.Ordinal) && l.Contains("\"health\"", StringComparison.Ordinal));
        Stage("worker").ShouldContain("VOLUME /data");
        Docker.ShouldNotContain(l => l.StartsWith("EXPOSE", StringComparison.Ordinal));
    }

    [Fact]
    public void The_image_restores_as_locked_and_holds_no_token() =>
        Docker.Where(l => l.StartsWith("RUN", StringComparison.Ordinal) || l.StartsWith("ENV", StringComparison.Ordinal))
            .ShouldSatisfyAllConditions(
                lines => lines.ShouldContain(l => l.Contains("--locked-mode", StringComparison.Ordinal)),
                lines => lines.ShouldNotContain(l => l.Contains("Token", StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void Each_project_that_ships_or_tests_has_its_lock_file_and_stands_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "UnionBot.sln"));
        var projects = new[] { "src", "tests" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, f), "*.csproj", SearchOption.AllDirectories)).ToList();

        projects.Count.ShouldBe(6);
        projects.ShouldAllBe(p => File.Exists(Path.Combine(Path.GetDirectoryName(p)!, "packages.lock.json")));
        projects.ShouldAllBe(p => solution.Contains(Path.GetFileName(p), StringComparison.Ordinal));
        projects.ShouldAllBe(p => !Regex.IsMatch(File.ReadAllText(p), "PackageReference[^>]* Version=", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void The_readme_has_an_excerpt_the_two_commands_and_only_files_that_exist()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

        readme.ShouldNotContain("<!-- excerpt -->");
        readme.ShouldContain("dotnet run --project src/UnionBot.Rehearsal");
        readme.ShouldContain("dotnet test");
        Regex.Matches(readme, "`(?<path>(src|config|tests)/[A-Za-z0-9./-]+)`", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(m => m.Groups["path"].Value)
            .Where(p => !Path.Exists(Path.Combine(Repository.Root, p)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_text_file_of_ours_is_UTF8_with_plain_line_ends()
    {
        var strict = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var texts = Repository.SourceFiles()
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "config"), "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".png", StringComparison.Ordinal)));

        texts.Where(f => strict.GetString(File.ReadAllBytes(f)) is var text && (text.Contains('\r', StringComparison.Ordinal) || text.StartsWith('\uFEFF')))
            .ShouldBeEmpty();
    }

    /// <summary>The lines of a stage of the Dockerfile.</summary>
    private static List<string> Stage(string name)
    {
        var first = Array.FindIndex(Docker, l => l.StartsWith("FROM", StringComparison.Ordinal) && l.EndsWith($" AS {name}", StringComparison.Ordinal));
        first.ShouldBeGreaterThanOrEqualTo(0);
        return [.. Docker.Skip(first + 1).TakeWhile(l => !l.StartsWith("FROM", StringComparison.Ordinal)).Prepend(Docker[first])];
    }
}
