using Dapper;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Storage;
using UnionBot.Tests.Storage;

namespace UnionBot.Tests.Conversation;

public sealed class ReceiptTests
{
    [Fact]
    public async Task An_update_has_its_effect_once_also_after_a_restart()
    {
        using var store = new TemporaryStore();

        (await store.Write(new Receipt("1:42").Take)).ShouldBeTrue();
        store.Close();
        (await store.Write(new Receipt("1:42").Take)).ShouldBeFalse();
        (await store.Write(new Receipt("2:42").Take)).ShouldBeTrue();
    }

    [Fact]
    public async Task An_effect_that_failed_leaves_no_receipt()
    {
        using var store = new TemporaryStore();
        await store.Write(t => new Receipt("1:42").Take(t) ? throw new FormatException() : true).ShouldThrowAsync<FormatException>();

        (await store.Write(new Receipt("1:42").Take)).ShouldBeTrue();
    }

    [Fact]
    public async Task Receipts_are_kept_for_48_hours()
    {
        using var store = new TemporaryStore();
        await store.Write(new Receipt("1:42").Take);
        store.CalendarTime.Advance(TimeSpan.FromHours(48));
        (await store.Write(new Receipt("1:42").Take)).ShouldBeFalse();
        store.CalendarTime.Advance(TimeSpan.FromSeconds(1));
        await store.Write(new Receipt("1:43").Take);

        (await store.Database.ReadAsync(c => c.Query<string>("SELECT key FROM inbound").ToList(), TemporaryStore.Stop)).ShouldBe(["1:43"]);
    }

    [Fact]
    public void A_sealed_action_opens_in_its_chat_only()
    {
        var seal = new ActionSeal(new Vault(new byte[32]));
        var chat = new ChatAddress(Platform.Telegram, "-100123", "7");
        var action = "annoncer:0123456789/abcdefghijklmnopq";
        action = action[..36];
        var pressed = seal.Seal(action, chat);

        pressed.Length.ShouldBeLessThanOrEqualTo(64);
        seal.Open(pressed, chat).ShouldBe(action);
        seal.Open(pressed, chat with { ThreadId = null }).ShouldBe(action);
        seal.Open(pressed, chat with { ChatId = "-100124" }).ShouldBeNull();
        seal.Open(pressed, chat with { Platform = Platform.Discord }).ShouldBeNull();
        new ActionSeal(new Vault([.. Enumerable.Repeat((byte)1, 32)])).Open(pressed, chat).ShouldBeNull();
    }

    [Fact]
    public void A_changed_action_does_not_open()
    {
        var seal = new ActionSeal(new Vault(new byte[32]));
        var chat = new ChatAddress(Platform.Discord, "12");
        var pressed = seal.Seal("abonner:12", chat);

        for (var i = 0; i < pressed.Length; i++)
        {
            foreach (var other in "Aé0")
            {
                var changed = $"{pressed[..i]}{other}{pressed[(i + 1)..]}";
                if (!string.Equals(changed, pressed, StringComparison.Ordinal))
                {
                    seal.Open(changed, chat).ShouldBeNull();
                }
            }

            seal.Open(pressed[..i], chat).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("é")]
    [InlineData("annoncer:0123456789/0123456789/012345")]
    public void An_action_that_is_no_action_is_not_sealed(string action) =>
        Should.Throw<ArgumentException>(() => new ActionSeal(new Vault(new byte[32])).Seal(action, new ChatAddress(Platform.Discord, "12")));
}
