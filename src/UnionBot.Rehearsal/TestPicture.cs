using System.Buffers.Binary;
using System.IO.Compression;

namespace UnionBot.Rehearsal;

/// <summary>A small picture made here, for photos that the script doesn't bring: stripes in the colours of a stage.</summary>
internal static class TestPicture
{
    private const int Width = 96;
    private const int Height = 64;

    /// <summary>The picture as PNG (RGB, no metadata).</summary>
    public static byte[] Png()
    {
        using var rows = new MemoryStream();
        using (var deflate = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < Height; y++)
            {
                deflate.WriteByte(0);
                for (var x = 0; x < Width; x++)
                {
                    deflate.Write([(byte)(200 - y), (byte)(x * 2), (byte)(((x / 12) % 2) * 90)]);
                }
            }
        }

        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Height);
        header[8] = 8;
        header[9] = 2;
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, rows.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(kind);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(kind, data));
        png.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var part in (ReadOnlySpan<byte>)[.. kind, .. data])
        {
            crc ^= part;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        return ~crc;
    }
}
