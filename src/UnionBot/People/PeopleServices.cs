using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace UnionBot.People;

/// <summary>Registers this room.</summary>
internal static class PeopleServices
{
    /// <summary>Adds rights, codes, subscriptions and the seeds that are applied at start.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddOptions<SeedOptions>().Configure<IConfiguration>((options, configuration) => options.Read(configuration)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SeedOptions>, SeedOptions.SeedsCanBeRead>();
        services.AddSingleton<Identities>();
        services.AddSingleton<CodeTries>();
        services.AddSingleton<PeopleDirectory>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<BotPlaces>();
        services.AddHostedService<PeopleSeeds>();
        return services;
    }
}
