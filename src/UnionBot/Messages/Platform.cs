namespace UnionBot.Messages;

/// <summary>The platforms the bot speaks on. The numbers stand in the database and never change.</summary>
internal enum Platform
{
    /// <summary>Telegram, by the Bot API.</summary>
    Telegram = 1,

    /// <summary>Discord, by REST and Gateway.</summary>
    Discord = 2,
}
