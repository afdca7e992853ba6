using UnionBot.Emulators.Discord;
using UnionBot.Emulators.Server;

namespace UnionBot.Rehearsal;

/// <summary>Discord: two channels of a guild are subscribed, people write in private.</summary>
internal sealed class DiscordStage : PlatformStage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, DoubleUser> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DoubleChannel> _places = new(StringComparer.Ordinal);
    private readonly DoubleGuild _guild;

    private DiscordStage(DiscordDouble discord)
    {
        Double = discord;
        _guild = discord.CreateGuild("Section locale");
        _places["discord · annonces"] = discord.CreateChannel(_guild, "annonces");
        _places["discord · général"] = discord.CreateChannel(_guild, "general");
    }

    /// <summary>The double itself.</summary>
    public DiscordDouble Double { get; }

    /// <inheritdoc/>
    public override string Name => "discord";

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Discord:Token", Double.Token),
        new("Discord:ApiUrl", Double.ApiUrl.ToString()),
        new("Discord:GatewayUrl", Double.GatewayUrl.ToString()),
    ];

    /// <inheritdoc/>
    public override IEnumerable<string> Channels => _places.Values.Select(p => $"discord:{p.Id}");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Places => [.. _places.Keys];

    /// <inheritdoc/>
    public override bool IsIdle => Double.Idle;

    /// <inheritdoc/>
    public override IReadOnlyList<TranscriptLine> Transcript =>
        [.. Double.Transcript.Select(e => new TranscriptLine(
            e.CalendarTime, Name, e.Channel.Guild is null ? "privé" : e.Channel.Name, e.Author.IsBot ? "bot" : e.Author.Name,
            e.Kind.ToString(), e.Content, Buttons(e.Message)))];

    /// <summary>Starts the double and furnishes it.</summary>
    public static async Task<DiscordStage> StartAsync(TimeProvider machine, LeapingCalendar calendar, WireTap? wire, CancellationToken cancellationToken) =>
        new(await DiscordDouble.StartAsync(new DiscordDoubleOptions { Clock = machine, Calendar = calendar, Wire = wire }, cancellationToken));

    /// <inheritdoc/>
    public override string SeedOf(string who) => $"discord:{Person(who).Id}";

    /// <inheritdoc/>
    public override Task<Said> SayAsync(string who, string text, CancellationToken cancellationToken) =>
        AnswerToAsync(who, person => Double.SayInPrivate(person, text), cancellationToken);

    /// <inheritdoc/>
    public override Task<Said> SendPhotoAsync(string who, byte[] photo, string caption, CancellationToken cancellationToken) =>
        AnswerToAsync(who, person => Double.SayInPrivate(person, caption, new Upload("photo.png", "image/png", photo)), cancellationToken);

    /// <inheritdoc/>
    public override async Task<Said> PressAsync(string who, string label, CancellationToken cancellationToken)
    {
        var person = Person(who);
        var message = Double.Messages(Double.OpenPrivate(person)).LastOrDefault(m => m.Author.IsBot && m.Buttons.Any(b => string.Equals(b.Label, label, StringComparison.Ordinal)))
            ?? throw new TimeoutException($"No message offers the button '{label}'.");
        var answer = await Double.Press(person, message, label).Answer.WaitAsync(Patience, cancellationToken);
        return ToSaid(answer, answer.Edited ?? answer.Created);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Said> SaidIn(string place) =>
        [.. Double.Transcript
            .Where(e => e.Kind == TranscriptKind.Created && e.Author.IsBot && e.Message.EphemeralTo is null && e.Channel.Id == _places[place].Id)
            .Select(e => ToSaid(e.Message, e.CalendarTime))];

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => Double.DisposeAsync();

    private async Task<Said> AnswerToAsync(string who, Action<DoubleUser> act, CancellationToken cancellationToken)
    {
        var person = Person(who);
        var chat = Double.OpenPrivate(person);
        var from = Double.Transcript.Count;
        act(person);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var entry = await Double.WaitForAsync(
                e => e.Author.IsBot && e.Channel.Id == chat.Id && e.Kind is TranscriptKind.Created or TranscriptKind.Edited, patience.Token, from);
            return ToSaid(entry.Message, entry.CalendarTime);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The bot did not answer on Discord.", late);
        }
    }

    private DoubleUser Person(string who)
    {
        if (!_people.TryGetValue(who, out var person))
        {
            person = Double.CreateUser(who, _guild);
            _people[who] = person;
        }

        return person;
    }

    private static Said ToSaid(DoubleMessage message, DateTimeOffset at) => new(
        at, message.Content, Buttons(message),
        message.Content.Split('\n').Any(line => line.StartsWith("> ", StringComparison.Ordinal)),
        message.Attachments.Count > 0);

    private static List<string> Buttons(DoubleMessage message) => [.. message.Buttons.Select(b => b.Label)];
}
