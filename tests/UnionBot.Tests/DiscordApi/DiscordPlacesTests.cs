using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Models;

namespace UnionBot.Tests.DiscordApi;

/// <summary>Announcement channels, threads, pins and the calendar: each request as Discord's specification has it.</summary>
public sealed class DiscordPlacesTests
{
    private static readonly Snowflake Channel = new(10);
    private static readonly Snowflake Message = new(20);
    private static readonly Snowflake Guild = new(30);
    private static readonly DateTimeOffset Start = new(2026, 3, 26, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_published_once_and_one_that_was_published_stays_so()
    {
        var http = new StubHttp((_, n) => n == 0 ? StubHttp.Json(200, """{"id":"20"}""") : StubHttp.Json(400, """{"code":40033,"message":"x"}"""));
        var rest = Rest(http);

        await rest.CrosspostAsync(Channel, Message, Stop);
        await rest.CrosspostAsync(Channel, Message, Stop);

        http.Asked.ShouldAllBe(a => a.Path == "/api/v10/channels/10/messages/20/crosspost" && a.Method == "POST");
    }

    [Fact]
    public async Task Publishing_more_than_ten_an_hour_is_told_with_its_time_and_not_waited_out()
    {
        var http = new StubHttp((_, _) => StubHttp.Json(429, """{"message":"x","retry_after":1800.5,"global":false}""", ("X-RateLimit-Scope", "shared")));

        var limited = await Should.ThrowAsync<RateLimitedException>(() => Rest(http).CrosspostAsync(Channel, Message, Stop));

        (limited.After, limited.WholeBot).ShouldBe((TimeSpan.FromSeconds(1800.5), false));
    }

    [Fact]
    public async Task A_thread_is_started_at_a_message_and_one_that_is_there_is_found()
    {
        var http = new StubHttp((r, n) => n switch
        {
            0 => StubHttp.Json(201, """{"id":"20","type":11,"thread_metadata":{"archived":false,"locked":false,"later":1}}"""),
            1 => StubHttp.Json(400, """{"code":160004,"message":"x"}"""),
            _ => StubHttp.Json(200, """{"id":"20","type":11}"""),
        });
        var rest = Rest(http);

        var made = await rest.StartThreadAsync(Channel, Message, new StartThread("Questions", 1440), Stop);
        var found = await rest.StartThreadAsync(Channel, Message, new StartThread("Questions"), Stop);

        (made.Id, made.ThreadMetadata!.Archived, found.Id).ShouldBe((Message, false, Message));
        http.Asked.Select(a => $"{a.Method} {a.Path} {a.Body}").ShouldBe([
            """POST /api/v10/channels/10/messages/20/threads {"name":"Questions","auto_archive_duration":1440}""",
            """POST /api/v10/channels/10/messages/20/threads {"name":"Questions"}""",
            "GET /api/v10/channels/20 "]);
    }

    [Fact]
    public async Task Threads_are_listed_joined_and_archived_and_pins_taken_away()
    {
        var http = new StubHttp((r, _) => r.Method == HttpMethod.Get ? StubHttp.Json(200, """{"threads":[{"id":"20","type":99}],"members":[]}""")
            : r.Method == HttpMethod.Patch ? StubHttp.Json(200, """{"id":"20"}""")
            : StubHttp.Json(204, ""));
        var rest = Rest(http);

        (await rest.GetActiveThreadsAsync(Guild, Stop)).Threads!.ShouldHaveSingleItem().Id.ShouldBe(Message);
        await rest.JoinThreadAsync(Message, Stop);
        await rest.ArchiveThreadAsync(Message, archived: false, Stop);
        await rest.UnpinMessageAsync(Channel, Message, Stop);
        await rest.TypeAsync(Channel, Stop);

        http.Asked.Select(a => $"{a.Method} {a.Path} {a.Body}").ShouldBe([
            "GET /api/v10/guilds/30/threads/active ",
            "PUT /api/v10/channels/20/thread-members/@me ",
            """PATCH /api/v10/channels/20 {"archived":false}""",
            "DELETE /api/v10/channels/10/messages/pins/20 ",
            "POST /api/v10/channels/10/typing "]);
    }

    [Fact]
    public async Task An_event_is_put_into_the_calendar_changed_and_taken_out()
    {
        var http = new StubHttp((r, n) => r.Method == HttpMethod.Delete ? StubHttp.Json(204, "")
            : StubHttp.Json(200, n == 3 ? """[{"id":"7","status":9}]""" : """{"id":"7","guild_id":"30","status":1,"entity_metadata":{"location":"Pont-de-Claix"},"scheduled_start_time":"2026-03-26T08:00:00+00:00","new":{}}"""));
        var rest = Rest(http);

        var made = await rest.CreateScheduledEventAsync(Guild, new CreateScheduledEvent("Assises", new ScheduledEventPlace("Pont-de-Claix"), Start, Start.AddHours(9)), Stop);
        await rest.EditScheduledEventAsync(Guild, made.Id, new EditScheduledEvent { ScheduledStartTime = Start.AddHours(1), Description = new(null) }, Stop);
        await rest.DeleteScheduledEventAsync(Guild, made.Id, Stop);
        var all = await rest.GetScheduledEventsAsync(Guild, Stop);

        (made.Id, made.Status, made.EntityMetadata!.Location, made.ScheduledStartTime).ShouldBe((new Snowflake(7), ScheduledEventStatus.Scheduled, "Pont-de-Claix", Start));
        all.ShouldHaveSingleItem().Status.ShouldBe((ScheduledEventStatus)9);
        http.Asked[0].Body.ShouldContain("\"privacy_level\":2");
        http.Asked[0].Body.ShouldContain("\"entity_type\":3");
        http.Asked[1].ShouldBe((
            "PATCH", "/api/v10/guilds/30/scheduled-events/7", """{"description":null,"scheduled_start_time":"2026-03-26T09:00:00+00:00"}""", "Bot t"));
        (http.Asked[2].Method, http.Asked[2].Path).ShouldBe(("DELETE", "/api/v10/guilds/30/scheduled-events/7"));
    }

    private static DiscordRest Rest(StubHttp http) => new(
        new HttpClient(http) { Timeout = Timeout.InfiniteTimeSpan },
        new DiscordClientOptions { Token = "t", ProductUrl = new Uri("https://example.org"), ProductVersion = "1" },
        TimeProvider.System);
}
