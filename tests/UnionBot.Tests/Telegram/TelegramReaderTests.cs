using CsCheck;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using UnionBot.Messages;
using UnionBot.Telegram;

namespace UnionBot.Tests.Telegram;

public sealed class TelegramReaderTests
{
    [Fact]
    public void Lines_become_paragraphs_list_items_and_line_breaks()
    {
        var blocks = TelegramReader.Read("Camarades,\non commence.\n\n- accueil\n• débat\nÀ tout de suite\n\n\nLa CGT", null);

        blocks.Select(b => (b.GetType().Name, b.PlainText)).ShouldBe(
        [
            ("Paragraph", "Camarades,\non commence."),
            ("Bullet", "accueil"),
            ("Bullet", "débat"),
            ("Paragraph", "À tout de suite"),
            ("Paragraph", "La CGT"),
        ]);
    }

    [Fact]
    public void Every_style_a_person_can_type_is_read()
    {
        const string text = "gras italique souligné barré caché code pre lien example.org @toi";
        var blocks = TelegramReader.Read(
            text,
            [
                Entity(MessageEntityType.Bold, text, "gras"),
                Entity(MessageEntityType.Italic, text, "italique"),
                Entity(MessageEntityType.Underline, text, "souligné"),
                Entity(MessageEntityType.Strikethrough, text, "barré"),
                Entity(MessageEntityType.Spoiler, text, "caché"),
                Entity(MessageEntityType.Code, text, "code"),
                Entity(MessageEntityType.Pre, text, "pre"),
                Entity(MessageEntityType.TextLink, text, "lien", "https://example.org/x"),
                Entity(MessageEntityType.Url, text, "example.org"),
                Entity(MessageEntityType.Mention, text, "@toi"),
            ]);

        blocks.ShouldHaveSingleItem().Runs.Where(r => r.Style != RunStyle.None || r.Link is not null)
            .Select(r => (r.Text, r.Style, r.Link?.AbsoluteUri)).ShouldBe(
            [
                ("gras", RunStyle.Bold, null),
                ("italique", RunStyle.Italic, null),
                ("souligné", RunStyle.Underline, null),
                ("barré", RunStyle.Strike, null),
                ("caché", RunStyle.Spoiler, null),
                ("code", RunStyle.Code, null),
                ("pre", RunStyle.Code, null),
                ("lien", RunStyle.None, "https://example.org/x"),
                ("example.org", RunStyle.None, "https://example.org/"),
            ]);
    }

    [Fact]
    public void Overlapping_styles_are_both_read()
    {
        var runs = TelegramReader.Read("abcd", [new() { Type = MessageEntityType.Bold, Offset = 0, Length = 3 }, new() { Type = MessageEntityType.Italic, Offset = 1, Length = 3 }])
            .ShouldHaveSingleItem().Runs;

        runs.ShouldBe([new("a", RunStyle.Bold), new("bc", RunStyle.Bold | RunStyle.Italic), new("d", RunStyle.Italic)]);
    }

    [Fact]
    public void A_quote_keeps_its_empty_lines_and_its_dashes()
    {
        const string text = "Il dit :\n- un\n\n- deux\nVoilà";
        var blocks = TelegramReader.Read(text, [Entity(MessageEntityType.Blockquote, text, "- un\n\n- deux")]);

        blocks.Select(b => (b.GetType().Name, b.PlainText)).ShouldBe([("Paragraph", "Il dit :"), ("Quote", "- un\n\n- deux"), ("Paragraph", "Voilà")]);
    }

    [Fact]
    public void A_link_that_is_no_web_link_is_only_words() =>
        TelegramReader.Read("clic", [new() { Type = MessageEntityType.TextLink, Offset = 0, Length = 4, Url = "javascript:alert(1)" }])
            .ShouldHaveSingleItem().Runs.ShouldBe([new Run("clic")]);

    [Fact]
    public void No_entity_can_make_the_reader_fail_or_lose_a_character() =>
        Gen.Select(Gen.String, Gen.Select(Gen.Int, Gen.Int, Gen.Int[-1, 25]).Array[0, 8]).Sample((text, entities) =>
        {
            var blocks = TelegramReader.Read(
                text, [.. entities.Select(e => new MessageEntity { Offset = e.Item1, Length = e.Item2, Type = (MessageEntityType)e.Item3 })]);
            string Visible(string s) => string.Concat(s.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '•')));
            Visible(string.Concat(blocks.Select(b => b.PlainText))).ShouldBe(Visible(text));
        });

    private static MessageEntity Entity(MessageEntityType type, string text, string words, string? url = null) =>
        new() { Type = type, Offset = text.IndexOf(words, StringComparison.Ordinal), Length = words.Length, Url = url };
}
