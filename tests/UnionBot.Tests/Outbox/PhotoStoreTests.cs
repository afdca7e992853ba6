using UnionBot.Outbox;
using UnionBot.Tests.Storage;

namespace UnionBot.Tests.Outbox;

public sealed class PhotoStoreTests
{
    [Fact]
    public async Task A_photo_is_kept_by_its_hash_with_what_Telegram_calls_it()
    {
        using var store = new TemporaryStore();
        var photos = new PhotoStore(store.Database);
        var stop = TemporaryStore.Stop;

        var key = await photos.PutAsync([1, 2, 3], stop);
        (await photos.PutAsync([1, 2, 3], stop)).ShouldBe(key);
        key.ShouldBe("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
        (await photos.GetAsync(key, stop)).ShouldBe([1, 2, 3]);
        (await photos.GetAsync("0", stop)).ShouldBeNull();
        (await photos.FileIdAsync(key, stop)).ShouldBeNull();
        await photos.NoteFileIdAsync(key, "AgAC", stop);
        (await photos.FileIdAsync(key, stop)).ShouldBe("AgAC");
        await photos.NoteFileIdAsync(key, null, stop);
        (await photos.FileIdAsync(key, stop)).ShouldBeNull();
    }
}
