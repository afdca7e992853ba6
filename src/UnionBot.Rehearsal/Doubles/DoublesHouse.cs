using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord;
using UnionBot.Emulators.Server;
using UnionBot.Emulators.Telegram;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>Both doubles with a small furnished world, and the control API beside them.</summary>
internal sealed class DoublesHouse : IAsyncDisposable
{
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _resetting = new(1, 1);
    private DoublesOptions _options;
    private LoopbackServer? _control;
    private TelegramDouble? _telegram;
    private DiscordDouble? _discord;

    private DoublesHouse(DoublesOptions options, TimeProvider machine) => (_options, Machine) = (options, machine);

    /// <summary>Telegram's double.</summary>
    public TelegramDouble Telegram => _telegram ?? throw new InvalidOperationException("The doubles are being reset. Ask again.");

    /// <summary>Discord's double.</summary>
    public DiscordDouble Discord => _discord ?? throw new InvalidOperationException("The doubles are being reset. Ask again.");

    /// <summary>The machine's clock.</summary>
    public TimeProvider Machine { get; }

    /// <summary>Faults that can be let go again, by their number.</summary>
    public FaultLedger Faults { get; } = new();

    /// <summary>Where the control API is.</summary>
    public Uri ControlUrl => _control!.BaseUrl;

    /// <summary>Ends when somebody asked for the stop.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>Starts everything.</summary>
    public static async Task<DoublesHouse> StartAsync(DoublesOptions options, TimeProvider machine, CancellationToken cancellationToken)
    {
        var house = new DoublesHouse(options, machine);
        try
        {
            await house.FurnishAsync(cancellationToken);
            house._control = await LoopbackServer.StartAsync(new ControlServer(ActTable.Of(house)).AnswerAsync, options.ControlPort, cancellationToken);
            return house;
        }
        catch
        {
            await house.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks for the stop; who runs the house does it.</summary>
    public void Stop() => _stopped.TrySetResult();

    /// <summary>Throws both worlds away and starts them anew at the same addresses with the same tokens.</summary>
    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        await _resetting.WaitAsync(cancellationToken);
        try
        {
            await CloseAsync();
            await FurnishAsync(CancellationToken.None); // Half a reset would be none.
        }
        finally
        {
            _resetting.Release();
        }
    }

    /// <summary>URLs, tokens and ids: what a client needs to begin.</summary>
    public JsonObject Describe() => new()
    {
        ["telegram"] = TelegramWords.World(Telegram),
        ["discord"] = DiscordWords.World(Discord),
        ["control"] = ControlUrl.ToString().TrimEnd('/'),
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_control is { } control)
        {
            await control.DisposeAsync();
        }

        await CloseAsync();
        _resetting.Dispose();
    }

    private async Task FurnishAsync(CancellationToken cancellationToken)
    {
        var telegram = new TelegramDoubleOptions { Clock = Machine, Port = _options.TelegramPort, InlineMode = _options.InlineMode, LocalWebhooks = _options.LocalWebhooks };
        _telegram = await TelegramDouble.StartAsync(
            _options.TelegramToken is { } token ? telegram with { Token = token } : telegram, cancellationToken);
        _discord = await DiscordDouble.StartAsync(
            new DiscordDoubleOptions
            {
                Clock = Machine,
                Port = _options.DiscordPort,
                Token = _options.DiscordToken,
                GrantedPrivilegedIntents = _options.PrivilegedIntents ? DiscordIntents.Privileged : DiscordIntents.None,
            },
            cancellationToken);

        // A reset keeps addresses and tokens.
        _options = _options with
        {
            TelegramPort = _telegram.ApiUrl.Port,
            DiscordPort = _discord.ApiUrl.Port,
            TelegramToken = _telegram.Token,
            DiscordToken = _discord.Token,
        };

        var owner = _telegram.User("Camille", "camille");
        var member = _telegram.User("Sacha", "sacha");
        var group = _telegram.Supergroup("Section locale", owner);
        var forum = _telegram.Supergroup("Forum", owner, forum: true);
        var channel = _telegram.Channel("Canal", owner);
        _telegram.Join(member, group);
        _telegram.AddBot(group, owner);
        _telegram.AddBot(forum, owner);
        _telegram.AddBot(channel, owner, TgRights.All);
        _telegram.Topic(forum, owner, "Annonces");

        var guild = _discord.CreateGuild("Section locale");
        _discord.CreateChannel(guild, "annonces", DoubleChannelKind.Announcement);
        _discord.CreateChannel(guild, "general");
        _discord.CreateUser("Camille", guild);
        _discord.CreateUser("Sacha", guild);
    }

    private async Task CloseAsync()
    {
        Faults.ReleaseAll();
        var (telegram, discord) = (Interlocked.Exchange(ref _telegram, null), Interlocked.Exchange(ref _discord, null));
        if (telegram is not null)
        {
            await telegram.DisposeAsync();
        }

        if (discord is not null)
        {
            await discord.DisposeAsync();
        }
    }
}
