using CsCheck;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using UnionBot.Messages;
using UnionBot.Telegram;

namespace UnionBot.Tests.Telegram;

public sealed class TelegramRendererTests
{
    [Fact]
    public void Every_block_has_its_look()
    {
        var (text, entities) = TelegramRenderer.Render(
        [
            new Block.Heading([new("Demain")]),
            new Block.Paragraph([new("Voir "), new("le programme", RunStyle.Italic, new Uri("https://example.org/p")), new(".")]),
            new Block.Bullet([new("9 h : accueil")]),
            new Block.Bullet([new("12 h : repas", RunStyle.Bold)]),
            new Block.Quote([new("Relocaliser, planifier")]),
            new Block.Paragraph([new("/start", RunStyle.Code)]),
        ]);

        text.ShouldBe("Demain\nVoir le programme.\n• 9 h : accueil\n• 12 h : repas\n\nRelocaliser, planifier\n\n/start");
        entities.Select(e => (e.Type, Words: text.Substring(e.Offset, e.Length), e.Url)).ShouldBe(
        [
            (MessageEntityType.Bold, "Demain", null),
            (MessageEntityType.TextLink, "le programme", "https://example.org/p"),
            (MessageEntityType.Italic, "le programme", null),
            (MessageEntityType.Bold, "12 h : repas", null),
            (MessageEntityType.Blockquote, "Relocaliser, planifier", null),
            (MessageEntityType.Code, "/start", null),
        ]);
    }

    [Fact]
    public void Offsets_count_as_telegram_counts()
    {
        var (text, entities) = TelegramRenderer.Render([new Block.Paragraph([new("🏭 é "), new("gras", RunStyle.Bold)])]);

        var bold = entities.ShouldHaveSingleItem();
        (bold.Offset, bold.Length, text.Substring(bold.Offset, bold.Length)).ShouldBe((5, 4, "gras"));
    }

    [Fact]
    public void A_message_of_blank_blocks_is_empty() =>
        TelegramRenderer.Render([new Block.Paragraph([]), new Block.Bullet([new(" \n")])]).Text.ShouldBeEmpty();

    [Fact]
    public void Every_entity_lies_within_the_text_and_none_overlaps_in_part_whatever_the_words() =>
        AnyText.Garbage.Sample(blocks =>
        {
            var (text, entities) = TelegramRenderer.Render(blocks);
            return entities.All(e => e.Offset >= 0 && e.Length > 0 && e.Offset + e.Length <= text.Length)
                && entities.All(a => entities.All(b => Nested(a, b)))
                && entities.Zip(entities.Skip(1)).All(p => p.First.Offset <= p.Second.Offset)
                && text.Length == text.Trim().Length;
        });

    [Fact]
    public void What_is_rendered_is_read_with_the_same_words_and_styles() =>
        AnyText.Blocks.Sample(blocks =>
        {
            var (text, entities) = TelegramRenderer.Render(blocks);
            Dress(TelegramReader.Read(text, [.. entities])).ShouldBe(Dress(blocks));
        });

    [Fact]
    public void What_was_read_renders_to_the_same_message_again() =>
        AnyText.Blocks.Sample(blocks =>
        {
            var first = TelegramRenderer.Render(blocks);
            var second = TelegramRenderer.Render(TelegramReader.Read(first.Text, first.Entities));
            var third = TelegramRenderer.Render(TelegramReader.Read(second.Text, second.Entities));
            third.Text.ShouldBe(second.Text);
            third.Entities.Select(Key).ShouldBe(second.Entities.Select(Key));
        });

    /// <summary>Each visible character with its look; white space, and what marks a list, belongs to the layout.</summary>
    private static List<(char Character, RunStyle Style, Uri? Link)> Dress(IReadOnlyList<Block> blocks) =>
        [.. blocks.SelectMany(b => b.Runs.Select(r => b is Block.Heading ? r with { Style = r.Style.HasFlag(RunStyle.Code) ? RunStyle.Code : r.Style | RunStyle.Bold } : r))
            .SelectMany(r => r.Text.Where(c => !char.IsWhiteSpace(c)).Select(c => (c, r.Style, r.Link)))];

    private static (MessageEntityType Type, int Offset, int Length, string? Url) Key(MessageEntity e) => (e.Type, e.Offset, e.Length, e.Url);

    private static bool Nested(MessageEntity a, MessageEntity b)
    {
        var (aEnd, bEnd) = (a.Offset + a.Length, b.Offset + b.Length);
        return aEnd <= b.Offset || bEnd <= a.Offset || (a.Offset <= b.Offset && bEnd <= aEnd) || (b.Offset <= a.Offset && aEnd <= bEnd);
    }
}
