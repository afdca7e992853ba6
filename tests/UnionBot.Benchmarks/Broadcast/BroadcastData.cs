using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using UnionBot.Emulators.Telegram;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Benchmarks.Broadcast;

/// <summary>The worker's data folder: filled before it starts, looked at while it runs, read after its end.</summary>
internal sealed class BroadcastData(TimeProvider time) : IDisposable
{
    /// <summary>What the announcement says, and nothing else that the bot sends.</summary>
    public const string Words = "Le débat commence dans la grande salle.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("unionbot-broadcast-");

    /// <summary>The folder.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Subscribes every place and publishes the announcement, due in a while: what its minute would do in a worker that has long been running.</summary>
    public async Task FillAsync(BroadcastPlan plan, BroadcastPlaces places, string eventId, TimeSpan dueIn)
    {
        var calendar = new MachineCalendar(time);
        using var database = Open(calendar);
        var identities = new Identities(database.Vault);
        var people = new PeopleDirectory(database, identities, database.Vault, new CodeTries(time));
        var subscriptions = new Subscriptions(database, identities);
        var queue = new OutboxQueue(people, new OutboxBell(), [new SilentPlatform(plan.Platform)]);
        var photo = plan.WithPhoto ? await new PhotoStore(database).PutAsync(SamplePicture.Png(800, 600), CancellationToken.None) : null;
        await database.WriteAsync(
            transaction =>
            {
                foreach (var chat in places.Chats)
                {
                    subscriptions.Subscribe(transaction, new ChatAddress(plan.Platform, chat), places.Kind);
                }

                var admin = new PersonAddress(plan.Platform, places.Admin);
                var author = people.Grant(transaction, admin, Role.Admin);
                people.RememberPrivateChat(transaction, admin, new ChatAddress(plan.Platform, places.AdminChat));
                return queue.Publish(transaction, new NewItem
                {
                    EventId = eventId,
                    Key = "announcement/broadcast/1",
                    Kind = ItemKind.Announcement,
                    Compose = _ => BotMessage.Plain(Words) with { Photos = photo is null ? [] : [new Photo(photo)] },
                    DueAt = transaction.Now + dueIn,
                    Author = author,
                });
            },
            CancellationToken.None);
    }

    /// <summary>How many rows of the announcement are still open, and whether the report is; asked beside the running worker.</summary>
    public (long Rows, long Reports) Open()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(Folder, DatabaseFile.FileName),
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        connection.Open();
        return connection.QuerySingle<(long, long)>("SELECT (SELECT count(*) FROM delivery WHERE state < 2), (SELECT count(*) FROM report WHERE done = 0)");
    }

    /// <summary>What became of the announcement, by place, after the worker's end.</summary>
    public async Task<IReadOnlyDictionary<string, DeliveryState>> StatesAsync()
    {
        using var database = Open(new MachineCalendar(time));
        var places = await new Subscriptions(database, new Identities(database.Vault)).AllAsync(CancellationToken.None);
        var addresses = places.ToDictionary(p => p.Channel.Id, p => p.Address.ChatId);
        return await database.ReadAsync(
            connection => connection.Query<(long Channel, long State)>("SELECT channel_id, state FROM delivery WHERE item_id IS NOT NULL AND action = 0")
                .ToDictionary(row => addresses[row.Channel], row => (DeliveryState)row.State, StringComparer.Ordinal),
            CancellationToken.None);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private Database Open(MachineCalendar calendar) => Database.Open(new DataOptions { Folder = Folder }, new HealthBoard(), time, calendar, NullLogger<Database>.Instance);
}
