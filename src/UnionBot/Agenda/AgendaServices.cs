using Microsoft.Extensions.DependencyInjection;
using UnionBot.Conversation;

namespace UnionBot.Agenda;

/// <summary>Registers the room.</summary>
internal static class AgendaServices
{
    /// <summary>Adds the programme as it stands, where it changes, and its calendar file.</summary>
    public static IServiceCollection AddAgenda(this IServiceCollection services)
    {
        services.AddSingleton<AgendaService>();
        services.AddSingleton<AgendaDesk>();
        services.AddSingleton<ICommand, IcsCommand>();
        return services;
    }
}
