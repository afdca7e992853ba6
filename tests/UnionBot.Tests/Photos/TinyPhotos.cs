using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace UnionBot.Tests.Photos;

/// <summary>Makes small, real photos without an image library: any decoder shows them.</summary>
internal static class TinyPhotos
{
    /// <summary>A grey baseline JPEG of this size, in pixels.</summary>
    /// <param name="before">Whole segments to put before the picture, see <see cref="Segment"/>.</param>
    public static byte[] Jpeg(int width = 16, int height = 8, params byte[][] before)
    {
        byte[] frame = [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0];
        byte[] oneCode = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        return
        [
            0xFF, 0xD8,
            .. before.SelectMany(s => s),
            .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
            .. Segment(0xC0, frame),
            .. Segment(0xC4, [0x00, .. oneCode]),
            .. Segment(0xC4, [0x10, .. oneCode]),
            .. Segment(0xDA, [1, 1, 0x00, 0, 63, 0]),
            .. Scan(width, height),
            0xFF, 0xD9,
        ];
    }

    /// <summary>The picture data of <see cref="Jpeg"/>: a 0 for « no difference » and a 0 for « end of block », two bits a block.</summary>
    public static byte[] Scan(int width, int height)
    {
        var bits = 2 * ((width + 7) / 8) * ((height + 7) / 8);
        var scan = new byte[(bits + 7) / 8];
        if (bits % 8 != 0)
        {
            scan[^1] = (byte)(0xFF >> (bits % 8));
        }

        return scan;
    }

    /// <summary>One JPEG segment with its marker and length.</summary>
    public static byte[] Segment(byte marker, params byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>The EXIF segment of a phone: an orientation, and a note full of <paramref name="canary"/>.</summary>
    public static byte[] Exif(int orientation, string canary)
    {
        var words = Encoding.ASCII.GetBytes(canary);
        byte[] tiff =
        [
            .. "II"u8, 42, 0, 8, 0, 0, 0,
            2, 0,
            0x0F, 0x01, 2, 0, .. Little(words.Length), .. Little(38),
            0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0,
            0, 0, 0, 0,
            .. words,
        ];
        return Segment(0xE1, [.. "Exif\0\0"u8, .. tiff]);
    }

    /// <summary>A PNG of this size, in pixels, of one grey.</summary>
    /// <param name="before">Whole chunks to put before the picture, see <see cref="Chunk"/>.</param>
    public static byte[] Png(int width = 4, int height = 3, params byte[][] before)
    {
        byte[] header = [.. Big(width), .. Big(height), 8, 0, 0, 0, 0];
        return
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A,
            .. Chunk("IHDR", header),
            .. before.SelectMany(c => c),
            .. Chunk("IDAT", Deflated(width, height)),
            .. Chunk("IEND"),
        ];
    }

    /// <summary>One PNG chunk with its length and checksum.</summary>
    public static byte[] Chunk(string type, params byte[] content)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. content];
        return [.. Big(content.Length), .. typed, .. Big((int)Crc(typed))];
    }

    private static byte[] Deflated(int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[width + 1];
            row.AsSpan(1).Fill(0x80);
            for (var y = 0; y < height; y++)
            {
                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
            }
        }

        return ~crc;
    }
}
