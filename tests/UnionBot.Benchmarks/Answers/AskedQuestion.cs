using System.Text.Json;

namespace UnionBot.Benchmarks.Answers;

/// <summary>One question of an evaluation set, or a dialogue's turns.</summary>
/// <param name="Kind"><c>clean</c>, <c>noisy</c>, <c>oos</c>, <c>ambiguous</c> or <c>dialogue</c>.</param>
/// <param name="Turns">The questions in order; one, but for dialogues.</param>
internal sealed record AskedQuestion(string Kind, IReadOnlyList<AskedTurn> Turns)
{
    /// <summary>Reads a set, one JSON object a line.</summary>
    public static IReadOnlyList<AskedQuestion> ReadAll(string path)
    {
        var questions = new List<AskedQuestion>();
        foreach (var line in File.ReadLines(path).Where(l => l.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var kind = root.TryGetProperty("kind", out var k) ? k.GetString() ?? "clean" : "clean";
            questions.Add(root.TryGetProperty("turns", out var turns)
                ? new AskedQuestion("dialogue", [.. turns.EnumerateArray().Select(Turn)])
                : new AskedQuestion(kind, [Turn(root)]));
        }

        return questions;
    }

    private static AskedTurn Turn(JsonElement json) => new(
        json.GetProperty("q").GetString() ?? "",
        json.TryGetProperty("expect", out var expect) ? expect.EnumerateArray().Select(e => e.GetString() ?? "").ToHashSet(StringComparer.Ordinal) : new HashSet<string>(StringComparer.Ordinal));
}

/// <summary>A question with the entries that are meant; none where it is out of scope.</summary>
internal sealed record AskedTurn(string Text, IReadOnlySet<string> Expect);
