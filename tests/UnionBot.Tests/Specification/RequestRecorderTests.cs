using System.Net.WebSockets;
using System.Text;
using UnionBot.Emulators.Discord;
using UnionBot.Emulators.Telegram;
using UnionBot.Tests.Telegram;

namespace UnionBot.Tests.Specification;

/// <summary>Nothing that goes to a double passes beside the recorder, and a wrong one is a finding.</summary>
public sealed class RequestRecorderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_request_on_a_connection_is_kept_as_it_was_written()
    {
        var sent = RequestRecorder.ForTelegram();
        await using var tg = await TelegramDouble.StartAsync(new TelegramDoubleOptions { Clock = TimeProvider.System, Wire = sent.Tap }, Stop);
        using var http = new HttpClient();
        var text = new string('é', 40_000); // Longer than one piece of the wire.
        using var chunked = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"chat_id":1,"text":"{{text}}"}""")));
        chunked.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(tg.ApiUrl, $"/bot{tg.Token}/sendMessage")) { Content = chunked };
        request.Headers.TransferEncodingChunked = true;

        await http.GetAsync(new Uri(tg.ApiUrl, $"/bot{tg.Token}/getMe?colour=red"), Stop);
        await http.SendAsync(request, Stop);
        await http.GetAsync(new Uri(tg.ApiUrl, $"/bot{tg.Token}/getMe"), Stop);

        sent.Requests.Select(r => r.Method).ShouldBe(["GET", "POST", "GET"]);
        ((string)sent.Requests[1].Json()!["text"]!).ShouldBe(text);
        sent.Findings.ShouldBe(["GET getMe: colour: is unknown", "POST sendMessage: text: 40000 characters, not 1-4096"]);
    }

    [Fact]
    public async Task What_goes_up_a_gateway_is_kept_too()
    {
        var sent = RequestRecorder.ForDiscord();
        await using var dc = await DiscordDouble.StartAsync(new DiscordDoubleOptions { Clock = TimeProvider.System, Wire = sent.Tap }, Stop);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"{dc.GatewayUrl.ToString().TrimEnd('/')}/?v=10&encoding=json&colour=red"), Stop);
        await SendAsync("""{"op":1,"d":null}""");
        await SendAsync("""{"op":1,"d":"soon"}""");
        await SendAsync("""{"op":2,"d":{"token":"x","intents":1}}""");
        await SendAsync("""{"op":99}""");
        await SendAsync($$"""{"op":1,"d":null,"s":"{{new string('x', 5000)}}"}""");
        while (!sent.Messages.Any(m => m.Length > 5000) && socket.State == WebSocketState.Open)
        {
            await socket.ReceiveAsync(new byte[4096], Stop);
        }

        sent.Findings.ShouldContain(f => f.Contains("?colour=red"));
        sent.Findings.ShouldContain("gateway: op 1: $: \"soon\" is not [\"integer\",\"null\"]");
        sent.Findings.ShouldNotContain("gateway: op 1: $: null is not [\"integer\",\"null\"]");

        Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, Stop);
    }

    [Theory]
    [InlineData("""{"op":2,"d":{"token":"x","intents":1}}""", "properties: is missing")]
    [InlineData("""{"op":6,"d":{"token":"x","session_id":"s","seq":"4"}}""", "$.seq")]
    [InlineData("""{"op":1,"d":null,"colour":"red"}""", "colour: is unknown")]
    [InlineData("""{"op":99,"d":null}""", "op 99")]
    [InlineData("op 1", "is no object")]
    public void A_wrong_gateway_message_is_named(string message, string fault) =>
        GatewayCheck.Faults(Encoding.UTF8.GetBytes(message)).ShouldContain(f => f.Contains(fault));

    [Fact]
    public void A_gateway_message_has_at_most_4096_bytes() =>
        GatewayCheck.Faults(Encoding.UTF8.GetBytes($$$"""{"op":6,"d":{"token":"{{{new string('x', 4096)}}}","session_id":"s","seq":4}}""")).ShouldHaveSingleItem();

    [Fact]
    public void What_is_no_request_is_a_finding_and_what_was_cut_is_none()
    {
        WireReader.Read("HELLO\r\n\r\n"u8.ToArray()).Faults.ShouldHaveSingleItem();
        WireReader.Read("POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc"u8.ToArray()).ShouldSatisfyAllConditions(
            r => r.Faults.ShouldBeEmpty(),
            r => r.Requests.ShouldBeEmpty());
    }

    [Fact]
    public async Task A_bench_that_heard_a_wrong_request_ends_in_a_failure()
    {
        var bench = await TelegramBench.StartAsync(run: false);
        using var http = new HttpClient();
        await http.GetAsync(new Uri(bench.Tg.ApiUrl, $"/bot{bench.Tg.Token}/sendMessage?chat_id=1&text={new string('x', 4097)}"), Stop);

        (await Record.ExceptionAsync(async () => await bench.DisposeAsync())).ShouldBeOfType<ShouldAssertException>().Message.ShouldContain("4097 characters");
    }
}
