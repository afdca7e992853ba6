using System.Globalization;

namespace UnionBot.Photos;

/// <summary>Takes everything off a photo but the picture: no place, device, author, comment, thumbnail or appended file goes out.</summary>
/// <remarks>
/// What is needed is copied, all else is left; nothing is decoded or compressed again, so the picture itself stays bit for bit.
/// The orientation is kept. Pure, linear in the length, and total: any bytes give an answer. Safe for concurrent use.
/// </remarks>
internal static class PhotoCleaner
{
    /// <summary>What is said of a photo that ends too early or contradicts itself.</summary>
    private static readonly PhotoCheck.Refused Damaged = new("La photo est abîmée ou incomplète. Renvoie-la, ou refais-la.");

    /// <summary>Recognises, checks and cleans a photo.</summary>
    public static PhotoCheck Clean(ReadOnlyMemory<byte> photo)
    {
        var bytes = photo.Span;
        if (bytes.StartsWith(JpegCleaner.Signature))
        {
            return Check(JpegCleaner.Clean(bytes), "image/jpeg");
        }

        if (bytes.StartsWith(PngCleaner.Signature))
        {
            return Check(PngCleaner.Clean(bytes), "image/png");
        }

        return new PhotoCheck.Refused(bytes.IsEmpty
            ? "La photo est vide. Renvoie-la."
            : $"{NameOf(bytes)} : le bot ne prend que des photos JPEG ou PNG. Fais une capture d'écran de l'image, ou exporte-la en JPEG.");
    }

    private static PhotoCheck Check(CleanedPhoto? cleaned, string mediaType)
    {
        if (cleaned is not { Width: > 0, Height: > 0 } photo)
        {
            return Damaged;
        }

        var (width, height) = (photo.Width, photo.Height);
        var fault = (photo.Bytes.Length, Pixels: (long)width * height, Sides: (long)width + height) switch
        {
            ( > PhotoLimits.Bytes, _, _) => string.Create(
                CultureInfo.InvariantCulture, $"pèse {photo.Bytes.Length / 1_000_000 + 1} Mo ; le maximum est {PhotoLimits.Bytes / 1_000_000} Mo"),
            (_, > PhotoLimits.Pixels, _) => string.Create(
                CultureInfo.InvariantCulture, $"compte {(long)width * height / 1_000_000} millions de pixels ; le maximum est {PhotoLimits.Pixels / 1_000_000} millions"),
            (_, _, > PhotoLimits.Sides) => string.Create(
                CultureInfo.InvariantCulture, $"mesure {width} × {height} pixels ; largeur et hauteur ensemble ne doivent pas dépasser {PhotoLimits.Sides}"),
            _ when Math.Max(width, height) > (long)Math.Min(width, height) * PhotoLimits.Ratio => string.Create(
                CultureInfo.InvariantCulture, $"est trop étirée ({width} × {height} pixels) ; un côté ne doit pas dépasser {PhotoLimits.Ratio} fois l'autre"),
            _ => null,
        };
        return fault is null
            ? new PhotoCheck.Clean(photo.Bytes, mediaType, width, height)
            : new PhotoCheck.Refused($"La photo {fault}. Réduis-la, puis renvoie-la.");
    }

    private static string NameOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("GIF8"u8))
        {
            return "C'est une image GIF";
        }

        if (bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8))
        {
            return "C'est une image WebP";
        }

        if (bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8))
        {
            return bytes[8..12].SequenceEqual("heic"u8) || bytes[8..12].SequenceEqual("mif1"u8) || bytes[8..12].SequenceEqual("heix"u8)
                ? "C'est une photo HEIC"
                : "C'est une vidéo ou une image d'un autre format";
        }

        return bytes.StartsWith("%PDF"u8) ? "C'est un document PDF" : "Ce n'est pas une photo que le bot connaît";
    }
}
