using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.People;

/// <summary>Applies each configured seed once, at start: a later start never restores what was removed or suspended.</summary>
internal sealed partial class PeopleSeeds(
    Database database, Vault vault, PeopleDirectory people, Subscriptions subscriptions, IOptions<SeedOptions> options, ILogger<PeopleSeeds> logger)
    : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => ApplyAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Applies the seeds that never were.</summary>
    /// <returns>How many those were.</returns>
    public async Task<int> ApplyAsync(CancellationToken cancellationToken)
    {
        var seeds = options.Value;
        if (seeds.Admins.Count + seeds.Delegates.Count + seeds.Channels.Count == 0)
        {
            return 0;
        }

        var applied = await database.WriteAsync(
            transaction =>
            {
                var count = 0;
                foreach (var person in seeds.Admins.Select(SeedOptions.Person).OfType<PersonAddress>().Where(p => IsNew(transaction, $"admin|{(int)p.Platform}|{p.Id}")))
                {
                    people.Grant(transaction, person, Role.Admin);
                    count++;
                }

                foreach (var person in seeds.Delegates.Select(SeedOptions.Person).OfType<PersonAddress>().Where(p => IsNew(transaction, $"delegate|{(int)p.Platform}|{p.Id}")))
                {
                    people.Grant(transaction, person, Role.Delegate);
                    count++;
                }

                foreach (var chat in seeds.Channels.Select(SeedOptions.Chat).OfType<ChatAddress>().Where(c => IsNew(transaction, $"channel|{(int)c.Platform}|{c.ChatId}/{c.ThreadId}")))
                {
                    subscriptions.Subscribe(transaction, chat, KindOf(chat));
                    count++;
                }

                return count;
            },
            cancellationToken);
        if (applied > 0)
        {
            Log.Applied(logger, applied);
        }

        return applied;
    }

    /// <summary>What a place is as far as its number tells; the platform's next word about it corrects this.</summary>
    private static ChatKind KindOf(ChatAddress chat) =>
        chat.Platform == Platform.Telegram && !chat.ChatId.StartsWith('-') ? ChatKind.Private : ChatKind.Group;

    private bool IsNew(WriteTransaction transaction, string seed) => transaction.Connection.Execute(
        "INSERT INTO seed (hash) VALUES (@hash) ON CONFLICT DO NOTHING", new { hash = vault.Lookup("seed", seed) }, transaction.Inner) > 0;

    private static partial class Log
    {
        [LoggerMessage(710, LogLevel.Information, "Applied {Count} seeds of rights and channels. They are not applied again.")]
        public static partial void Applied(ILogger logger, int count);
    }
}
