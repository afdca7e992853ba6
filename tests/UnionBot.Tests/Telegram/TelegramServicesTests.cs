using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using UnionBot.Conversation;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Telegram;
using UnionBot.Tests.Storage;
using UnionBot.Time;

namespace UnionBot.Tests.Telegram;

public sealed class TelegramServicesTests
{
    private const string Token = "123456:AAFsecret";

    [Fact]
    public void Without_a_token_there_is_no_telegram()
    {
        using var store = new TemporaryStore();
        using var provider = Provider(store, ("Telegram:Token", " "), ("Telegram:TokenFile", ""));

        provider.GetServices<IChatPlatform>().ShouldBeEmpty();
    }

    [Fact]
    public void With_a_token_it_is_a_platform_whose_commands_may_know_it()
    {
        using var store = new TemporaryStore();
        using var provider = Provider(store, ("Telegram:Token", Token));

        provider.GetServices<IChatPlatform>().ShouldHaveSingleItem().Platform.ShouldBe(Platform.Telegram);
        provider.GetServices<ICommand>().ShouldNotBeEmpty();
    }

    [Fact]
    public void The_token_may_stand_in_a_file_and_is_read_again_when_it_changed()
    {
        using var store = new TemporaryStore();
        var file = Path.Combine(store.Folder, "token");
        File.WriteAllText(file, Token + "\n");
        using var provider = Provider(store, ("Telegram:TokenFile", file));
        var token = provider.GetRequiredService<TelegramToken>();

        (token.Current, token.Setting, token.Refresh()).ShouldBe((Token, "Telegram:TokenFile", false));
        File.WriteAllText(file, "123456:AAFother");
        (token.Refresh(), token.Current).ShouldBe((true, "123456:AAFother"));
    }

    [Theory]
    [InlineData("Telegram:Token", "AAFsecret", "Telegram:Token")]
    [InlineData("Telegram:Token", "\"123456:AAFsecret\"", "BotFather")]
    [InlineData("Telegram:TokenFile", "/no/such/AAFfile", "ne peut pas être lu")]
    [InlineData("Telegram:ApiUrl", "ftp://example.org", "http(s)")]
    [InlineData("Telegram:ApiUrl", "https://example.org/bot", "sans chemin")]
    public void A_wrong_setting_stops_the_start_with_what_to_do_and_without_the_secret(string key, string value, string words)
    {
        using var store = new TemporaryStore();
        using var provider = key.EndsWith("ApiUrl", StringComparison.Ordinal) ? Provider(store, (key, value), ("Telegram:Token", Token)) : Provider(store, (key, value));

        var fault = Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<IOptions<TelegramOptions>>().Value);

        fault.Message.ShouldContain(words);
        fault.ToString().ShouldNotContain("AAFsecret");
    }

    private static ServiceProvider Provider(TemporaryStore store, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(store.Time);
        services.AddSingleton(store.Calendar);
        services.AddSingleton<HealthBoard>();
        services.AddLogging();
        services.AddSingleton(store.Database);
        services.AddSingleton(store.Database.Vault);
        services.AddSingleton(new EventTitle(() => "Assises"));
        services.AddPeople();
        services.AddOutbox();
        services.AddConversation();
        services.AddTelegram(configuration);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = false, ValidateScopes = true });
    }
}
