#pragma warning disable MA0048 // The catalogue and its lines are one idea.
namespace UnionBot.CommandLine;

/// <summary>Every setting there is: what the start check knows, and what the README lists.</summary>
internal static class SettingsCatalog
{
    /// <summary>All settings, by section.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new("Union:Name", SettingKind.Text, "", "the union that answers for the bot, as the first notice names it"),
        new("Union:Contact", SettingKind.Text, "", "how to reach it: an e-mail address, a phone number, a page"),
        new("Content:Pack", SettingKind.Path, "config/assises-2026", "the content pack in force"),
        new("Data:Folder", SettingKind.Path, "data", "the one folder with database and key"),
        new("Data:KeyFile", SettingKind.Path, "", "where the key stands, if not in the data folder"),
        new("Telegram:Token", SettingKind.Secret, "", "the bot token of @BotFather; only as an environment variable or by Telegram:TokenFile"),
        new("Telegram:TokenFile", SettingKind.Path, "", "a file that holds the token and nothing else"),
        new("Telegram:ApiUrl", SettingKind.Http, "https://api.telegram.org", "the Bot API server"),
        new("Discord:Token", SettingKind.Secret, "", "the bot token of the developer portal; only as an environment variable or by Discord:TokenFile"),
        new("Discord:TokenFile", SettingKind.Path, "", "a file that holds the token and nothing else"),
        new("Discord:ApiUrl", SettingKind.Http, "https://discord.com/api/v10", "Discord's REST API, with its version"),
        new("Discord:GatewayUrl", SettingKind.WebSocket, "", "Discord's gateway; empty: Discord is asked"),
        new("Outbox:WhenInDoubt", SettingKind.Text, "resend", "what is done with a message that went unanswered: resend (once, marked « ↻ »), ask (an admin decides) or never"),
        new("Announcements:Approval", SettingKind.Text, "off", "whether an announcement written in chat needs another admin's approval before it goes: off or second"),
        new("Seed:Admins", SettingKind.List, "", "first admins, such as telegram:123456; each is applied once"),
        new("Seed:Delegates", SettingKind.List, "", "first delegates, likewise"),
        new("Seed:Channels", SettingKind.List, "", "first subscribed places, such as telegram:-1001234567890, telegram:-1001234567890/7 (a topic) or discord:123456789012345678"),
    ];
}

/// <summary>One setting.</summary>
/// <param name="Key">As configuration writes it; as an environment variable <c>:</c> is <c>__</c>.</param>
/// <param name="Kind">What it must be.</param>
/// <param name="Default">What holds without it.</param>
/// <param name="Summary">What it is for, for the README.</param>
internal sealed record Setting(string Key, SettingKind Kind, string Default, string Summary)
{
    /// <summary>Its name as an environment variable.</summary>
    public string Variable => Key.Replace(":", "__", StringComparison.Ordinal);
}

/// <summary>What a setting must be.</summary>
internal enum SettingKind
{
    Text,
    Path,
    Secret,
    Http,
    WebSocket,
    List,
}
