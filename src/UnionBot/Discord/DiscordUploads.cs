using UnionBot.DiscordApi.Models;
using UnionBot.Messages;

namespace UnionBot.Discord;

/// <summary>Brings the bytes of a message's photos and files together.</summary>
/// <param name="photo">Reads a photo by its key; <see langword="null"/> where it is not kept any more.</param>
internal sealed class DiscordUploads(Func<string, CancellationToken, Task<byte[]?>> photo)
{
    /// <summary>All files of a message, photos first.</summary>
    /// <returns><see langword="null"/> where a photo is not kept any more.</returns>
    public async Task<IReadOnlyList<UploadFile>?> ReadAsync(BotMessage message, CancellationToken cancellationToken)
    {
        var files = new List<UploadFile>();
        foreach (var wanted in message.Photos)
        {
            if (await photo(wanted.Key, cancellationToken) is not { } bytes)
            {
                return null;
            }

            var (ending, type) = TypeOf(bytes);
            var alt = wanted.AltText is { Length: > DiscordLimits.FileDescription } text ? text[..DiscordLimits.FileDescription] : wanted.AltText;
            files.Add(new UploadFile($"photo{files.Count + 1}.{ending}", type, bytes, alt));
        }

        files.AddRange(message.Files.Select(f => new UploadFile(f.FileName, f.MediaType, f.Content)));
        return files;
    }

    /// <summary>By the first bytes; what is not known goes as JPEG, as most photos are.</summary>
    private static (string Ending, string MediaType) TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 4 && bytes[0] == 0x89 && bytes[1..].StartsWith("PNG"u8) ? ("png", "image/png")
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? ("webp", "image/webp")
        : ("jpg", "image/jpeg");
}
