using System.Collections.Concurrent;
using UnionBot.Discord;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Gateway;
using UnionBot.Emulators.Discord;

namespace UnionBot.Benchmarks.Mutations;

/// <summary>Sends mutated payloads over a real socket to the real gateway client, and what it makes of them to the inbound reader.</summary>
internal static class DiscordMutations
{
    private const int Lump = 1000;
    private const int Remembered = 8;
    private const int CutEvery = 5000;

    /// <summary>Comes back soon after a cut; its patience with what it reads is Discord's.</summary>
    private static readonly GatewayPacing Pacing = new() { FirstBackOff = TimeSpan.FromMilliseconds(50), BetweenIdentifies = TimeSpan.Zero };

    /// <summary>Longer than the client's own patience for a session that does not come (60 s), and three back-offs and an identify after it.</summary>
    private static readonly TimeSpan LumpWithin = TimeSpan.FromSeconds(180);

    /// <summary>Runs it.</summary>
    /// <param name="count">How many payloads; whole thousands.</param>
    /// <param name="seed">What they are drawn from.</param>
    /// <param name="time">The machine's clock.</param>
    public static async Task<MutationSum> RunAsync(int count, int seed, TimeProvider time, CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        var mutator = new JsonMutator(random);
        await using var discord = await DiscordDouble.StartAsync(new DiscordDoubleOptions { Clock = time, IdentifySpacing = TimeSpan.Zero }, cancellationToken);
        var options = new DiscordClientOptions
        {
            Token = discord.Token,
            ApiUrl = discord.ApiUrl,
            Intents = DiscordApi.GatewayIntents.Guilds | DiscordApi.GatewayIntents.DirectMessages,
            ProductUrl = new Uri("https://example.org"),
            ProductVersion = "1",
        };
        using var http = DiscordHttp.CreateClient(options.UserAgent);
        var gateway = new DiscordGateway(options, new DiscordRest(http, options, time), new GatewayMemory(time), Pacing, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var told = new ConcurrentQueue<string>();
        gateway.StatusChanged += status =>
        {
            told.Enqueue($"{status}");
            while (told.Count > Remembered && told.TryDequeue(out _))
            {
                // Only the last ones tell why it stands.
            }
        };
        var running = gateway.RunAsync(stop.Token);
        await discord.Gateway.WaitForSessionAsync(cancellationToken);

        var crashes = new List<string>();
        var inbound = new DiscordInbound(new DiscordIdentity(new Snowflake(99), new Snowflake(98), "bot"), _ => null);
        var (fed, read, forTheBot, longest) = (0, 0, 0, TimeSpan.Zero);
        while (fed < count && crashes.Count == 0)
        {
            for (var left = Lump; left > 0 && fed < count; left--, fed++)
            {
                if (discord.Gateway.Sessions == 0)
                {
                    break; // Who is away reads nothing; the fence waits until it is back.
                }

                var payload = mutator.Change(Templates.Discord[random.Next(Templates.Discord.Length)], random.Next(40) == 0 ? "" : "op", random.Next(3) == 0 ? "" : "t");
                discord.Gateway.SendRaw(random.Next(40) == 0 ? mutator.Break(payload) : payload);
            }

            if (fed % CutEvery == 0)
            {
                discord.Gateway.Drop(); // Whatever number the last payload told: the client comes back.
            }

            // What stands behind all of them; as often as needed, should one of them have cost the connection.
            var fence = FormattableString.Invariant($"fence {fed}");
            var began = time.GetTimestamp();
            await UntilReadAsync(fence);
            longest = time.GetElapsedTime(began) is var took && took > longest ? took : longest;
        }

        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (running.IsFaulted)
        {
            crashes.Add($"the gateway client ended with {running.Exception!.InnerException!.GetType().Name}");
        }

        if (gateway.Dropped > 0)
        {
            crashes.Add($"{gateway.Dropped} events were dropped");
        }

        return new MutationSum { Fed = fed, Read = read, ForTheBot = forTheBot, Refused = gateway.Unreadable, PassedOver = fed - read - (int)gateway.Unreadable, Crashes = crashes, Connections = discord.Counters.Handshakes, Longest = longest };

        async Task UntilReadAsync(string fence)
        {
            using var again = time.CreateTimer(
                _ => discord.Gateway.SendRaw($$$"""{"op":0,"s":1,"t":"MESSAGE_CREATE","d":{"id":"1","channel_id":"2","content":"{{{fence}}}"}}"""),
                null, TimeSpan.Zero, TimeSpan.FromSeconds(2));
            using var late = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
            late.CancelAfter(LumpWithin);
            try
            {
                while (true)
                {
                    var happened = await gateway.Events.ReadAsync(late.Token);
                    if (happened is GatewayEvent.MessageCreated { Message.Content: { } words } && string.Equals(words, fence, StringComparison.Ordinal))
                    {
                        return;
                    }

                    if (happened is not GatewayEvent.MessageCreated { Message: { Id.Value: 1, ChannelId.Value: 2, Content: { } fenced } } || !fenced.StartsWith("fence ", StringComparison.Ordinal))
                    {
                        Take(happened);
                    }
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                crashes.Add(FormattableString.Invariant(
                    $"the gateway client stood still after {fed} payloads (running: {running.Status}, sessions: {discord.Gateway.Sessions}, connections: {discord.Gateway.Connections}, dropped: {gateway.Dropped}, last: {string.Join("; ", told)})"));
            }
        }

        void Take(GatewayEvent happened)
        {
            read++;
            try
            {
                var incoming = happened switch
                {
                    GatewayEvent.InteractionCreated { Interaction: var interaction, ReceivedAt: var at } => inbound.Read(interaction, at),
                    GatewayEvent.MessageCreated { Message: var message } => inbound.Read(message),
                    GatewayEvent.MessageUpdated { Message: var message } => inbound.ReadEdited(message),
                    GatewayEvent.ChannelGone { Channel: var channel } => DiscordInbound.ReadGone(channel, time.GetUtcNow()),
                    _ => null,
                };
                forTheBot += incoming is null ? 0 : 1;
            }
#pragma warning disable CA1031 // Whatever a reader throws is what this run looks for.
            catch (Exception e)
#pragma warning restore CA1031
            {
                crashes.Add($"the inbound reader threw {e.GetType().Name} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}");
            }
        }
    }
}
