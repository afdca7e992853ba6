#pragma warning disable MA0048 // The files and how they were found are one idea.
using Telegram.Bot.Types;

namespace UnionBot.Telegram;

/// <summary>What to send for the photos of one message.</summary>
/// <param name="Found">Whether it can be sent.</param>
/// <param name="Files">In the photos' order; empty where it can't.</param>
internal sealed record PhotoFiles(PhotosFound Found, IReadOnlyList<InputFile> Files) : IDisposable
{
    private Action? _release;

    /// <summary>Whether bytes go with it.</summary>
    public bool Uploads { get; init; }

    /// <summary>Lets others upload when it is disposed.</summary>
    public PhotoFiles Holding(Action release)
    {
        _release = release;
        return this;
    }

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}

/// <summary>How photos were found.</summary>
internal enum PhotosFound
{
    Here,

    /// <summary>One is not kept any more.</summary>
    Gone,

    /// <summary>Another message is uploading one of them.</summary>
    OnTheirWay,
}
