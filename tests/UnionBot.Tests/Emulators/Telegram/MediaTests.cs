using System.Text.Json;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram;

namespace UnionBot.Tests.Emulators.Telegram;

public sealed class MediaTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_uploaded_photo_has_several_sizes_and_goes_again_by_its_id()
    {
        await using var client = await DoubleClient.StartAsync();
        var user = Friend(client);
        var picture = SamplePicture.Png(1000, 500);

        using var form = Form(("chat_id", Id(user)), ("caption", "Vue *large*"), ("parse_mode", "Markdown"));
        form.Add(new ByteArrayContent(picture), "photo", "vue.png");
        var sent = (await client.PostAsync("sendPhoto", form)).Result;
        var sizes = sent["photo"]!.AsArray();
        var fileId = (string)sizes[^1]!["file_id"]!;
        var again = (await client.CallAsync("sendPhoto", new { chat_id = user.Id, photo = fileId, show_caption_above_media = true })).Result;

        sizes.Select(static s => ((int)s!["width"]!, (int)s["height"]!)).ShouldBe([(90, 45), (320, 160), (800, 400), (1000, 500)]);
        sizes.Select(static s => (string)s!["file_id"]!).Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
        ((string)sent["caption"]!).ShouldBe("Vue large");
        ((string)sent["caption_entities"]![0]!["type"]!).ShouldBe("bold");
        sent["text"].ShouldBeNull();
        again["photo"]!.ToJsonString().ShouldBe(sizes.ToJsonString());
        ((bool)again["show_caption_above_media"]!).ShouldBeTrue();
        client.Tg.Transcript[^1].Message.File!.Bytes.ToArray().ShouldBe(picture);
        client.Tg.Requests[^2].Files["photo"].ShouldBe(picture.Length);
    }

    [Fact]
    public async Task An_album_keeps_its_order_and_one_group()
    {
        await using var client = await DoubleClient.StartAsync();
        var user = Friend(client);

        using var form = Form(("chat_id", Id(user)), ("media", JsonSerializer.Serialize(new object[]
        {
            new { type = "photo", media = "attach://a", caption = "Le cortège" },
            new { type = "photo", media = "attach://b" },
        })));
        form.Add(new ByteArrayContent(SamplePicture.Png(20, 10, 1)), "a", "a.png");
        form.Add(new ByteArrayContent(SamplePicture.Png(10, 20, 2)), "b", "b.png");
        var album = (await client.PostAsync("sendMediaGroup", form)).Result.AsArray();
        var single = await client.CallAsync("sendMediaGroup", new { chat_id = user.Id, media = new[] { new { type = "photo", media = "x" } } });
        var mixed = await client.CallAsync("sendMediaGroup", new { chat_id = user.Id, media = Array.Empty<object>() });

        album.Select(static m => (int)m!["photo"]![0]!["width"]!).ShouldBe([20, 10]);
        album.Select(static m => (string)m!["media_group_id"]!).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        ((string)album[0]!["caption"]!).ShouldBe("Le cortège");
        (single.Status, mixed.Description).ShouldBe((400, "Bad Request: there is no media to send"));
    }

    [Fact]
    public async Task Pictures_that_Telegram_refuses_are_refused()
    {
        await using var client = await DoubleClient.StartAsync();
        var user = Friend(client);

        async Task<string> SendAsync(byte[] bytes)
        {
            using var form = Form(("chat_id", Id(user)));
            form.Add(new ByteArrayContent(bytes), "photo", "p.png");
            return (await client.PostAsync("sendPhoto", form)).Description;
        }

        (await SendAsync("pas une image"u8.ToArray())).ShouldBe("Bad Request: IMAGE_PROCESS_FAILED");
        (await SendAsync(SamplePicture.Png(420, 20))).ShouldBe("Bad Request: PHOTO_INVALID_DIMENSIONS");
        (await SendAsync(SamplePicture.Png(9000, 1001))).ShouldBe("Bad Request: PHOTO_INVALID_DIMENSIONS");
        (await SendAsync([.. SamplePicture.Png(10, 10), .. new byte[10 * 1024 * 1024]])).ShouldBe("Bad Request: too big for a photo");
        (await SendAsync([])).ShouldBe("Bad Request: file must be non-empty");
        (await client.CallAsync("sendPhoto", new { chat_id = user.Id })).Description.ShouldBe("Bad Request: there is no photo in the request");
        (await client.CallAsync("sendPhoto", new { chat_id = user.Id, photo = "AgACnothing" })).Description.ShouldBe("Bad Request: wrong file identifier/HTTP URL specified");
        client.Tg.Transcript.ShouldNotContain(static e => e.Kind == TranscriptKind.Sent);
    }

    [Fact]
    public async Task A_photo_that_a_delegate_sends_can_be_downloaded_and_sent_on()
    {
        await using var client = await DoubleClient.StartAsync();
        var user = Friend(client);
        var chat = client.Tg.PrivateChat(user);
        var picture = SamplePicture.Png(64, 48);
        await client.ForgetUpdatesAsync();

        client.Tg.SendPhoto(user, chat, picture, "/direct la tribune");
        client.Tg.SendAlbum(user, chat, [picture, SamplePicture.Png(10, 10)], "Deux vues");
        client.Tg.SendVoice(user, chat);
        client.Tg.SendSticker(user, chat);
        var updates = await client.UpdatesAsync();
        var photo = updates[0]!["message"]!["photo"]!.AsArray()[^1]!;
        var file = (await client.CallAsync("getFile", new { file_id = (string)photo["file_id"]! })).Result;
        var bytes = await client.Http.GetByteArrayAsync($"/file/bot{client.Tg.Token}/{file["file_path"]}", Stop);
        var unknown = await client.Http.GetAsync($"/file/bot{client.Tg.Token}/photos/file_99.jpg", Stop);

        bytes.ShouldBe(picture);
        ((int)unknown.StatusCode).ShouldBe(404);
        ((string)updates[0]!["message"]!["caption_entities"]![0]!["type"]!).ShouldBe("bot_command");
        ((string)updates[1]!["message"]!["media_group_id"]!).ShouldBe((string)updates[2]!["message"]!["media_group_id"]!);
        updates[2]!["message"]!["caption"].ShouldBeNull();
        updates[3]!["message"]!["voice"].ShouldNotBeNull();
        updates[4]!["message"]!["sticker"].ShouldNotBeNull();
        (await client.CallAsync("sendPhoto", new { chat_id = user.Id, photo = (string)photo["file_id"]! })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_document_keeps_its_name_and_its_id_is_no_photo()
    {
        await using var client = await DoubleClient.StartAsync();
        var user = Friend(client);
        using var form = Form(("chat_id", Id(user)));
        form.Add(new StringContent("BEGIN:VCALENDAR"), "document", "assises.ics");

        var document = (await client.PostAsync("sendDocument", form)).Result["document"]!;
        var asPhoto = await client.CallAsync("sendPhoto", new { chat_id = user.Id, photo = (string)document["file_id"]! });

        ((string)document["file_name"]!).ShouldBe("assises.ics");
        asPhoto.Description.ShouldBe("Bad Request: can't use file of type Document as Photo");
    }

    [Fact]
    public async Task A_caption_is_edited_and_a_photo_has_no_text_to_edit()
    {
        await using var client = await DoubleClient.StartAsync();
        var user = Friend(client);
        using var form = Form(("chat_id", Id(user)), ("caption", "avant"));
        form.Add(new ByteArrayContent(SamplePicture.Png(8, 8)), "photo", "p.png");
        var id = (int)(await client.PostAsync("sendPhoto", form)).Result["message_id"]!;

        var caption = await client.CallAsync("editMessageCaption", new { chat_id = user.Id, message_id = id, caption = "après" });
        var text = await client.CallAsync("editMessageText", new { chat_id = user.Id, message_id = id, text = "texte" });

        ((string)caption.Result["caption"]!).ShouldBe("après");
        text.Description.ShouldBe("Bad Request: there is no text in the message to edit");
    }

    private static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }

    private static string Id(TgUser user) => JsonValue.Create(user.Id).ToJsonString();

    private static TgUser Friend(DoubleClient client)
    {
        var user = client.Tg.User("Amina");
        client.Tg.Start(user);
        return user;
    }
}
