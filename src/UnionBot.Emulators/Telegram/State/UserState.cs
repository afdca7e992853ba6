namespace UnionBot.Emulators.Telegram.State;

/// <summary>An account, and what it did with the bot in private. Guarded by <see cref="World.Gate"/>.</summary>
internal sealed class UserState(TgUser handle)
{
    public TgUser Handle { get; } = handle;

    public long Id => Handle.Id;

    /// <summary>Whether the person ever wrote to the bot, so that it may write back.</summary>
    public bool Started { get; set; }

    public bool BlockedBot { get; set; }

    public bool Deactivated { get; set; }
}
