using System.Reflection;
using Microsoft.Extensions.Logging;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Gateway;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Discord;

/// <summary>Discord, as the rest of the bot sees it.</summary>
internal sealed class DiscordPlatform : IChatPlatform, IDisposable
{
    /// <summary>What the gateway is asked for. Nothing privileged: of a server's messages the bot reads those that mention it.</summary>
    private const GatewayIntents Intents = GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.DirectMessages;

    private readonly HttpClient _http;
    private readonly DiscordSender _sender;
    private readonly DiscordAnswers _answers;
    private readonly DiscordPlaces _places;
    private readonly DiscordStanding _standing;
    private readonly DiscordDownloads _downloads;
    private readonly DiscordListener _listener;

    /// <param name="sessions">Keeps the session over a restart; <see langword="null"/>: only while the process lives.</param>
    public DiscordPlatform(
        DiscordToken token, DiscordDoors doors, HealthBoard health, TimeProvider time, ILoggerFactory loggers, DiscordSessions? sessions = null, GatewayPacing? pacing = null)
    {
        var options = token.Options;
        var client = new DiscordClientOptions
        {
            Token = options.ReadToken(),
            ApiUrl = new Uri(options.ApiUrl),
            GatewayUrl = string.IsNullOrEmpty(options.GatewayUrl) ? null : new Uri(options.GatewayUrl),
            Intents = Intents,
            ProductUrl = DiscordToken.PageOf(options.ReadToken()),
            ProductVersion = typeof(DiscordPlatform).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0",
        };
        _http = DiscordHttp.CreateClient(client.UserAgent);
        var rest = new DiscordRest(_http, client, time);
        var uploads = new DiscordUploads(doors.Photo);
        _sender = new DiscordSender(rest, uploads, doors.Seal);
        _answers = new DiscordAnswers(rest, _sender, uploads, time);
        _places = new DiscordPlaces(rest, loggers.CreateLogger<DiscordPlaces>());
        _standing = new DiscordStanding(rest, doors);
        _downloads = new DiscordDownloads(_http, client.ApiUrl, time);
        _listener = new DiscordListener(client, token, sessions, rest, _places, doors, pacing ?? new GatewayPacing(), health, time, loggers.CreateLogger<DiscordListener>());
    }

    /// <inheritdoc/>
    public Platform Platform => Platform.Discord;

    /// <inheritdoc/>
    public Task<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken) => _sender.DeliverAsync(delivery, cancellationToken);

    /// <inheritdoc/>
    public Task<DeliveryOutcome> AnswerAsync(AnswerRoute route, Reply reply, CancellationToken cancellationToken) =>
        _answers.AnswerAsync((DiscordRoute)route, reply, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<BotMessage> Split(BotMessage message) => DiscordSplitter.Split(message);

    /// <inheritdoc/>
    public IReadOnlyList<string> LooksOf(BotMessage message) => DiscordLooks.Of(message);

    /// <inheritdoc/>
    public Task<byte[]> DownloadAsync(IncomingFile file, CancellationToken cancellationToken) => _downloads.FetchAsync(file, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> AdministersAsync(PersonAddress person, ChatAddress chat, CancellationToken cancellationToken) =>
        _places.AdministersAsync(person, chat, cancellationToken);

    /// <inheritdoc/>
    public Task<string?> TitleOfAsync(ChatAddress chat, CancellationToken cancellationToken) => _places.TitleOfAsync(chat, cancellationToken);

    /// <inheritdoc/>
    public Task<PlaceStanding?> StandingAsync(ChatAddress chat, CancellationToken cancellationToken) => _standing.OfPlaceAsync(chat, cancellationToken);

    /// <inheritdoc/>
    public Task<PlatformStanding?> SelfAsync(CancellationToken cancellationToken) => _standing.OfBotAsync(cancellationToken);

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken stoppingToken) => _listener.RunAsync(stoppingToken);

    /// <inheritdoc/>
    public Task<bool> RotatedAsync(CancellationToken cancellationToken) => _listener.RotatedAsync(cancellationToken);

    /// <summary>Payloads of the gateway that could not be read, and events that nobody took.</summary>
    public long PassedOver => _listener.PassedOver;

    public void Dispose() => _http.Dispose();
}
