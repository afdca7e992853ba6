using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram;
using static UnionBot.Rehearsal.Doubles.TelegramWords;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>Making Telegram's people and chats, and who is what where.</summary>
internal static class TelegramPlaceActs
{
    private static readonly Parameter By = Parameter.Called("by", "Who does it.");

    private static readonly Parameter Rights = Parameter.Row("rights", $"What they may do: {string.Join(", ", Enum.GetValues<TgRights>().Select(Word))}.").Optional;

    private static readonly Parameter Username = Parameter.Text("username", "The public name, without @.").Optional;

    public static IReadOnlyList<Act> Of(DoublesHouse house) =>
    [
        Act.Do("telegram/new-user", "Makes a person.",
            [
                Parameter.Text("name", "The first name."), Username, Parameter.Text("last_name", "The last name.").Optional,
                Parameter.Text("language", "The client's language; fr without it.").Optional,
            ],
            given => Write(house.Telegram.User(given.Text("name"), given.TextOrNull("username"), given.TextOrNull("last_name"), given.TextOrNull("language") ?? "fr"))),
        Act.Do("telegram/new-chat", "Makes a group, supergroup or channel. The bot is not in it yet.",
            [
                Parameter.Text("type", "group, supergroup or channel."), Parameter.Text("title", "Its title."), Parameter.Called("owner", "Who makes it."), Username,
                Parameter.Flag("forum", "Whether a supergroup has topics.").Optional,
            ],
            given => Write(NewChat(house, given))),
        Act.Do("telegram/new-topic", "Makes a topic in a forum.", [Chat, By, Parameter.Text("name", "Its name.")],
            given => new JsonObject { ["topic"] = house.Telegram.Topic(ChatOf(house, given), UserOf(house, given, "by"), given.Text("name")) }),
        Act.Do("telegram/close-topic", "Closes a topic, or deletes it.",
            [Chat, Parameter.Whole("topic", "Its number."), Parameter.Flag("delete", "Whether it is deleted and not only closed.").Optional], given =>
            {
                try
                {
                    house.Telegram.CloseTopic(ChatOf(house, given), given.Whole("topic"), given.Flag("delete"));
                }
                catch (KeyNotFoundException)
                {
                    throw new ActException(404, $"There is no topic {given.Whole("topic")} there.");
                }
            }),
        Act.Do("telegram/join", "A person enters a chat.", [User, Chat], given => house.Telegram.Join(UserOf(house, given), ChatOf(house, given))),
        Act.Do("telegram/leave", "A person leaves a chat.", [User, Chat], given => house.Telegram.Leave(UserOf(house, given), ChatOf(house, given))),
        Act.Do("telegram/promote", "Makes a person or bot an administrator; without rights with all of them.",
            [Chat, By, User, Rights, Parameter.Flag("anonymous", "Whether they write as the group.").Optional],
            given => house.Telegram.Promote(ChatOf(house, given), UserOf(house, given, "by"), UserOf(house, given), RightsOf(given) ?? TgRights.All, given.Flag("anonymous"))),
        Act.Do("telegram/demote", "Makes an administrator, person or bot, an ordinary member.", [Chat, By, User],
            given => house.Telegram.Demote(ChatOf(house, given), UserOf(house, given, "by"), UserOf(house, given))),
        Act.Do("telegram/restrict", "Takes the right to write from a person or bot.", [Chat, By, User],
            given => house.Telegram.Restrict(ChatOf(house, given), UserOf(house, given, "by"), UserOf(house, given))),
        Act.Do("telegram/add-bot", "Adds the bot to a chat; in a channel, or with rights, as an administrator.", [Chat, By, Rights],
            given => house.Telegram.AddBot(ChatOf(house, given), UserOf(house, given, "by"), RightsOf(given))),
        Act.Do("telegram/remove-bot", "Throws the bot out of a chat.", [Chat, By, Parameter.Flag("ban", "Whether it is banned and not only removed; true without it.").Optional],
            given => house.Telegram.RemoveBot(ChatOf(house, given), UserOf(house, given, "by"), given.Flag("ban", otherwise: true))),
        Act.Do("telegram/block", "A person blocks the bot.", [User], given => house.Telegram.Block(UserOf(house, given))),
        Act.Do("telegram/unblock", "A person frees the bot.", [User], given => house.Telegram.Unblock(UserOf(house, given))),
        Act.Do("telegram/deactivate", "An account is deleted; the bot is not told.", [User], given => house.Telegram.Deactivate(UserOf(house, given))),
        Act.Do("telegram/migrate", "A group becomes a supergroup.", [Chat, By],
            given => Write(house.Telegram.Migrate(ChatOf(house, given), UserOf(house, given, "by")))),
        Act.Do("telegram/delete-chat", "A group is deleted with everything in it; the bot is not told.", [Chat], given => house.Telegram.Delete(ChatOf(house, given))),
        Act.Do("telegram/let-members-write", "Whether ordinary members may write in a group.", [Chat, Parameter.Flag("allowed", "Whether they may.")],
            given => house.Telegram.LetMembersWrite(ChatOf(house, given), given.Flag("allowed"))),
        Act.Do("telegram/privacy-mode", "Switches privacy mode, as BotFather does.", [Parameter.Flag("on", "Whether it is on.")],
            given => house.Telegram.SetPrivacyMode(given.Flag("on"))),
        Act.Do("telegram/rotate-token", "Gives the bot a new token, as BotFather does; the old one is refused from now on.", [],
            _ => new JsonObject { ["token"] = house.Telegram.RotateToken() }),
    ];

    private static TgChat NewChat(DoublesHouse house, Given given)
    {
        var (title, owner, username) = (given.Text("title"), UserOf(house, given, "owner"), given.TextOrNull("username"));
        return given.Text("type") switch
        {
            "group" => house.Telegram.Group(title, owner),
            "supergroup" => house.Telegram.Supergroup(title, owner, username, given.Flag("forum")),
            "channel" => house.Telegram.Channel(title, owner, username),
            var other => throw new ActException(400, $"The field 'type' does not know '{other}'. It knows: group, supergroup, channel."),
        };
    }

    private static TgRights? RightsOf(Given given) =>
        given.Has("rights") ? given.Texts("rights").Select(r => Parse<TgRights>(r, "rights")).Aggregate(TgRights.None, static (all, one) => all | one) : null;
}
