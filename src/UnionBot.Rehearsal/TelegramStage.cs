using System.Globalization;
using System.Security.Cryptography;
using UnionBot.Emulators.Server;
using UnionBot.Emulators.Telegram;

namespace UnionBot.Rehearsal;

/// <summary>Telegram: a supergroup and a channel are subscribed, people write in private.</summary>
internal sealed class TelegramStage : PlatformStage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, TgUser> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TgChat> _places = new(StringComparer.Ordinal);

    private TelegramStage(TelegramDouble telegram)
    {
        Double = telegram;
        var owner = telegram.User("propriétaire");
        var group = telegram.Supergroup("Section locale", owner);
        telegram.AddBot(group, owner);
        var channel = telegram.Channel("Canal de la section", owner);
        telegram.AddBot(channel, owner, TgRights.All);
        _places["telegram · groupe"] = group;
        _places["telegram · canal"] = channel;
    }

    /// <summary>The double itself.</summary>
    public TelegramDouble Double { get; }

    /// <inheritdoc/>
    public override string Name => "telegram";

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Telegram:Token", Double.Token),
        new("Telegram:ApiUrl", Double.ApiUrl.ToString().TrimEnd('/')),
    ];

    /// <inheritdoc/>
    public override IEnumerable<string> Channels => _places.Values.Select(p => $"telegram:{p.Id}");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Places => [.. _places.Keys];

    /// <inheritdoc/>
    public override bool IsIdle => Double.Idle;

    /// <inheritdoc/>
    public override IReadOnlyList<TranscriptLine> Transcript =>
        [.. Double.Transcript.Select(e => new TranscriptLine(
            e.At, Name, e.Chat.Title ?? "privé", e.ByBot ? "bot" : NameOf(e.By), e.Kind.ToString(), e.Text, Buttons(e.Message)))];

    /// <summary>Starts the double and furnishes it.</summary>
    public static async Task<TelegramStage> StartAsync(TimeProvider machine, LeapingCalendar calendar, WireTap? wire, CancellationToken cancellationToken) =>
        new(await TelegramDouble.StartAsync(new TelegramDoubleOptions { Clock = machine, Calendar = calendar, Wire = wire, Token = OwnToken() }, cancellationToken));

    /// <inheritdoc/>
    public override string SeedOf(string who) => $"telegram:{Person(who).Id}";

    /// <inheritdoc/>
    public override async Task<Said> SayAsync(string who, string text, CancellationToken cancellationToken)
    {
        var person = Person(who);
        var from = Double.Transcript.Count;
        var (plain, entities) = Typed(text);
        Double.Say(person, Double.PrivateChat(person), plain, entities);
        return await AnswerAsync(person, from, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Said> SendPhotoAsync(string who, byte[] photo, string caption, CancellationToken cancellationToken)
    {
        var person = Person(who);
        var from = Double.Transcript.Count;
        Double.SendPhoto(person, Double.PrivateChat(person), photo, caption);
        return await AnswerAsync(person, from, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<Said> PressAsync(string who, string label, CancellationToken cancellationToken)
    {
        var person = Person(who);
        var chat = Double.PrivateChat(person);
        var message = Double.Messages(chat).LastOrDefault(m => m.ByBot && m.Buttons.Any(row => row.Any(b => string.Equals(b.Text, label, StringComparison.Ordinal))))
            ?? throw new TimeoutException($"No message offers the button '{label}'.");
        var from = Double.Transcript.Count;
        var pressed = Double.PressAsync(person, chat, message.MessageId, label);
        var answer = await AnswerAsync(person, from, cancellationToken);
        await pressed.WaitAsync(Patience, cancellationToken);
        return answer;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Said> SaidIn(string place) =>
        [.. Double.Transcript
            .Where(e => e.Kind == TranscriptKind.Sent && e.ByBot && e.Chat.Id == _places[place].Id)
            .Select(ToSaid)];

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => Double.DisposeAsync();

    private async Task<Said> AnswerAsync(TgUser person, int from, CancellationToken cancellationToken)
    {
        var chat = Double.PrivateChat(person);
        return ToSaid(await Double.WaitForAsync(
            e => e.ByBot && e.Chat.Id == chat.Id && e.Kind is TranscriptKind.Sent or TranscriptKind.Edited, Patience, cancellationToken, from));
    }

    private TgUser Person(string who)
    {
        if (!_people.TryGetValue(who, out var person))
        {
            person = Double.User(who);
            Double.PrivateChat(person);
            _people[who] = person;
        }

        return person;
    }

    private string NameOf(TgUser? user) => user?.FirstName ?? "canal";

    /// <summary>A token that no other double of this machine has: what is looked for in logs and traces can only come from here.</summary>
    private static string OwnToken() => $"7000000001:{RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 35)}";

    /// <summary>What a client sends when a person sets <c>**words**</c> bold with its menu.</summary>
    private static (string Plain, List<TgEntity>? Bold) Typed(string text)
    {
        var parts = text.Split("**");
        if (parts.Length < 3)
        {
            return (text, null);
        }

        var bold = new List<TgEntity>();
        var offset = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 1)
            {
                bold.Add(new TgEntity { Type = "bold", Offset = offset, Length = parts[i].Length });
            }

            offset += parts[i].Length;
        }

        return (string.Concat(parts), bold);
    }

    private static Said ToSaid(TranscriptEntry entry) => new(
        entry.At, entry.Text, Buttons(entry.Message),
        entry.Message.Entities.Any(e => e.Type.EndsWith("blockquote", StringComparison.Ordinal)),
        entry.Message.File is not null);

    private static List<string> Buttons(TgMessage message) => [.. message.Buttons.SelectMany(row => row).Select(b => b.Text.ToString(CultureInfo.InvariantCulture))];
}
