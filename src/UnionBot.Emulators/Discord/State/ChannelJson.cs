using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>Writes channels and threads. Source: Discord, Channel, "Channel Object".</summary>
internal static class ChannelJson
{
    public static JsonObject Write(DiscordWorld world, DoubleChannel channel)
    {
        var json = new JsonObject
        {
            ["id"] = Wire.Id(channel.Id),
            ["type"] = (int)channel.Kind,
            ["last_message_id"] = Wire.Id(channel.LastMessageId),
            ["flags"] = 0,
        };
        if (channel.LastPinned is not null)
        {
            json["last_pin_timestamp"] = Wire.Time(channel.LastPinned);
        }

        if (channel.Guild is not { } guild)
        {
            json["recipients"] = new JsonArray(UserJson.Write(channel.Recipient!));
            return json;
        }

        json["guild_id"] = Wire.Id(guild.Id);
        json["name"] = channel.Name;
        json["rate_limit_per_user"] = 0;
        if (channel.Thread is { } thread)
        {
            WriteThread(world, json, channel, thread);
            return json;
        }

        json["parent_id"] = null;
        json["topic"] = null;
        json["nsfw"] = false;
        json["position"] = guild.Channels.IndexOf(channel);
        json["permission_overwrites"] = new JsonArray([.. channel.Overwrites.Select(o => new JsonObject
        {
            ["id"] = Wire.Id(o.Id),
            ["type"] = o.IsMember ? 1 : 0,
            ["allow"] = Wire.Bits(o.Allow),
            ["deny"] = Wire.Bits(o.Deny),
        })]);
        return json;
    }

    /// <summary>Somebody who follows a thread.</summary>
    public static JsonObject WriteMember(DoubleChannel thread, DoubleUser user) => new()
    {
        ["id"] = Wire.Id(thread.Id),
        ["user_id"] = Wire.Id(user.Id),
        ["join_timestamp"] = Wire.Time(thread.Thread!.Members[user]),
        ["flags"] = 0,
    };

    private static void WriteThread(DiscordWorld world, JsonObject json, DoubleChannel channel, ThreadFacts thread)
    {
        json["parent_id"] = Wire.Id(thread.Parent.Id);
        json["owner_id"] = Wire.Id(thread.Owner.Id);
        json["message_count"] = channel.Messages.Count;
        json["member_count"] = thread.Members.Count;
        json["total_message_sent"] = channel.Messages.Count;
        json["thread_metadata"] = new JsonObject
        {
            ["archived"] = thread.Archived,
            ["archive_timestamp"] = Wire.Time(thread.ArchiveChanged),
            ["auto_archive_duration"] = thread.AutoArchiveMinutes,
            ["locked"] = thread.Locked,
            ["create_timestamp"] = Wire.Time(thread.Created),
        };
        if (channel.Kind == DoubleChannelKind.PrivateThread)
        {
            json["thread_metadata"]!["invitable"] = true;
        }

        if (thread.Members.ContainsKey(world.Bot))
        {
            json["member"] = WriteMember(channel, world.Bot);
        }
    }
}
