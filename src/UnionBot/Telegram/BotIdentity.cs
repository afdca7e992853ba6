namespace UnionBot.Telegram;

/// <summary>Who the bot is on Telegram, as <c>getMe</c> says.</summary>
/// <param name="Id">Its user id.</param>
/// <param name="Username">Its user name, without @.</param>
internal sealed record BotIdentity(long Id, string Username);
