using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Announcements;

/// <summary>Writes an announcement as members see it.</summary>
internal static class AnnouncementComposer
{
    /// <summary>Sets its number, and how late it is, above what it says.</summary>
    /// <param name="number">Its number in the one series, or <see langword="null"/> in a preview.</param>
    /// <param name="late">How late it goes out, or <see langword="null"/> where that is not worth a word.</param>
    public static BotMessage Compose(BotMessage message, int? number, TimeSpan? late)
    {
        List<Run> head = [new Run(AnnouncementsFrench.Number(number), RunStyle.Bold)];
        if (late is { } span)
        {
            head.Add(OutboxFreshness.Says(span));
        }

        return message with { Blocks = [new Block.Paragraph(head), .. message.Blocks] };
    }
}
