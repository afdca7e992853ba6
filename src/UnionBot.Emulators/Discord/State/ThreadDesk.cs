namespace UnionBot.Emulators.Discord.State;

/// <summary>Opens threads and tells of them, whoever starts them. Under the world's gate.</summary>
internal static class ThreadDesk
{
    /// <summary>How long a thread stays open without words where nothing else is said.</summary>
    public const int DefaultMinutes = 4320;

    private const int ThreadCreated = 18, StarterMessage = 21;

    /// <summary>Opens a thread at a message that has none yet.</summary>
    public static DoubleChannel OpenAt(DiscordWorld world, DoubleUser owner, StoredMessage message, string name, int minutes)
    {
        var kind = message.Channel.Kind == DoubleChannelKind.Announcement ? DoubleChannelKind.AnnouncementThread : DoubleChannelKind.PublicThread;
        var thread = Open(world, owner, message.Channel, message.Id, kind, name, minutes);
        message.StartedThread = thread;
        message.Flags |= StoredMessage.HasThread;
        Notice(world, owner, thread, StarterMessage);
        return thread;
    }

    /// <summary>Opens a thread of its own in a channel.</summary>
    public static DoubleChannel OpenIn(DiscordWorld world, DoubleUser owner, DoubleChannel channel, DoubleChannelKind kind, string name, int minutes)
    {
        var thread = Open(world, owner, channel, world.Ids.Next(), kind, name, minutes);
        if (kind != DoubleChannelKind.PrivateThread)
        {
            Notice(world, owner, channel, ThreadCreated);
        }

        return thread;
    }

    private static DoubleChannel Open(DiscordWorld world, DoubleUser owner, DoubleChannel parent, ulong id, DoubleChannelKind kind, string name, int minutes)
    {
        var thread = new DoubleChannel(id, kind, name, parent.Guild, recipient: null) { Thread = new ThreadFacts(parent, owner, world.Now, minutes) };
        GuildDesk.AddChannel(world, thread);
        return thread;
    }

    private static void Notice(DiscordWorld world, DoubleUser author, DoubleChannel channel, int type)
    {
        var notice = world.Messages.Draft(channel, author);
        notice.Type = type;
        world.Messages.Post(notice);
    }
}
