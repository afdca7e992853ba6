using UnionBot.DiscordApi.Models;
using UnionBot.DiscordApi.Rest;

namespace UnionBot.DiscordApi;

/// <summary>What is done with places: announcement channels, threads, a server's calendar.</summary>
public sealed partial class DiscordRest
{
    /// <summary>The message was published already. Source: topics/opcodes-and-status-codes.mdx.</summary>
    private const int AlreadyCrossposted = 40033;

    /// <summary>The message has a thread already.</summary>
    private const int HasThread = 160004;

    /// <summary>Publishes an announcement channel's message to the servers that follow it. One that is published already is left as it is.</summary>
    /// <exception cref="RateLimitedException">A channel takes about 10 an hour: try again then.</exception>
    public async Task CrosspostAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(Route.Post($"channels/{channel}/messages/{message}/crosspost"), null, cancellationToken);
        }
        catch (DiscordApiException error) when (error.Code == AlreadyCrossposted)
        {
            // It is as it was to be.
        }
    }

    /// <summary>Shows for ten seconds that the bot is writing.</summary>
    public Task TypeAsync(Snowflake channel, CancellationToken cancellationToken) =>
        SendAsync(Route.Post($"channels/{channel}/typing"), null, cancellationToken);

    /// <summary>Starts a thread at a message; where it has one, that one is given.</summary>
    public async Task<Channel> StartThreadAsync(Snowflake channel, Snowflake message, StartThread thread, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(
                Route.Post($"channels/{channel}/messages/{message}/threads"), Body(thread, DiscordJson.Default.StartThread), DiscordJson.Default.Channel, cancellationToken);
        }
        catch (DiscordApiException error) when (error.Code == HasThread)
        {
            return await GetChannelAsync(message, cancellationToken); // Its id is the message's.
        }
    }

    /// <summary>A server's threads that are not archived and that the bot may see.</summary>
    public Task<ActiveThreads> GetActiveThreadsAsync(Snowflake guild, CancellationToken cancellationToken) =>
        SendAsync(Route.Get($"guilds/{guild}/threads/active"), null, DiscordJson.Default.ActiveThreads, cancellationToken);

    /// <summary>Makes the bot a member of a thread.</summary>
    public Task JoinThreadAsync(Snowflake thread, CancellationToken cancellationToken) =>
        SendAsync(Route.Put($"channels/{thread}/thread-members/@me"), null, cancellationToken);

    /// <summary>Archives a thread, or brings it back.</summary>
    public Task<Channel> ArchiveThreadAsync(Snowflake thread, bool archived, CancellationToken cancellationToken) =>
        SendAsync(
            Route.Patch($"channels/{thread}"), Body(new EditThread(archived), DiscordJson.Default.EditThread), DiscordJson.Default.Channel, cancellationToken);

    /// <summary>A server's coming and running events.</summary>
    public Task<IReadOnlyList<ScheduledEvent>> GetScheduledEventsAsync(Snowflake guild, CancellationToken cancellationToken) =>
        SendAsync(Route.Get($"guilds/{guild}/scheduled-events"), null, DiscordJson.Default.IReadOnlyListScheduledEvent, cancellationToken);

    /// <summary>Puts an event into a server's calendar. It takes no nonce: look for it before repeating.</summary>
    public Task<ScheduledEvent> CreateScheduledEventAsync(Snowflake guild, CreateScheduledEvent happening, CancellationToken cancellationToken) =>
        SendAsync(
            Route.Post($"guilds/{guild}/scheduled-events"),
            Body(happening, DiscordJson.Default.CreateScheduledEvent),
            DiscordJson.Default.ScheduledEvent,
            cancellationToken);

    /// <summary>Changes an event.</summary>
    public Task<ScheduledEvent> EditScheduledEventAsync(Snowflake guild, Snowflake happening, EditScheduledEvent change, CancellationToken cancellationToken) =>
        SendAsync(
            Route.Patch($"guilds/{guild}/scheduled-events/{happening}"),
            Body(change, DiscordJson.Default.EditScheduledEvent),
            DiscordJson.Default.ScheduledEvent,
            cancellationToken);

    /// <summary>Takes an event out of a server's calendar.</summary>
    public Task DeleteScheduledEventAsync(Snowflake guild, Snowflake happening, CancellationToken cancellationToken) =>
        SendAsync(Route.Delete($"guilds/{guild}/scheduled-events/{happening}"), null, cancellationToken);
}
