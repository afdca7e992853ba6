using Microsoft.Extensions.DependencyInjection;
using UnionBot.Conversation;

namespace UnionBot.Live;

/// <summary>Registers the room.</summary>
internal static class LiveServices
{
    /// <summary>Adds what a delegate publishes from the event.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSingleton<PhotoIntake>();
        services.AddSingleton<LiveDesk>();
        services.AddSingleton<ICommand, LiveCommand>();
        return services;
    }
}
