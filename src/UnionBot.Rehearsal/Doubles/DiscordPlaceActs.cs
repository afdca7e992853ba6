using System.Globalization;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord;
using static UnionBot.Rehearsal.Doubles.DiscordWords;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>Making Discord's people and places, and who may do what where.</summary>
internal static class DiscordPlaceActs
{
    private static readonly Parameter Permissions = Parameter.Id("permissions", "The permission bits, as a number.");

    public static IReadOnlyList<Act> Of(DoublesHouse house) =>
    [
        Act.Do("discord/new-user", "Makes a person, perhaps as a member of a guild.",
            [Parameter.Text("name", "The name."), Guild.Optional, Parameter.Text("locale", "The client's language; fr without it.").Optional], given =>
            {
                var guild = given.Has("guild") ? GuildOf(house, given) : null;
                var user = house.Discord.CreateUser(given.Text("name"));
                user.Locale = given.TextOrNull("locale") ?? "fr";
                if (guild is not null)
                {
                    house.Discord.Join(user, guild);
                }

                return Write(user);
            }),
        Act.Do("discord/new-guild", "Makes a guild.", [Parameter.Text("name", "Its name."), Parameter.Flag("with_bot", "Whether the bot is in it at once; true without it.").Optional],
            given => new JsonObject { ["id"] = Id(house.Discord.CreateGuild(given.Text("name"), given.Flag("with_bot", otherwise: true)).Id) }),
        Act.Do("discord/new-channel", "Makes a channel.",
            [Guild, Parameter.Text("name", "Its name."), Parameter.Text("type", "text or announcement; text without it.").Optional],
            given => Write(house.Discord.CreateChannel(
                GuildOf(house, given), given.Text("name"), TelegramWords.Parse<DoubleChannelKind>(given.TextOrNull("type") ?? "text", "type")))),
        Act.Do("discord/delete-channel", "Deletes a channel with its messages and threads.", [Channel], given => house.Discord.DeleteChannel(ChannelOf(house, given))),
        Act.Do("discord/open-private", "Opens a person's private conversation with the bot.", [User], given => Write(house.Discord.OpenPrivate(UserOf(house, given)))),
        Act.Do("discord/new-role", "Makes a role.", [Guild, Parameter.Text("name", "Its name."), Permissions.Optional],
            given => Write(house.Discord.CreateRole(GuildOf(house, given), given.Text("name"), given.Has("permissions") ? Bits(given, "permissions") : 0))),
        Act.Do("discord/give-role", "Gives a member a role.", [User, Guild, Role], given =>
        {
            var (user, guild) = (UserOf(house, given), GuildOf(house, given));
            try
            {
                house.Discord.Give(user, guild, RoleOf(house, given, guild));
            }
            catch (KeyNotFoundException)
            {
                throw new ActException(404, $"{user} is not in {guild}.");
            }
        }),
        Act.Do("discord/join", "A person becomes a member.", [User, Guild], given => house.Discord.Join(UserOf(house, given), GuildOf(house, given))),
        Act.Do("discord/leave", "A person leaves a guild.", [User, Guild], given => house.Discord.Leave(UserOf(house, given), GuildOf(house, given))),
        Act.Do("discord/block", "A person refuses private messages of the bot.", [User], given => UserOf(house, given).RefusesPrivateMessages = true),
        Act.Do("discord/unblock", "A person takes private messages of the bot again.", [User], given => UserOf(house, given).RefusesPrivateMessages = false),
        Act.Do("discord/add-bot", "An admin invites the bot.", [Guild, Permissions.Optional],
            given => house.Discord.JoinGuild(GuildOf(house, given), given.Has("permissions") ? Bits(given, "permissions") : DiscordPermissions.Bot)),
        Act.Do("discord/remove-bot", "An admin throws the bot out.", [Guild], given => house.Discord.KickBot(GuildOf(house, given))),
        Act.Do("discord/bot-permissions", "Sets what the bot's own role allows in a guild.", [Guild, Permissions],
            given => house.Discord.SetBotPermissions(WithBot(house, given), Bits(given, "permissions"))),
        Act.Do("discord/move-bot-role-up", "An admin moves the bot's own role above all others, so that it may give and take them.", [Guild],
            given => house.Discord.MoveBotRoleUp(WithBot(house, given))),
        Act.Do("discord/guild-outage", "A guild is out of reach, as by an outage of the platform, until the fault is released. Answers the fault's number.", [Guild],
            given => new JsonObject { ["fault"] = house.Faults.Keep(house.Discord.MakeUnavailable(WithBot(house, given)).Dispose) }),
        Act.Do("discord/everyone-permissions", "Sets what everyone may do in a guild.", [Guild, Permissions],
            given => house.Discord.SetEveryonePermissions(GuildOf(house, given), Bits(given, "permissions"))),
        Act.Do("discord/overwrite", "Sets a channel's overwrite for a member (the bot too) or a role.",
            [
                Channel, User.Optional, (Role with { What = "The role: id or name; this or 'user'." }).Optional,
                Parameter.Id("allow", "The bits allowed.").Optional, Parameter.Id("deny", "The bits denied.").Optional,
            ],
            given => Overwrite(house, given)),
        Act.Do("discord/reset-token", "Gives the bot another token; the old one is refused from now on.", [], _ => new JsonObject { ["token"] = house.Discord.ResetToken() }),
    ];

    private static DoubleGuild WithBot(DoublesHouse house, Given given)
    {
        var guild = GuildOf(house, given);
        return guild.HasBot ? guild : throw new InvalidOperationException($"The bot is not in {guild}.");
    }

    private static void Overwrite(DoublesHouse house, Given given)
    {
        var channel = ChannelOf(house, given);
        if (channel.Guild is not { } guild || given.Has("user") == given.Has("role"))
        {
            throw new ActException(400, "An overwrite stands in a guild's channel and is for either 'user' or 'role'.");
        }

        var isMember = given.Has("user");
        house.Discord.Overwrite(
            channel, isMember ? UserOf(house, given).Id : RoleOf(house, given, guild).Id, isMember,
            given.Has("allow") ? Bits(given, "allow") : 0, given.Has("deny") ? Bits(given, "deny") : 0);
    }

    private static ulong Bits(Given given, string name) => ulong.TryParse(given.Id(name), NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
        ? bits
        : throw new ActException(400, $"The field '{name}' is no set of permission bits.");
}
