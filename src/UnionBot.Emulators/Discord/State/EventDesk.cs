using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>Scheduled events: what they look like, and who is told of them. Source: Discord, Guild Scheduled Event. Under the world's gate.</summary>
internal static class EventDesk
{
    public static void Add(DiscordWorld world, DoubleEvent made)
    {
        made.Guild.Events.Add(made);
        Tell(world, "GUILD_SCHEDULED_EVENT_CREATE", Write(made, withCount: false));
    }

    public static void Changed(DiscordWorld world, DoubleEvent changed) => Tell(world, "GUILD_SCHEDULED_EVENT_UPDATE", Write(changed, withCount: false));

    public static void Remove(DiscordWorld world, DoubleEvent gone)
    {
        gone.IsDeleted = true;
        gone.Guild.Events.Remove(gone);
        Tell(world, "GUILD_SCHEDULED_EVENT_DELETE", Write(gone, withCount: false));
    }

    public static void Mark(DiscordWorld world, DoubleEvent about, DoubleUser user, bool comes)
    {
        if (comes == about.Interested.Contains(user))
        {
            return;
        }

        if (comes)
        {
            about.Interested.Add(user);
        }
        else
        {
            about.Interested.Remove(user);
        }

        Tell(world, comes ? "GUILD_SCHEDULED_EVENT_USER_ADD" : "GUILD_SCHEDULED_EVENT_USER_REMOVE", new JsonObject
        {
            ["guild_scheduled_event_id"] = Wire.Id(about.Id),
            ["user_id"] = Wire.Id(user.Id),
            ["guild_id"] = Wire.Id(about.Guild.Id),
        });
    }

    public static JsonObject Write(DoubleEvent about, bool withCount)
    {
        var json = new JsonObject
        {
            ["id"] = Wire.Id(about.Id),
            ["guild_id"] = Wire.Id(about.Guild.Id),
            ["channel_id"] = null,
            ["creator_id"] = Wire.Id(about.Creator.Id),
            ["creator"] = UserJson.Write(about.Creator),
            ["name"] = about.Name,
            ["description"] = about.Description,
            ["image"] = about.Image,
            ["scheduled_start_time"] = Wire.Time(about.Start),
            ["scheduled_end_time"] = Wire.Time(about.End),
            ["privacy_level"] = 2,
            ["status"] = about.Status,
            ["entity_type"] = 3,
            ["entity_id"] = null,
            ["recurrence_rule"] = about.Recurrence?.DeepClone(),
            ["entity_metadata"] = new JsonObject { ["location"] = about.Location },
            ["guild_scheduled_event_exceptions"] = new JsonArray(),
        };
        if (withCount)
        {
            json["user_count"] = about.Interested.Count;
        }

        return json;
    }

    private static void Tell(DiscordWorld world, string name, JsonObject data) =>
        world.Dispatch(new GatewayEvent(name, DiscordIntents.GuildScheduledEvents, data));
}
