using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UnionBot.Conversation;
using UnionBot.Outbox;
using UnionBot.Time;

namespace UnionBot.Telegram;

/// <summary>Registers this room.</summary>
internal static class TelegramServices
{
    /// <summary>Adds Telegram, if a token is set.</summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services, IConfiguration configuration)
    {
        if (!TelegramOptions.HasToken(configuration))
        {
            return services;
        }

        services.AddOptions<TelegramOptions>().BindConfiguration("Telegram").ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelegramOptions>, TelegramOptions.AddressAndTokenHold>();
        services.AddSingleton<TelegramToken>();
        services.AddSingleton<TelegramConnection>();
        services.AddSingleton<TelegramPolling>();
        services.AddSingleton<TelegramPhotos>();
        services.AddSingleton<TelegramPosts>();
        services.AddSingleton<TelegramEdits>();
        services.AddSingleton<TelegramAnswers>();

        // The commands reach platforms themselves, so they are asked for when the platform runs, not when it is made.
        services.AddSingleton<IChatPlatform>(provider => new TelegramPlatform(
            provider.GetRequiredService<TelegramConnection>(),
            provider.GetRequiredService<TelegramToken>(),
            provider.GetRequiredService<TelegramPolling>(),
            provider.GetRequiredService<TelegramPosts>(),
            provider.GetRequiredService<TelegramEdits>(),
            provider.GetRequiredService<TelegramAnswers>(),
            provider.GetRequiredService<ConversationInbox>(),
            provider.GetRequiredService<ActionSeal>(),
            provider.GetServices<ICommand>,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Calendar>(),
            provider.GetRequiredService<ILogger<TelegramPlatform>>()));
        return services;
    }
}
