using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>Context-menu commands, used on a message or a person. Source: Discord, Application Commands, "User Commands". Under the world's gate.</summary>
internal static class ContextActs
{
    private const int OfUsers = 2, OfMessages = 3;

    public static DoubleInteraction OnMessage(DiscordWorld world, DoubleUser user, StoredMessage target, string name)
    {
        var data = Data(world, target.Channel, OfMessages, name, target.Id);
        data["resolved"] = new JsonObject
        {
            // Of the target the bot reads all, whatever its intents.
            ["messages"] = new JsonObject { [Wire.Id(target.Id)] = MessageJson.Write(world, target, readable: true) },
        };
        return MemberActs.Tell(world, MemberActs.Make(world, DoubleInteraction.Command, user, target.Channel, name, source: null), data);
    }

    public static DoubleInteraction OnUser(DiscordWorld world, DoubleUser user, DoubleChannel channel, DoubleUser target, string name)
    {
        var data = Data(world, channel, OfUsers, name, target.Id);
        data["resolved"] = Resolve(world, channel, [target]);
        return MemberActs.Tell(world, MemberActs.Make(world, DoubleInteraction.Command, user, channel, name, source: null), data);
    }

    /// <summary>People, with what they may in the channel.</summary>
    public static JsonObject Resolve(DiscordWorld world, DoubleChannel channel, IReadOnlyList<DoubleUser> users)
    {
        var resolved = new JsonObject
        {
            ["users"] = new JsonObject(users.Select(user => KeyValuePair.Create(Wire.Id(user.Id), (JsonNode?)UserJson.Write(user)))),
        };
        if (channel.Guild is { } guild)
        {
            resolved["members"] = new JsonObject(users.Where(user => guild.Members.ContainsKey(user.Id)).Select(user =>
            {
                var member = GuildJson.WritePartialMember(guild.Members[user.Id]);
                member["permissions"] = Wire.Bits(Permissions.In(channel, user));
                member.Remove("mute");
                member.Remove("deaf");
                return KeyValuePair.Create(Wire.Id(user.Id), (JsonNode?)member);
            }));
        }

        return resolved;
    }

    private static JsonObject Data(DiscordWorld world, DoubleChannel channel, int type, string name, ulong target)
    {
        var command = world.Commands.Find(name, channel, type)
            ?? throw new InvalidOperationException($"No context-menu command '{name}' is registered for {channel}.");
        var data = MemberActs.Data(command, []);
        data["target_id"] = Wire.Id(target);
        return data;
    }
}
