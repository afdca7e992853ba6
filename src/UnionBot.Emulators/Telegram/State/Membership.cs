using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.Api;

namespace UnionBot.Emulators.Telegram.State;

/// <summary>Changes how somebody stands to a chat, and tells the bot what it is told.</summary>
internal static class Membership
{
    public static void Change(World world, ChatState chat, UserState who, MemberState now, UserState by, InviteLink? link = null, bool viaRequest = false)
    {
        var before = chat.Member(who.Id);
        chat.Members[who.Id] = now;
        if (before == now)
        {
            return;
        }

        var update = new JsonObject
        {
            ["chat"] = Shapes.Chat(chat),
            ["from"] = Shapes.User(by),
            ["date"] = world.Calendar.GetUtcNow().ToUnixTimeSeconds(),
            ["old_chat_member"] = MemberShapes.Member(chat, who, before),
            ["new_chat_member"] = MemberShapes.Member(chat, who, now),
        };
        if (link is not null)
        {
            update["invite_link"] = InviteMethods.Write(world, chat, link);
            link.Joined++;
        }

        if (viaRequest)
        {
            update["via_join_request"] = true;
        }

        if (who == world.Bot)
        {
            world.Updates.Add("my_chat_member", update);
        }
        else if (chat.Member(world.Bot.Id).IsAdmin)
        {
            world.Updates.Add("chat_member", update);
        }

        if (chat.IsGroup && before.IsInside != now.IsInside)
        {
            TellComingOrGoing(world, chat, who, now, by);
        }
    }

    /// <summary>The person of a private chat blocks or frees the bot.</summary>
    public static void Block(World world, UserState person, bool blocked)
    {
        if (person.BlockedBot == blocked)
        {
            return;
        }

        person.BlockedBot = blocked;
        var chat = world.PrivateChat(person);
        world.Updates.Add("my_chat_member", new JsonObject
        {
            ["chat"] = Shapes.Chat(chat),
            ["from"] = Shapes.User(person),
            ["date"] = world.Calendar.GetUtcNow().ToUnixTimeSeconds(),
            ["old_chat_member"] = MemberShapes.Member(chat, world.Bot, Standing(!blocked)),
            ["new_chat_member"] = MemberShapes.Member(chat, world.Bot, Standing(blocked)),
        });

        static MemberState Standing(bool blocked) => new(blocked ? TgMemberStatus.Kicked : TgMemberStatus.Member);
    }

    private static void TellComingOrGoing(World world, ChatState chat, UserState who, MemberState now, UserState by)
    {
        var came = now.IsInside;
        JsonNode value = came ? new JsonArray(Shapes.User(who)) : Shapes.User(who);
        var message = Service(world, chat, by, came ? "new_chat_members" : "left_chat_member", value);

        // Who is thrown out of a supergroup does not see it happen; in a basic group it does.
        if (who == world.Bot && !came && chat.Kind == TgChatKind.Group)
        {
            world.Updates.Add("message", Shapes.Message(world, message));
        }
    }

    /// <summary>Telegram itself writes into a chat.</summary>
    public static MessageState Service(World world, ChatState chat, UserState? by, string name, JsonNode value, int? thread = null)
    {
        var channel = chat.Kind == TgChatKind.Channel;
        var message = world.Store(new MessageState
        {
            Chat = chat,
            Id = world.NextMessageId(chat),
            Date = world.Calendar.GetUtcNow(),
            From = channel ? null : by,
            PostedBy = by,
            SenderChat = channel ? chat : null,
            ThreadId = thread,
            Service = (name, value),
        });
        world.Record(TranscriptKind.Service, message, by, name);
        Incoming.Announce(world, message);
        return message;
    }
}
