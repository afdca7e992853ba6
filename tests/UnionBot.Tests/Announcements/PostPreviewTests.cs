using Microsoft.Extensions.Time.Testing;
using UnionBot.Announcements;
using UnionBot.Discord;
using UnionBot.Messages;
using UnionBot.Telegram;
using UnionBot.Tests.People;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

/// <summary>What a preview says of each platform, with the platforms' own rules.</summary>
public sealed class PostPreviewTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unionbot-test-").FullName;
    private PlanBench _bench = null!;
    private PostPreview _preview = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bench = await new PlanBench(_folder, TestPacks.With(), new MachineCalendar(new FakeTimeProvider(TestPacks.March("19 17:00")))).WithPeopleAsync();
        (_bench.Telegram.Cuts, _bench.Telegram.Looks) = (TelegramSplitter.Split, TelegramLooks.Of);
        (_bench.Discord.Cuts, _bench.Discord.Looks) = (DiscordSplitter.Split, DiscordLooks.Of);
        _preview = new PostPreview([_bench.Discord, _bench.Telegram], _bench.Subscriptions);
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Where_nothing_differs_one_line_says_so()
    {
        var shown = await Show(Form(BotMessage.Plain("Bonjour")));

        shown.Header.ShouldBe("Voici exactement ce qui partira, pareil sur Telegram et sur Discord :");
        (shown.Notes.Count, shown.Below.Count, shown.Post.PlainText).ShouldBe((0, 0, "Annonce n° …\nBonjour"));
    }

    [Fact]
    public async Task A_text_too_long_for_one_platform_says_where_each_of_its_messages_begins()
    {
        var paragraphs = Enumerable.Range(1, 5).Select(n => $"Paragraphe {n} : {string.Concat(Enumerable.Repeat("mot ", 220))}");
        var begins = string.Concat(Enumerable.Repeat(" mot", 11));

        var shown = await Show(Form(BotMessage.Plain(paragraphs)));

        shown.Header.ShouldBe("Voici exactement ce qui partira, le même texte sur Telegram et sur Discord :");
        shown.Notes.ShouldBe(
        [
            $"Sur Telegram, elle partira en 2 messages ; le deuxième commence par « Paragraphe 5 :{begins}… ».",
            $"Sur Discord, elle partira en 3 messages ; le deuxième commence par « Paragraphe 3 :{begins}… » ; le troisième commence par « Paragraphe 5 :{begins}… ».",
        ]);
    }

    [Fact]
    public async Task A_photo_a_title_and_an_address_are_told_as_the_other_platform_shows_them()
    {
        var message = new BotMessage
        {
            Blocks = [new Block.Heading([new Run("Demain")]), new Block.Paragraph([new Run("https://exemple.fr", Link: new Uri("https://ailleurs.fr/"))])],
            Photos = [new Photo("k")],
        };

        (await Show(Form(message))).Notes.ShouldBe(
            ["Sur Discord, la photo sera sous le texte, et les titres seront plus grands, et l'adresse sera écrite à côté du lien."]);
        (await Show(Form(message), Platform.Discord)).Notes.ShouldBe(
            ["Sur Telegram, la photo sera au-dessus du texte, et les titres seront en gras, sans être plus grands."]);
        DiscordRenderer.Render([message.Blocks[1]]).ShouldContain("(<https://ailleurs.fr/>)");
    }

    [Fact]
    public async Task A_text_too_long_for_a_caption_follows_the_photo()
    {
        var shown = await Show(Form(BotMessage.Plain("Départ à 6 h. " + new string('x', 1200)) with { Photos = [new Photo("k")] }));

        shown.Notes[0].ShouldBe("Sur Telegram, elle partira en 2 messages ; le premier est la photo ; le deuxième commence par « Annonce n° … ».");
        shown.Notes[1].ShouldBe("Sur Discord, la photo sera sous le texte.");
    }

    [Fact]
    public async Task Words_of_its_own_stand_whole_and_its_buttons_are_named()
    {
        var form = Form(BotMessage.Plain("Pour Telegram") with { Rows = [[new Button.Open("Le site", new Uri("https://exemple.fr/"))]] }) with
        {
            Variants = new Dictionary<Platform, BotMessage> { [Platform.Discord] = BotMessage.Plain("Pour Discord") },
        };

        var shown = await Show(form);
        (shown.Header, shown.Post.PlainText).ShouldBe(("Voici exactement ce qui partira sur Telegram :", "Annonce n° …\nPour Telegram"));
        shown.Below.Select(b => b.PlainText).ShouldBe(["Et sur Discord :", "Annonce n° …", "Pour Discord", "Sur Discord, sans bouton."]);
        var there = await Show(form, Platform.Discord);
        (there.Header, there.Post.PlainText).ShouldBe(("Voici exactement ce qui partira sur Discord :", "Annonce n° …\nPour Discord"));
        there.Below.Select(b => b.PlainText).ShouldBe(["Et sur Telegram :", "Annonce n° …", "Pour Telegram", "Sur Telegram, avec le bouton « Le site »."]);
    }

    [Fact]
    public async Task A_platform_without_a_place_is_not_spoken_of_and_where_only_the_other_has_one_it_is_shown()
    {
        await _bench.Write(t => _bench.Subscriptions.Unsubscribe(t, TemporaryPeople.Group));
        var title = new BotMessage { Blocks = [new Block.Heading([new Run("Demain")])] };

        (await Show(Form(title), Platform.Discord)).Header.ShouldBe("Voici exactement ce qui partira :");
        var shown = await Show(Form(title));
        (shown.Header, shown.Notes[0]).ShouldBe(("Voici exactement ce qui partira sur Discord :", "Sur Discord, les titres seront plus grands."));
    }

    private Task<PostShown> Show(AnnouncementForm form, Platform reader = Platform.Telegram) => _preview.ShowAsync(form, number: null, reader, Stop);

    private static AnnouncementForm Form(BotMessage message) => new() { Rule = new PlanRule.Once(TestPacks.Rule("J-1 18:00")), Message = message };
}
