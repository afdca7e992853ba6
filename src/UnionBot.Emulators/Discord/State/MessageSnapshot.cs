using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>Takes the public picture of a stored message.</summary>
internal static class MessageSnapshot
{
    public static DoubleMessage Of(DiscordWorld world, StoredMessage message) => new()
    {
        Id = message.Id,
        Channel = message.Channel,
        Author = message.Author,
        Content = message.Content,
        Embeds = [.. message.Embeds.Select(embed => embed!.ToJsonString(Wire.Readable))],
        Buttons = [.. Buttons(message.Components)],
        Components = message.Components.ToJsonString(Wire.Readable),
        Attachments = [.. message.Attachments.Select(file => new DoubleAttachment(
            file.Id, file.FileName, file.Description, file.ContentType, file.Bytes, new Uri(MessageJson.UrlOf(world, message, file))))],
        Flags = message.Flags,
        Created = message.Created,
        Edited = message.Edited,
        IsPinned = message.Pinned is not null,
        EphemeralTo = message.SeenOnlyBy,
        RepliesTo = message.RepliesTo?.Id,
        InteractionId = message.Interaction?.Id,
        MentionedUsers = [.. message.Mentions.Users.Select(user => user.Id)],
        MentionedRoles = [.. message.Mentions.Roles.Select(role => role.Id)],
        MentionsEveryone = message.Mentions.Everyone,
        Nonce = message.Nonce?.ToString(),
    };

    public static IEnumerable<DoubleButton> Buttons(JsonArray rows)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var button in ButtonsWithin(rows[row]!.AsObject()))
            {
                yield return new DoubleButton(
                    row,
                    (string?)button["label"] ?? "",
                    (string?)button["custom_id"],
                    (string?)button["url"],
                    (int)button["style"]!,
                    (bool?)button["disabled"] ?? false);
            }
        }
    }

    /// <summary>All components, at any depth, parents first.</summary>
    public static IEnumerable<JsonObject> Flat(JsonObject component)
    {
        yield return component;
        IEnumerable<JsonNode?> inner = component["components"] as JsonArray ?? [];
        foreach (var child in inner.Append(component["accessory"]).Append(component["component"]).OfType<JsonObject>())
        {
            foreach (var deep in Flat(child))
            {
                yield return deep;
            }
        }
    }

    private static IEnumerable<JsonObject> ButtonsWithin(JsonObject component) => Flat(component).Where(c => (int)c["type"]! == 2);
}
