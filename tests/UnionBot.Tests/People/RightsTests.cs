using Dapper;
using UnionBot.Messages;
using UnionBot.People;

namespace UnionBot.Tests.People;

public sealed class RightsTests
{
    private static CancellationToken Stop => TemporaryPeople.Stop;

    [Fact]
    public async Task A_code_gives_its_role_once()
    {
        using var home = new TemporaryPeople();
        var code = await home.People.InviteAsync(Role.Delegate, Stop);

        var first = await home.Redeem(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate, code);
        var second = await home.Redeem(TemporaryPeople.Karim, TemporaryPeople.KarimPrivate, code);

        (first, second).ShouldBe((Role.Delegate, null));
        var rights = await home.RightsOf(TemporaryPeople.Nadia);
        (rights.IsAdmin, rights.IsDelegate, rights.MayPostLive).ShouldBe((false, true, true));
        (await home.RightsOf(TemporaryPeople.Karim)).ShouldBe(Rights.None);
    }

    [Fact]
    public async Task Who_is_unknown_has_no_right_and_leaves_no_trace()
    {
        using var home = new TemporaryPeople();

        (await home.RightsOf(TemporaryPeople.Nadia)).ShouldBe(Rights.None);
        (await home.RightsOf(null)).ShouldBe(Rights.None);
        (await home.Store.Database.ReadAsync(c => c.ExecuteScalar<long>("SELECT count(*) FROM identity"), Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_number_on_the_other_platform_is_somebody_else()
    {
        using var home = new TemporaryPeople();
        await home.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);

        (await home.RightsOf(TemporaryPeople.Nadia with { Platform = Platform.Discord })).ShouldBe(Rights.None);
    }

    [Fact]
    public async Task A_code_expires_after_48_hours_of_calendar_time()
    {
        using var home = new TemporaryPeople();
        var inTime = await home.People.InviteAsync(Role.Admin, Stop);
        var late = await home.People.InviteAsync(Role.Admin, Stop);

        home.Store.CalendarTime.Advance(TimeSpan.FromHours(48) - TimeSpan.FromSeconds(1));
        (await home.Redeem(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate, inTime)).ShouldBe(Role.Admin);
        home.Store.CalendarTime.Advance(TimeSpan.FromSeconds(1));
        (await home.Redeem(TemporaryPeople.Karim, TemporaryPeople.KarimPrivate, late)).ShouldBeNull();
    }

    [Fact]
    public async Task A_start_without_an_admin_makes_a_new_code_and_voids_the_older()
    {
        using var home = new TemporaryPeople();
        var older = await home.People.FirstAdminCodeAsync(Stop);
        home.Restart();
        var newer = await home.People.FirstAdminCodeAsync(Stop);

        (await home.Redeem(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate, older!)).ShouldBeNull();
        (await home.Redeem(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate, newer!)).ShouldBe(Role.Admin);
        home.Restart();
        (await home.People.FirstAdminCodeAsync(Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_code_is_understood_as_people_type_it()
    {
        using var home = new TemporaryPeople();
        var code = await home.People.InviteAsync(Role.Admin, Stop);
        var typed = $"  {code.ToLowerInvariant().Replace('-', '\u2013')} ";

        PeopleDirectory.LooksLikeCode(typed).ShouldBeTrue();
        (await home.Redeem(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate, typed)).ShouldBe(Role.Admin);
    }

    [Theory]
    [InlineData("abc2 defg hjkl")]
    [InlineData("ABC2DEFGHJKL")]
    [InlineData("abc2\u2013defg\u2013hjkl")]
    public void A_code_that_was_heard_may_lack_its_hyphens(string text) => PersonalCode.Read(text).ShouldBe("ABC2-DEFG-HJKL");

    [Theory]
    [InlineData("")]
    [InlineData("bonjour")]
    [InlineData("ABCD-EFGH")]
    [InlineData("ABCDEFGHJKLM")]
    [InlineData("ABCD-EFGH-JKL1")]
    [InlineData("ABCD-EFGH-JKLO")]
    [InlineData("ABCD EFGH JKLM")]
    [InlineData("ABCD-EFGH-JKLMN")]
    [InlineData("ÀBCD-EFGH-JKLM")]
    public void Other_words_are_no_code(string text) => PeopleDirectory.LooksLikeCode(text).ShouldBeFalse();

    [Fact]
    public void Codes_are_never_equal_and_always_look_like_codes()
    {
        var codes = Enumerable.Range(0, 500).Select(_ => PersonalCode.New()).ToList();

        codes.ShouldBeUnique();
        codes.ShouldAllBe(c => PeopleDirectory.LooksLikeCode(c) && c.Length == 14);
    }

    [Fact]
    public async Task Who_guesses_is_not_listened_to_for_ten_minutes()
    {
        using var home = new TemporaryPeople();
        var right = await home.People.InviteAsync(Role.Admin, Stop);
        for (var i = 0; i < 5; i++)
        {
            (await home.Redeem(TemporaryPeople.Karim, TemporaryPeople.KarimPrivate, "ABCD-EFGH-JKLM")).ShouldBeNull();
        }

        (await home.Redeem(TemporaryPeople.Karim, TemporaryPeople.KarimPrivate, right)).ShouldBeNull();
        home.Store.Time.Advance(TimeSpan.FromMinutes(10));
        (await home.Redeem(TemporaryPeople.Karim, TemporaryPeople.KarimPrivate, right)).ShouldBe(Role.Admin);
    }

    [Fact]
    public async Task A_right_that_is_taken_away_is_gone_at_once()
    {
        using var home = new TemporaryPeople();
        var nadia = await home.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);
        var karim = await home.Admin(TemporaryPeople.Karim, TemporaryPeople.KarimPrivate);

        (await home.Store.Write(t => home.People.Revoke(t, karim, Role.Admin))).ShouldBeTrue();
        (await home.Store.Write(t => home.People.Revoke(t, karim, Role.Admin))).ShouldBeFalse();
        (await home.Store.Write(t => home.People.Revoke(t, nadia, Role.Delegate))).ShouldBeFalse();
        (await home.RightsOf(TemporaryPeople.Karim)).IsAdmin.ShouldBeFalse();
        (await home.RightsOf(TemporaryPeople.Nadia)).IsAdmin.ShouldBeTrue();
    }

    [Fact]
    public async Task The_last_admin_stays()
    {
        using var home = new TemporaryPeople();
        var nadia = await home.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);

        (await home.Store.Write(t => home.People.Revoke(t, nadia, Role.Admin))).ShouldBeFalse();
        (await home.RightsOf(TemporaryPeople.Nadia)).IsAdmin.ShouldBeTrue();
    }

    [Fact]
    public async Task Holders_are_listed_by_number()
    {
        using var home = new TemporaryPeople();
        var nadia = await home.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);
        await home.Redeem(TemporaryPeople.Karim, TemporaryPeople.KarimPrivate, await home.People.InviteAsync(Role.Delegate, Stop));

        var holders = await home.People.HoldersAsync(Stop);

        holders.Select(h => (h.Platform, h.Role)).ShouldBe([(Platform.Telegram, Role.Admin), (Platform.Discord, Role.Delegate)]);
        holders[0].ShouldBe(new RightHolder(nadia, Platform.Telegram, Role.Admin, home.Store.Calendar.Now));
    }

    [Fact]
    public async Task Notices_go_to_the_private_chat_that_the_code_came_from()
    {
        using var home = new TemporaryPeople();
        var karim = await home.Admin(TemporaryPeople.Karim, TemporaryPeople.KarimPrivate);

        var chat = await home.Store.Write(t => home.People.PrivateChatOf(t, karim));

        var expected = await home.Store.Write(t => home.Identities.Find(t.Connection, TemporaryPeople.KarimPrivate));
        chat.ShouldBe((expected!.Value, Platform.Discord));
    }

    [Fact]
    public async Task Who_was_seeded_gets_notices_on_Telegram_at_once_and_on_Discord_after_writing_to_the_bot()
    {
        using var home = new TemporaryPeople();
        var (nadia, karim) = await home.Store.Write(t => (home.People.Grant(t, TemporaryPeople.Nadia, Role.Admin), home.People.Grant(t, TemporaryPeople.Karim, Role.Admin)));

        (await home.Store.Write(t => home.People.PrivateChatOf(t, nadia)))!.Value.Platform.ShouldBe(Platform.Telegram);
        (await home.Store.Write(t => home.People.PrivateChatOf(t, karim))).ShouldBeNull();
        await home.Store.Write(t => home.People.RememberPrivateChat(t, TemporaryPeople.Karim, TemporaryPeople.KarimPrivate));
        (await home.Store.Write(t => home.People.PrivateChatOf(t, karim)))!.Value.Platform.ShouldBe(Platform.Discord);
    }
}
