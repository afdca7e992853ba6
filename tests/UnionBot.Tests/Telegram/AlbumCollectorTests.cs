using Microsoft.Extensions.Time.Testing;
using UnionBot.Messages;
using UnionBot.Telegram;

namespace UnionBot.Tests.Telegram;

public sealed class AlbumCollectorTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _brought = [];
    private readonly TaskCompletionSource _handled = new();
    private readonly AlbumCollector _albums;

    public AlbumCollectorTests() => _albums = new(
        incoming =>
        {
            _brought.Add(incoming.Content switch
            {
                IncomingContent.Photos photos => string.Concat(photos.Files.Select(f => f.Id)),
                IncomingContent.Text text => text.Plain,
                _ => "?",
            });
            return _handled.Task;
        },
        _time);

    public void Dispose() => _albums.Dispose();

    [Fact]
    public async Task An_album_is_brought_once_after_a_second_of_quiet()
    {
        var first = _albums.Add(Photo("a"), "g");
        _time.Advance(TimeSpan.FromSeconds(0.9));
        var second = _albums.Add(Photo("b"), "g");
        _time.Advance(TimeSpan.FromSeconds(0.9));
        _brought.ShouldBeEmpty();

        _time.Advance(TimeSpan.FromSeconds(0.1));

        _brought.ShouldBe(["ab"]);
        (first.IsCompleted, second.IsCompleted).ShouldBe((false, false));
        _handled.SetResult();
        await Task.WhenAll(first, second);
    }

    [Fact]
    public void What_the_sender_says_next_never_overtakes_the_album()
    {
        _ = _albums.Add(Photo("a"), "g");
        _ = _albums.Add(Words("ok", person: "8", chat: "-9"), null);
        _ = _albums.Add(Words("ok"), null);

        _brought.ShouldBe(["ok", "a", "ok"]);
    }

    [Fact]
    public void Another_persons_words_do_not_tear_an_album_apart()
    {
        _ = _albums.Add(Photo("a"), "g");
        _ = _albums.Add(Words("salut", person: "8"), null);
        _ = _albums.Add(Photo("b"), "g");
        _time.Advance(AlbumCollector.Quiet);

        _brought.ShouldBe(["salut", "ab"]);
    }

    [Fact]
    public void Ten_photos_are_complete_at_once()
    {
        for (var i = 0; i < 10; i++)
        {
            _ = _albums.Add(Photo($"{i}"), "g");
        }

        _brought.ShouldBe(["0123456789"]);
    }

    [Fact]
    public void Stopping_leaves_an_open_album_unconfirmed()
    {
        var part = _albums.Add(Photo("a"), "g");

        _albums.Dispose();

        part.IsCanceled.ShouldBeTrue();
        _brought.ShouldBeEmpty();
    }

    private static Incoming Photo(string id) => Words("") with { Content = new IncomingContent.Photos([new(Platform.Telegram, id, null)], "", []) };

    private static Incoming Words(string text, string person = "7", string chat = "7")
    {
        ChatAddress address = new(Platform.Telegram, chat);
        return new()
        {
            UpdateId = "1",
            Chat = address,
            ChatKind = ChatKind.Private,
            Person = new(Platform.Telegram, person),
            SentAt = default,
            Addressed = true,
            Content = new IncomingContent.Text(text, []),
            Route = new TelegramRoute(address, null, null, false),
        };
    }
}
