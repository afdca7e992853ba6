using System.Globalization;
using System.Text.RegularExpressions;
using UnionBot.Emulators.Discord;
using UnionBot.Emulators.Telegram;
using UnionBot.Tests.Worker;
using TelegramEntry = UnionBot.Emulators.Telegram.TranscriptEntry;
using TelegramKind = UnionBot.Emulators.Telegram.TranscriptKind;

namespace UnionBot.Benchmarks.Crash;

/// <summary>A section of the union that outlives its worker: both doubles with subscribed places, a delegate who posts, members who ask, a pack whose plan grows, a data folder.</summary>
internal sealed partial class CrashTown : IAsyncDisposable
{
    /// <summary>What every corrected copy says.</summary>
    public const string Correction = "corrigée";

    /// <summary>What members ask.</summary>
    private const string Question = "C'est où ?";

    /// <summary>How far ahead of its minute an announcement stands in the pack: it is loaded long before it is due, whatever is killed meanwhile.</summary>
    private const int MinutesAhead = 2;

    /// <summary>How often the delegate asks for the preview of a change before they let it be.</summary>
    private const int MostAttempts = 5;

    /// <summary>How long the delegate waits for a preview before saying it again.</summary>
    private static readonly TimeSpan PreviewPatience = TimeSpan.FromSeconds(3);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("unionbot-crash-");
    private readonly TemporaryPack _pack = new();
    private readonly SortedDictionary<DateTimeOffset, string> _planned = [];
    private readonly List<string> _ordered = [];
    private readonly List<string> _corrected = [];
    private readonly List<string> _retracted = [];
    private readonly List<string> _places = [];
    private readonly List<TgChat> _telegramAskers = [];
    private readonly List<DoubleUser> _discordAskers = [];
    private readonly TimeProvider _time;
    private readonly TgUser _admin;
    private readonly TgChat _private;
    private readonly DoubleGuild _guild;

    private CrashTown(CrashPlan plan, TelegramDouble telegram, DiscordDouble discord, TimeProvider time)
    {
        (Telegram, Discord, _time) = (telegram, discord, time);
        _admin = telegram.User("déléguée");
        _private = telegram.PrivateChat(_admin);
        for (var i = 1; i <= plan.Groups; i++)
        {
            var group = telegram.Supergroup(FormattableString.Invariant($"Groupe {i}"), _admin);
            telegram.AddBot(group, _admin);
            _places.Add(FormattableString.Invariant($"telegram:{group.Id}"));
        }

        _guild = discord.CreateGuild("Serveur");
        for (var i = 1; i <= plan.Channels; i++)
        {
            _places.Add(FormattableString.Invariant($"discord:{discord.CreateChannel(_guild, FormattableString.Invariant($"salon-{i}")).Id}"));
        }
    }

    /// <summary>The doubles.</summary>
    public TelegramDouble Telegram { get; }

    public DiscordDouble Discord { get; }

    /// <summary>The labels of the subscribed places.</summary>
    public IReadOnlyList<string> Places => _places;

    /// <summary>The worker's data folder.</summary>
    public string DataFolder => _data.FullName;

    /// <summary>The pack's folder.</summary>
    public string PackFolder => _pack.Path;

    /// <summary>The private chats of members who asked something, each once, by their places' labels.</summary>
    public IEnumerable<string> Askers =>
        _telegramAskers.Select(c => FormattableString.Invariant($"telegram:{c.Id}")).Concat(_discordAskers.Select(u => FormattableString.Invariant($"discord:{Discord.OpenPrivate(u).Id}")));

    /// <summary>What the delegate ordered to publish: each must become one item.</summary>
    public IReadOnlyList<string> Ordered => _ordered;

    /// <summary>What the pack announced so far: each must have become one item.</summary>
    public IReadOnlyList<string> Announced => [.. _planned.Where(p => p.Key <= _time.GetUtcNow()).Select(p => p.Value)];

    /// <summary>What they ordered to correct, and to retract: none is in both.</summary>
    public IReadOnlyList<string> Corrected => _corrected;

    public IReadOnlyList<string> Retracted => _retracted;

    /// <summary>The settings of a worker that lives here.</summary>
    public IReadOnlyDictionary<string, string?> Settings
    {
        get
        {
            var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Content:Pack"] = _pack.Path,
                ["Data:Folder"] = _data.FullName,
                ["Telegram:Token"] = Telegram.Token,
                ["Telegram:ApiUrl"] = Telegram.ApiUrl.ToString().TrimEnd('/'),
                ["Discord:Token"] = Discord.Token,
                ["Discord:ApiUrl"] = Discord.ApiUrl.ToString(),
                ["Discord:GatewayUrl"] = Discord.GatewayUrl.ToString(),
                ["Seed:Admins:0"] = FormattableString.Invariant($"telegram:{_admin.Id}"),
            };
            foreach (var (place, index) in _places.Select((p, i) => (p, i)))
            {
                settings[FormattableString.Invariant($"Seed:Channels:{index}")] = place;
            }

            return settings;
        }
    }

    /// <summary>Builds it, over a network that is well. Nothing runs yet.</summary>
    public static async Task<CrashTown> BuildAsync(CrashPlan plan, TimeProvider time, CancellationToken cancellationToken) => new(
        plan,
        await TelegramDouble.StartAsync(new TelegramDoubleOptions { Clock = time, KeptRequests = 100 }, cancellationToken),
        await DiscordDouble.StartAsync(new DiscordDoubleOptions { Clock = time, IdentifiesPerDay = int.MaxValue }, cancellationToken),
        time);

    /// <summary>Starts the real worker. Before that, the pack's plan is carried on: an announcement each minute.</summary>
    public WorkerProcess StartWorker()
    {
        Plan();
        return WorkerProcess.Start(Settings);
    }

    /// <summary>The delegate posts, and insists until there is a preview; what they then order is done, whatever happens to the worker.</summary>
    public async Task PostAsync(CancellationToken cancellationToken)
    {
        var key = FormattableString.Invariant($"nouvelle-{_ordered.Count + 1}-fin");
        while (true)
        {
            var from = Telegram.Transcript.Count;
            Telegram.Say(_admin, _private, $"/direct Voici {key} de la salle.");
            try
            {
                var preview = await Telegram.WaitForAsync(e => IsPreview(e, "Publier") && e.Text.Contains(key, StringComparison.Ordinal), PreviewPatience, cancellationToken, from);
                _ordered.Add(key);
                _ = Telegram.PressAsync(_admin, _private, preview.MessageId, "Publier");
                return;
            }
            catch (TimeoutException)
            {
                // A crash may cost an answer.
            }
        }
    }

    /// <summary>The delegate corrects or retracts by turns the post before the last, whether or not it has arrived everywhere.</summary>
    public async Task ChangeAsync(CancellationToken cancellationToken)
    {
        if (_ordered.Count < 2)
        {
            return;
        }

        var key = _ordered[^2];
        var number = Telegram.Transcript.Where(e => e is { ByBot: true, Kind: TelegramKind.Sent } && e.Chat.Id != _private.Id && e.Text.Contains(key, StringComparison.Ordinal))
            .Select(e => Number().Match(e.Text).Groups["number"].Value).FirstOrDefault();
        if (number is null)
        {
            return;
        }

        var corrects = _ordered.Count % 2 == 0;
        var (button, orders) = corrects ? ("Corriger partout", _corrected) : ("Retirer partout", _retracted);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            // A preview of an earlier attempt that comes late is of a draft that is gone.
            var words = corrects ? FormattableString.Invariant($"{Correction} à l'essai {attempt}.") : "";
            var from = Telegram.Transcript.Count;
            Telegram.Say(_admin, _private, corrects ? $"/corriger {number} | Voici {key}, {words}" : $"/retirer {number}");
            try
            {
                var preview = await Telegram.WaitForAsync(
                    e => IsPreview(e, button) && e.Text.Contains(words, StringComparison.Ordinal), PreviewPatience, cancellationToken, from);
                orders.Add(key);
                _ = Telegram.PressAsync(_admin, _private, preview.MessageId, button);
                return;
            }
            catch (TimeoutException)
            {
                // A crash may cost an answer.
            }
        }
    }

    /// <summary>A new member on each platform asks something, for the first and only time, so that every answer belongs to its question.</summary>
    public void Ask()
    {
        var name = FormattableString.Invariant($"membre-{_telegramAskers.Count}");
        var member = Telegram.User(name);
        var chat = Telegram.PrivateChat(member);
        _telegramAskers.Add(chat);
        Telegram.Say(member, chat, Question);
        var other = Discord.CreateUser(name, _guild);
        _discordAskers.Add(other);
        Discord.SayInPrivate(other, Question);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Telegram.DisposeAsync();
        await Discord.DisposeAsync();
        _pack.Dispose();
        _data.Delete(recursive: true);
    }

    private bool IsPreview(TelegramEntry entry, string button) =>
        entry is { ByBot: true, Kind: TelegramKind.Sent } && entry.Chat.Id == _private.Id
        && entry.Message.Buttons.Any(r => r.Any(b => string.Equals(b.Text, button, StringComparison.Ordinal)));

    private void Plan()
    {
        var minute = TimeSpan.FromMinutes(1);
        var next = _planned.Count > 0 ? _planned.Keys.Last() + minute : Floor(_time.GetUtcNow(), minute) + (MinutesAhead * minute);
        next = next > _time.GetUtcNow() + minute ? next : Floor(_time.GetUtcNow(), minute) + (MinutesAhead * minute);
        for (; next <= _time.GetUtcNow() + (2 * MinutesAhead * minute); next += minute)
        {
            _planned[next] = FormattableString.Invariant($"annonce-{_planned.Count + 1}-fin");
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(_pack.Zone);
        _pack.Write("announcements.yaml", "announcements:\n" + string.Concat(_planned.Select(p =>
            $"  - id: {p.Value}\n    when: {TimeZoneInfo.ConvertTime(p.Key, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}\n    blocks:\n      - text: Voici {p.Value} du plan.\n")));
    }

    private static DateTimeOffset Floor(DateTimeOffset time, TimeSpan step) => new(time.UtcTicks - (time.UtcTicks % step.Ticks), TimeSpan.Zero);

    [GeneratedRegex("n° (?<number>[0-9]+)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
