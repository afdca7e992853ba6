using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord;
using static UnionBot.Rehearsal.Doubles.DiscordWords;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>What members do on Discord around messages and events.</summary>
internal static class DiscordGestureActs
{
    private static readonly Parameter Emoji = Parameter.Text("emoji", "The emoji.");

    private static readonly Parameter Event = Parameter.Called("event", "The event: id or name.");

    private static readonly Parameter Command = Parameter.Text("command", "The command's name.");

    public static IReadOnlyList<Act> Of(DoublesHouse house) =>
    [
        Act.Do("discord/react", "A member puts an emoji under a message.", [User, Message, Emoji],
            given => house.Discord.React(UserOf(house, given), MessageOf(house, given), given.Text("emoji"))),
        Act.Do("discord/unreact", "A member takes their emoji back.", [User, Message, Emoji],
            given => house.Discord.Unreact(UserOf(house, given), MessageOf(house, given), given.Text("emoji"))),
        Act.Look("discord/reactions", "Who put an emoji under a message.", [Message, Emoji],
            given => new JsonObject { ["users"] = new JsonArray([.. house.Discord.Reactions(MessageOf(house, given), given.Text("emoji")).Select(Write)]) }),
        Act.Look("discord/events", "The scheduled events of a guild.", [Guild], given => new JsonObject
        {
            ["events"] = new JsonArray([.. house.Discord.Events(GuildOf(house, given)).Select(e => new JsonObject { ["id"] = Id(e.Id), ["name"] = e.Name })]),
        }),
        Act.Do("discord/mark-event", "A member says whether they come to an event.",
            [User, Guild, Event, Parameter.Flag("comes", "Whether they come; true without it.").Optional],
            given => house.Discord.Mark(UserOf(house, given), EventOf(house, given), given.Flag("comes", otherwise: true))),
        Act.Do("discord/rename-event", "An admin gives an event another name.", [Guild, Event, Parameter.Text("name", "The new name.")],
            given => house.Discord.Rename(EventOf(house, given), given.Text("name"))),
        Act.Do("discord/delete-event", "An admin deletes an event.", [Guild, Event], given => house.Discord.Remove(EventOf(house, given))),
        DiscordActs.Interaction(house, "use-on-message", "A member uses a context-menu command on a message.",
            [User, Message, Command], given => house.Discord.UseOn(UserOf(house, given), MessageOf(house, given), given.Text("command"))),
        DiscordActs.Interaction(house, "use-on-user", "A member uses a context-menu command on another person.",
            [User, Channel, Parameter.Called("target", "On whom: id or name."), Command],
            given => house.Discord.UseOn(UserOf(house, given), ChannelOf(house, given), UserOf(house, given, "target"), given.Text("command"))),
        Act.Do("discord/start-thread", "A member starts a public thread, at a message or by itself in a channel. Answers the thread.",
            [User, Channel.Optional, (Message with { What = "The message it hangs at; this or 'channel'." }).Optional, Parameter.Text("name", "Its name.")],
            given => StartThread(house, given)),
        Act.Do("discord/remove-many", "A moderator removes several messages of a channel at once.", [Channel, Parameter.Row("messages", "Their ids, as texts.")], given =>
            house.Discord.Remove(ChannelOf(house, given), [.. given.Texts("messages").Select(id => MessageOf(house, id))])),
        Act.Do("discord/take-role", "Takes a role from a member.", [User, Guild, Role], given =>
        {
            var (user, guild) = (UserOf(house, given), GuildOf(house, given));
            try
            {
                house.Discord.Take(user, guild, RoleOf(house, given, guild));
            }
            catch (KeyNotFoundException)
            {
                throw new ActException(404, $"{user} is not in {guild}.");
            }
        }),
    ];

    private static JsonObject StartThread(DoublesHouse house, Given given)
    {
        if (given.Has("channel") == given.Has("message"))
        {
            throw new ActException(400, "A thread is started either in a 'channel' or at a 'message'.");
        }

        var (user, name) = (UserOf(house, given), given.Text("name"));
        return Write(given.Has("message")
            ? house.Discord.StartThread(user, MessageOf(house, given), name)
            : house.Discord.StartThread(user, ChannelOf(house, given), name));
    }

    private static DoubleEvent EventOf(DoublesHouse house, Given given) =>
        Find("event", given.Id("event"), house.Discord.Events(GuildOf(house, given)), e => e.Id, e => e.Name);
}
