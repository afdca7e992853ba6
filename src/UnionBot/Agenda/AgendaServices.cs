using Microsoft.Extensions.DependencyInjection;

namespace UnionBot.Agenda;

/// <summary>Registers the room.</summary>
internal static class AgendaServices
{
    public static IServiceCollection AddAgenda(this IServiceCollection services) => services.AddSingleton<AgendaService>();
}
