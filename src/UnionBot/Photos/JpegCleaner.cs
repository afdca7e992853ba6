using System.Buffers.Binary;

namespace UnionBot.Photos;

/// <summary>Copies of a JPEG what a decoder needs: frame, tables, scans. Source: ITU-T T.81, annex B.</summary>
internal static class JpegCleaner
{
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    /// <summary>How every JPEG begins.</summary>
    public static ReadOnlySpan<byte> Signature => [0xFF, 0xD8, 0xFF];

    /// <summary>Cleans a JPEG.</summary>
    /// <returns><see langword="null"/> for one that is damaged.</returns>
    public static CleanedPhoto? Clean(ReadOnlySpan<byte> jpeg)
    {
        using var body = new MemoryStream(jpeg.Length);
        var head = new Head();
        var at = 2;
        var scans = 0;
        while (NextMarker(jpeg, ref at) is { } marker && marker != EndOfImage)
        {
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                continue; // These stand alone, and mean nothing outside a scan.
            }

            var length = at + 2 <= jpeg.Length ? BinaryPrimitives.ReadUInt16BigEndian(jpeg[at..]) : 0;
            if (length < 2 || at + length > jpeg.Length)
            {
                return null;
            }

            var segment = jpeg.Slice(at, length);
            at += segment.Length;
            if (!head.Note(marker, segment[2..]))
            {
                return null;
            }

            if (!IsNeeded(marker))
            {
                continue;
            }

            body.Write([0xFF, marker]);
            body.Write(segment);
            if (marker == StartOfScan)
            {
                if (head.Width == 0)
                {
                    return null;
                }

                scans++;
                var end = EndOfScan(jpeg, at);
                body.Write(jpeg[at..end]);
                at = end;
            }
        }

        return scans == 0 ? null : new(Join(head, body), head.Width, head.Height);
    }

    private static bool IsNeeded(byte marker) => marker is
        (>= 0xC0 and <= 0xCF and not 0xC8) // frames, Huffman and arithmetic tables
        or StartOfScan
        or 0xDB // quantization tables
        or 0xDD; // restart interval

    /// <summary>The next marker after any fill bytes; <paramref name="at"/> moves behind it. <see langword="null"/> at the end.</summary>
    private static byte? NextMarker(ReadOnlySpan<byte> jpeg, ref int at)
    {
        while (at + 1 < jpeg.Length)
        {
            if (jpeg[at] == 0xFF && jpeg[at + 1] is not (0x00 or 0xFF) and var marker)
            {
                at += 2;
                return marker;
            }

            at++;
        }

        return null;
    }

    /// <summary>Where a scan's data end: at the first marker that is no restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> jpeg, int at)
    {
        while (at < jpeg.Length)
        {
            var next = jpeg[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= jpeg.Length)
            {
                return jpeg.Length;
            }

            at += next;
            if (jpeg[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }

            at += 2;
        }

        return jpeg.Length;
    }

    private static byte[] Join(Head head, MemoryStream body)
    {
        using var all = new MemoryStream((int)body.Length + 96);
        all.Write([0xFF, 0xD8]);
        if (head.IsJfif)
        {
            // Version 1.01, square pixels, no thumbnail.
            all.Write([0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        }

        if (head.Orientation > 1)
        {
            var tiff = ExifOrientation.Write(head.Orientation);
            all.Write([0xFF, 0xE1, 0, (byte)(tiff.Length + 8)]);
            all.Write("Exif\0\0"u8);
            all.Write(tiff);
        }

        if (head.AdobeTransform is { } transform)
        {
            // Says how the colours are coded; without it some photos turn green or negative.
            all.Write([0xFF, 0xEE, 0, 14, (byte)'A', (byte)'d', (byte)'o', (byte)'b', (byte)'e', 0, 100, 0, 0, 0, 0, transform]);
        }

        body.WriteTo(all);
        all.Write([0xFF, EndOfImage]);
        return all.ToArray();
    }

    /// <summary>What is known from the segments before the picture.</summary>
    private sealed class Head
    {
        public int Width { get; private set; }

        public int Height { get; private set; }

        public int Orientation { get; private set; } = 1;

        public bool IsJfif { get; private set; }

        public byte? AdobeTransform { get; private set; }

        /// <returns>False where the segment contradicts what was said before, or is too short.</returns>
        public bool Note(byte marker, ReadOnlySpan<byte> content)
        {
            switch (marker)
            {
                case 0xE0 when content.StartsWith("JFIF\0"u8):
                    IsJfif = true;
                    return true;

                case 0xE1 when content.StartsWith("Exif\0\0"u8) && Orientation == 1:
                    Orientation = ExifOrientation.Read(content[6..]);
                    return true;

                case 0xEE when content.Length >= 12 && content.StartsWith("Adobe"u8) && content[11] <= 2:
                    AdobeTransform = content[11];
                    return true;

                case >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC):
                    if (Width != 0 || content.Length < 6)
                    {
                        return false;
                    }

                    Height = BinaryPrimitives.ReadUInt16BigEndian(content[1..]);
                    Width = BinaryPrimitives.ReadUInt16BigEndian(content[3..]);
                    return Width > 0 && Height > 0;

                default:
                    return true;
            }
        }
    }
}
