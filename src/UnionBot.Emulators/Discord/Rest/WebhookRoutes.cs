using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.Checks;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>What follows the first response: its message, and follow-ups. Source: Discord, Receiving and Responding, "Followup Messages".</summary>
internal static class WebhookRoutes
{
    private const string Root = "/webhooks/{webhook_id}/{webhook_token}";
    private const int Response = 20, Reply = 19;

    public static IReadOnlyList<RestRoute> All { get; } =
    [
        new("POST", Root, FollowUp) { TakesBody = true, TakesFiles = true, IsInteraction = true },
        .. For(Root + "/messages/@original"),
        .. For(Root + "/messages/{message_id}"),
    ];

    /// <summary>A response that nobody sees yet, for everyone or for one.</summary>
    public static StoredMessage Draft(DiscordWorld world, DoubleInteraction interaction, int flags)
    {
        var message = world.Messages.Draft(interaction.Channel, world.Bot);
        message.Interaction = interaction;
        message.Type = interaction.Type == DoubleInteraction.Command ? Response : interaction.Source is null ? 0 : Reply;
        message.RepliesTo = message.Type == Reply ? interaction.Source : null;
        message.Flags = flags;
        message.SeenOnlyBy = (flags & StoredMessage.Ephemeral) != 0 ? interaction.User : null;
        return message;
    }

    public static StoredMessage Post(RestRequest request, DoubleInteraction interaction, JsonObject data, string path)
    {
        var form = new MessageForm(request, data, path, MessageKind.Response, existing: null);
        var message = Draft(request.World, interaction, form.Flags);
        form.Apply(message);
        request.World.Messages.Post(message);
        return message;
    }

    /// <summary>Changes a message of an interaction; the first change of a deferred one fills it.</summary>
    public static void Change(RestRequest request, DoubleInteraction interaction, StoredMessage message, JsonObject data, string path)
    {
        new MessageForm(request, data, path, MessageKind.ResponseEdit, message).Apply(message);
        var fills = message.Has(StoredMessage.Loading);
        message.Flags &= ~StoredMessage.Loading;
        request.World.Messages.Changed(message, fills);
        interaction.Answered(MessageSnapshot.Of(request.World, message));
    }

    private static RestRoute[] For(string path) =>
    [
        new("GET", path, static request => RestReply.Ok(request.Show(Message(request, Interaction(request))))) { IsInteraction = true },
        new("PATCH", path, Edit) { TakesBody = true, TakesFiles = true, IsInteraction = true },
        new("DELETE", path, Delete) { IsInteraction = true },
    ];

    private static RestReply FollowUp(RestRequest request)
    {
        var interaction = Interaction(request);
        var body = request.Object();
        if (interaction.Original is { Deleted: false } original && original.Has(StoredMessage.Loading))
        {
            // The first follow-up of a deferred response is that response.
            Change(request, interaction, original, WithoutFlags(body), "");
            return RestReply.Ok(request.Show(original));
        }

        interaction.FollowUps++;
        return RestReply.Ok(request.Show(Post(request, interaction, body, "")));
    }

    private static RestReply Edit(RestRequest request)
    {
        var interaction = Interaction(request);
        var message = Message(request, interaction);
        Change(request, interaction, message, request.Object(), "");
        return RestReply.Ok(request.Show(message));
    }

    private static RestReply Delete(RestRequest request)
    {
        request.World.Messages.Delete(Message(request, Interaction(request)));
        return RestReply.NoContent;
    }

    private static DoubleInteraction Interaction(RestRequest request)
    {
        var world = request.World;
        if (request.Id("webhook_id") != world.ApplicationId)
        {
            throw ApiException.UnknownWebhook();
        }

        var interaction = world.InteractionsByToken.GetValueOrDefault(request.Text("webhook_token"))
            ?? throw new ApiException(401, 50027, "Invalid Webhook Token");
        if (world.Since(interaction.CreatedTicks) >= world.Options.InteractionTokenLife)
        {
            throw new ApiException(401, 50027, "Invalid Webhook Token");
        }

        return interaction.ResponseType is null ? throw ApiException.UnknownWebhook() : interaction;
    }

    private static StoredMessage Message(RestRequest request, DoubleInteraction interaction)
    {
        var message = request.Route.EndsWith("@original", StringComparison.Ordinal)
            ? interaction.Original
            : request.World.MessageIndex.GetValueOrDefault(request.Id("message_id"));
        return message is { Deleted: false } && (message.Interaction == interaction || message == interaction.Original)
            ? message
            : throw ApiException.UnknownMessage();
    }

    private static JsonObject WithoutFlags(JsonObject body)
    {
        var copy = body.DeepClone().AsObject();
        copy.Remove("flags");
        copy.Remove("tts");
        return copy;
    }
}
