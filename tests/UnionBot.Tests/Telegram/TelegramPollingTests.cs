using System.Text.Json;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Types;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Telegram;

namespace UnionBot.Tests.Telegram;

public sealed class TelegramPollingTests : IDisposable
{
    private static readonly PlatformHealth Connected = new(PlatformState.Connected, "@bot", null, null);

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly LeapingTime _time = new(TimeSpan.FromSeconds(29.999));
    private readonly Lines _lines = new();
    private readonly HealthBoard _health = new();
    private readonly List<int> _taken = [];

    public void Dispose()
    {
        _stop.Dispose();
        _lines.Dispose();
    }

    [Fact]
    public async Task An_update_that_cannot_be_read_spoils_no_other()
    {
        var polling = await RunAsync(
            Batch("""{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"text":"a"}}""",
                """{"update_id":2,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"forward_origin":{"type":"of_tomorrow","secret":"words"}}}""",
                """{"update_id":3,"message":"no object"}""",
                """{"no_id":1}""",
                "7",
                """{"update_id":4,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"text":"b"}}"""));

        _taken.ShouldBe([1, 4]);
        polling.Poison.ShouldBe(4);
        Offsets.ShouldBe([null, 5]);
        _lines.All.ShouldAllBe(l => !l.Text.Contains("secret") && !l.Text.Contains("words"));
    }

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("null")]
    [InlineData("1.5")]
    [InlineData("9223372036854775807")]
    public async Task An_update_whose_number_is_none_neither_ends_the_loop_nor_makes_it_hammer(string number)
    {
        var polling = await RunAsync(
            Batch($$"""{"update_id":{{number}}}"""),
            Batch($$"""{"update_id":{{number}}}""", """{"update_id":8,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"text":"b"}}"""));

        (polling.Poison, _taken.Count).ShouldBe((2, 1));
        _time.Leaps.ShouldContain(l => l > TimeSpan.Zero && l <= TimeSpan.FromSeconds(0.6));
    }

    [Fact]
    public async Task A_batch_out_of_order_is_taken_in_by_its_numbers_so_that_the_offset_passes_nothing_unfinished()
    {
        var slow = new TaskCompletionSource();
        await RunAsync(
            id => id == 3 ? slow.Task : Task.CompletedTask,
            Batch("""{"update_id":5}""", """{"update_id":3}""", """{"update_id":4}"""),
            _ =>
            {
                slow.SetResult();
                return ScriptedTelegram.Ok("[]");
            });

        _taken.ShouldBe([3, 4, 5]);
        Offsets.ShouldBe([null, null, 6]);
    }

    [Fact]
    public async Task An_update_in_flight_is_taken_once_and_confirmed_when_it_is_finished()
    {
        var slow = new TaskCompletionSource();
        await RunAsync(
            id => id == 1 ? slow.Task : Task.CompletedTask,
            Batch("""{"update_id":1}""", """{"update_id":2}"""),
            Batch("""{"update_id":1}""", """{"update_id":2}""", """{"update_id":3}"""),
            _ =>
            {
                slow.SetResult();
                return ScriptedTelegram.Ok("[]");
            });

        _taken.ShouldBe([1, 2, 3]);
        Offsets.ShouldBe([null, null, null, 4]);
    }

    [Fact]
    public async Task Every_poll_names_the_kinds_of_updates_it_wants()
    {
        JsonElement? body = null;
        await RunAsync(b =>
        {
            body = b;
            return ScriptedTelegram.Ok("[]");
        });

        var wanted = body.ShouldNotBeNull();
        wanted.GetProperty("allowed_updates").EnumerateArray().Select(k => k.GetString())
            .ShouldBe(["message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "my_chat_member"]);
        (wanted.GetProperty("limit").GetInt32(), wanted.GetProperty("timeout").GetInt32()).ShouldBe((100, 30));
    }

    [Fact]
    public async Task An_outage_of_an_hour_is_waited_out_with_growing_pauses_and_few_lines()
    {
        var began = _time.GetUtcNow();
        await RunUntilAsync(_ => _time.GetUtcNow() - began > TimeSpan.FromHours(1), () => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"));

        _lines.All.Count(l => l.Level > LogLevel.Debug).ShouldBeLessThanOrEqualTo(10);
        _lines.All.First().Level.ShouldBe(LogLevel.Warning);
        _lines.All.Last().Text.ShouldContain("answers again");
        _time.Leaps.Take(3).Select(l => Math.Round(l.TotalSeconds, 3)).ShouldAllBe(s => s >= 0.75 && s <= 4);
        _time.Leaps.Max().TotalSeconds.ShouldBeInRange(22, 30);
        _health.Platforms["Telegram"].ShouldBe(Connected);
    }

    [Fact]
    public async Task Another_program_on_the_token_is_said_and_given_five_seconds()
    {
        PlatformHealth? during = null;
        await RunAsync(
            _ => ScriptedTelegram.Error(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"),
            _ =>
            {
                during = _health.Platforms["Telegram"];
                return ScriptedTelegram.Ok("[]");
            });

        _time.Leaps[0].ShouldBe(TimeSpan.FromSeconds(5));
        during.ShouldNotBeNull().State.ShouldBe(PlatformState.Trouble);
        _lines.All.First().Text.ShouldContain("another program polls");
    }

    [Theory]
    [InlineData(401, "Unauthorized")]
    [InlineData(404, "Not Found")]
    public async Task A_refused_token_ends_the_platform_and_names_its_setting(int code, string description)
    {
        var error = await Should.ThrowAsync<PlatformRefusedException>(() => RunAsync(_ => ScriptedTelegram.Error(code, description)));

        (error.Platform, error.Setting).ShouldBe((Platform.Telegram, "Telegram:Token"));
        error.Message.ShouldContain("BotFather");
        error.ToString().ShouldNotContain("SECRET");
        _health.Platforms["Telegram"].State.ShouldBe(PlatformState.Stopped);
    }

    [Fact]
    public async Task A_429_on_a_poll_is_waited_out()
    {
        await RunAsync(_ => ScriptedTelegram.Error(429, "Too Many Requests: retry after 9", """{"retry_after":9}"""), _ => ScriptedTelegram.Ok("[]"));

        _time.Leaps[0].ShouldBe(TimeSpan.FromSeconds(9));
    }

    private List<int?> Offsets { get; } = [];

    private static Func<JsonElement, HttpResponseMessage> Batch(params string[] updates) => _ => ScriptedTelegram.Ok($"[{string.Join(',', updates)}]");

    private Task<TelegramPolling> RunAsync(params Func<JsonElement, HttpResponseMessage>[] answers) => RunAsync(_ => Task.CompletedTask, answers);

    /// <summary>Polls through the answers, and stops at the poll after the last.</summary>
    private async Task<TelegramPolling> RunAsync(Func<int, Task> take, params Func<JsonElement, HttpResponseMessage>[] answers)
    {
        var polls = 0;
        return await RunAsync(take, body =>
        {
            if (polls == answers.Length)
            {
                _stop.Cancel();
                return ScriptedTelegram.Ok("[]");
            }

            return answers[polls++](body);
        });
    }

    /// <summary>Polls until <paramref name="end"/>, then through one good answer.</summary>
    private Task<TelegramPolling> RunUntilAsync(Func<JsonElement, bool> end, Func<HttpResponseMessage> answer)
    {
        var good = 0;
        return RunAsync(_ => Task.CompletedTask, body =>
        {
            if (!end(body))
            {
                return answer();
            }

            if (++good > 1)
            {
                _stop.Cancel();
            }

            return ScriptedTelegram.Ok("[]");
        });
    }

    private async Task<TelegramPolling> RunAsync(Func<int, Task> take, Func<JsonElement, HttpResponseMessage> answer)
    {
        using var telegram = new ScriptedTelegram((method, body) =>
        {
            method.ShouldBe("getUpdates");
            Offsets.Add(body.TryGetProperty("offset", out var offset) ? offset.GetInt32() : null);
            return answer(body);
        });
        using var connection = telegram.Connect(_time);
        var polling = new TelegramPolling(connection, telegram.Secret, _health, _time, _lines.For<TelegramPolling>());
        try
        {
            await polling.RunAsync(Take, Connected, _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The script is over.
        }

        return polling;

        Task Take(Update update)
        {
            _taken.Add(update.Id);
            return take(update.Id);
        }
    }
}
