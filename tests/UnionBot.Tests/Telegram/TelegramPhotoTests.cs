using UnionBot.Emulators.Telegram;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Tests.Photos;

namespace UnionBot.Tests.Telegram;

public sealed class TelegramPhotoTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photo_is_uploaded_once_and_then_goes_by_its_id()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var (first, second) = (Group(bench), Group(bench));
        var message = await PhotoMessageAsync(bench, "La salle", TinyPhotos.Jpeg(16, 8));

        var sent = await bench.DeliveredAsync(TelegramBench.AddressOf(first), message);
        var again = await bench.DeliveredAsync(TelegramBench.AddressOf(second), message);

        bench.Tg.Requests.Select(r => (r.Method, Uploads: r.Files.Count)).ShouldBe([("sendPhoto", 1), ("sendPhoto", 0)]);
        new[] { sent, again }.ShouldAllBe(m => m.Text == "La salle" && m.File!.Bytes.ToArray().SequenceEqual(TinyPhotos.Jpeg(16, 8)));
    }

    [Fact]
    public async Task While_a_photo_is_on_its_way_others_come_again_instead_of_uploading_it_too()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var (first, second) = (Group(bench), Group(bench));
        var message = await PhotoMessageAsync(bench, "La salle", TinyPhotos.Jpeg(16, 8));
        var slow = bench.Tg.Faults.Add("sendPhoto", new Fault.Hang(Processed: false));
        var uploading = bench.DeliverAsync(TelegramBench.AddressOf(first), message);
        await slow.Reached.WaitAsync(TelegramBench.Patience, Stop);

        var early = (await bench.DeliverAsync(TelegramBench.AddressOf(second), message)).ShouldBeOfType<DeliveryOutcome.Postponed>();
        slow.Release();
        (await uploading).ShouldBeOfType<DeliveryOutcome.Delivered>();
        await bench.DeliveredAsync(TelegramBench.AddressOf(second), message);

        (early.WholePlatform, early.Throttled).ShouldBe((false, false));
        bench.Tg.Requests.Select(r => r.Files.Count).ShouldBe([1, 0]);
    }

    [Fact]
    public async Task A_photo_whose_upload_failed_is_uploaded_by_the_next()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var message = await PhotoMessageAsync(bench, "La salle", TinyPhotos.Jpeg(16, 8));
        bench.Tg.Faults.Add("sendPhoto", new Fault.Error(403, "Forbidden: bot was kicked from the supergroup chat"));

        (await bench.DeliverAsync(TelegramBench.AddressOf(Group(bench)), message)).ShouldBeOfType<DeliveryOutcome.Refused>();
        await bench.DeliveredAsync(TelegramBench.AddressOf(Group(bench)), message);

        bench.Tg.Requests.Select(r => r.Files.Count).ShouldBe([1, 1]);
    }

    [Fact]
    public async Task An_id_that_telegram_no_longer_takes_is_forgotten_and_the_photo_uploaded_again()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var group = TelegramBench.AddressOf(Group(bench));
        var message = await PhotoMessageAsync(bench, "La salle", TinyPhotos.Jpeg(16, 8));
        await bench.Photos.NoteFileIdAsync(message.Photos[0].Key, "AgACAgQAAx-of-another-bot", Stop);

        var refused = (await bench.DeliverAsync(group, message)).ShouldBeOfType<DeliveryOutcome.Postponed>();
        var sent = await bench.DeliveredAsync(group, message);

        refused.After.ShouldBe(TimeSpan.Zero);
        sent.File.ShouldNotBeNull();
        (await bench.Photos.FileIdAsync(message.Photos[0].Key, Stop)).ShouldBe(sent.File.FileId);
    }

    [Fact]
    public async Task An_album_arrives_in_order_with_one_caption_and_is_uploaded_once()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var (first, second) = (Group(bench), Group(bench));
        byte[][] photos = [TinyPhotos.Jpeg(16, 8), TinyPhotos.Jpeg(24, 8), TinyPhotos.Png(40, 30)];
        var message = await PhotoMessageAsync(bench, "Le débat", photos);

        var outcome = await bench.DeliverAsync(TelegramBench.AddressOf(first), message);
        await bench.DeliverAsync(TelegramBench.AddressOf(second), message);

        foreach (var group in new[] { first, second })
        {
            var album = bench.Tg.Messages(group).Where(m => m.File is not null).ToList();
            album.Select(m => m.File!.Width).ShouldBe([16, 24, 40]);
            album.Select(m => m.Text).ShouldBe(["Le débat", "", ""]);
            album.Select(m => m.MediaGroupId).Distinct().Count().ShouldBe(1);
        }

        outcome.ShouldBeOfType<DeliveryOutcome.Delivered>().MessageId.Split(',').Length.ShouldBe(3);
        bench.Tg.Requests.Select(r => r.Files.Count).ShouldBe([3, 0]);
    }

    [Fact]
    public async Task The_caption_of_a_photo_is_edited_also_when_the_edit_does_not_know_of_the_photo()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var group = Group(bench);
        var to = TelegramBench.AddressOf(group);
        var message = await PhotoMessageAsync(bench, "La sale", TinyPhotos.Jpeg());
        var id = $"{(await bench.DeliveredAsync(to, message)).MessageId}";

        await bench.DeliverAsync(DeliveryAction.Edit, to, message with { Blocks = BotMessage.Plain("La salle").Blocks }, id);
        bench.Tg.Messages(group)[^1].Text.ShouldBe("La salle");
        (await bench.DeliverAsync(DeliveryAction.Edit, to, BotMessage.Plain("La salle A"), id)).ShouldBe(new DeliveryOutcome.Delivered(id));

        bench.Tg.Messages(group)[^1].Text.ShouldBe("La salle A");
        bench.Tg.Messages(group)[^1].File.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_long_text_follows_its_photo()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var group = Group(bench);
        var message = await PhotoMessageAsync(bench, string.Join(' ', Enumerable.Repeat("mesure", 400)), TinyPhotos.Jpeg());

        foreach (var part in bench.Platform.Split(message))
        {
            await bench.DeliveredAsync(TelegramBench.AddressOf(group), part);
        }

        bench.Tg.Messages(group).Where(m => m.ByBot && m.Service is null).Select(m => (m.File is not null, m.Text.Length > 0)).ShouldBe([(true, false), (false, true)]);
    }

    [Fact]
    public async Task A_photo_that_is_not_kept_any_more_is_refused_and_its_place_stays()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);

        (await bench.DeliverAsync(TelegramBench.AddressOf(Group(bench)), BotMessage.Plain("x") with { Photos = [new("00ff")] }))
            .ShouldBeOfType<DeliveryOutcome.Refused>().SuspendsChannel.ShouldBeFalse();
    }

    [Fact]
    public async Task A_deleted_album_is_gone_with_all_its_photos()
    {
        await using var bench = await TelegramBench.StartAsync(run: false);
        var group = Group(bench);
        var to = TelegramBench.AddressOf(group);
        var sent = (await bench.DeliverAsync(to, await PhotoMessageAsync(bench, "x", TinyPhotos.Jpeg(16, 8), TinyPhotos.Jpeg(24, 8)))).ShouldBeOfType<DeliveryOutcome.Delivered>();

        (await bench.DeliverAsync(DeliveryAction.Delete, to, new(), sent.MessageId)).ShouldBeOfType<DeliveryOutcome.Delivered>();

        bench.Tg.Messages(group).ShouldNotContain(m => m.File != null);
    }

    private static async Task<BotMessage> PhotoMessageAsync(TelegramBench bench, string words, params byte[][] photos)
    {
        var keys = new List<Photo>();
        foreach (var photo in photos)
        {
            keys.Add(new(await bench.Photos.PutAsync(photo, Stop)));
        }

        return BotMessage.Plain(words) with { Photos = keys };
    }

    private static TgChat Group(TelegramBench bench)
    {
        var owner = bench.Tg.User("Odile");
        var group = bench.Tg.Supergroup("Section", owner);
        bench.Tg.AddBot(group, owner);
        return group;
    }
}
