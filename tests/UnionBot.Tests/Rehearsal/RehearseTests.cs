using System.Collections.Concurrent;
using System.Diagnostics;
using UnionBot.Content;
using UnionBot.Emulators.Telegram;
using UnionBot.Rehearsal;
using UnionBot.Tests.Worker;

namespace UnionBot.Tests.Rehearsal;

/// <summary>Short rehearsals of a small pack: the whole one runs in <c>.ci/run</c>.</summary>
public sealed class RehearseTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_token_reaches_a_log_or_a_trace_while_all_goes_well()
    {
        // Arrange
        using var pack = TodaysPack();
        var logged = new EverythingLogged();
        var traced = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traced.Enqueue(
                $"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects.Select(t => $"{t.Key}={t.Value}"))} " +
                string.Join(' ', activity.Events.SelectMany(e => e.Tags).Select(t => $"{t.Key}={t.Value}"))),
        };
        ActivitySource.AddActivityListener(listener);
        List<string> tokens = [];

        // Act
        var (good, shown) = await RehearseAsync(pack, from: -3, logged, stages => tokens.AddRange(stages.SelectMany(s => s.Settings).Where(s => s.Key.EndsWith("Token", StringComparison.Ordinal)).Select(s => s.Value!)));

        // Assert
        good.ShouldBeTrue(shown);
        var secrets = tokens.SelectMany(t => new[] { t, Uri.EscapeDataString(t), t.Split(':', '.')[^1] }).Distinct(StringComparer.Ordinal).ToList();
        tokens.Count.ShouldBe(2);
        logged.Lines.ShouldContain(l => l.StartsWith("Debug ", StringComparison.Ordinal));
        logged.Lines.ShouldContain(l => l.Contains("Announcement midi is settled", StringComparison.Ordinal));
        traced.ShouldNotBeEmpty();
        logged.Lines.Concat(traced).Where(l => secrets.Exists(s => l.Contains(s, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_place_that_refuses_what_it_should_get_makes_the_rehearsal_fail()
    {
        using var pack = TodaysPack();

        var (good, shown) = await RehearseAsync(pack, from: 0, sabotage: stages => Telegram(stages).Faults.Add(
            "sendMessage", new Fault.Error(403, "Forbidden: bot was kicked from the supergroup chat"), when: r => r.Parameters["chat_id"].StartsWith("-100", StringComparison.Ordinal)));

        good.ShouldBeFalse(shown);
        shown.ShouldContain("perdu : texte en direct");
        shown.ShouldContain("La répétition a des fautes.");
    }

    [Fact]
    public async Task A_message_that_nobody_can_vouch_for_makes_the_rehearsal_fail()
    {
        using var pack = TodaysPack();

        var (good, shown) = await RehearseAsync(pack, from: 0, sabotage: stages => Telegram(stages).Faults.Add(
            "sendMessage", new Fault.Reset(Processed: true), when: r => r.Parameters["chat_id"].StartsWith("-100", StringComparison.Ordinal)));

        good.ShouldBeFalse(shown);
        shown.ShouldContain("en double : texte en direct (2 fois)");
    }

    [Fact]
    public async Task An_answer_that_is_not_what_the_script_expects_makes_the_rehearsal_fail()
    {
        using var pack = TodaysPack();
        pack.Write("rehearsal.yaml", "steps:\n  - { when: J 11:00, platform: discord, who: Ada, ask: \"C'est où ?\", expect: [] }\n");

        var (good, shown) = await RehearseAsync(pack, from: 0);

        good.ShouldBeFalse(shown);
        shown.ShouldContain("questions justes : 0 sur 1");
        shown.ShouldContain("✗ discord, Ada");
    }

    [Fact]
    public async Task A_pack_of_one_entry_without_a_script_is_rehearsed_by_what_can_be_derived()
    {
        using var folder = UnionBot.Tests.Content.PackFolder.Small();
        var lines = new StringWriter();
        var options = new RehearsalOptions { Pack = folder.Path, From = 0, To = 0, Only = "discord" };

        (await new Rehearse(options, TimeProvider.System, Stillness.Screen(lines)).RunAsync(folder.Read().Pack!, Stop)).ShouldBeTrue(lines.ToString());
    }

    [Fact]
    public async Task The_whole_transcript_can_be_written_to_a_file_and_nothing_else_stays()
    {
        using var pack = TodaysPack();
        var file = Path.Combine(pack.Path, "transcript.txt");

        var (good, shown) = await RehearseAsync(pack, from: 0, only: "telegram", json: file);

        good.ShouldBeTrue(shown);
        using var json = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(file, Stop));
        json.RootElement.GetProperty("ledger").GetArrayLength().ShouldBe(2);
        json.RootElement.GetProperty("lines").EnumerateArray().ShouldContain(l => l.GetProperty("text").GetString()!.Contains("On est dans la salle", StringComparison.Ordinal));
    }

    private static TelegramDouble Telegram(IReadOnlyList<PlatformStage> stages) => stages.OfType<TelegramStage>().Single().Double;

    private static TemporaryPack TodaysPack()
    {
        var pack = new TemporaryPack();
        pack.Write("announcements.yaml", "announcements:\n  - id: midi\n    when: J 12:00\n    blocks:\n      - text: À table dans la grande salle.\n");
        return pack;
    }

    private static async Task<(bool Good, string Shown)> RehearseAsync(
        TemporaryPack folder, int from, EverythingLogged? listener = null, Action<IReadOnlyList<PlatformStage>>? sabotage = null, string? only = null, string? json = null)
    {
        var reading = PackReader.Read(folder.Path);
        var pack = reading.Pack.ShouldNotBeNull(string.Join('\n', reading.Findings));
        var lines = new StringWriter();
        var options = new RehearsalOptions { Pack = folder.Path, From = from, To = 0, Only = only, Json = json, Sabotage = sabotage };
        var good = await new Rehearse(options, TimeProvider.System, Stillness.Screen(lines)) { Listener = listener }.RunAsync(pack, Stop);
        return (good, lines.ToString());
    }
}
