using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Emulators.Discord;
using UnionBot.Emulators.Telegram;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Benchmarks.Connections;

/// <summary>A section of the union: both doubles behind faulty wires, places that are subscribed, members who ask, and the real worker between them.</summary>
internal sealed partial class FaultTown : IAsyncDisposable
{
    /// <summary>What members ask.</summary>
    public const string Question = "C'est où ?";
    private const int Groups = 3;
    private const int Channels = 3;
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("unionbot-faults-");
    private readonly ContentPack _pack;
    private readonly Dictionary<string, TgChat> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DoubleChannel> _channels = new(StringComparer.Ordinal);
    private readonly List<TgChat> _telegramAskers = [];
    private readonly List<(DoubleUser Who, GatewayMark Told)> _discordAskers = [];
    private readonly List<DoubleInteraction> _commands = [];
    private readonly List<string> _owed = [];
    private readonly DoubleGuild _guild;
    private readonly Lock _asking = new();
    private IHost? _host;
    private int _items;

    private FaultTown(ContentPack pack, TelegramDouble telegram, DiscordDouble discord, FaultyWire telegramWire, FaultyWire discordWire, BackOffWatch watch, AnswerTrail trail)
    {
        (_pack, Telegram, Discord, TelegramWire, DiscordWire, Watch, Trail) = (pack, telegram, discord, telegramWire, discordWire, watch, trail);
        telegramWire.Upstream = telegram.ApiUrl.Port;
        discordWire.Upstream = discord.Port;
        var owner = telegram.User("propriétaire");
        foreach (var i in Enumerable.Range(1, Groups))
        {
            var group = telegram.Supergroup(FormattableString.Invariant($"Groupe {i}"), owner);
            telegram.AddBot(group, owner);
            _groups[$"telegram:{group.Id}"] = group;
        }

        _guild = discord.CreateGuild("Serveur");
        foreach (var i in Enumerable.Range(1, Channels))
        {
            var channel = discord.CreateChannel(_guild, FormattableString.Invariant($"salon-{i}"));
            _channels[$"discord:{channel.Id}"] = channel;
        }

        telegramWire.Asked += target => Tried("Telegram", target == WireTarget.Poll);
        telegramWire.Noted += Trail.Note;
        discordWire.Asked += target => Tried("Discord", target == WireTarget.Gateway);
    }

    /// <summary>The doubles.</summary>
    public TelegramDouble Telegram { get; }

    public DiscordDouble Discord { get; }

    /// <summary>What stands before them.</summary>
    public FaultyWire TelegramWire { get; }

    public FaultyWire DiscordWire { get; }

    /// <summary>Listens to the worker.</summary>
    public BackOffWatch Watch { get; }

    /// <summary>What befell the answers on Telegram.</summary>
    public AnswerTrail Trail { get; }

    /// <summary>The trail of each Telegram question that is owed an answer, once it is judged.</summary>
    public IReadOnlyList<string> OwedTrails => _owed;

    /// <summary>What was due and what was seen.</summary>
    public DeliveryLedger Ledger { get; } = new();

    private IServiceProvider Services => _host!.Services;

    /// <summary>Builds it and starts its worker, over a network that is well.</summary>
    /// <param name="pack">The pack; its one entry answers what members ask.</param>
    /// <param name="time">Protocol time, and the calendar's.</param>
    /// <param name="met">Told of each fault that has met something.</param>
    /// <param name="told">Told of each line of the log, down to Trace; <see langword="null"/> for nobody.</param>
    /// <param name="heartbeat">What Discord's HELLO asks for; <see langword="null"/> for 3 s, so that a connection that fell silent is noticed soon.</param>
    public static async Task<FaultTown> StartAsync(
        ContentPack pack, TimeProvider time, Action<string> met, Action<string>? told, CancellationToken cancellationToken, TimeSpan? heartbeat = null)
    {
        var (telegramWire, discordWire) = (new FaultyWire(time, w => met($"Telegram: {w}")), new FaultyWire(time, w => met($"Discord: {w}")));
        var telegram = await TelegramDouble.StartAsync(new TelegramDoubleOptions { Clock = time, KeptRequests = 100, Token = OwnToken() }, cancellationToken);
        var discord = await DiscordDouble.StartAsync(
            new DiscordDoubleOptions { Clock = time, HeartbeatInterval = heartbeat ?? TimeSpan.FromSeconds(3), PublicUrl = new Uri(discordWire.Url) }, cancellationToken);
        var town = new FaultTown(pack, telegram, discord, telegramWire, discordWire, new BackOffWatch(time, told), new AnswerTrail(time));
        await town.RunWorkerAsync(time, traced: told is not null, cancellationToken);
        return town;
    }

    /// <summary>Members of both platforms ask something, each for the first and only time, so that every answer belongs to its question.</summary>
    public void Ask(Random random)
    {
        lock (_asking)
        {
            AskBoth(random);
        }
    }

    /// <summary>How many questions Discord's members have asked as messages.</summary>
    public int AskedOnDiscord
    {
        get
        {
            lock (_asking)
            {
                return _discordAskers.Count;
            }
        }
    }

    /// <summary>Discord held back what it had to tell, and has told it now.</summary>
    /// <param name="from">The questions asked before are not concerned.</param>
    public void ToldNow(int from)
    {
        lock (_asking)
        {
            _discordAskers[from..].ForEach(a => a.Told.MoveOn());
        }
    }

    private void AskBoth(Random random)
    {
        var name = FormattableString.Invariant($"membre-{_telegramAskers.Count}");
        var member = Telegram.User(name);
        var chat = Telegram.PrivateChat(member);
        _telegramAskers.Add(chat);
        Telegram.Say(member, chat, Question);
        var other = Discord.CreateUser(name, _guild);
        if (random.Next(4) == 0)
        {
            _commands.Add(Discord.Slash(other, _channels.Values.First(), "question", ("texte", Question)));
        }
        else
        {
            Discord.SayInPrivate(other, Question);
            _discordAskers.Add((other, Discord.Gateway.Mark()));
        }
    }

    /// <summary>Somebody new in the Discord server.</summary>
    public DoubleUser NewMember(string name) => Discord.CreateUser(name, _guild);

    /// <summary>Publishes an announcement to every place.</summary>
    public async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        var key = FormattableString.Invariant($"nouvelle-{++_items}");
        var outbox = Services.GetRequiredService<OutboxQueue>();
        await Services.GetRequiredService<Database>().WriteAsync(
            transaction => outbox.Publish(transaction, new NewItem
            {
                EventId = _pack.Event.Id,
                Key = key,
                Kind = ItemKind.Announcement,
                Compose = _ => BotMessage.Plain($"Voici {key} de la section."),
                DueAt = transaction.Now,
            }),
            cancellationToken);
        outbox.Ring();
        foreach (var place in _groups.Keys.Concat(_channels.Keys))
        {
            Ledger.Due(place, key);
        }
    }

    /// <summary>Whether both platforms have the bot and nothing is on its way any more: no delivery, no answer, no update.</summary>
    public async Task<bool> IsQuietAsync(CancellationToken cancellationToken) =>
        Services.GetRequiredService<ConversationInbox>().IsIdle
        && Telegram.Idle && Telegram.IsPolled && Discord.Idle && Discord.Gateway.Sessions > 0
        && await Services.GetRequiredService<OutboxLedger>().IsQuietAsync(DateTimeOffset.MaxValue, cancellationToken);

    /// <summary>Looks at what members saw, and stops the worker.</summary>
    public async Task<QuestionSum> JudgeAsync(CancellationToken cancellationToken)
    {
        foreach (var line in await Services.GetRequiredService<OutboxLedger>().ReadAsync(_pack.Event.Id, cancellationToken))
        {
            if (line.State == DeliveryState.Uncertain)
            {
                Ledger.Uncertain(await PlaceOfAsync(line, cancellationToken), line.Key);
            }
        }

        var answers = new Dictionary<string, List<bool>>(StringComparer.Ordinal);
        foreach (var entry in Telegram.Transcript.Where(e => e is { ByBot: true, Kind: Emulators.Telegram.TranscriptKind.Sent }))
        {
            Note($"telegram:{entry.Chat.Id}", entry.Text);
        }

        foreach (var entry in Discord.Transcript.Where(e => e.Author.IsBot && e is { Kind: Emulators.Discord.TranscriptKind.Created, Message.EphemeralTo: null }))
        {
            Note($"discord:{entry.Channel.Id}", entry.Content);
        }

        var sum = _telegramAskers.Aggregate(new QuestionSum(), (all, chat) => JudgeTelegram(all, chat.Id, answers.GetValueOrDefault($"telegram:{chat.Id}", [])));
        sum = _discordAskers.Aggregate(sum, (all, asker) => all.With(answers.GetValueOrDefault($"discord:{Discord.OpenPrivate(asker.Who).Id}", []), asker.Told));
        await _host!.StopAsync(cancellationToken);
        return _commands.Aggregate(sum, (all, command) => all.With(command));

        void Note(string place, string text)
        {
            var marked = text.StartsWith('↻');
            if (NewsKey().Match(text) is { Success: true, Value: var key })
            {
                Ledger.Saw(place, key, marked);
            }
            else if (answers.TryGetValue(place, out var known))
            {
                known.Add(marked);
            }
            else
            {
                answers[place] = [marked];
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _host?.Dispose();
        await TelegramWire.DisposeAsync();
        await DiscordWire.DisposeAsync();
        await Telegram.DisposeAsync();
        await Discord.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private QuestionSum JudgeTelegram(QuestionSum before, long chat, List<bool> answers)
    {
        var sum = before.With(answers, Trail.SwallowedTo(chat));
        if (sum.OwedOnTelegram > before.OwedOnTelegram)
        {
            _owed.Add(Trail.StoryOf(chat));
        }

        return sum;
    }

    private void Tried(string platform, bool isTry)
    {
        if (isTry)
        {
            Watch.Tried(platform);
        }
    }

    private async Task RunWorkerAsync(TimeProvider time, bool traced, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Content:Pack"] = _pack.Path,
            ["Data:Folder"] = _data.FullName,
            ["Telegram:Token"] = Telegram.Token,
            ["Telegram:ApiUrl"] = TelegramWire.Url,
            ["Discord:Token"] = Discord.Token,
            ["Discord:ApiUrl"] = $"{DiscordWire.Url}/api/v10",
        };
        foreach (var (place, index) in _groups.Keys.Concat(_channels.Keys).Select((p, i) => (p, i)))
        {
            settings[FormattableString.Invariant($"Seed:Channels:{index}")] = place;
        }

        var builder = UnionBot.Program.Compose(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), _pack, time, new MachineCalendar(time));
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(Watch).SetMinimumLevel(traced ? LogLevel.Trace : LogLevel.Debug);
        foreach (var platform in builder.Services.Where(s => s.ServiceType == typeof(IChatPlatform)).ToList())
        {
            builder.Services.Remove(platform);
            builder.Services.AddSingleton<IChatPlatform>(provider => new TrailedPlatform((IChatPlatform)platform.ImplementationFactory!(provider), Trail));
        }

        _host = builder.Build();
        await _host.StartAsync(cancellationToken);
        var board = Services.GetRequiredService<HealthBoard>();
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(string platform)
        {
            if (board.Platforms.Values.Count(p => p.State == PlatformState.Connected) == 2)
            {
                connected.TrySetResult();
            }
        }

        board.Changed += Look;
        Look("");
        await connected.Task.WaitAsync(Start, time, cancellationToken);
        board.Changed -= Look;
        while (!Discord.Commands().Any(c => c.Contains("\"question\"", StringComparison.Ordinal)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken);
        }
    }

    private async Task<string> PlaceOfAsync(LedgerLine line, CancellationToken cancellationToken)
    {
        var places = await Services.GetRequiredService<Subscriptions>().AllAsync(cancellationToken);
        var address = places.Single(p => p.Channel == line.Channel).Address;
        return $"{address.Platform.ToString().ToLower(CultureInfo.InvariantCulture)}:{address.ChatId}";
    }

    /// <summary>A token that nobody else has, its number included: what is looked for in logs and traces, its beginning too, can only come from here.</summary>
    private static string OwnToken() =>
        $"7{RandomNumberGenerator.GetString("0123456789", 9)}:{RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 35)}";

    [GeneratedRegex("nouvelle-[0-9]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NewsKey();
}
