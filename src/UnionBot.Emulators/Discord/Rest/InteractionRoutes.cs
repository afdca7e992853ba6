using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.Checks;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>The first response to an interaction. Source: Discord, Receiving and Responding, "Create Interaction Response".</summary>
internal static class InteractionRoutes
{
    private const int Message = 4, DeferredMessage = 5, DeferredUpdate = 6, Update = 7, Choices = 8, Modal = 9;

    public static IReadOnlyList<RestRoute> All { get; } =
    [
        new("POST", "/interactions/{interaction_id}/{interaction_token}/callback", Respond) { TakesBody = true, TakesFiles = true, IsInteraction = true },
    ];

    private static RestReply Respond(RestRequest request)
    {
        var world = request.World;
        var body = request.Object();
        var form = request.Form();
        form.OnlyKnown(body, "", "type", "data");
        var type = form.Choice(body, "", "type", required: true, 1, Message, DeferredMessage, DeferredUpdate, Update, Choices, Modal, 12);
        var data = form.Object(body, "", "data") ?? [];
        form.ThrowIfFailed();
        var interaction = Pending(request);
        if (type is DeferredUpdate or Update && interaction.Source is null)
        {
            throw ApiException.BadForm("type", "INTERACTION_CALLBACK_TYPE_INVALID", "Only a component's interaction can update its message.");
        }

        if ((type == Choices) != (interaction.Type == DoubleInteraction.Autocomplete)
            || (type == Modal && interaction.Type == DoubleInteraction.ModalSubmit))
        {
            throw ApiException.BadForm("type", "INTERACTION_CALLBACK_TYPE_INVALID", "This callback does not answer this interaction.");
        }

        Act(request, interaction, type!.Value, data);
        interaction.ResponseType = type;
        return string.Equals(request.Query["with_response"], "true", StringComparison.OrdinalIgnoreCase)
            ? RestReply.Ok(Tell(request, interaction, type.Value))
            : RestReply.NoContent;
    }

    private static DoubleInteraction Pending(RestRequest request)
    {
        var world = request.World;
        var interaction = world.Interactions.GetValueOrDefault(request.Id("interaction_id"));
        if (interaction is null || !string.Equals(interaction.Token, request.Text("interaction_token"), StringComparison.Ordinal))
        {
            throw ApiException.UnknownInteraction();
        }

        if (interaction.ResponseType is not null)
        {
            throw new ApiException(400, 40060, "Interaction has already been acknowledged.");
        }

        if (world.Since(interaction.CreatedTicks) >= world.Options.InteractionDeadline)
        {
            interaction.HasFailed = true;
            throw ApiException.UnknownInteraction();
        }

        return interaction;
    }

    private static void Act(RestRequest request, DoubleInteraction interaction, int type, JsonObject data)
    {
        switch (type)
        {
            case Message:
                interaction.Original = WebhookRoutes.Post(request, interaction, data, "data");
                break;
            case DeferredMessage:
                interaction.Original = Defer(request, interaction, data);
                break;
            case DeferredUpdate:
                interaction.Original = interaction.Source;
                break;
            case Update:
                interaction.Original = interaction.Source;
                WebhookRoutes.Change(request, interaction, interaction.Source!, data, "data");
                break;
            case Choices:
                interaction.Choices = ModalCheck.Choices(request.Form(), data);
                break;
            case Modal:
                ModalCheck.Check(request.Form(), data);
                interaction.Modal = data.ToJsonString(Wire.Readable);
                break;
            default:
                break;
        }
    }

    /// <summary>"… is thinking". Only the ephemeral flag counts, and it is final.</summary>
    private static StoredMessage Defer(RestRequest request, DoubleInteraction interaction, JsonObject data)
    {
        var form = request.Form();
        form.OnlyKnown(data, "data", "flags");
        var flags = (int)(form.Number(data, "data", "flags", 0, int.MaxValue) ?? 0);
        form.ThrowIfFailed();
        if ((flags & ~StoredMessage.Ephemeral) != 0)
        {
            request.World.Find(request.Route, "data.flags", "a deferral takes no flag but EPHEMERAL");
        }

        var message = WebhookRoutes.Draft(request.World, interaction, flags & StoredMessage.Ephemeral);
        message.Flags |= StoredMessage.Loading;
        request.World.Messages.Post(message);
        return message;
    }

    private static JsonObject Tell(RestRequest request, DoubleInteraction interaction, int type)
    {
        var about = new JsonObject
        {
            ["id"] = Wire.Id(interaction.Id),
            ["type"] = interaction.Type,
            ["channel_id"] = Wire.Id(interaction.Channel.Id),
        };
        if (interaction.Channel.Guild is { } guild)
        {
            about["guild_id"] = Wire.Id(guild.Id);
        }

        var reply = new JsonObject { ["interaction"] = about };
        if (interaction.Original is { } message)
        {
            about["response_message_id"] = Wire.Id(message.Id);
            about["response_message_loading"] = message.Has(StoredMessage.Loading);
            about["response_message_ephemeral"] = message.SeenOnlyBy is not null;
            if (type is Message or Update)
            {
                reply["resource"] = new JsonObject { ["type"] = type, ["message"] = request.Show(message) };
            }
        }

        return reply;
    }
}
