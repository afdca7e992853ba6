using UnionBot.Emulators.Server;
using UnionBot.Emulators.Telegram.Api;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram;

/// <summary>
/// The Telegram Bot API on loopback, with a small world of people, groups and channels behind it. Written from the published documentation:
/// any client can speak to it. This class is also the door by which a test or a rehearsal acts as the people and looks at what they see.
/// </summary>
/// <remarks>Safe for concurrent use. Messages are stamped by the calendar; polls and limits run on the machine's clock.</remarks>
public sealed partial class TelegramDouble : IAsyncDisposable
{
    private readonly World _world;
    private readonly RequestLog _log;
    private readonly FindingBook _findings = new();
    private readonly ApiServer _api;
    private readonly WireTap? _wire;
    private readonly WebhookPost _webhook;
    private LoopbackServer? _server;

    private TelegramDouble(TelegramDoubleOptions options)
    {
        _wire = options.Wire;
        _world = new World(options);
        _log = new RequestLog(_world);
        _api = new ApiServer(_world, _log, Faults, _findings);
        _webhook = new WebhookPost(_world, _api.Run);
    }

    /// <summary>Where the API is: what a client takes instead of <c>https://api.telegram.org</c>.</summary>
    public Uri ApiUrl { get; private set; } = null!;

    /// <summary>The bot's token.</summary>
    public string Token => _world.Token;

    /// <summary>The bot.</summary>
    public TgUser Bot => _world.Bot.Handle;

    /// <summary>What goes wrong on demand.</summary>
    public TelegramFaults Faults { get; } = new();

    /// <summary>Starts a double.</summary>
    /// <param name="options">How it is set up.</param>
    /// <param name="stoppingToken">Ends the start.</param>
    public static async Task<TelegramDouble> StartAsync(TelegramDoubleOptions options, CancellationToken stoppingToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var made = new TelegramDouble(options);
        made._server = await LoopbackServer.StartAsync(made._api.HandleAsync, options.Port, options.Wire, stoppingToken);
        made.ApiUrl = made._server.BaseUrl;
        made._webhook.Start();
        return made;
    }

    /// <summary>Gives the bot a new secret, as BotFather does; the old token is refused from now on.</summary>
    /// <returns>The new token.</returns>
    public string RotateToken()
    {
        lock (_world.Gate)
        {
            var parts = _world.Token.Split(':');
            _world.Token = $"{parts[0]}:{new string([.. parts[1].Reverse()])}";
            return _world.Token;
        }
    }

    /// <summary>Stops listening, so that connections are refused; what people do meanwhile waits as it does at Telegram.</summary>
    public async Task SuspendAsync()
    {
        if (_server is { } server)
        {
            _server = null;
            await server.DisposeAsync();
        }
    }

    /// <summary>Listens again at the same address.</summary>
    /// <param name="stoppingToken">Ends the start.</param>
    public async Task ResumeAsync(CancellationToken stoppingToken) =>
        _server ??= await LoopbackServer.StartAsync(_api.HandleAsync, ApiUrl.Port, _wire, stoppingToken);

    /// <summary>Stops listening and cuts what is open.</summary>
    public async ValueTask DisposeAsync()
    {
        Faults.Clear();
        await _webhook.DisposeAsync();
        await SuspendAsync();
    }
}
