using UnionBot.Emulators.Discord;
using UnionBot.Emulators.Telegram;
using UnionBot.Tests.Specification;

namespace UnionBot.Tests.Worker;

/// <summary>Both doubles with places and an admin, and a data folder: all a worker process needs.</summary>
internal sealed class Town : IAsyncDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("unionbot-data-");

    private readonly RequestRecorder[] _sent;

    private Town(TelegramDouble telegram, DiscordDouble discord, RequestRecorder[] sent, int groups, int channels)
    {
        _sent = sent;
        Telegram = telegram;
        Discord = discord;
        Admin = telegram.User("admin");
        Private = telegram.PrivateChat(Admin);
        Groups = [.. Enumerable.Range(1, groups).Select(i =>
        {
            var group = telegram.Supergroup($"Groupe {i}", Admin);
            telegram.AddBot(group, Admin);
            return group;
        })];
        var guild = discord.CreateGuild("Serveur");
        Channels = [.. Enumerable.Range(1, channels).Select(i => discord.CreateChannel(guild, $"salon-{i}"))];
        Guild = guild;
    }

    public TelegramDouble Telegram { get; }

    public DiscordDouble Discord { get; }

    public TgUser Admin { get; }

    public TgChat Private { get; }

    public IReadOnlyList<TgChat> Groups { get; }

    public DoubleGuild Guild { get; }

    public IReadOnlyList<DoubleChannel> Channels { get; }

    public string DataFolder => _data.FullName;

    public static async Task<Town> BuildAsync(int groups, int channels, CancellationToken cancellationToken)
    {
        var (telegram, discord) = (RequestRecorder.ForTelegram(), RequestRecorder.ForDiscord());
        return new(
            await TelegramDouble.StartAsync(new TelegramDoubleOptions { Clock = TimeProvider.System, Wire = telegram.Tap }, cancellationToken),
            await DiscordDouble.StartAsync(new DiscordDoubleOptions { Clock = TimeProvider.System, IdentifySpacing = TimeSpan.Zero, Wire = discord.Tap }, cancellationToken),
            [telegram, discord], groups, channels);
    }

    /// <summary>The settings of a worker that lives here.</summary>
    public Dictionary<string, string?> Settings(string pack)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Content:Pack"] = pack,
            ["Data:Folder"] = DataFolder,
            ["Telegram:Token"] = Telegram.Token,
            ["Telegram:ApiUrl"] = Telegram.ApiUrl.ToString().TrimEnd('/'),
            ["Discord:Token"] = Discord.Token,
            ["Discord:ApiUrl"] = Discord.ApiUrl.ToString(),
            ["Discord:GatewayUrl"] = Discord.GatewayUrl.ToString(),
            ["Seed:Admins:0"] = $"telegram:{Admin.Id}",
        };
        var index = 0;
        foreach (var place in Groups.Select(g => $"telegram:{g.Id}").Concat(Channels.Select(c => $"discord:{c.Id}")))
        {
            settings[$"Seed:Channels:{index++}"] = place;
        }

        return settings;
    }

    /// <summary>The admin says something in private on Telegram and waits for the bot's answer.</summary>
    public async Task<UnionBot.Emulators.Telegram.TranscriptEntry> SayAsync(string text, CancellationToken cancellationToken)
    {
        var from = Telegram.Transcript.Count;
        Telegram.Say(Admin, Private, text);
        return await AnswerAsync(from, cancellationToken);
    }

    /// <summary>The admin presses a button of the bot's last message, and waits for what it changes.</summary>
    public async Task<UnionBot.Emulators.Telegram.TranscriptEntry> PressAsync(string label, CancellationToken cancellationToken)
    {
        var message = Telegram.Messages(Private).Last(m => m.ByBot && m.Buttons.Any(r => r.Any(b => string.Equals(b.Text, label, StringComparison.Ordinal))));
        var from = Telegram.Transcript.Count;
        _ = Telegram.PressAsync(Admin, Private, message.MessageId, label);
        return await AnswerAsync(from, cancellationToken);
    }

    /// <summary>What the bot said in a Telegram place, in order.</summary>
    public IReadOnlyList<string> SaidIn(TgChat chat) =>
        [.. Telegram.Transcript.Where(e => e.ByBot && e.Kind == UnionBot.Emulators.Telegram.TranscriptKind.Sent && e.Chat.Id == chat.Id).Select(e => e.Text)];

    /// <summary>What the bot said in a Discord channel, in order.</summary>
    public IReadOnlyList<string> SaidIn(DoubleChannel channel) =>
        [.. Discord.Transcript.Where(e => e.Author.IsBot && e.Kind == UnionBot.Emulators.Discord.TranscriptKind.Created && e.Channel.Id == channel.Id).Select(e => e.Content)];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Telegram.DisposeAsync();
        await Discord.DisposeAsync();
        _data.Delete(recursive: true);
        _sent.SelectMany(sent => sent.Findings).ShouldBeEmpty();
    }

    private Task<UnionBot.Emulators.Telegram.TranscriptEntry> AnswerAsync(int from, CancellationToken cancellationToken) =>
        Telegram.WaitForAsync(
            e => e.ByBot && e.Chat.Id == Private.Id && e.Kind is UnionBot.Emulators.Telegram.TranscriptKind.Sent or UnionBot.Emulators.Telegram.TranscriptKind.Edited,
            TimeSpan.FromSeconds(20), cancellationToken, from);
}
