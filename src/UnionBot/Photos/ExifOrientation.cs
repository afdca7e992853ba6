using System.Buffers.Binary;

namespace UnionBot.Photos;

/// <summary>Reads the one thing that is kept of EXIF, and writes it as all there is.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const ushort Short = 3;

    /// <summary>Reads the orientation from a TIFF structure.</summary>
    /// <returns>2…8, or 1 where it is upright, missing or nonsense.</returns>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
        {
            return 1;
        }

        var little = tiff.StartsWith("II"u8);
        if ((!little && !tiff.StartsWith("MM"u8)) || U16(tiff, 2, little) != 42)
        {
            return 1;
        }

        var directory = U32(tiff, 4, little);
        if (directory > tiff.Length - 2)
        {
            return 1;
        }

        var entries = U16(tiff, (int)directory, little);
        for (var i = 0; i < entries; i++)
        {
            var at = directory + 2 + (12L * i);
            if (at + 12 > tiff.Length)
            {
                return 1;
            }

            var entry = tiff.Slice((int)at, 12);
            if (U16(entry, 0, little) == Tag)
            {
                return U16(entry, 2, little) == Short && U16(entry, 8, little) is >= 2 and <= 8 and var value ? value : 1;
            }
        }

        return 1;
    }

    /// <summary>A TIFF structure with this one entry, big-endian.</summary>
    public static byte[] Write(int orientation) =>
    [
        0x4D, 0x4D, 0, 42, 0, 0, 0, 8, // "MM", 42, the directory follows
        0, 1, // one entry
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0, // no further directory
    ];

    private static ushort U16(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
