using Microsoft.Extensions.DependencyInjection;

namespace UnionBot.Conversation;

/// <summary>Registers this room.</summary>
internal static class ConversationServices
{
    /// <summary>Adds the router, its inbox, and the commands about rights and subscriptions.</summary>
    public static IServiceCollection AddConversation(this IServiceCollection services)
    {
        services.AddOptions<UnionOptions>().BindConfiguration("Union");
        services.AddSingleton<Dialogues>();
        services.AddSingleton<FirstContact>();
        services.AddSingleton<ActionSeal>();
        services.AddSingleton<CommandRegistry>();
        services.AddSingleton<CodeDesk>();
        services.AddSingleton<PlaceDesk>();
        services.AddSingleton<ChannelList>();
        services.AddSingleton<Router>();
        services.AddSingleton<ConversationInbox>();
        services.AddHostedService<ConversationReader>();
        services.AddSingleton<ICommand, StartCommand>();
        services.AddSingleton<ICommand, StopCommand>();
        services.AddSingleton<ICommand, InviteCommand>();
        services.AddSingleton<ICommand, RevokeCommand>();
        services.AddSingleton<ICommand, SubscribeCommand>();
        services.AddSingleton<ICommand, UnsubscribeCommand>();
        return services;
    }
}
