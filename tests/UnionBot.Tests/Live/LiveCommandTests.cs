using Dapper;
using Microsoft.Extensions.Time.Testing;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Tests.Announcements;
using UnionBot.Tests.People;
using UnionBot.Tests.Photos;
using UnionBot.Time;

namespace UnionBot.Tests.Live;

public sealed class LiveCommandTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unionbot-test-").FullName;
    private readonly FakeTimeProvider _clock = new(TestPacks.March("26 10:00"));
    private PlanBench _bench = null!;
    private TestChat _delegate = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bench = await new PlanBench(_folder, TestPacks.With(), new MachineCalendar(_clock)).WithPeopleAsync();
        var code = await _bench.People.InviteAsync(Role.Delegate, Stop);
        await _bench.Write(t => _bench.People.Redeem(t, TemporaryPeople.Karim, TemporaryPeople.KarimPrivate, code));
        _delegate = new TestChat(TemporaryPeople.Karim, TemporaryPeople.KarimPrivate, await _bench.People.RightsOfAsync(TemporaryPeople.Karim, Stop));
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_text_is_previewed_with_where_it_goes_and_published_once()
    {
        await _bench.Live.RunAsync(_delegate.Types(""), Stop);
        Block[] text = [new Block.Paragraph([new Run("Le débat "), new Run("commence", RunStyle.Bold)]), new Block.Bullet([new Run("à l'instant")])];
        var preview = await Continue(_delegate.Types(text));
        preview!.Message.Blocks[0].PlainText.ShouldBe("Ça partira vers 2 lieux (1 sur Telegram, 1 sur Discord). Voici exactement ce qui sera publié :");
        preview.Message.Blocks.TakeLast(2).ShouldBe(text);
        (await _bench.Deliveries()).ShouldBe(0);
        _bench.Dialogues.Find(_delegate.Types("autre chose").Incoming).ShouldBeNull("what follows is a question again");

        var press = _delegate.Presses();
        var done = await _bench.Live.PressAsync(press, Publish(preview), Stop);
        (await _bench.Live.PressAsync(TestChat.Again(press), Publish(preview), Stop)).ShouldBeNull();
        var again = await _bench.Live.PressAsync(_delegate.Presses(), Publish(preview), Stop);

        done!.Message.PlainText.ShouldBe("Publié : Direct n° 1, vers 2 lieux (1 sur Telegram, 1 sur Discord).");
        done.ReplacesSource.ShouldBeTrue();
        again!.Message.PlainText.ShouldBe("C'est déjà publié : Direct n° 1. Rien n'est fait deux fois.");
        var published = (await _bench.Published()).ShouldHaveSingleItem();
        published.Blocks.Select(b => b.PlainText).ShouldBe(["Direct n° 1", "Le débat commence", "à l'instant"]);
        published.Blocks[1].Runs[1].ShouldBe(new Run("commence", RunStyle.Bold));
        (await _bench.Deliveries()).ShouldBe(2);
    }

    [Theory]
    [InlineData("26 10:00", false)]
    [InlineData("26 21:00", true)]
    [InlineData("27 07:29", true)]
    [InlineData("27 07:30", false)]
    public async Task In_the_quiet_hours_no_phone_rings(string at, bool silent)
    {
        await _bench.Live.RunAsync(_delegate.Types(""), Stop);
        var preview = await Continue(_delegate.Types("On y est encore."));
        _clock.SetUtcNow(TestPacks.March(at));

        await _bench.Live.PressAsync(_delegate.Presses(), Publish(preview!), Stop);

        (await _bench.Write(t => t.Connection.Query<bool>("SELECT silent FROM delivery", transaction: t.Inner).ToList())).ShouldBe([silent, silent]);
    }

    [Fact]
    public async Task Several_photos_are_one_item_without_their_metadata()
    {
        var place = TinyPhotos.Segment(0xE1, [.. "Exif\0\0 GPS 45.1 N"u8.ToArray()]);
        _bench.Discord.Files["a"] = TinyPhotos.Jpeg(16, 8, place);
        _bench.Discord.Files["b"] = TinyPhotos.Jpeg(24, 8);
        await _bench.Live.RunAsync(_delegate.Types(""), Stop);

        var preview = await Continue(_delegate.Sends("La tribune", File("a"), File("b")));
        await _bench.Live.PressAsync(_delegate.Presses(), Publish(preview!), Stop);

        preview!.Message.Photos.Count.ShouldBe(2);
        var published = (await _bench.Published()).ShouldHaveSingleItem();
        published.PlainText.ShouldBe("Direct n° 1\nLa tribune");
        published.Photos.ShouldBe(preview.Message.Photos);
        var kept = await _bench.Photos.GetAsync(published.Photos[0].Key, Stop);
        kept!.AsSpan().IndexOf("GPS"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task A_refused_photo_says_why_and_its_caption_is_kept_for_another()
    {
        _bench.Discord.Files["heic"] = [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[40]];
        _bench.Discord.Files["good"] = TinyPhotos.Jpeg();
        await _bench.Live.RunAsync(_delegate.Types(""), Stop);

        var refused = await Continue(_delegate.Sends("La tribune", File("heic")));
        refused!.Message.PlainText.ShouldContain("JPEG ou PNG");
        refused.Message.PlainText.ShouldContain("Ton texte est gardé. Envoie une autre photo, ou publie le texte seul :");
        refused.Message.PlainText.ShouldEndWith("La tribune");

        var preview = await Continue(_delegate.Sends("", File("good")));
        preview!.Message.PlainText.ShouldEndWith("La tribune");
        preview.Message.Photos.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_photo_that_cannot_be_fetched_is_asked_for_again()
    {
        await _bench.Live.RunAsync(_delegate.Types(""), Stop);

        var refused = await Continue(_delegate.Sends("", File("gone")));

        refused!.Message.PlainText.ShouldBe("Je n'ai pas pu télécharger la photo. Renvoie-la.");
        _bench.Dialogues.Find(_delegate.Types("x").Incoming)!.Step.ShouldBe("post");
    }

    [Fact]
    public async Task One_line_after_the_command_is_the_text()
    {
        var preview = await _bench.Live.RunAsync(_delegate.Types("Ça commence"), Stop);

        preview!.Message.PlainText.ShouldEndWith("Direct n° …\nÇa commence");
    }

    [Fact]
    public async Task What_is_cancelled_is_not_published()
    {
        var preview = await _bench.Live.RunAsync(_delegate.Types("Ça commence"), Stop);

        (await _bench.Live.PressAsync(_delegate.Presses(), "x" + Publish(preview!)[1..], Stop))!.Message.PlainText.ShouldBe("C'est annulé : rien n'a été publié.");
        (await _bench.Live.PressAsync(_delegate.Presses(), Publish(preview!), Stop))!.Message.PlainText.ShouldContain("annulé");
        (await _bench.Published()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_of_yesterday_is_not_live_any_more()
    {
        var preview = await _bench.Live.RunAsync(_delegate.Types("Ça commence"), Stop);
        _clock.Advance(TimeSpan.FromHours(25));

        (await _bench.Live.PressAsync(_delegate.Presses(), Publish(preview!), Stop))!.Message.PlainText.ShouldContain("plus d'un jour");
        (await _bench.Published()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Announcements_and_live_posts_share_one_series_of_numbers()
    {
        var first = await _bench.Live.RunAsync(_delegate.Types("Un"), Stop);
        var second = await _bench.Live.RunAsync(_delegate.Types("Deux"), Stop);
        await _bench.Live.PressAsync(_delegate.Presses(), Publish(second!), Stop);

        (await _bench.Live.PressAsync(_delegate.Presses(), Publish(first!), Stop))!.Message.PlainText.ShouldStartWith("Publié : Direct n° 2");
    }

    private static IncomingFile File(string id) => new(Platform.Discord, id, 1000);

    private static string Publish(Reply preview) => preview.Message.Rows[0].OfType<Button.Press>().First().Action["direct:".Length..];

    private Task<Reply?> Continue(CommandContext context) =>
        _bench.Live.ContinueAsync(context, _bench.Dialogues.Find(context.Incoming)!.Step, Stop);
}
