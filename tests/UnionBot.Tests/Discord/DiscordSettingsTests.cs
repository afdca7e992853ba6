using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UnionBot.Discord;
using UnionBot.DiscordApi.Models;
using UnionBot.Outbox;

namespace UnionBot.Tests.Discord;

public sealed class DiscordSettingsTests
{
    [Fact]
    public void Without_a_token_nothing_is_registered() =>
        new ServiceCollection().AddDiscord(Settings()).ShouldBeEmpty();

    [Theory]
    [InlineData("Discord:Token")]
    [InlineData("Discord:TokenFile")]
    public void With_a_token_there_is_one_platform(string key) =>
        new ServiceCollection().AddDiscord(Settings((key, "x"))).Count(s => s.ServiceType == typeof(IChatPlatform)).ShouldBe(1);

    [Fact]
    public void A_wrong_setting_is_told_with_its_key_its_rule_and_never_the_token()
    {
        var options = new DiscordOptions { Token = "deux mots", ApiUrl = "discord.com", GatewayUrl = "https://x" };

        var faults = new DiscordOptions.AddressesAndTokenHold().Validate(null, options).Failures!.ToList();

        faults.Select(f => f.Split(' ')[0]).ShouldBe(["Discord:ApiUrl", "Discord:GatewayUrl", "Discord:Token"]);
        faults.ShouldAllBe(f => !f.Contains("deux mots", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_token_may_stand_in_a_file()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, "a.b.c\n", TestContext.Current.CancellationToken);
        var options = new DiscordOptions { TokenFile = file };

        options.ReadToken().ShouldBe("a.b.c");
        new DiscordOptions.AddressesAndTokenHold().Validate(null, options).Succeeded.ShouldBeTrue();
        File.Delete(file);
        new DiscordOptions.AddressesAndTokenHold().Validate(null, options).Failures!.ShouldHaveSingleItem().ShouldStartWith("Discord:TokenFile");
    }

    [Fact]
    public void Commands_differ_only_where_a_member_would_see_it()
    {
        var wanted = DiscordCommandSet.From([]);
        wanted.ShouldBeEmpty();
        ApplicationCommand ours = new() { Type = 1, Name = "a", Description = "b", Contexts = [0, 1], IntegrationTypes = [0] };

        DiscordCommandSet.AreSame([ours with { Contexts = [1, 0], Type = null, IntegrationTypes = null, Options = [] }], [ours]).ShouldBeTrue();
        DiscordCommandSet.AreSame([ours with { Description = "c" }], [ours]).ShouldBeFalse();
        DiscordCommandSet.AreSame([ours with { Options = [new CommandOption { Name = "x" }] }], [ours]).ShouldBeFalse();
        DiscordCommandSet.AreSame([ours, ours with { Name = "z" }], [ours]).ShouldBeFalse();
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
