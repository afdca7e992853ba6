using Microsoft.Extensions.Configuration;
using UnionBot.CommandLine;

namespace UnionBot.Tests.CommandLine;

public sealed class SettingsTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("unionbot-settings-");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public void The_readme_lists_every_setting_with_its_default()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        foreach (var setting in SettingsCatalog.All)
        {
            readme.ShouldContain($"| `{setting.Key}` | {(setting.Default.Length > 0 ? $"`{setting.Default}`" : "–")} | {setting.Summary} |");
        }
    }

    [Fact]
    public void The_shipped_settings_are_without_fault()
    {
        Directory.CreateDirectory(Path.Combine(_home.FullName, "config"));
        File.Copy(Path.Combine(Repository.Root, Home.SettingsFile), Path.Combine(_home.FullName, Home.SettingsFile));

        SettingsCheck.Faults(WorkerConfiguration.Read(_home.FullName)).ShouldBeEmpty();
    }

    [Fact]
    public void An_unknown_key_is_named_with_the_nearest_known_one()
    {
        Write("""{ "Telegram": { "ApiUlr": "https://example.org" } }""");

        SettingsCheck.Faults(WorkerConfiguration.Read(_home.FullName)).ShouldHaveSingleItem().ShouldContain("Telegram:ApiUlr : ce réglage n'existe pas. Le plus proche est Telegram:ApiUrl");
    }

    [Fact]
    public void A_wrong_value_is_named_with_the_rule_and_what_to_do()
    {
        Write("""{ "Discord": { "ApiUrl": "discord.com", "GatewayUrl": "https://x" } }""");

        var faults = SettingsCheck.Faults(WorkerConfiguration.Read(_home.FullName));

        faults.Count.ShouldBe(2);
        faults[0].ShouldContain("« discord.com »");
        faults[0].ShouldContain("Discord__ApiUrl");
        faults[1].ShouldContain("wss://");
    }

    [Fact]
    public void A_token_in_the_settings_file_stops_the_start_and_is_not_repeated()
    {
        Write("""{ "Telegram": { "Token": "123456:canary" } }""");

        var fault = SettingsCheck.Faults(WorkerConfiguration.Read(_home.FullName)).ShouldHaveSingleItem();

        fault.ShouldContain("Telegram__Token");
        fault.ShouldNotContain("canary");
    }

    [Fact]
    public void A_secret_comes_from_a_file()
    {
        File.WriteAllText(Path.Combine(_home.FullName, "token.txt"), "123:abc\n");
        Write("""{ "Telegram": { "TokenFile": "token.txt" } }""");

        var configuration = WorkerConfiguration.Read(_home.FullName);

        configuration["Telegram:Token"].ShouldBe("123:abc");
        SettingsCheck.Faults(configuration).ShouldBeEmpty();
    }

    [Fact]
    public void A_secret_file_that_is_not_there_stops_the_start()
    {
        Write("""{ "Discord": { "TokenFile": "nowhere.txt" } }""");

        Should.Throw<StartFaultException>(() => WorkerConfiguration.Read(_home.FullName)).Message.ShouldContain("nowhere.txt");
    }

    [Fact]
    public void Settings_that_are_no_json_stop_the_start()
    {
        Write("{ no");

        Should.Throw<StartFaultException>(() => WorkerConfiguration.Read(_home.FullName)).Message.ShouldContain(Home.SettingsFile);
    }

    [Fact]
    public void Relative_paths_start_at_home_whatever_the_working_directory()
    {
        Write("{}");

        WorkerConfiguration.Read(_home.FullName)["Data:Folder"].ShouldBe(Path.Combine(_home.FullName, "data"));
    }

    private void Write(string json)
    {
        Directory.CreateDirectory(Path.Combine(_home.FullName, "config"));
        File.WriteAllText(Path.Combine(_home.FullName, Home.SettingsFile), json);
    }
}
