using System.Diagnostics;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Models;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Discord;

/// <summary>Does deliveries: one call each, its outcome told, nothing repeated.</summary>
/// <param name="seal">Seals a button's action for a chat.</param>
internal sealed class DiscordSender(DiscordRest rest, DiscordUploads uploads, Func<string, ChatAddress, string> seal)
{
    /// <summary>Whom a message pings: nobody.</summary>
    private static readonly AllowedMentions Nobody = AllowedMentions.None;

    /// <summary>Only what an admin confirmed for this very announcement, and only when it is sent: a change never rings.</summary>
    private static readonly AllowedMentions Everyone = new() { Parse = ["everyone"] };

    /// <summary>A message as Discord takes it, without its files.</summary>
    public CreateMessage Compose(BotMessage message, ChatAddress chat)
    {
        var content = DiscordRenderer.Render(message.Blocks);
        var rows = DiscordButtons.Render(message.Rows, action => seal(action, chat));
        return new CreateMessage
        {
            Content = content.Length == 0 ? null : content,
            AllowedMentions = Nobody,
            Components = rows.Count == 0 ? null : rows,
        };
    }

    /// <summary>A change to a message that makes it say this, whatever it said.</summary>
    public EditMessage ComposeEdit(BotMessage message, ChatAddress chat) => new()
    {
        Content = DiscordRenderer.Render(message.Blocks),
        AllowedMentions = Nobody,
        Components = new(DiscordButtons.Render(message.Rows, action => seal(action, chat))),
    };

    /// <summary>Does one delivery.</summary>
    public async Task<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (!Snowflake.TryParse(delivery.Chat.ChatId, out var channel))
        {
            return new DeliveryOutcome.Refused("Ce salon n'a pas d'identifiant Discord valable.", SuspendsChannel: true);
        }

        try
        {
            if (delivery.Action.Posts())
            {
                return await SendAsync(delivery, channel, cancellationToken);
            }

            if (!Snowflake.TryParse(delivery.CopyId, out var copy))
            {
                return new DeliveryOutcome.Refused("La copie à changer n'a pas d'identifiant Discord valable.");
            }

            switch (delivery.Action)
            {
                case DeliveryAction.Edit:
                    await EditAsync(delivery, channel, copy, cancellationToken);
                    break;
                case DeliveryAction.Delete:
                    await rest.DeleteMessageAsync(channel, copy, cancellationToken);
                    break;
                case DeliveryAction.Pin:
                    await rest.PinMessageAsync(channel, copy, cancellationToken);
                    break;
                default:
                    throw new UnreachableException();
            }

            return new DeliveryOutcome.Delivered(copy.ToString());
        }
        catch (DiscordException error)
        {
            return DiscordErrors.Outcome(error, delivery.Action, delivery.CopyId, delivery.Attempt);
        }
    }

    private async Task<DeliveryOutcome> SendAsync(Delivery delivery, Snowflake channel, CancellationToken cancellationToken)
    {
        if (await uploads.ReadAsync(delivery.Message, cancellationToken) is not { } files)
        {
            return new DeliveryOutcome.Refused("Une photo de ce message n'est plus gardée : elle ne peut plus partir.");
        }

        var message = Compose(delivery.Message, delivery.Chat) with
        {
            AllowedMentions = EveryoneCall.Rings(delivery.Message) ? Everyone : Nobody,
            Nonce = delivery.Nonce,
            EnforceNonce = true,
            Flags = delivery.Silent ? MessageFlags.SuppressNotifications : null,
        };
        if (message is { Content: null, Components: null } && files.Count == 0)
        {
            return new DeliveryOutcome.Refused("Le message est vide.");
        }

        if (delivery.Action == DeliveryAction.Note && Snowflake.TryParse(delivery.CopyId, out var answered))
        {
            try
            {
                var reply = message with { MessageReference = new MessageReference(answered, FailIfNotExists: false), AllowedMentions = Nobody with { RepliedUser = false } };
                var noted = await rest.CreateMessageAsync(channel, reply, files, cancellationToken);
                return new DeliveryOutcome.Delivered(noted.Id.ToString());
            }
            catch (DiscordException error) when (DiscordErrors.MayNotReply(error))
            {
                // Certain to have sent nothing: without the right to read what was said it goes as a message of its own.
            }
        }

        var sent = await rest.CreateMessageAsync(channel, message, files, cancellationToken);
        return new DeliveryOutcome.Delivered(sent.Id.ToString());
    }

    private async Task EditAsync(Delivery delivery, Snowflake channel, Snowflake copy, CancellationToken cancellationToken)
    {
        var edit = ComposeEdit(delivery.Message, delivery.Chat);
        if (delivery.Message.Photos.Count + delivery.Message.Files.Count > 0)
        {
            // Since version 10 a file that an edit doesn't list may disappear: list those that are there.
            var now = await rest.GetMessageAsync(channel, copy, cancellationToken);
            edit = edit with { Attachments = new([.. (now.Attachments ?? []).Select(a => new AttachmentReference(a.Id))]) };
        }

        await rest.EditMessageAsync(channel, copy, edit, cancellationToken);
    }
}
