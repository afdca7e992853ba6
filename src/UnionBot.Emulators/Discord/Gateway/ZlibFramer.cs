using System.IO.Compression;
using System.Text;

namespace UnionBot.Emulators.Discord.Gateway;

/// <summary>Packs messages into one zlib stream a connection; each ends with 00 00 FF FF. Source: Discord, Gateway, "Transport Compression".</summary>
internal sealed class ZlibFramer : IDisposable
{
    private readonly MemoryStream _packed = new();
    private readonly ZLibStream _zlib;

    public ZlibFramer() => _zlib = new ZLibStream(_packed, CompressionLevel.Fastest, leaveOpen: true);

    public byte[] Pack(string text)
    {
        _packed.SetLength(0);
        _zlib.Write(Encoding.UTF8.GetBytes(text));
        _zlib.Flush();
        return _packed.ToArray();
    }

    /// <summary>Packs one message into a zlib stream of its own.</summary>
    public static byte[] PackAlone(string text)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    public void Dispose()
    {
        _zlib.Dispose();
        _packed.Dispose();
    }
}
