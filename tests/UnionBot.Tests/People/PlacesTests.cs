using System.Text;
using Dapper;
using Microsoft.Extensions.Configuration;
using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Storage;

namespace UnionBot.Tests.People;

public sealed class PlacesTests
{
    private static readonly ChatAddress Group = TemporaryPeople.Group;

    private static CancellationToken Stop => TemporaryPeople.Stop;

    [Fact]
    public async Task A_place_is_subscribed_once_and_its_topic_is_another_place()
    {
        using var home = new TemporaryPeople();
        var topic = Group with { ThreadId = "7" };

        (await home.Store.Write(t => home.Subscriptions.Subscribe(t, Group, ChatKind.Group))).ShouldBeTrue();
        (await home.Store.Write(t => home.Subscriptions.Subscribe(t, Group, ChatKind.Group))).ShouldBeFalse();
        (await home.Store.Write(t => home.Subscriptions.Subscribe(t, topic, ChatKind.Group))).ShouldBeTrue();

        var all = await home.Subscriptions.AllAsync(Stop);
        all.Select(p => p.Address).ShouldBe([Group, topic]);
        all.ShouldAllBe(p => p.Kind == ChatKind.Group && p.SuspendedFor == null);
    }

    [Fact]
    public async Task A_suspended_place_keeps_its_reason_until_somebody_subscribes_it_again()
    {
        using var home = new TemporaryPeople();
        var channel = await Subscribed(home, Group);

        (await home.Store.Write(t => home.Subscriptions.Suspend(t, channel, "retiré"))).ShouldBeTrue();
        (await home.Store.Write(t => home.Subscriptions.Suspend(t, channel, "encore"))).ShouldBeFalse();
        (await home.Subscriptions.AllAsync(Stop))[0].SuspendedFor.ShouldBe("retiré");
        (await home.Store.Write(t => home.Subscriptions.Subscribe(t, Group, ChatKind.Group))).ShouldBeTrue();
        (await home.Subscriptions.AllAsync(Stop))[0].SuspendedFor.ShouldBeNull();
    }

    [Fact]
    public async Task A_place_the_bot_left_is_suspended_and_goes_on_when_the_bot_is_back()
    {
        using var home = new TemporaryPeople();
        await Subscribed(home, Group);

        (await home.Store.Write(t => home.BotPlaces.NoteGone(t, Group, "le bot a été retiré"))).Count.ShouldBe(1);
        (await home.BotPlaces.AllAsync(Stop)).ShouldBeEmpty();
        (await home.Subscriptions.AllAsync(Stop))[0].SuspendedFor.ShouldBe("le bot a été retiré");

        await home.Store.Write(t => home.BotPlaces.NoteIn(t, Group, ChatKind.Group));
        (await home.BotPlaces.AllAsync(Stop)).ShouldHaveSingleItem().Subscribed.ShouldBeTrue();
        (await home.Subscriptions.AllAsync(Stop))[0].SuspendedFor.ShouldBeNull();
    }

    [Fact]
    public async Task A_forum_the_bot_left_takes_its_topics_along_and_brings_them_back()
    {
        using var home = new TemporaryPeople();
        var topic = Group with { ThreadId = "7" };
        await Subscribed(home, topic);
        await Subscribed(home, new ChatAddress(Platform.Telegram, "-1001", "7"));

        (await home.Store.Write(t => home.BotPlaces.NoteGone(t, Group, "le bot a été retiré"))).Count.ShouldBe(1);
        var gone = (await home.Subscriptions.AllAsync(Stop)).ToDictionary(p => p.Address, p => p.SuspendedFor);
        await home.Store.Write(t => home.BotPlaces.NoteIn(t, Group, ChatKind.Group));

        gone[topic].ShouldBe("le bot a été retiré");
        gone.Values.Count(reason => reason is null).ShouldBe(1);
        (await home.Subscriptions.AllAsync(Stop)).ShouldAllBe(p => p.SuspendedFor == null);
    }

    [Fact]
    public async Task A_place_can_be_known_without_being_subscribed()
    {
        using var home = new TemporaryPeople();
        await home.Store.Write(t => home.BotPlaces.NoteIn(t, Group, ChatKind.Channel));

        var place = (await home.BotPlaces.AllAsync(Stop)).ShouldHaveSingleItem();
        (place.Address, place.Kind, place.Subscribed).ShouldBe((Group, ChatKind.Channel, false));
        (await home.Store.Write(t => home.Subscriptions.Unsubscribe(t, Group))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_place_that_moves_keeps_its_internal_id()
    {
        using var home = new TemporaryPeople();
        var old = new ChatAddress(Platform.Telegram, "-5001");
        var channel = await Subscribed(home, old);

        await home.Store.Write(t => home.Subscriptions.Move(t, old, Group));

        var place = (await home.Subscriptions.AllAsync(Stop)).ShouldHaveSingleItem();
        (place.Channel, place.Address).ShouldBe((channel, Group));
        (await home.Store.Write(t => home.Subscriptions.Unsubscribe(t, old))).ShouldBeFalse();
        (await home.Store.Write(t => home.Subscriptions.Unsubscribe(t, Group))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_place_that_moves_to_where_the_bot_is_known_already_is_one_place_and_active()
    {
        using var home = new TemporaryPeople();
        var old = new ChatAddress(Platform.Telegram, "-5001");
        var channel = await Subscribed(home, old);
        await Subscribed(home, Group);
        await home.Store.Write(t => home.Subscriptions.Suspend(t, channel, "parti"));

        await home.Store.Write(t => home.Subscriptions.Move(t, old, Group));
        await home.Store.Write(t => home.Subscriptions.Move(t, old, Group)); // Both the old and the new chat tell it.

        var place = (await home.Subscriptions.AllAsync(Stop)).ShouldHaveSingleItem();
        (place.Channel, place.Address, place.SuspendedFor).ShouldBe((channel, Group, null));
        (await home.BotPlaces.AllAsync(Stop)).ShouldHaveSingleItem().Channel.ShouldBe(channel);
    }

    [Fact]
    public async Task A_seed_is_applied_once_and_a_restart_restores_nothing()
    {
        using var home = new TemporaryPeople();
        var seeds = Seeds(("Seed:Admins:0", "telegram:777000111"), ("Seed:Delegates:0", "discord:900000000000000222"), ("Seed:Channels:0", "telegram:-1009876543210"), ("Seed:Channels:1", "telegram:-1009876543210/7"));

        (await home.Seed(seeds)).ShouldBe(4);
        var karim = (await home.RightsOf(TemporaryPeople.Karim)).Person!.Value;
        await home.Store.Write(t => home.People.Revoke(t, karim, Role.Delegate));
        await home.Store.Write(t => home.Subscriptions.Unsubscribe(t, Group));
        home.Restart();

        (await home.Seed(seeds)).ShouldBe(0);
        (await home.RightsOf(TemporaryPeople.Nadia)).IsAdmin.ShouldBeTrue();
        (await home.RightsOf(TemporaryPeople.Karim)).IsDelegate.ShouldBeFalse();
        (await home.Subscriptions.AllAsync(Stop)).ShouldHaveSingleItem().Address.ThreadId.ShouldBe("7");
    }

    [Fact]
    public void Seeds_may_stand_in_one_variable()
    {
        var seeds = Seeds(("Seed:Admins", "telegram:1, discord:2"));

        seeds.Admins.ShouldBe(["telegram:1", "discord:2"]);
    }

    [Theory]
    [InlineData("Seed:Admins:0", "@nadia")]
    [InlineData("Seed:Admins:0", "telegram:nadia")]
    [InlineData("Seed:Delegates:0", "signal:12")]
    [InlineData("Seed:Delegates:0", "telegram:-5")]
    [InlineData("Seed:Channels:0", "telegram:-100/x")]
    [InlineData("Seed:Channels:0", "discord:-12")]
    public void A_seed_that_cannot_be_read_is_named_with_its_setting(string key, string value)
    {
        var result = new SeedOptions.SeedsCanBeRead().Validate(name: null, Seeds((key, value)));

        result.FailureMessage!.ShouldContain(value);
        result.FailureMessage!.ShouldContain(key[..^2]);
    }

    [Fact]
    public async Task No_file_of_the_data_folder_holds_an_id_of_a_platform()
    {
        using var home = new TemporaryPeople();
        await home.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);
        await home.Admin(TemporaryPeople.Karim, TemporaryPeople.KarimPrivate);
        await Subscribed(home, Group);
        await home.Seed(Seeds(("Seed:Channels:0", "telegram:-1009876543210/7")));
        await home.Store.Database.ReadAsync(c => c.Execute("PRAGMA wal_checkpoint"), Stop);

        string[] canaries = ["777000111", "900000000000000222", "900000000000000333", "9876543210"];
        foreach (var path in Directory.EnumerateFiles(home.Store.Folder).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes, Stop);
            canaries.Where(c => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(c)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(c)) >= 0).ShouldBeEmpty(path);
        }
    }

    private static async Task<ChannelRef> Subscribed(TemporaryPeople home, ChatAddress chat)
    {
        await home.Store.Write(t => home.Subscriptions.Subscribe(t, chat, ChatKind.Group));
        return (await home.Store.Write(t => home.Identities.Find(t.Connection, chat)))!.Value;
    }

    private static SeedOptions Seeds(params (string Key, string Value)[] settings)
    {
        var options = new SeedOptions();
        options.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());
        return options;
    }
}
