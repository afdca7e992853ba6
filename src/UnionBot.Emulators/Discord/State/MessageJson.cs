using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>Writes messages as the platform does. Source: Discord, Message, "Message Object".</summary>
internal static class MessageJson
{
    public static JsonObject Write(DiscordWorld world, StoredMessage message, bool readable, bool withReference = true)
    {
        var json = new JsonObject
        {
            ["id"] = Wire.Id(message.Id),
            ["type"] = message.Type,
            ["channel_id"] = Wire.Id(message.Channel.Id),
            ["author"] = UserJson.Write(message.Author),
            ["content"] = readable ? message.Content : "",
            ["timestamp"] = Wire.Time(message.Created),
            ["edited_timestamp"] = Wire.Time(message.Edited),
            ["tts"] = message.Tts,
            ["mention_everyone"] = message.Mentions.Everyone,
            ["mentions"] = new JsonArray([.. message.Mentions.Users.Select(user => UserJson.Write(user))]),
            ["mention_roles"] = new JsonArray([.. message.Mentions.Roles.Select(role => (JsonNode)Wire.Id(role.Id))]),
            ["attachments"] = readable ? new JsonArray([.. message.Attachments.Select(file => WriteFile(world, message, file))]) : [],
            ["embeds"] = readable ? message.Embeds.DeepClone() : new JsonArray(),
            ["components"] = readable ? message.Components.DeepClone() : new JsonArray(),
            ["pinned"] = message.Pinned is not null,
            ["flags"] = message.Flags,
        };

        if (message.Nonce is { } nonce)
        {
            json["nonce"] = nonce.DeepClone();
        }

        if (message.Interaction is { } interaction)
        {
            json["application_id"] = Wire.Id(world.ApplicationId);
            json["webhook_id"] = Wire.Id(world.ApplicationId);
            json["interaction_metadata"] = WriteOrigin(interaction);
        }

        if (message.RepliesTo is { } parent)
        {
            json["message_reference"] = WriteReference(parent);
            if (withReference && message.Type == 19)
            {
                json["referenced_message"] = parent.Deleted ? null : Write(world, parent, readable, withReference: false);
            }
        }

        if (message.Reactions.Count > 0)
        {
            json["reactions"] = ReactionDesk.Write(world, message);
        }

        if (message.StartedThread is { } thread)
        {
            json["thread"] = ChannelJson.Write(world, thread);
        }

        return json;
    }

    /// <summary>As in MESSAGE_CREATE and MESSAGE_UPDATE: with the guild and the author's membership.</summary>
    public static JsonObject ForGateway(DiscordWorld world, StoredMessage message, bool readable)
    {
        var json = Write(world, message, readable);
        json["channel_type"] = (int)message.Channel.Kind;
        if (message.Channel.Guild is not { } guild)
        {
            return json;
        }

        json["guild_id"] = Wire.Id(guild.Id);
        if (guild.Members.TryGetValue(message.Author.Id, out var author))
        {
            json["member"] = GuildJson.WritePartialMember(author);
        }

        json["mentions"] = new JsonArray([.. message.Mentions.Users.Select(user =>
        {
            var mention = UserJson.Write(user);
            if (guild.Members.TryGetValue(user.Id, out var member))
            {
                mention["member"] = GuildJson.WritePartialMember(member);
            }

            return mention;
        })]);
        return json;
    }

    public static string UrlOf(DiscordWorld world, StoredMessage message, StoredAttachment file) =>
        $"{world.BaseUrl}/attachments/{Wire.Id(message.Channel.Id)}/{Wire.Id(file.Id)}/{Uri.EscapeDataString(file.FileName)}";

    public static JsonObject WriteFile(DiscordWorld world, StoredMessage message, StoredAttachment file)
    {
        var url = UrlOf(world, message, file);
        var json = new JsonObject
        {
            ["id"] = Wire.Id(file.Id),
            ["filename"] = file.FileName,
            ["size"] = file.Bytes.Length,
            ["url"] = url,
            ["proxy_url"] = url,
            ["content_type"] = file.ContentType,
        };
        if (file.Description is { } description)
        {
            json["description"] = description;
        }

        if (file.Size is { } size)
        {
            json["width"] = size.Width;
            json["height"] = size.Height;
        }

        if (file.Ephemeral)
        {
            json["ephemeral"] = true;
        }

        return json;
    }

    private static JsonObject WriteReference(StoredMessage parent)
    {
        var json = new JsonObject { ["type"] = 0, ["channel_id"] = Wire.Id(parent.Channel.Id), ["message_id"] = Wire.Id(parent.Id) };
        if (parent.Channel.Guild is { } guild)
        {
            json["guild_id"] = Wire.Id(guild.Id);
        }

        return json;
    }

    private static JsonObject WriteOrigin(DoubleInteraction interaction)
    {
        var json = new JsonObject
        {
            ["id"] = Wire.Id(interaction.Id),
            ["type"] = interaction.Type,
            ["user"] = UserJson.Write(interaction.User),
            ["authorizing_integration_owners"] = InteractionJson.Owners(interaction.Channel),
        };
        if (interaction.Source is { } source && interaction.Type == DoubleInteraction.Component)
        {
            json["interacted_message_id"] = Wire.Id(source.Id);
        }

        return json;
    }
}
