using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Tests.Storage;

namespace UnionBot.Tests.People;

/// <summary>The room People on a real database.</summary>
internal sealed class TemporaryPeople : IDisposable
{
    public static readonly PersonAddress Nadia = new(Platform.Telegram, "777000111");
    public static readonly ChatAddress NadiaPrivate = new(Platform.Telegram, "777000111");
    public static readonly PersonAddress Karim = new(Platform.Discord, "900000000000000222");
    public static readonly ChatAddress KarimPrivate = new(Platform.Discord, "900000000000000333");
    public static readonly ChatAddress Group = new(Platform.Telegram, "-1009876543210");

    public TemporaryPeople() => Build();

    public TemporaryStore Store { get; } = new();

    public Identities Identities { get; private set; } = null!;

    public PeopleDirectory People { get; private set; } = null!;

    public Subscriptions Subscriptions { get; private set; } = null!;

    public BotPlaces BotPlaces { get; private set; } = null!;

    public static CancellationToken Stop => TemporaryStore.Stop;

    public Task<Rights> RightsOf(PersonAddress? person) => People.RightsOfAsync(person, Stop);

    public Task<Role?> Redeem(PersonAddress person, ChatAddress chat, string code) => Store.Write(t => People.Redeem(t, person, chat, code));

    public async Task<PersonRef> Admin(PersonAddress person, ChatAddress chat)
    {
        await Redeem(person, chat, await People.InviteAsync(Role.Admin, Stop));
        return (await RightsOf(person)).Person!.Value;
    }

    public Task<int> Seed(SeedOptions options) =>
        new PeopleSeeds(Store.Database, Store.Database.Vault, People, Subscriptions, Options.Create(options), NullLogger<PeopleSeeds>.Instance).ApplyAsync(Stop);

    public void Restart()
    {
        Store.Close();
        Build();
    }

    public void Dispose() => Store.Dispose();

    private void Build()
    {
        Identities = new Identities(Store.Database.Vault);
        People = new PeopleDirectory(Store.Database, Identities, Store.Database.Vault, new CodeTries(Store.Time));
        Subscriptions = new Subscriptions(Store.Database, Identities);
        BotPlaces = new BotPlaces(Store.Database, Identities, Subscriptions);
    }
}
