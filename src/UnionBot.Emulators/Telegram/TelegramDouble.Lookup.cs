namespace UnionBot.Emulators.Telegram;

/// <content>Finding people and chats again by what stands on the wire.</content>
public sealed partial class TelegramDouble
{
    /// <summary>Every account, the bot's and Telegram's own included. A copy.</summary>
    public IReadOnlyList<TgUser> Users
    {
        get
        {
            lock (_world.Gate)
            {
                return [.. _world.Users.Values.Select(static u => u.Handle)];
            }
        }
    }

    /// <summary>Every chat that there is. A copy.</summary>
    public IReadOnlyList<TgChat> Chats
    {
        get
        {
            lock (_world.Gate)
            {
                return [.. _world.Chats.Values.Where(static c => !c.Gone).Select(static c => c.Handle)];
            }
        }
    }
}
