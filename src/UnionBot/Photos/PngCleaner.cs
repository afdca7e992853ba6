using System.Buffers.Binary;

namespace UnionBot.Photos;

/// <summary>Copies of a PNG what a decoder needs: header, palette, transparency, colour space, picture. Source: W3C PNG, third edition.</summary>
internal static class PngCleaner
{
    private const int HeaderLength = 13;

    /// <summary>How every PNG begins.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Cleans a PNG. An animated one becomes its still picture.</summary>
    /// <returns><see langword="null"/> for one that is damaged.</returns>
    public static CleanedPhoto? Clean(ReadOnlySpan<byte> png)
    {
        using var body = new MemoryStream(png.Length);
        ReadOnlySpan<byte> header = default;
        var (orientation, pictures) = (1, 0);
        for (var at = Signature.Length; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
            if (length > png.Length - at - 12)
            {
                return null;
            }

            var chunk = png.Slice(at, (int)length + 12);
            var type = chunk[4..8];
            var content = chunk[8..^4];
            at += chunk.Length;
            if (header.IsEmpty)
            {
                if (!type.SequenceEqual("IHDR"u8) || content.Length != HeaderLength)
                {
                    return null;
                }

                header = content;
            }

            if (type.SequenceEqual("eXIf"u8))
            {
                orientation = ExifOrientation.Read(content);
            }

            if (!IsNeeded(type, content.Length))
            {
                continue;
            }

            if (Crc32.Of(chunk[4..^4]) != BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]))
            {
                return null;
            }

            pictures += type.SequenceEqual("IDAT"u8) ? 1 : 0;
            if (type.SequenceEqual("IEND"u8))
            {
                return pictures == 0 ? null : new(Join(body, chunk, orientation), Side(header), Side(header[4..]));
            }

            body.Write(chunk);
        }

        return null;
    }

    private static bool IsNeeded(ReadOnlySpan<byte> type, int length) =>
        (type.SequenceEqual("IHDR"u8) && length == HeaderLength)
        || (type.SequenceEqual("PLTE"u8) && length is > 0 and <= 768 && length % 3 == 0)
        || type.SequenceEqual("IDAT"u8)
        || (type.SequenceEqual("IEND"u8) && length == 0)
        || (type.SequenceEqual("tRNS"u8) && length is > 0 and <= 256)
        || (type.SequenceEqual("sRGB"u8) && length == 1)
        || (type.SequenceEqual("gAMA"u8) && length == 4)
        || (type.SequenceEqual("cHRM"u8) && length == 32);

    private static int Side(ReadOnlySpan<byte> bytes) => (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes), int.MaxValue);

    private static byte[] Join(MemoryStream body, ReadOnlySpan<byte> end, int orientation)
    {
        using var all = new MemoryStream((int)body.Length + 96);
        all.Write(Signature);
        body.WriteTo(all);
        if (orientation > 1)
        {
            var tiff = ExifOrientation.Write(orientation);
            Span<byte> number = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(number, tiff.Length);
            all.Write(number);
            byte[] typed = [.. "eXIf"u8, .. tiff];
            all.Write(typed);
            BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(typed));
            all.Write(number);
        }

        all.Write(end);
        return all.ToArray();
    }
}
