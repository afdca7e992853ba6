using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using UnionBot.Benchmarks.Connections;

namespace UnionBot.Tests.Connections;

/// <summary>The wire knows of every message that it keeps from the server, over real sockets: what crosses a cut too.</summary>
public sealed class FaultyWireTests
{
    private const long Other = 41;
    private const long Asker = 42;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_that_crosses_the_cut_of_its_idle_connection_and_whose_copy_is_cut_was_swallowed_twice()
    {
        await using var rig = new Rig(answers: true);
        using var pooled = await rig.ConnectAsync();
        await rig.SendAsync(pooled, Message(Other));
        await Rig.ReadAsync(pooled);

        rig.Wire.Cut(target: null);
        await rig.SendAsync(pooled, Message(Asker)); // It has not looked yet whether anybody is there.
        (await rig.EndOfAsync(Asker)).ShouldBe(TrailStep.CutUnread);
        var once = rig.Trail.SwallowedTo(Asker);
        rig.Wire.Arm(new WireFault(WireFaultKind.CutBefore, WireTarget.Call, TimeSpan.Zero));
        using var next = await rig.ConnectAsync();
        await rig.SendAsync(next, Message(Asker));
        (await rig.EndOfAsync(Asker)).ShouldBe(TrailStep.CutUnheard);

        var sum = new QuestionSum().With([], rig.Trail.SwallowedTo(Asker));
        (sum.LostTwice, sum.LostUnread, sum.Owed, sum.OwedOnTelegram).ShouldBe((1, 1, 0, 0));
        var early = new QuestionSum().With([], once);
        (early.LostTwice, early.Owed, early.OwedOnTelegram).ShouldBe((0, 1, 1));
        rig.Heard.ShouldBe(Message(Other));
        rig.Trail.SwallowedTo(Other).Total.ShouldBe(0);
        rig.Trail.StoryOf(Asker).ShouldMatch("^0[.]000 s Read, [0-9.]+ s CutUnread, [0-9.]+ s Read, [0-9.]+ s CutUnheard$");
    }

    [Fact]
    public async Task A_message_cut_between_its_head_and_its_body_is_known_by_its_chat_and_does_not_pass()
    {
        await using var rig = new Rig(answers: false);
        using var client = await rig.ConnectAsync();
        var message = Message(Asker);
        var head = message[..(message.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)];
        await rig.SendAsync(client, head);
        await rig.HeardAsync(head);

        rig.Wire.Cut(target: null);
        await rig.SendAsync(client, message[head.Length..]);

        (await rig.EndOfAsync(Asker)).ShouldBe(TrailStep.CutUnread);
        rig.Trail.SwallowedTo(Asker).ShouldBe(new Swallowed(Read: 0, Unread: 1));
        rig.Heard.ShouldBe(head);
    }

    [Fact]
    public async Task A_message_on_a_connection_that_nobody_has_looked_at_when_the_network_goes_down_is_known()
    {
        await using var rig = new Rig(answers: false);
        using var client = await rig.ConnectAsync();
        await rig.SendAsync(client, Message(Asker));

        await rig.Wire.DownAsync();

        await rig.EndOfAsync(Asker);
        rig.Trail.SwallowedTo(Asker).Total.ShouldBe(1);
        (await Should.ThrowAsync<SocketException>(rig.ConnectAsync)).SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);
    }

    [Fact]
    public async Task A_message_that_was_answered_is_not_swallowed_by_a_later_cut()
    {
        await using var rig = new Rig(answers: true);
        using var client = await rig.ConnectAsync();
        await rig.SendAsync(client, Message(Asker));
        await Rig.ReadAsync(client);

        rig.Wire.Cut(target: null);
        (await client.ReceiveAsync(new byte[1], Stop)).ShouldBe(0);
        client.Close();

        (await rig.EndOfAsync(Asker)).ShouldBe(TrailStep.CutHeard);
        rig.Trail.SwallowedTo(Asker).Total.ShouldBe(0);
    }

    private static string Message(long chat)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $$"""{"chat_id":{{chat}},"text":"Bonjour"}""");
        return string.Create(CultureInfo.InvariantCulture, $"POST /bot1:hidden/sendMessage HTTP/1.1\r\nHost: localhost\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    /// <summary>The wire, a server behind it that keeps what it hears, and the trail of what passes.</summary>
    private sealed class Rig : IAsyncDisposable
    {
        private const string Reply = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

        private readonly Channel<(long Chat, TrailStep Step)> _ends = Channel.CreateUnbounded<(long, TrailStep)>();
        private readonly TcpListener _server = new(IPAddress.Loopback, 0);
        private readonly SemaphoreSlim _told = new(0);
        private readonly StringBuilder _heard = new();
        private readonly CancellationTokenSource _over = new();
        private readonly Task _serving;

        public Rig(bool answers)
        {
            _server.Start();
            Wire.Upstream = ((IPEndPoint)_server.LocalEndpoint).Port;
            Wire.Noted += Trail.Note;
            Wire.Noted += (chat, step) => _ = step is TrailStep.CutUnheard or TrailStep.CutUnread or TrailStep.CutHeard && _ends.Writer.TryWrite((chat, step));
            _serving = ServeAsync(answers);
        }

        public FaultyWire Wire { get; } = new(TimeProvider.System, static _ => { });

        public AnswerTrail Trail { get; } = new(TimeProvider.System);

        /// <summary>All that the server has heard.</summary>
        public string Heard
        {
            get
            {
                lock (_heard)
                {
                    return _heard.ToString();
                }
            }
        }

        public async Task<Socket> ConnectAsync()
        {
            var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await client.ConnectAsync(IPAddress.Loopback, Wire.Port, Stop);
            return client;
        }

        public async Task SendAsync(Socket client, string text) =>
            (await client.SendAsync(Encoding.ASCII.GetBytes(text), Stop)).ShouldBe(text.Length);

        /// <summary>Reads one whole reply.</summary>
        public static async Task ReadAsync(Socket client)
        {
            for (var left = Reply.Length; left > 0;)
            {
                var count = await client.ReceiveAsync(new byte[left], Stop);
                count.ShouldBeGreaterThan(0);
                left -= count;
            }
        }

        /// <summary>Waits until the next message to this chat is cut.</summary>
        public async Task<TrailStep> EndOfAsync(long chat)
        {
            while (true)
            {
                if (await _ends.Reader.ReadAsync(Stop) is var (of, step) && of == chat)
                {
                    return step;
                }
            }
        }

        /// <summary>Waits until the server has heard so much.</summary>
        public async Task HeardAsync(string text)
        {
            while (Heard.Length < text.Length)
            {
                await _told.WaitAsync(Stop);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await Wire.DisposeAsync();
            await _over.CancelAsync();
            await _serving;
            _server.Dispose();
            _told.Dispose();
            _over.Dispose();
        }

        private async Task ServeAsync(bool answers)
        {
            var connections = new List<Task>();
            try
            {
                while (true)
                {
                    connections.Add(TalkAsync(await _server.AcceptSocketAsync(_over.Token), answers));
                }
            }
            catch (OperationCanceledException)
            {
                await Task.WhenAll(connections);
            }
        }

        private async Task TalkAsync(Socket connection, bool answers)
        {
            using (connection)
            {
                var buffer = new byte[4096];
                try
                {
                    while (await connection.ReceiveAsync(buffer, _over.Token) is > 0 and var count)
                    {
                        lock (_heard)
                        {
                            _heard.Append(Encoding.ASCII.GetString(buffer, 0, count));
                        }

                        _told.Release();
                        if (answers)
                        {
                            await connection.SendAsync(Encoding.ASCII.GetBytes(Reply), _over.Token);
                        }
                    }
                }
                catch (Exception e) when (e is SocketException or OperationCanceledException)
                {
                    // Cut.
                }
            }
        }
    }
}
