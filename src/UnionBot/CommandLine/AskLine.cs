using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using UnionBot.Answers;

namespace UnionBot.CommandLine;

/// <summary>One line of <c>ask --jsonl</c>.</summary>
internal static class AskLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a question and its answer.</summary>
    /// <param name="question">As asked.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="text">As a member sees it.</param>
    /// <param name="microseconds">How long it took.</param>
    public static string Write(string question, Answer answer, string text, long microseconds)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("q", Whole(question));
            json.WriteString("outcome", answer.Outcome switch
            {
                Outcome.Answer => "answer",
                Outcome.List => "list",
                Outcome.Choices => "choices",
                Outcome.Silence => "silence",
                Outcome.Outside => "outside",
                _ => "help",
            });
            json.WriteStartArray("ids");
            foreach (var id in answer.Ids)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            json.WriteNumber("relevance", Math.Round(answer.Relevance, 4));
            json.WriteString("text", Whole(text));
            json.WriteNumber("us", microseconds);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A text without halves of characters, which JSON can't carry.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
