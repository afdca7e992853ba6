using System.Globalization;
using Telegram.Bot;
using Telegram.Bot.Types;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Telegram;

/// <summary>Changes messages that stand already: edits, deletes, pins. All of it comes to the same when done twice.</summary>
internal sealed class TelegramEdits(TelegramConnection connection, ActionSeal seal)
{
    /// <summary>Edits a copy: its text, or its caption where it is a photo.</summary>
    public Task<DeliveryOutcome> EditAsync(ChatAddress chat, string copyId, BotMessage message, int attempt, CancellationToken cancellationToken)
    {
        var hasMedia = message.Photos.Count > 0 || message.Files.Count > 0;
        return TryAsync(
            chat, DeliveryAction.Edit, copyId, attempt,
            async ids =>
            {
                try
                {
                    await (hasMedia ? CaptionAsync(chat, ids[0], message, cancellationToken) : TextAsync(chat, ids[0], message, cancellationToken));
                }
                catch (Exception e) when (!hasMedia && TelegramErrors.IsAnswer(e, cancellationToken) && TelegramErrors.FaultOf(e) == TelegramFault.NoTextToEdit)
                {
                    await CaptionAsync(chat, ids[0], message, cancellationToken);
                }
            },
            cancellationToken);
    }

    /// <summary>Takes the buttons off a message.</summary>
    public Task<DeliveryOutcome> DropButtonsAsync(ChatAddress chat, int messageId, CancellationToken cancellationToken) =>
        TryAsync(
            chat, DeliveryAction.Edit, messageId.ToString(CultureInfo.InvariantCulture), attempt: 1,
            ids => connection.CallAsync(
                (client, stop) => client.EditMessageReplyMarkup(Id(chat), ids[0], cancellationToken: stop), TelegramConnection.CallTimeout, cancellationToken),
            cancellationToken);

    /// <summary>Deletes a copy, an album with all its photos. One that is gone already is deleted too.</summary>
    public Task<DeliveryOutcome> DeleteAsync(ChatAddress chat, string copyId, int attempt, CancellationToken cancellationToken) =>
        TryAsync(
            chat, DeliveryAction.Delete, copyId, attempt,
            async ids =>
            {
                foreach (var id in ids)
                {
                    await DeleteOneAsync(chat, id, cancellationToken);
                }
            },
            cancellationToken);

    /// <summary>Pins a copy.</summary>
    public Task<DeliveryOutcome> PinAsync(ChatAddress chat, string copyId, bool silent, int attempt, CancellationToken cancellationToken) =>
        TryAsync(
            chat, DeliveryAction.Pin, copyId, attempt,
            ids => connection.CallAsync(
                (client, stop) => client.PinChatMessage(Id(chat), ids[0], silent, cancellationToken: stop), TelegramConnection.CallTimeout, cancellationToken),
            cancellationToken);

    private static async Task<DeliveryOutcome> TryAsync(
        ChatAddress chat, DeliveryAction action, string? copyId, int attempt, Func<IReadOnlyList<int>, Task> call, CancellationToken cancellationToken)
    {
        var ids = IdsOf(copyId);
        if (ids.Count == 0)
        {
            return new DeliveryOutcome.Refused("Le message à changer n'est pas connu.");
        }

        try
        {
            await call(ids);
            return new DeliveryOutcome.Delivered(copyId!);
        }
        catch (Exception e) when (TelegramErrors.IsAnswer(e, cancellationToken))
        {
            return TelegramErrors.Outcome(e, new(chat, action, copyId, attempt));
        }
    }

    /// <summary>One message at a time: <c>deleteMessages</c> passes over in silence what it cannot delete.</summary>
    private async Task DeleteOneAsync(ChatAddress chat, int id, CancellationToken cancellationToken)
    {
        try
        {
            await connection.CallAsync((client, stop) => client.DeleteMessage(Id(chat), id, stop), TelegramConnection.CallTimeout, cancellationToken);
        }
        catch (Exception e) when (TelegramErrors.IsAnswer(e, cancellationToken) && TelegramErrors.FaultOf(e) == TelegramFault.CopyGone)
        {
            // Gone is what it was to be.
        }
    }

    private Task TextAsync(ChatAddress chat, int id, BotMessage message, CancellationToken cancellationToken)
    {
        var text = TelegramRenderer.Render(message.Blocks);
        return connection.CallAsync(
            (client, stop) => client.EditMessageText(
                Id(chat), id, text.Text, entities: text.Entities, linkPreviewOptions: new() { IsDisabled = true },
                replyMarkup: TelegramKeyboard.Of(message.Rows, chat, seal), cancellationToken: stop),
            TelegramConnection.CallTimeout,
            cancellationToken);
    }

    private Task CaptionAsync(ChatAddress chat, int id, BotMessage message, CancellationToken cancellationToken)
    {
        var text = TelegramRenderer.Render(message.Blocks);
        return connection.CallAsync(
            (client, stop) => client.EditMessageCaption(
                Id(chat), id, text.Text, captionEntities: text.Entities, replyMarkup: TelegramKeyboard.Of(message.Rows, chat, seal), cancellationToken: stop),
            TelegramConnection.CallTimeout,
            cancellationToken);
    }

    private static ChatId Id(ChatAddress chat) => long.Parse(chat.ChatId, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>The message of a copy that is answered: of an album the first.</summary>
    public static int? FirstIdOf(string? copyId) => IdsOf(copyId) is [var first, ..] ? first : null;

    private static List<int> IdsOf(string? copyId)
    {
        var ids = new List<int>();
        foreach (var part in (copyId ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                ids.Add(id);
            }
        }

        return ids;
    }
}
