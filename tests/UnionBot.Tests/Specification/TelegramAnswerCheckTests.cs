namespace UnionBot.Tests.Specification;

/// <summary>The judge of answers passes what is right and names what is wrong.</summary>
public sealed class TelegramAnswerCheckTests
{
    [Theory]
    [InlineData("setMyName", 200, """{"ok":true,"result":true}""")]
    [InlineData("getMyName", 200, """{"ok":true,"result":{"name":"Union"}}""")]
    [InlineData("getUpdates", 200, """{"ok":true,"result":[{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"}}}]}""")]
    [InlineData("editMessageText", 200, """{"ok":true,"result":true}""")]
    [InlineData("sendMessage", 400, """{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}""")]
    [InlineData("sendMessage", 429, """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 3","parameters":{"retry_after":3}}""")]
    public void What_the_specification_promises_passes(string method, int status, string answer) =>
        TelegramAnswerCheck.Faults(method, status, answer).ShouldBeEmpty();

    [Theory]
    [InlineData("getMyName", 200, """{"ok":true,"result":{}}""", "result.name: is missing")]
    [InlineData("getMyName", 200, """{"ok":true,"result":{"name":"U","colour":1}}""", "result.colour: is unknown")]
    [InlineData("getMyName", 200, """{"ok":true,"result":{"name":5}}""", "result.name: 5 is no String")]
    [InlineData("getMyName", 200, """{"ok":true}""", "result: null is no BotName")]
    [InlineData("getMyName", 201, """{"ok":true,"result":{"name":"U"}}""", "ok with the status 201")]
    [InlineData("sendMessage", 200, """{"ok":true,"result":{"message_id":1,"date":1}}""", "result.chat: is missing")]
    [InlineData("getUpdates", 200, """{"ok":true,"result":[{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"text":"x","entities":[{"type":"fat","offset":0,"length":1}]}}]}""", "'fat' is none of")]
    [InlineData("sendMessage", 400, """{"ok":false,"error_code":400}""", "description: is missing")]
    [InlineData("sendMessage", 403, """{"ok":false,"error_code":400,"description":"x"}""", "error_code 400 with the status 403")]
    [InlineData("sendMessage", 200, """{"result":{}}""", "says not whether it is ok")]
    public void What_breaks_it_is_named(string method, int status, string answer, string fault) =>
        TelegramAnswerCheck.Faults(method, status, answer).ShouldContain(f => f.Contains(fault, StringComparison.Ordinal));
}
