using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Gateway;
using UnionBot.Emulators.Discord;
using UnionBot.Tests.Discord;
using UnionBot.Tests.Emulators.Discord;
using UnionBot.Tests.Specification;

namespace UnionBot.Tests.DiscordApi;

/// <summary>The real gateway client on the double, over real sockets.</summary>
public sealed class DiscordGatewayTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_begins_with_ready_and_gives_events_in_order()
    {
        await using var line = await LineAsync();

        (await line.NextAsync<GatewayEvent.Ready>()).Bot.Id.Value.ShouldBe(line.Dc.Bot.Id);
        (await line.NextAsync<GatewayEvent.GuildAvailable>()).Guild.Name.ShouldBe("Union locale");
        line.Dc.SayInPrivate(line.World.Member, "un");
        line.Dc.SayInPrivate(line.World.Member, "deux");

        (await line.NextAsync<GatewayEvent.MessageCreated>()).Message.Content.ShouldBe("un");
        (await line.NextAsync<GatewayEvent.MessageCreated>()).Message.Content.ShouldBe("deux");
        line.Memory.Session!.Sequence.ShouldBeGreaterThan(2);
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(4008)]
    [InlineData(0)]
    [InlineData(7)]
    public async Task A_break_is_resumed_and_what_was_missed_comes_after_it(int how)
    {
        await using var line = await LineAsync();
        await line.NextAsync<GatewayEvent.Ready>();

        switch (how)
        {
            case 0:
                line.Dc.Gateway.Drop();
                break;
            case 7:
                line.Dc.Gateway.RequestReconnect();
                break;
            default:
                line.Dc.Gateway.Close(how);
                break;
        }

        line.Dc.SayInPrivate(line.World.Member, "manqué ?");

        (await line.NextAsync<GatewayEvent.MessageCreated>()).Message.Content.ShouldBe("manqué ?");
        await line.Dc.Gateway.WaitUntilAsync(() => line.Dc.Counters.Resumed == 1, Stop);
        line.Dc.Counters.Identifies.ShouldBe(1);
    }

    [Theory]
    [InlineData(4009)]
    [InlineData(4007)]
    [InlineData(1000)]
    public async Task A_session_that_is_over_is_begun_anew(int code)
    {
        await using var line = await LineAsync();
        await line.NextAsync<GatewayEvent.Ready>();

        line.Dc.Gateway.Close(code);

        await line.NextAsync<GatewayEvent.Ready>();
        (line.Dc.Counters.Identifies, line.Dc.Counters.Resumes).ShouldBe((2, 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_invalid_session_is_resumed_only_where_Discord_says_so(bool resumable)
    {
        await using var line = await LineAsync();
        await line.NextAsync<GatewayEvent.Ready>();

        line.Dc.Gateway.InvalidateSession(resumable);

        await line.Dc.Gateway.WaitUntilAsync(() => resumable ? line.Dc.Counters.Resumed == 1 : line.Dc.Counters.Identifies == 2, Stop);
    }

    [Fact]
    public async Task A_reconnect_asked_before_hello_is_obeyed()
    {
        await using var line = await LineAsync(start: false);
        line.Dc.Faults.ReconnectBeforeHello(3);
        line.Start();

        await line.NextAsync<GatewayEvent.Ready>();
        line.Dc.Counters.Handshakes.ShouldBe(4);
    }

    [Fact]
    public async Task A_heartbeat_is_sent_when_it_is_asked_for()
    {
        await using var line = await LineAsync();
        await line.NextAsync<GatewayEvent.Ready>();
        var before = line.Dc.Counters.Heartbeats;

        line.Dc.Gateway.RequestHeartbeat();

        await line.Dc.Gateway.WaitUntilAsync(() => line.Dc.Counters.Heartbeats > before, Stop);
    }

    [Fact]
    public async Task A_gateway_that_no_longer_answers_is_left_and_the_session_resumed()
    {
        await using var line = await LineAsync(heartbeat: TimeSpan.FromMilliseconds(60));
        await line.NextAsync<GatewayEvent.Ready>();

        line.Dc.Faults.NoHeartbeatAck = true;
        await line.Dc.Gateway.WaitUntilAsync(() => line.Dc.Counters.Handshakes > 1, Stop);
        line.Dc.Faults.NoHeartbeatAck = false;

        await line.Dc.Gateway.WaitUntilAsync(() => line.Dc.Counters.Resumed > 0, Stop);
        line.Dc.Counters.Identifies.ShouldBe(1);
    }

    [Fact]
    public async Task A_stopped_client_leaves_a_session_that_another_process_resumes()
    {
        await using var line = await LineAsync();
        await line.NextAsync<GatewayEvent.Ready>();
        await line.StopAsync();
        line.Dc.SayInPrivate(line.World.Member, "pendant l'arrêt");
        line.Start();

        (await line.NextAsync<GatewayEvent.MessageCreated>()).Message.Content.ShouldBe("pendant l'arrêt");
        (line.Dc.Counters.Identifies, line.Dc.Counters.Resumed).ShouldBe((1, 1));
    }

    [Fact]
    public async Task After_three_resumes_without_a_session_it_identifies()
    {
        await using var line = await LineAsync();
        await line.NextAsync<GatewayEvent.Ready>();
        line.Dc.Faults.ReconnectBeforeHello(3);

        line.Dc.Gateway.Drop();

        await line.NextAsync<GatewayEvent.Ready>();
        line.Dc.Counters.Identifies.ShouldBe(2);
    }

    [Fact]
    public async Task Thousands_of_events_that_nobody_reads_stop_no_heartbeat()
    {
        await using var line = await LineAsync();
        for (var i = 0; i < DiscordGateway.QueueLength + 500; i++)
        {
            line.Dc.Gateway.Dispatch("MESSAGE_CREATE", """{"id":"1","channel_id":"2"}""");
        }

        var before = line.Dc.Counters.Heartbeats;
        line.Dc.Gateway.RequestHeartbeat();
        await line.Dc.Gateway.WaitUntilAsync(() => line.Dc.Counters.Heartbeats > before, Stop);

        line.Dc.Counters.Handshakes.ShouldBe(1);
        line.Gateway.Dropped.ShouldBeGreaterThan(0);
    }

    private static async Task<Line> LineAsync(bool start = true, TimeSpan? heartbeat = null)
    {
        var sent = RequestRecorder.ForDiscord();
        var world = await DoubleGround.StartAsync((clock, calendar) => new DiscordDoubleOptions
        {
            Wire = sent.Tap,
            Clock = clock,
            Calendar = calendar,
            RateLimits = RateLimitPlan.Unlimited,
            IdentifySpacing = TimeSpan.Zero,
            HeartbeatInterval = heartbeat ?? TimeSpan.FromMilliseconds(41_250),
        });
        var line = new Line(world, sent);
        if (start)
        {
            line.Start();
            await world.Dc.Gateway.WaitForSessionAsync(Stop);
        }

        return line;
    }

    private sealed class Line : IAsyncDisposable
    {
        private readonly HttpClient _http = DiscordHttp.CreateClient("DiscordBot (https://example.org, 1)");
        private readonly RequestRecorder _sent;
        private CancellationTokenSource _stop = new();
        private Task _running = Task.CompletedTask;

        public Line(DoubleGround world, RequestRecorder sent)
        {
            _sent = sent;
            World = world;
            Memory = new GatewayMemory(TimeProvider.System);
            Gateway = New();
        }

        public DoubleGround World { get; }

        public DiscordDouble Dc => World.Dc;

        public GatewayMemory Memory { get; }

        public DiscordGateway Gateway { get; private set; }

        public void Start()
        {
            _stop = new CancellationTokenSource();
            _running = Gateway.RunAsync(_stop.Token);
        }

        public async Task StopAsync()
        {
            await _stop.CancelAsync();
            await _running;
            _stop.Dispose();
            Gateway = New();
        }

        public async Task<T> NextAsync<T>()
            where T : GatewayEvent
        {
            while (true)
            {
                if (await Gateway.Events.ReadAsync(Stop) is T wanted)
                {
                    return wanted;
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _http.Dispose();
            _stop.Dispose();
            await World.DisposeAsync();
            _sent.Findings.ShouldBeEmpty();
        }

        private DiscordGateway New()
        {
            var options = new DiscordClientOptions
            {
                Token = Dc.Token,
                ApiUrl = Dc.ApiUrl,
                Intents = GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.DirectMessages,
                ProductUrl = new Uri("https://example.org"),
                ProductVersion = "1",
            };
            return new DiscordGateway(options, new DiscordRest(_http, options, TimeProvider.System), Memory, DiscordGround.Quick, TimeProvider.System);
        }
    }
}
