using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>Reactions, and who is told of them. Source: Discord, Gateway Events, "Message Reaction Add". Under the world's gate.</summary>
internal static class ReactionDesk
{
    /// <summary>How many different emojis stand under one message.</summary>
    public const int Limit = 20;

    public static void Add(DiscordWorld world, StoredMessage message, DoubleUser user, string emoji)
    {
        var reaction = Of(message, emoji);
        if (reaction is null)
        {
            message.Reactions.Add(reaction = new StoredReaction(emoji));
        }

        if (!reaction.Users.Contains(user))
        {
            reaction.Users.Add(user);
            Tell(world, "MESSAGE_REACTION_ADD", message, About(message, user, emoji, added: true));
        }
    }

    public static void Remove(DiscordWorld world, StoredMessage message, DoubleUser user, string emoji)
    {
        if (Of(message, emoji) is { } reaction && reaction.Users.Remove(user))
        {
            message.Reactions.RemoveAll(r => r.Users.Count == 0);
            Tell(world, "MESSAGE_REACTION_REMOVE", message, About(message, user, emoji, added: false));
        }
    }

    /// <summary>Removes all, or all of one emoji.</summary>
    public static void Clear(DiscordWorld world, StoredMessage message, string? emoji)
    {
        var data = Place(message);
        if (emoji is not null)
        {
            data["emoji"] = Emoji(emoji);
        }

        message.Reactions.RemoveAll(r => emoji is null || string.Equals(r.Emoji, emoji, StringComparison.Ordinal));
        Tell(world, emoji is null ? "MESSAGE_REACTION_REMOVE_ALL" : "MESSAGE_REACTION_REMOVE_EMOJI", message, data);
    }

    public static StoredReaction? Of(StoredMessage message, string emoji) =>
        message.Reactions.Find(r => string.Equals(r.Emoji, emoji, StringComparison.Ordinal));

    public static JsonArray Write(DiscordWorld world, StoredMessage message) => new([.. message.Reactions.Select(r => new JsonObject
    {
        ["emoji"] = Emoji(r.Emoji),
        ["count"] = r.Users.Count,
        ["count_details"] = new JsonObject { ["burst"] = 0, ["normal"] = r.Users.Count },
        ["burst_colors"] = new JsonArray(),
        ["me_burst"] = false,
        ["burst_me"] = false,
        ["me"] = r.Users.Contains(world.Bot),
        ["burst_count"] = 0,
    })]);

    private static JsonObject Emoji(string emoji) => new() { ["id"] = null, ["name"] = emoji };

    private static JsonObject About(StoredMessage message, DoubleUser user, string emoji, bool added)
    {
        var data = Place(message);
        data["user_id"] = Wire.Id(user.Id);
        data["emoji"] = Emoji(emoji);
        data["burst"] = false;
        data["type"] = 0;
        if (!added)
        {
            return data;
        }

        data["message_author_id"] = Wire.Id(message.Author.Id);
        data["burst_colors"] = new JsonArray();
        if (message.Channel.Guild?.Members.GetValueOrDefault(user.Id) is { } member)
        {
            data["member"] = GuildJson.WriteMember(member);
        }

        return data;
    }

    private static JsonObject Place(StoredMessage message)
    {
        var data = new JsonObject { ["channel_id"] = Wire.Id(message.Channel.Id), ["message_id"] = Wire.Id(message.Id) };
        if (message.Channel.Guild is { } guild)
        {
            data["guild_id"] = Wire.Id(guild.Id);
        }

        return data;
    }

    private static void Tell(DiscordWorld world, string name, StoredMessage message, JsonObject data)
    {
        if (message.Channel.Guild is null)
        {
            world.Dispatch(new GatewayEvent(name, DiscordIntents.DirectMessageReactions, data));
        }
        else if ((Permissions.In(message.Channel, world.Bot) & DiscordPermissions.ViewChannel) != 0)
        {
            world.Dispatch(new GatewayEvent(name, DiscordIntents.GuildMessageReactions, data));
        }
    }
}
