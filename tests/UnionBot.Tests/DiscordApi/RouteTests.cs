using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Rest;

namespace UnionBot.Tests.DiscordApi;

public sealed class RouteTests
{
    private static readonly Snowflake Ten = new(10);
    private static readonly Snowflake Twenty = new(20);

    [Fact]
    public void The_template_hides_the_ids_and_the_path_has_them()
    {
        var route = Route.Patch($"channels/{Ten}/messages/{Twenty}");

        (route.ToString(), route.Path, route.Major).ShouldBe(("PATCH channels/{}/messages/{}", "channels/10/messages/20", "10"));
    }

    [Fact]
    public void A_webhook_is_limited_by_its_id_and_token_and_never_shows_the_token()
    {
        var route = Route.Patch($"webhooks/{Ten}/{"s3cret/x"}/messages/@original");

        (route.Major, route.Path, route.ExemptFromGlobal).ShouldBe(("10/s3cret%2Fx", "webhooks/10/s3cret%2Fx/messages/@original", true));
        route.ToString().ShouldBe("PATCH webhooks/{}/{}/messages/@original");
    }

    [Fact]
    public void Only_the_three_top_level_resources_count()
    {
        Route.Get($"guilds/{Ten}/members/{Twenty}").Major.ShouldBe("10");
        Route.Get($"applications/{Ten}/commands").Major.ShouldBe("");
        Route.Post($"interactions/{Ten}/{"t"}/callback").IsCallback.ShouldBeTrue();
        Route.Get($"users/@me").Major.ShouldBe("");
    }

    [Fact]
    public void Deleting_an_old_message_is_another_route_to_the_same_path()
    {
        var made = DateTimeOffset.UnixEpoch.AddMilliseconds(Snowflake.Epoch);
        var message = new Snowflake(1 << 22);

        var young = Route.DeleteMessage(Ten, message, made.AddDays(13));
        var old = Route.DeleteMessage(Ten, message, made.AddDays(15));

        old.Path.ShouldBe(young.Path);
        old.Key.ShouldNotBe(young.Key);
        old.Major.ShouldBe("10");
    }
}
