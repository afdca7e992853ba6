using UnionBot.Messages;

namespace UnionBot.Telegram;

/// <summary>Cuts a message into parts that Telegram takes one by one: photos, then text, then documents.</summary>
/// <remarks>
/// The text is a caption where it fits. An album takes no buttons, so its text then follows it and carries them. The buttons stand under
/// the last part. Pure: equal messages give equal parts, so a retry never repeats an earlier part.
/// </remarks>
internal static class TelegramSplitter
{
    /// <summary>What an album's buttons hang on where there is no text.</summary>
    private const string ButtonsOnly = "Ton choix :";

    /// <summary>The parts, in order; never none, and the message itself where it is one already.</summary>
    public static IReadOnlyList<BotMessage> Split(BotMessage message)
    {
        var rest = message with { Rows = [] };
        var parts = new List<BotMessage>();
        var captioned = FitsCaption(message.Blocks);
        if (message.Photos.Count > 0)
        {
            var albums = message.Photos.Chunk(TelegramLimits.Album).ToList();
            var captionHere = captioned && albums.Count == 1 && !(message.Photos.Count > 1 && message.Rows.Count > 0);
            parts.AddRange(albums.Select(a => new BotMessage { Photos = a }));
            if (captionHere)
            {
                parts[0] = parts[0] with { Blocks = message.Blocks };
                rest = rest with { Blocks = [] };
            }
        }

        if (message is { Photos.Count: 0, Files.Count: 1 } && captioned)
        {
            return [message];
        }

        parts.AddRange(TextParts.Pack(rest.Blocks, TelegramLimits.Text - TelegramLimits.MarkRoom).Select(b => new BotMessage { Blocks = b }));
        parts.AddRange(message.Files.Select(f => new BotMessage { Files = [f] }));
        if (message.Rows.Count > 0)
        {
            if (parts.Count == 0 || parts[^1].Photos.Count > 1)
            {
                parts.Add(BotMessage.Plain(ButtonsOnly));
            }

            parts[^1] = parts[^1] with { Rows = message.Rows };
        }

        return parts.Count switch
        {
            0 => [message],
            1 when parts[0].Blocks.Count == message.Blocks.Count => [message],
            _ => parts,
        };
    }

    private static bool FitsCaption(IReadOnlyList<Block> blocks) => TextParts.Fits(blocks, TelegramLimits.Caption - TelegramLimits.MarkRoom);
}
