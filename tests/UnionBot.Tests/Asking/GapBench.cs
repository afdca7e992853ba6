using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using UnionBot.Agenda;
using UnionBot.Asking;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Tests.Answers;
using UnionBot.Tests.Conversation;
using UnionBot.Time;

namespace UnionBot.Tests.Asking;

/// <summary>The real router and the room's own commands over a real database and the shipped pack.</summary>
internal sealed class GapBench : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("unionbot-gaps-");
    private readonly ServiceProvider _services;
    private int _updates;

    public GapBench()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Data:Folder"] = Folder,
            ["Union:Name"] = "Le syndicat",
            ["Union:Contact"] = "permanence@exemple.invalid",
        }).Build());
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<Calendar>(new MachineCalendar(Clock));
        services.AddSingleton<HealthBoard>();
        services.AddSingleton(new EventTitle(() => "La rencontre"));
        services.AddSingleton(new PackStore(Engines.Assises.Pack));
        services.AddSingleton<IChatPlatform>(new ConversationBench.KeepingPlatform());
        services.AddStorage().AddPeople().AddOutbox().AddConversation().AddAgenda().AddAsking();
        _services = services.BuildServiceProvider();
        Writer = ActivatorUtilities.CreateInstance<GapWriter>(_services);
    }

    public FakeTimeProvider Clock { get; } = new(Engines.Before);

    public GapWriter Writer { get; }

    public string Folder => _folder.FullName;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A member asks in a private chat of their own.</summary>
    public Task<Reply?> AskAsync(string text, string who) => RouteAsync(Make(new IncomingContent.Text(text, BotMessage.Plain(text).Blocks), who));

    /// <summary>Somebody types <c>/manques</c>.</summary>
    public async Task<string?> GapsAsync(string who, Platform platform = Platform.Telegram, ChatKind kind = ChatKind.Private) =>
        (await RouteAsync(Make(new IncomingContent.Command("manques", "", []), who, platform, kind)))?.Message.PlainText;

    /// <summary>Makes a person an admin by the way a person becomes one.</summary>
    public async Task MakeAdminAsync(string who, Platform platform = Platform.Telegram)
    {
        var code = await Get<PeopleDirectory>().InviteAsync(Role.Admin, TestContext.Current.CancellationToken);
        await RouteAsync(Make(new IncomingContent.Text(code, BotMessage.Plain(code).Blocks), who, platform));
    }

    public Incoming Make(IncomingContent content, string who, Platform platform = Platform.Telegram, ChatKind kind = ChatKind.Private) => new()
    {
        UpdateId = $"u{++_updates}",
        Chat = new ChatAddress(platform, who),
        ChatKind = kind,
        Person = new PersonAddress(platform, who),
        SentAt = Clock.GetUtcNow(),
        Addressed = true,
        Content = content,
        Route = new ConversationBench.TestRoute(),
    };

    public async ValueTask DisposeAsync()
    {
        Writer.Dispose();
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Task<Reply?> RouteAsync(Incoming incoming) => Get<Router>().RouteAsync(incoming, late: false, TestContext.Current.CancellationToken);
}
