using System.Globalization;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Telegram;

/// <summary>Brings an answer back: under the question in groups, in the place of the pressed message where the reply asks for it.</summary>
internal sealed class TelegramAnswers(TelegramPosts posts, TelegramEdits edits)
{
    /// <summary>Brings one answer back, all its parts.</summary>
    /// <returns>The first outcome that is no delivery, or the delivery with the ids of all parts.</returns>
    public async Task<DeliveryOutcome> AnswerAsync(TelegramRoute route, Reply reply, CancellationToken cancellationToken)
    {
        var parts = new Queue<BotMessage>(TelegramSplitter.Split(reply.Message));
        var ids = new List<string>();
        if (reply.ReplacesSource && route.Source is { } source)
        {
            var outcome = await ReplaceAsync(route, source, parts, cancellationToken);
            if (outcome is not DeliveryOutcome.Delivered)
            {
                return outcome;
            }

            ids.Add(source.ToString(CultureInfo.InvariantCulture));
        }

        var replyTo = route.ReplyTo;
        while (parts.TryDequeue(out var part))
        {
            var outcome = await posts.SendAsync(route.Chat, part, silent: false, replyTo, attempt: 1, cancellationToken);
            if (outcome is not DeliveryOutcome.Delivered delivered)
            {
                return outcome;
            }

            ids.Add(delivered.MessageId);
            replyTo = null;
        }

        return new DeliveryOutcome.Delivered(string.Join(',', ids));
    }

    /// <summary>Puts the first part in the place of the source, where its kind allows it; else the source loses its buttons and all follows it.</summary>
    private async Task<DeliveryOutcome> ReplaceAsync(TelegramRoute route, int source, Queue<BotMessage> parts, CancellationToken cancellationToken)
    {
        var id = source.ToString(CultureInfo.InvariantCulture);
        var first = parts.Peek();
        var takesText = first.Photos.Count == 0 && first.Files.Count == 0;
        if (!takesText || (route.SourceHasMedia && !TextParts.Fits(first.Blocks, TelegramLimits.Caption)))
        {
            // Whether or not the buttons go, the answer follows.
            await edits.DropButtonsAsync(route.Chat, source, cancellationToken);
            return new DeliveryOutcome.Delivered(id);
        }

        var outcome = await edits.EditAsync(route.Chat, id, first, attempt: 1, cancellationToken);
        switch (outcome)
        {
            case DeliveryOutcome.Delivered:
                parts.Dequeue();
                return outcome;

            // The source is gone or can't be changed any more: the answer comes as a message of its own.
            case DeliveryOutcome.Refused { SuspendsChannel: false }:
                return new DeliveryOutcome.Delivered(id);

            default:
                return outcome;
        }
    }
}
