using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using UnionBot.CommandLine;
using UnionBot.Conversation;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Tests.Conversation;

/// <summary>The real router over a real database, with two test commands and a platform that keeps what it is given.</summary>
internal sealed class ConversationBench : IAsyncDisposable
{
    public static readonly PersonAddress Ada = new(Platform.Telegram, "501");
    public static readonly ChatAddress Private = new(Platform.Telegram, "501");
    public static readonly ChatAddress Group = new(Platform.Telegram, "-100777");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("unionbot-conversation-");
    private readonly ServiceProvider _services;
    private int _updates;

    public ConversationBench()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Data:Folder"] = _folder.FullName,
            ["Union:Name"] = "Le syndicat",
            ["Union:Contact"] = "permanence@exemple.invalid",
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<Calendar>(new MachineCalendar(Clock));
        services.AddSingleton<HealthBoard>();
        services.AddSingleton(new EventTitle(() => "La rencontre"));
        services.AddStorage().AddPeople().AddOutbox().AddConversation();
        services.AddSingleton<IChatPlatform>(Telegram);
        services.AddSingleton<ICommand>(Question);
        services.AddSingleton<ICommand>(Plan);
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 20, 9, 0, 0, TimeSpan.Zero));

    public KeepingPlatform Telegram { get; } = new();

    public EchoCommand Question { get; } = new("question", Audience.Everyone, takesPlainText: true);

    public EchoCommand Plan { get; } = new("planifier", Audience.Admins, takesPlainText: false);

    public Router Router => Get<Router>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Makes a person an admin by the way a person becomes one.</summary>
    public async Task MakeAdminAsync()
    {
        var code = await Get<PeopleDirectory>().InviteAsync(Role.Admin, TestContext.Current.CancellationToken);
        (await SayAsync(code)).ShouldNotBeNull();
    }

    /// <summary>Somebody says something in private.</summary>
    public Task<Reply?> SayAsync(string text) => RouteAsync(Make(new IncomingContent.Text(text, BotMessage.Plain(text).Blocks)));

    /// <summary>Somebody types a command.</summary>
    public Task<Reply?> CommandAsync(string name, string arguments = "", ChatAddress? chat = null) =>
        RouteAsync(Make(new IncomingContent.Command(name, arguments, BotMessage.Plain(arguments).Blocks), chat));

    /// <summary>Somebody presses a button that holds this action.</summary>
    public Task<Reply?> PressAsync(string action, ChatAddress? chat = null) =>
        RouteAsync(Make(new IncomingContent.Press(Get<ActionSeal>().Seal(action, chat ?? Private)), chat));

    public Task<Reply?> RouteAsync(Incoming incoming, bool late = false) => Router.RouteAsync(incoming, late, TestContext.Current.CancellationToken);

    public Incoming Make(IncomingContent content, ChatAddress? chat = null, string? update = null, bool anonymous = false) => new()
    {
        UpdateId = update ?? $"u{++_updates}",
        Chat = chat ?? Private,
        ChatKind = chat is null || chat == Private ? ChatKind.Private : ChatKind.Group,
        Person = anonymous ? null : Ada,
        SentAt = Clock.GetUtcNow(),
        Addressed = true,
        Content = content,
        Route = new TestRoute(),
    };

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    internal sealed record TestRoute : AnswerRoute;

    /// <summary>A command that says what reached it.</summary>
    internal sealed class EchoCommand(string name, Audience audience, bool takesPlainText) : ICommand
    {
        public List<string> Ran { get; } = [];

        public CommandSpec Spec { get; } = new() { Name = name, Summary = "pour l'essai", For = audience, TakesPlainText = takesPlainText };

        public Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken) => SayAsync($"run:{context.Arguments}");

        public Task<Reply?> PressAsync(CommandContext context, string action, CancellationToken cancellationToken) => SayAsync($"press:{action}");

        public Task<Reply?> ContinueAsync(CommandContext context, string step, CancellationToken cancellationToken) => SayAsync($"continue:{step}:{context.Arguments}");

        private Task<Reply?> SayAsync(string what)
        {
            Ran.Add(what);
            return Task.FromResult<Reply?>(Reply.Plain(what));
        }
    }

    /// <summary>A platform that keeps what it is given.</summary>
    internal sealed class KeepingPlatform : IChatPlatform
    {
        public Platform Platform => Platform.Telegram;

        public HashSet<PersonAddress> Administrators { get; } = [];

        public HashSet<ChatAddress> Channels { get; } = [];

        public Task<ChatKind?> KindOfAsync(ChatAddress chat, CancellationToken cancellationToken) =>
            Task.FromResult<ChatKind?>(Channels.Contains(chat) ? ChatKind.Channel : null);

        public Task<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken) =>
            Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered("1"));

        public Task<DeliveryOutcome> AnswerAsync(AnswerRoute route, Reply reply, CancellationToken cancellationToken) =>
            Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered("1"));

        public IReadOnlyList<BotMessage> Split(BotMessage message) => [message];

        public Task<byte[]> DownloadAsync(IncomingFile file, CancellationToken cancellationToken) => throw new IOException("no file");

        public Task<bool> AdministersAsync(PersonAddress person, ChatAddress chat, CancellationToken cancellationToken) => Task.FromResult(Administrators.Contains(person));

        public Task<string?> TitleOfAsync(ChatAddress chat, CancellationToken cancellationToken) => Task.FromResult<string?>("Canal CGT");

        public Task RunAsync(CancellationToken stoppingToken) => Task.CompletedTask;
    }
}
