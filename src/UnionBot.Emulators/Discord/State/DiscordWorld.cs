using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace UnionBot.Emulators.Discord.State;

/// <summary>All that the double knows. Whoever reads or writes it holds <see cref="Gate"/>.</summary>
internal sealed class DiscordWorld
{
    public DiscordWorld(DiscordDoubleOptions options)
    {
        Options = options;
        Clock = options.Clock;
        Calendar = options.Calendar ?? options.Clock;
        Ids = new Snowflakes(Calendar);
        Transcript = new Transcript(Clock, Calendar);
        Bot = new DoubleUser(Ids.Next(), options.BotName, bot: true);
        Owner = new DoubleUser(Ids.Next(), "Propriétaire", bot: false);
        Token = options.Token ?? MakeToken(Bot.Id);
        Users[Bot.Id] = Bot;
        Users[Owner.Id] = Owner;
        Messages = new MessageDesk(this);
        Budget = new IdentifyBudget(Clock, options);
        Sublimits = new Sublimits(Clock);
    }

    public Lock Gate { get; } = new();

    public DiscordDoubleOptions Options { get; }

    public TimeProvider Clock { get; }

    public TimeProvider Calendar { get; }

    public Snowflakes Ids { get; }

    public Transcript Transcript { get; }

    public ConcurrentQueue<Finding> Findings { get; } = [];

    /// <summary>The bot. Its application has the same id, as applications made since 2016 do.</summary>
    public DoubleUser Bot { get; }

    /// <summary>Who owns the application.</summary>
    public DoubleUser Owner { get; }

    public ulong ApplicationId => Bot.Id;

    public string Token { get; set; }

    public Dictionary<ulong, DoubleUser> Users { get; } = [];

    public Dictionary<ulong, DoubleGuild> Guilds { get; } = [];

    public Dictionary<ulong, DoubleChannel> Channels { get; } = [];

    public Dictionary<ulong, StoredMessage> MessageIndex { get; } = [];

    public Dictionary<ulong, StoredAttachment> Attachments { get; } = [];

    public Dictionary<ulong, DoubleInteraction> Interactions { get; } = [];

    public Dictionary<string, DoubleInteraction> InteractionsByToken { get; } = new(StringComparer.Ordinal);

    public CommandBook Commands { get; } = new();

    public MessageDesk Messages { get; }

    public IdentifyBudget Budget { get; }

    public Sublimits Sublimits { get; }

    /// <summary>Where attachments are fetched from, without a closing slash.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>Tells the gateway's sessions.</summary>
    public Action<GatewayEvent> Dispatch { get; set; } = static _ => { };

    public DateTimeOffset Now => Calendar.GetUtcNow();

    public static string MakeSecret(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));

    public DoubleGuild GuildOf(DoubleRole role) => Guilds.Values.First(guild => guild.Roles.Contains(role));

    public DoubleChannel? PrivateChannel(DoubleUser user) =>
        Channels.Values.FirstOrDefault(channel => channel.Recipient == user && channel.Kind == DoubleChannelKind.Private);

    public DoubleChannel OpenPrivateChannel(DoubleUser user)
    {
        if (PrivateChannel(user) is { } open)
        {
            return open;
        }

        var channel = new DoubleChannel(Ids.Next(), DoubleChannelKind.Private, $"@{user.Name}", guild: null, user);
        Channels[channel.Id] = channel;
        return channel;
    }

    public void Find(string where, string path, string what) => Findings.Enqueue(new Finding(where, path, what));

    public TimeSpan Since(long ticks) => Clock.GetElapsedTime(ticks);

    public static string MakeToken(ulong id) =>
        $"{Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(id.ToString(System.Globalization.CultureInfo.InvariantCulture))).TrimEnd('=')}" +
        $".{MakeSecret(3)}.{MakeSecret(19)}";
}
