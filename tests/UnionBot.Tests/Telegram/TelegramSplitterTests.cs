using CsCheck;
using UnionBot.Messages;
using UnionBot.Telegram;

namespace UnionBot.Tests.Telegram;

public sealed class TelegramSplitterTests
{
    private static readonly IReadOnlyList<IReadOnlyList<Button>> Buttons = [[new Button.Press("Oui", "question:oui")]];

    private static readonly Photo A = new("aa"), B = new("bb");

    [Fact]
    public void A_message_that_fits_stays_as_it_is()
    {
        var message = BotMessage.Plain("Bonjour", "à toutes") with { Photos = [A], Rows = Buttons };

        TelegramSplitter.Split(message).ShouldHaveSingleItem().ShouldBeSameAs(message);
    }

    [Fact]
    public void A_long_text_follows_its_photo_and_has_the_buttons_at_its_end()
    {
        var message = BotMessage.Plain(Sentences(1500), Sentences(3500)) with { Photos = [A], Rows = Buttons };

        var parts = TelegramSplitter.Split(message);

        parts.Select(p => (p.Photos.Count, Words: p.PlainText.Length > 0, p.Rows.Count)).ShouldBe([(1, false, 0), (0, true, 0), (0, true, 1)]);
        Words(parts).ShouldBe(Words([message]));
    }

    [Fact]
    public void An_album_takes_no_buttons_so_its_text_follows_with_them()
    {
        var parts = TelegramSplitter.Split(BotMessage.Plain("Voilà") with { Photos = [A, B], Rows = Buttons });

        parts.Select(p => (p.Photos.Count, p.PlainText, p.Rows.Count)).ShouldBe([(2, "", 0), (0, "Voilà", 1)]);
    }

    [Fact]
    public void An_album_without_buttons_has_its_caption() =>
        TelegramSplitter.Split(BotMessage.Plain("Voilà") with { Photos = [A, B] }).ShouldHaveSingleItem();

    [Fact]
    public void A_document_takes_the_text_as_its_caption_and_several_follow_it()
    {
        Document file = new("a.ics", "text/calendar", [1]);

        TelegramSplitter.Split(BotMessage.Plain("Le programme") with { Files = [file], Rows = Buttons }).ShouldHaveSingleItem();
        TelegramSplitter.Split(BotMessage.Plain("Le programme") with { Files = [file, file], Rows = Buttons })
            .Select(p => (p.Files.Count, p.PlainText, p.Rows.Count)).ShouldBe([(0, "Le programme", 0), (1, "", 0), (1, "", 1)]);
    }

    [Fact]
    public void A_text_is_cut_between_blocks_before_anything_else()
    {
        var parts = TelegramSplitter.Split(BotMessage.Plain(Sentences(3000), Sentences(3000)));

        parts.Select(p => p.Blocks.Count).ShouldBe([1, 1]);
    }

    [Fact]
    public void A_heading_goes_with_what_it_heads()
    {
        var message = new BotMessage { Blocks = [Text(Sentences(3900)), new Block.Heading([new("Suite")]), Text(Sentences(500))] };

        TelegramSplitter.Split(message).Select(p => p.Blocks[0].GetType().Name).ShouldBe(["Paragraph", "Heading"]);
    }

    [Fact]
    public void A_long_block_is_cut_after_a_sentence()
    {
        var parts = TelegramSplitter.Split(BotMessage.Plain(Sentences(9000)));

        parts.Count.ShouldBe(3);
        parts.ShouldAllBe(p => p.PlainText.EndsWith('.'));
    }

    [Fact]
    public void A_long_sentence_is_cut_between_words_and_never_at_a_space_that_does_not_break()
    {
        var parts = TelegramSplitter.Split(BotMessage.Plain(string.Join(' ', Enumerable.Repeat("100\u00a0000", 1200))));

        parts.SelectMany(p => p.PlainText.Split(' ')).ShouldAllBe(w => w == "100\u00a0000");
    }

    [Fact]
    public void A_word_longer_than_a_message_is_cut_without_breaking_a_character()
    {
        var parts = TelegramSplitter.Split(BotMessage.Plain("x" + string.Concat(Enumerable.Repeat("🏭", 4000))));

        string.Concat(parts.Select(p => p.PlainText)).Length.ShouldBe(8001);
        parts.ShouldAllBe(p => !char.IsHighSurrogate(p.PlainText.Last()));
    }

    [Fact]
    public void Splitting_loses_no_word_and_every_part_fits() =>
        Gen.Select(AnyText.Blocks.Array[1, 12], Gen.Int[64, 700]).Sample((groups, limit) =>
        {
            Block[] blocks = [.. groups.SelectMany(g => g)];

            var parts = TextParts.Pack(blocks, limit);

            parts.ShouldAllBe(p => TextParts.Fits(p, limit));
            parts.SelectMany(Words).ShouldBe(Words(blocks));
        });

    [Fact]
    public void Splitting_anything_ends_and_loses_no_character() =>
        Gen.Select(AnyText.Garbage, Gen.Int[64, 100]).Sample((blocks, limit) =>
        {
            string Visible(IEnumerable<Block> b) => string.Concat(b.SelectMany(x => x.PlainText).Where(c => !char.IsWhiteSpace(c)));
            Visible(TextParts.Pack(blocks, limit).SelectMany(p => p)).ShouldBe(Visible(blocks));
        });

    [Fact]
    public void A_text_of_many_styles_is_cut_where_telegram_would_drop_some()
    {
        var runs = Enumerable.Range(0, 250).Select(i => new Run($"mot{i} ", i % 2 == 0 ? RunStyle.Bold : RunStyle.Italic)).ToList();

        var parts = TelegramSplitter.Split(new BotMessage { Blocks = [new Block.Paragraph(runs)] });

        parts.ShouldAllBe(p => TelegramRenderer.Render(p.Blocks).Entities.Count <= 100);
        Words(parts).Count.ShouldBe(250);
    }

    private static Block.Paragraph Text(string text) => new([new(text)]);

    private static string Sentences(int length)
    {
        const string sentence = "La délégation entre dans la salle. ";
        return string.Concat(Enumerable.Repeat(sentence, (length / sentence.Length) + 1))[..(length / sentence.Length * sentence.Length)].Trim();
    }

    private static List<string> Words(IEnumerable<BotMessage> parts) => [.. parts.SelectMany(p => Words(p.Blocks))];

    private static List<string> Words(IEnumerable<Block> blocks) =>
        [.. blocks.SelectMany(b => string.Concat(b.Runs.Select(r => r.Text)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
}
