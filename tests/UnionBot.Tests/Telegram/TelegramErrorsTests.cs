using System.Net.Sockets;
using Telegram.Bot;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Telegram;

namespace UnionBot.Tests.Telegram;

public sealed class TelegramErrorsTests
{
    private static readonly ChatAddress Place = new(Platform.Telegram, "-5", "3");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(403, "Forbidden: bot was blocked by the user", "bloqué")]
    [InlineData(403, "Forbidden: user is deactivated", "n'existe plus")]
    [InlineData(403, "Forbidden: bot can't initiate conversation with a user", "/start")]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat", "exclu")]
    [InlineData(403, "Forbidden: bot was kicked from the channel chat", "exclu")]
    [InlineData(403, "Forbidden: bot is not a member of the channel chat", "membre")]
    [InlineData(403, "Forbidden: the group chat was deleted", "supprimé")]
    [InlineData(403, "Forbidden: something of tomorrow", "interdit")]
    [InlineData(400, "Bad Request: chat not found", "ne connaît pas")]
    [InlineData(400, "Bad Request: PEER_ID_INVALID", "ne connaît pas")]
    [InlineData(400, "Bad Request: not enough rights to send text messages to the chat", "administrateur")]
    [InlineData(400, "Bad Request: need administrator rights in the channel chat", "administrateur")]
    [InlineData(400, "Bad Request: CHAT_WRITE_FORBIDDEN", "administrateur")]
    [InlineData(400, "Bad Request: have no rights to send a message", "administrateur")]
    public async Task A_place_that_cannot_be_served_is_suspended_with_the_reason(int code, string description, string word)
    {
        var refused = (await OutcomeAsync(() => ScriptedTelegram.Error(code, description))).ShouldBeOfType<DeliveryOutcome.Refused>();

        refused.SuspendsChannel.ShouldBeTrue();
        refused.Reason.ShouldContain(word);
    }

    [Theory]
    [InlineData(400, "Bad Request: message is too long")]
    [InlineData(400, "Bad Request: BUTTON_DATA_INVALID")]
    [InlineData(413, "Request Entity Too Large")]
    public async Task A_message_that_telegram_does_not_take_is_refused_and_its_place_stays(int code, string description) =>
        (await OutcomeAsync(() => ScriptedTelegram.Error(code, description))).ShouldBeOfType<DeliveryOutcome.Refused>().SuspendsChannel.ShouldBeFalse();

    [Theory]
    [InlineData("""{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":7}}""", null, 7)]
    [InlineData("""{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":0.4,"adaptive_retry":1}}""", null, 1)]
    [InlineData("""{"ok":false,"error_code":429,"description":"Too Many Requests"}""", null, 5)]
    [InlineData("""{"ok":false,"error_code":429,"description":"Too Many Requests"}""", 12, 12)]
    [InlineData("<html>slow down</html>", 3, 3)]
    [InlineData("<html>slow down</html>", null, 5)]
    [InlineData("""{"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":"soon"}}""", null, 5)]
    [InlineData("""{"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":1e99}}""", null, 1_000_000)]
    public async Task A_429_pauses_the_platform_for_what_it_asks(string body, int? header, int seconds)
    {
        var outcome = await OutcomeAsync(() =>
        {
            var answer = ScriptedTelegram.Json(429, body);
            answer.Headers.RetryAfter = header is { } delta ? new(TimeSpan.FromSeconds(delta)) : null;
            return answer;
        });

        var postponed = outcome.ShouldBeOfType<DeliveryOutcome.Postponed>();
        (postponed.After, postponed.WholePlatform).ShouldBe((TimeSpan.FromSeconds(seconds), true));
    }

    [Fact]
    public async Task A_group_that_moved_is_moved() =>
        (await OutcomeAsync(() => ScriptedTelegram.Error(
            400, "Bad Request: group chat was upgraded to a supergroup chat", """{"migrate_to_chat_id":-1001234567890}""")))
            .ShouldBe(new DeliveryOutcome.Moved(new(Platform.Telegram, "-1001234567890")));

    [Theory]
    [InlineData("Bad Request: TOPIC_DELETED")]
    [InlineData("Bad Request: TOPIC_CLOSED")]
    [InlineData("Bad Request: message thread not found")]
    public async Task A_delivery_to_a_topic_that_is_gone_moves_its_place_to_the_chat_and_says_why(string description)
    {
        var moved = (await OutcomeAsync(() => ScriptedTelegram.Error(400, description))).ShouldBeOfType<DeliveryOutcome.Moved>();

        (moved.To, moved.Told?.Contains("sujet", StringComparison.Ordinal)).ShouldBe((Place with { ThreadId = null }, true));
    }

    [Theory]
    [InlineData(401, "Unauthorized", 5)]
    [InlineData(404, "Not Found", 5)]
    [InlineData(409, "Conflict: terminated by other getUpdates request", 60)]
    public async Task A_refused_token_keeps_the_whole_platform_back_and_a_new_one_is_tried_soon(int code, string description, int seconds)
    {
        var postponed = (await OutcomeAsync(() => ScriptedTelegram.Error(code, description))).ShouldBeOfType<DeliveryOutcome.Postponed>();

        (postponed.After, postponed.WholePlatform, postponed.Throttled).ShouldBe((TimeSpan.FromSeconds(seconds), true, false));
    }

    [Theory]
    [InlineData(400, "Bad Request: can't parse entities: Unexpected end", "BadEntities")]
    [InlineData(400, "Bad Request: ENTITY_TEXTURL_INVALID", "BadEntities")]
    [InlineData(400, "Bad Request: query is too old and response timeout expired or query ID is invalid", "TooLate")]
    [InlineData(400, "Bad Request: wrong file_id or the file is temporarily unavailable", "BadFile")]
    [InlineData(400, "Bad Request: wrong file identifier/HTTP URL specified", "BadFile")]
    [InlineData(400, "Bad Request: message to edit not found", "CopyGone")]
    [InlineData(400, "Bad Request: message can't be edited", "CopyGone")]
    [InlineData(400, "Bad Request: group chat was deactivated", "Unreachable")]
    [InlineData(403, "Forbidden: bots can't send messages to bots", "Unreachable")]
    [InlineData(403, "Forbidden: not enough rights to send text messages to the chat", "NoRight")]
    [InlineData(400, "Bad Request: CHAT_ADMIN_REQUIRED", "NoRight")]
    [InlineData(400, "bad request: MESSAGE IS NOT MODIFIED", "NotModified")]
    public async Task Each_text_of_the_table_is_known(int code, string description, string fault) =>
        TelegramErrors.FaultOf(await ErrorAsync(() => ScriptedTelegram.Error(code, description))).ToString().ShouldBe(fault);

    [Fact]
    public async Task An_upgrade_that_does_not_say_where_to_suspends_the_place() =>
        (await OutcomeAsync(() => ScriptedTelegram.Error(400, "Bad Request: group chat was upgraded to a supergroup chat")))
            .ShouldBeOfType<DeliveryOutcome.Refused>().SuspendsChannel.ShouldBeTrue();

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public async Task What_never_reached_telegram_is_tried_again(object error) =>
        (await OutcomeAsync(() => throw new HttpRequestException((HttpRequestError)error, "x", new SocketException(111))))
            .ShouldBeOfType<DeliveryOutcome.Postponed>().WholePlatform.ShouldBeTrue();

    [Fact]
    public async Task Nobody_knows_whether_a_message_without_an_answer_arrived()
    {
        Func<HttpResponseMessage>[] silences =
        [
            () => throw new HttpRequestException(HttpRequestError.ResponseEnded, "x"),
            () => throw new HttpRequestException(HttpRequestError.Unknown, "x", new IOException("reset")),
            () => throw new TaskCanceledException("timeout"),
            () => ScriptedTelegram.Html(502),
            () => ScriptedTelegram.Html(504),
            () => ScriptedTelegram.Html(404),
            () => ScriptedTelegram.Json(200, "cut off"),
            () => ScriptedTelegram.Error(500, "Internal Server Error"),
        ];
        foreach (var silence in silences)
        {
            (await OutcomeAsync(silence)).ShouldBeOfType<DeliveryOutcome.Uncertain>();
        }
    }

    [Fact]
    public async Task An_edit_or_a_pin_without_an_answer_is_simply_done_again()
    {
        var edit = (await OutcomeAsync(() => ScriptedTelegram.Html(502), DeliveryAction.Edit, attempt: 3)).ShouldBeOfType<DeliveryOutcome.Postponed>();
        var pin = await OutcomeAsync(() => ScriptedTelegram.Html(502), DeliveryAction.Pin);

        (edit.After, edit.WholePlatform).ShouldBe((TimeSpan.FromSeconds(4), false));
        pin.ShouldBeOfType<DeliveryOutcome.Postponed>();
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_and_a_deletion_of_what_is_gone_are_done()
    {
        (await OutcomeAsync(() => ScriptedTelegram.Error(400, "Bad Request: message is not modified: specified new message content…"), DeliveryAction.Edit))
            .ShouldBe(new DeliveryOutcome.Delivered("8"));
        (await OutcomeAsync(() => ScriptedTelegram.Error(400, "Bad Request: message to delete not found"), DeliveryAction.Delete))
            .ShouldBe(new DeliveryOutcome.Delivered("8"));
    }

    [Fact]
    public async Task A_right_that_only_an_edit_or_pin_lacks_does_not_suspend_the_place()
    {
        foreach (var action in new[] { DeliveryAction.Edit, DeliveryAction.Delete, DeliveryAction.Pin })
        {
            (await OutcomeAsync(() => ScriptedTelegram.Error(400, "Bad Request: not enough rights to manage pinned messages in the chat"), action))
                .ShouldBeOfType<DeliveryOutcome.Refused>().SuspendsChannel.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task The_name_of_an_error_in_a_log_holds_no_words()
    {
        var error = await ErrorAsync(() => ScriptedTelegram.Error(400, "Bad Request: what a member said"));

        TelegramErrors.Describe(error).ShouldBe("Refused, error_code 400");
    }

    private static async Task<DeliveryOutcome> OutcomeAsync(Func<HttpResponseMessage> answer, DeliveryAction action = DeliveryAction.Send, int attempt = 1) =>
        TelegramErrors.Outcome(await ErrorAsync(answer), new(Place, action, action == DeliveryAction.Send ? null : "8", attempt));

    private static async Task<Exception> ErrorAsync(Func<HttpResponseMessage> answer)
    {
        var calls = 0;
        using var telegram = new ScriptedTelegram((_, _) =>
        {
            calls++;
            return answer();
        });
        using var connection = telegram.Connect(TimeProvider.System);
        var error = await Should.ThrowAsync<Exception>(() => connection.CallAsync((c, stop) => c.SendMessage(-5, "x", cancellationToken: stop), TelegramConnection.CallTimeout, Stop));
        TelegramErrors.IsAnswer(error, Stop).ShouldBeTrue();
        error.ToString().ShouldNotContain("SECRET");
        calls.ShouldBe(1);
        return error;
    }
}
