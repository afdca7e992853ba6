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
        services.AddSingleton<ChangeDesk>();
        services.AddSingleton<ICommand, CorrectCommand>();
        services.AddSingleton<ICommand, RetractCommand>();
        services.AddSingleton<ICommand, PinCommand>();
        services.AddSingleton<ICommand, SummaryCommand>();
        services.AddSingleton<ICommand, SilenceCommand>();
        services.AddSingleton<ICommand, ResumeCommand>();
        return services;
    }
}
