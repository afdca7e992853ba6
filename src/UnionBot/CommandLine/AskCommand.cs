using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using UnionBot.Agenda;
using UnionBot.Answers;
using UnionBot.Asking;
using UnionBot.Content;
using UnionBot.Messages;

namespace UnionBot.CommandLine;

/// <summary>The verb <c>ask</c>: questions without a platform. Makes no database and no key; may write the calibration's cache file.</summary>
internal static class AskCommand
{
    private static readonly TimeSpan Warming = TimeSpan.FromMilliseconds(600);

    /// <summary>Asks one question, or all lines of the input.</summary>
    /// <param name="pack">The pack's folder, or a flat <c>.json</c> file.</param>
    /// <param name="now">The moment of asking.</param>
    /// <param name="question">The question; <see langword="null"/> reads JSON lines from <paramref name="input"/>.</param>
    /// <param name="dataFolder">Where the calibration is cached, or <see langword="null"/> for nowhere.</param>
    /// <param name="input">Lines <c>{"q":"…"}</c> or <c>{"turns":[{"q":"…"},…]}</c>.</param>
    /// <param name="output">Only answers go here.</param>
    /// <param name="errors">All else.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>0; 1 where the pack can't be used or a line is no question.</returns>
    public static async Task<int> RunAsync(
        string pack, DateTimeOffset now, string? question, string? dataFolder, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var reading = PackReader.Read(pack);
        if (reading.Pack is not { } content)
        {
            foreach (var fault in reading.Findings.Where(f => f.Severity == FindingSeverity.Fault))
            {
                await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{fault.File}:{fault.Line}: {fault.Message}"));
            }

            await errors.WriteLineAsync($"Le pack « {pack} » n'est pas utilisable. La commande « check » dit tout.");
            return 1;
        }

        var cache = new CalibrationCache(dataFolder);
        var thresholds = cache.Find(content);
        if (thresholds is null)
        {
            thresholds = Calibration.Of(content, cancellationToken);
            cache.Keep(content, thresholds);
        }

        var engine = AnswerEngine.Build(content, thresholds);
        var programme = AgendaService.Of(content);
        if (question is not null)
        {
            var answer = engine.Ask(new Question { Text = question, Now = now, Programme = programme });
            await output.WriteLineAsync(TextOf(answer.Message));
            return 0;
        }

        WarmUp(engine, content, now);
        var result = 0;
        var number = 0;
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (QuestionsOf(line) is not { } questions)
            {
                await errors.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"Ligne {number} : il faut {{\"q\":\"…\"}} ou {{\"turns\":[{{\"q\":\"…\"}},…]}}. La ligne est sautée."));
                result = 1;
                continue;
            }

            DialogueMemory? memory = null;
            foreach (var text in questions)
            {
                var started = Stopwatch.GetTimestamp();
                var answer = engine.Ask(new Question { Text = text, Now = now, Programme = programme, Memory = memory });
                var elapsed = Stopwatch.GetElapsedTime(started);
                memory = answer.Memory;
                await output.WriteLineAsync(AskLine.Write(text, answer, TextOf(answer.Message), (long)elapsed.TotalMicroseconds));
            }
        }

        await output.FlushAsync(cancellationToken);
        return result;
    }

    /// <summary>Asks the pack's own questions for a moment, also with slips, in pairs and at length, so that the times told are the engine's and not the compiler's.</summary>
    private static void WarmUp(AnswerEngine engine, ContentPack content, DateTimeOffset now)
    {
        var programme = AgendaService.Of(content);
        var texts = content.Entries.SelectMany(e => e.Asks).ToList();
        var started = Stopwatch.GetTimestamp();
        DialogueMemory? memory = null;
        for (var i = 0; texts.Count > 0 && Stopwatch.GetElapsedTime(started) < Warming; i++)
        {
            var (text, other) = (texts[i * 7 % texts.Count], texts[i * 11 % texts.Count]);
            var variant = (i % 4) switch
            {
                0 => text,
                1 when text.Length > 1 => text.Remove(text.Length / 2, 1),
                2 => $"{text} et {other}",
                _ => $"Bonjour, {text}, parce que zut alors, {other}",
            };
            memory = engine.Ask(new Question { Text = variant, Now = now, Programme = programme, Memory = i % 2 == 0 ? memory : null }).Memory;
        }
    }

    /// <summary>A message as a terminal shows it.</summary>
    internal static string TextOf(BotMessage message)
    {
        var lines = message.Blocks.Select(b => b switch
        {
            Block.Bullet => "• " + b.PlainText,
            Block.Quote => "« " + b.PlainText + " »",
            _ => b.PlainText,
        });
        var buttons = message.Rows.Select(r => string.Join(' ', r.Select(b => $"[{b.Label}]")));
        return string.Join('\n', lines.Concat(buttons));
    }

    private static List<string>? QuestionsOf(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            if (root.TryGetProperty("turns", out var turns))
            {
                return turns.ValueKind == JsonValueKind.Array && turns.EnumerateArray().All(t => TextIn(t) is not null)
                    ? [.. turns.EnumerateArray().Select(t => TextIn(t)!)]
                    : null;
            }

            return TextIn(root) is { } text ? [text] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextIn(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("q", out var q) && q.ValueKind == JsonValueKind.String ? q.GetString() : null;
}
