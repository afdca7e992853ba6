using Microsoft.Extensions.DependencyInjection;

namespace UnionBot.CommandLine;

/// <summary>A service that is asked for when it is first used: platforms reach commands, and commands reach platforms through the outbox.</summary>
internal sealed class LazyService<T>(IServiceProvider provider) : Lazy<T>(() => provider.GetRequiredService<T>())
    where T : notnull;
