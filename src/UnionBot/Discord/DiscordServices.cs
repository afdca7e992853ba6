using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UnionBot.Conversation;
using UnionBot.Health;
using UnionBot.Outbox;

namespace UnionBot.Discord;

/// <summary>Registers this room.</summary>
internal static class DiscordServices
{
    /// <summary>Adds Discord where a token is set; nothing otherwise.</summary>
    public static IServiceCollection AddDiscord(this IServiceCollection services, IConfiguration configuration)
    {
        if (!DiscordOptions.HasToken(configuration))
        {
            return services;
        }

        services.AddOptions<DiscordOptions>().BindConfiguration("Discord").ValidateOnStart();
        services.AddSingleton<IValidateOptions<DiscordOptions>, DiscordOptions.AddressesAndTokenHold>();

        // The commands reach this platform through the outbox, so they are asked for later than it is made.
        services.AddSingleton<DiscordSessions>();
        services.AddSingleton<IChatPlatform>(provider => new DiscordPlatform(
            new DiscordToken(() => provider.GetRequiredService<IOptionsMonitor<DiscordOptions>>().CurrentValue),
            new DiscordDoors(
                provider.GetRequiredService<ConversationInbox>().AcceptAsync,
                () => [.. provider.GetServices<ICommand>()],
                provider.GetRequiredService<ActionSeal>().Seal,
                provider.GetRequiredService<PhotoStore>().GetAsync),
            provider.GetRequiredService<HealthBoard>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetRequiredService<DiscordSessions>()));
        return services;
    }
}
