using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using UnionBot.Emulators.Discord.Gateway;
using UnionBot.Emulators.Discord.Rest;
using UnionBot.Emulators.Discord.State;
using UnionBot.Emulators.Server;

namespace UnionBot.Emulators.Discord;

/// <summary>Discord on loopback: REST v10 and Gateway v10 with state, limits and errors, and a door to act as members and look at all.</summary>
/// <remarks>
/// Written from Discord's documentation and OpenAPI document. What it does not offer it refuses by name. Messages are stamped by the
/// calendar, limits are counted by the clock. Every member is safe for concurrent use.
/// </remarks>
public sealed partial class DiscordDouble : IAsyncDisposable
{
    private readonly DiscordWorld _world;
    private readonly GatewayHub _hub;
    private readonly RestServer _rest;
    private LoopbackServer? _server;
    private readonly Signal _changed = new();

    private DiscordDouble(DiscordDoubleOptions options)
    {
        _world = new DiscordWorld(options);
        _hub = new GatewayHub(_world, Faults, Counters);
        _rest = new RestServer(_world, Faults, Counters);
        Gateway = new GatewayControl(_hub);
        _hub.Changed += _changed.Pulse;
        _rest.Answered += _changed.Pulse;
    }

    /// <summary>Where REST is, as <c>http://127.0.0.1:port/api/v10</c>.</summary>
    public Uri ApiUrl => new($"{_world.BaseUrl}/api/v10");

    /// <summary>Where the gateway is, as <c>ws://127.0.0.1:port/gateway</c>.</summary>
    public Uri GatewayUrl => new(ApplicationRoutes.GatewayUrl(_world));

    /// <summary>The port it listens on.</summary>
    public int Port => _server!.Port;

    /// <summary>The bot's token now.</summary>
    public string Token
    {
        get
        {
            lock (_world.Gate)
            {
                return _world.Token;
            }
        }
    }

    public ulong ApplicationId => _world.ApplicationId;

    /// <summary>The bot as a user.</summary>
    public DoubleUser Bot => _world.Bot;

    /// <summary>Faults on demand.</summary>
    public DiscordFaults Faults { get; } = new();

    /// <summary>How often what happened.</summary>
    public DiscordCounters Counters { get; } = new();

    /// <summary>The gateway's connections.</summary>
    public GatewayControl Gateway { get; }

    /// <summary>What people saw, from the first line.</summary>
    public IReadOnlyList<TranscriptEntry> Transcript => _world.Transcript.Snapshot();

    /// <summary>Every REST request answered or dropped, in order.</summary>
    public IReadOnlyList<RequestRecord> Requests => [.. _rest.Log];

    /// <summary>What the client did that the documentation does not know.</summary>
    public IReadOnlyList<Finding> Findings => [.. _world.Findings];

    /// <summary>The routes offered, as the OpenAPI document writes them, with their methods.</summary>
    public static IReadOnlyList<string> Routes => [.. RouteTable.All.Select(route => route.Name)];

    /// <summary>All interactions, oldest first.</summary>
    public IReadOnlyList<DoubleInteraction> Interactions
    {
        get
        {
            lock (_world.Gate)
            {
                return [.. _world.Interactions.Values.OrderBy(interaction => interaction.Id)];
            }
        }
    }

    /// <summary>
    /// Whether nothing is under way as far as can be known: no request open, no event unsent, no interaction that still may be
    /// answered and is not.
    /// </summary>
    public bool Idle
    {
        get
        {
            lock (_world.Gate)
            {
                return _rest.Open == 0 && _hub.IsQuiet && !_world.Interactions.Values.Any(IsOpen);
            }
        }
    }

    /// <summary>Starts a double.</summary>
    public static async Task<DiscordDouble> StartAsync(DiscordDoubleOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var made = new DiscordDouble(options);
        made._server = await LoopbackServer.StartAsync(
            app =>
            {
                app.UseWebSockets();
                app.Run(made.AnswerAsync);
            },
            options.Port,
            options.Wire,
            cancellationToken);
        made._world.BaseUrl = (options.PublicUrl ?? made._server.BaseUrl).ToString().TrimEnd('/');
        return made;
    }

    /// <summary>Waits for the first line of the transcript, old or new, that fits.</summary>
    /// <param name="fits">What is waited for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="from">The first line looked at.</param>
    public Task<TranscriptEntry> WaitForAsync(Func<TranscriptEntry, bool> fits, CancellationToken cancellationToken, int from = 0)
    {
        ArgumentNullException.ThrowIfNull(fits);
        return _world.Transcript.WaitForAsync(fits, from, cancellationToken);
    }

    /// <summary>Ends when <see cref="Idle"/> holds.</summary>
    public Task WaitUntilIdleAsync(CancellationToken cancellationToken) => WaitUntilAsync(() => Idle, cancellationToken);

    /// <summary>The messages of a channel as they stand, oldest first, without those for one person only.</summary>
    public IReadOnlyList<DoubleMessage> Messages(DoubleChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        lock (_world.Gate)
        {
            return [.. channel.Messages.Select(message => MessageSnapshot.Of(_world, message))];
        }
    }

    /// <summary>The commands registered, as JSON: a guild's own, or the global ones.</summary>
    public IReadOnlyList<string> Commands(DoubleGuild? guild = null)
    {
        lock (_world.Gate)
        {
            return [.. _world.Commands.Of(guild?.Id).Select(command => command.ToJsonString(Wire.Readable))];
        }
    }

    /// <summary>Gives the bot another token; the old one is refused from now on.</summary>
    public string ResetToken()
    {
        lock (_world.Gate)
        {
            return _world.Token = DiscordWorld.MakeToken(_world.Bot.Id);
        }
    }

    /// <summary>Cuts every connection that is open now: the gateway's, requests being answered, and those that wait for a next request.</summary>
    /// <returns>How many there were.</returns>
    public int CutConnections() => _server!.Cut();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            Gateway.Drop();
            await server.DisposeAsync();
        }
    }

    private Task AnswerAsync(HttpContext context)
    {
        if (Faults.Outage)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        if (GatewayHub.Serves(context))
        {
            return _hub.AcceptAsync(context);
        }

        return context.Request.Path.StartsWithSegments("/attachments", StringComparison.Ordinal) ? SendFileAsync(context) : _rest.AnswerAsync(context);
    }

    private async Task SendFileAsync(HttpContext context)
    {
        StoredAttachment? file = null;
        if (context.Request.Path.Value!.Split('/') is [_, _, _, var id, _] && Wire.TryId(id, out var number))
        {
            lock (_world.Gate)
            {
                file = _world.Attachments.GetValueOrDefault(number);
            }
        }

        if (file is null)
        {
            context.Response.StatusCode = 404;
            return;
        }

        context.Response.ContentType = file.ContentType;
        context.Response.ContentLength = file.Bytes.Length;
        await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
    }

    private bool IsOpen(DoubleInteraction interaction)
    {
        var age = _world.Since(interaction.CreatedTicks);
        return interaction.ResponseType is null
            ? age < _world.Options.InteractionDeadline
            : interaction.Original is { Deleted: false } original && original.Has(StoredMessage.Loading) && age < _world.Options.InteractionTokenLife;
    }
}
