using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.Checks;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>Scheduled events. Source: Discord, Guild Scheduled Event.</summary>
internal static class EventRoutes
{
    private const string Root = "/guilds/{guild_id}/scheduled-events";
    private const string One = Root + "/{guild_scheduled_event_id}";
    private const int Limit = 100;

    public static IReadOnlyList<RestRoute> All { get; } =
    [
        new("GET", Root, List),
        new("POST", Root, Create) { TakesBody = true },
        new("GET", One, static request => RestReply.Ok(EventDesk.Write(Event(request), WithCount(request)))),
        new("PATCH", One, Change) { TakesBody = true },
        new("DELETE", One, Delete),
        new("GET", One + "/users", ListInterested),
    ];

    private static RestReply List(RestRequest request) =>
        RestReply.Ok(new JsonArray([.. request.Guild().Events.Select(e => EventDesk.Write(e, WithCount(request)))]));

    private static RestReply Create(RestRequest request)
    {
        var guild = request.Guild(DiscordPermissions.CreateEvents);
        var form = new EventForm(request, old: null);
        if (guild.Events.Count(e => e.Status is 1 or 2) >= Limit)
        {
            throw new ApiException(400, 30038, $"Maximum number of uncompleted guild scheduled events reached ({Limit})");
        }

        var made = new DoubleEvent(request.World.Ids.Next(), guild, request.World.Bot);
        form.Apply(made);
        EventDesk.Add(request.World, made);
        return RestReply.Ok(EventDesk.Write(made, withCount: false));
    }

    private static RestReply Change(RestRequest request)
    {
        var changed = Mine(request);
        new EventForm(request, changed).Apply(changed);
        EventDesk.Changed(request.World, changed);
        return RestReply.Ok(EventDesk.Write(changed, withCount: false));
    }

    private static RestReply Delete(RestRequest request)
    {
        EventDesk.Remove(request.World, Mine(request));
        return RestReply.NoContent;
    }

    private static RestReply ListInterested(RestRequest request)
    {
        var about = Event(request);
        return RestReply.Ok(new JsonArray([.. about.Interested.Take(MessageRoutes.ReadLimit(request, 100, 100)).Select(user => new JsonObject
        {
            ["guild_scheduled_event_id"] = Wire.Id(about.Id),
            ["user_id"] = Wire.Id(user.Id),
            ["user"] = UserJson.Write(user),
            ["response"] = 1,
        })]));
    }

    private static bool WithCount(RestRequest request) => string.Equals(request.Query["with_user_count"], "true", StringComparison.OrdinalIgnoreCase);

    private static DoubleEvent Event(RestRequest request) =>
        request.Guild().Events.Find(e => e.Id == request.Id("guild_scheduled_event_id")) ?? throw ApiException.UnknownEvent();

    /// <summary>An event that the bot may change: its own with CREATE_EVENTS, any with MANAGE_EVENTS.</summary>
    private static DoubleEvent Mine(RestRequest request)
    {
        var found = Event(request);
        request.Guild(found.Creator == request.World.Bot ? DiscordPermissions.CreateEvents : DiscordPermissions.ManageEvents);
        return found;
    }
}
