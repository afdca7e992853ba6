using System.Globalization;
using UnionBot.Emulators.Discord;
using UnionBot.Emulators.Telegram;
using UnionBot.Messages;

namespace UnionBot.Benchmarks.Broadcast;

/// <summary>The platform of a run: our double with its places and members, or a server that isn't ours, of which only ids are known.</summary>
internal sealed class BroadcastPlaces : IAsyncDisposable
{
    private TelegramDouble? _telegram;
    private DiscordDouble? _discord;
    private DoubleGuild? _guild;
    private int _members;

    private BroadcastPlaces(Uri api, string token)
    {
        (Api, Token) = (api, token);
    }

    /// <summary>Where its API is.</summary>
    public Uri Api { get; }

    /// <summary>The bot's token.</summary>
    public string Token { get; }

    /// <summary>The ids of the places.</summary>
    public IReadOnlyList<string> Chats { get; private set; } = [];

    /// <summary>What kind they are.</summary>
    public ChatKind Kind { get; private set; } = ChatKind.Group;

    /// <summary>Who planned the announcement, and their private chat.</summary>
    public string Admin { get; private set; } = "";

    public string AdminChat { get; private set; } = "";

    /// <summary>Whether members can be made to ask here.</summary>
    public bool HasMembers => _telegram is not null || _discord is not null;

    /// <summary>Starts it.</summary>
    public static async Task<BroadcastPlaces> StartAsync(BroadcastPlan plan, TimeProvider time)
    {
        if (plan.Server is { } server)
        {
            var step = plan.FirstChat < 0 ? -1 : 1;
            return new BroadcastPlaces(server, plan.Token ?? "7000000001:AAF-double-of-the-Bot-API-000000000")
            {
                Chats = [.. Enumerable.Range(0, plan.Chats).Select(i => (plan.FirstChat + (step * i)).ToString(CultureInfo.InvariantCulture))],
                Kind = plan.Platform == Platform.Telegram && plan.FirstChat > 0 ? ChatKind.Private : ChatKind.Group,
                Admin = plan.Admin.ToString(CultureInfo.InvariantCulture),
                AdminChat = plan.Admin.ToString(CultureInfo.InvariantCulture),
            };
        }

        return plan.Platform == Platform.Telegram ? await TelegramAsync(plan.Chats, time) : await DiscordAsync(plan.Chats, time);
    }

    /// <summary>A member who never wrote before asks something in private.</summary>
    /// <param name="asked">Told the chat, just before.</param>
    public void Ask(string question, Action<string> asked)
    {
        var name = FormattableString.Invariant($"membre-{++_members}");
        if (_telegram is { } telegram)
        {
            var member = telegram.User(name);
            var chat = telegram.PrivateChat(member);
            asked(chat.Id.ToString(CultureInfo.InvariantCulture));
            telegram.Say(member, chat, question);
        }
        else if (_discord is { } discord)
        {
            var member = discord.CreateUser(name, _guild!);
            asked(discord.OpenPrivate(member).Id.ToString(CultureInfo.InvariantCulture));
            discord.SayInPrivate(member, question);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_telegram is { } telegram)
        {
            await telegram.DisposeAsync();
        }

        if (_discord is { } discord)
        {
            await discord.DisposeAsync();
        }
    }

    private static async Task<BroadcastPlaces> TelegramAsync(int chats, TimeProvider time)
    {
        var telegram = await TelegramDouble.StartAsync(new TelegramDoubleOptions { Clock = time }, CancellationToken.None);
        var admin = telegram.User("admin");
        telegram.Start(admin); // Else Telegram lets no bot write to them.
        var places = new BroadcastPlaces(telegram.ApiUrl, telegram.Token)
        {
            _telegram = telegram,
            Admin = admin.Id.ToString(CultureInfo.InvariantCulture),
            AdminChat = telegram.PrivateChat(admin).Id.ToString(CultureInfo.InvariantCulture),
            Chats = [.. Enumerable.Range(1, chats).Select(i =>
            {
                var group = telegram.Supergroup(FormattableString.Invariant($"Groupe {i}"), admin);
                telegram.AddBot(group, admin);
                return group.Id.ToString(CultureInfo.InvariantCulture);
            })],
        };

        // It has long been in these groups: what their beginning told it was taken before.
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri($"{telegram.ApiUrl.AbsoluteUri.TrimEnd('/')}/bot{telegram.Token}/deleteWebhook?drop_pending_updates=true"));
        answer.EnsureSuccessStatusCode();
        return places;
    }

    private static async Task<BroadcastPlaces> DiscordAsync(int chats, TimeProvider time)
    {
        var discord = await DiscordDouble.StartAsync(new DiscordDoubleOptions { Clock = time }, CancellationToken.None);
        var guild = discord.CreateGuild("Serveur");
        var admin = discord.CreateUser("admin", guild);
        return new BroadcastPlaces(discord.ApiUrl, discord.Token)
        {
            _discord = discord,
            _guild = guild,
            Admin = admin.Id.ToString(CultureInfo.InvariantCulture),
            AdminChat = discord.OpenPrivate(admin).Id.ToString(CultureInfo.InvariantCulture),
            Chats = [.. Enumerable.Range(1, chats).Select(i => discord.CreateChannel(guild, FormattableString.Invariant($"salon-{i}")).Id.ToString(CultureInfo.InvariantCulture))],
        };
    }
}
