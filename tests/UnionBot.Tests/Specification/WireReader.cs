using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace UnionBot.Tests.Specification;

/// <summary>Reads what a client put on one connection: HTTP/1.1 requests, and WebSocket frames after an upgrade.</summary>
/// <remarks>What is not complete when the bytes end was cut, by a fault or by the end, and is nobody's finding.</remarks>
internal sealed class WireReader(byte[] bytes)
{
    private int _at;

    public List<WireRequest> Requests { get; } = [];

    /// <summary>The text messages after an upgrade.</summary>
    public List<byte[]> Messages { get; } = [];

    /// <summary>What can't be read as either.</summary>
    public List<string> Faults { get; } = [];

    public static WireReader Read(byte[] bytes)
    {
        var reader = new WireReader(bytes);
        try
        {
            while (reader.NextRequest())
            {
                if (reader.Requests[^1].IsUpgrade)
                {
                    reader.ReadFrames();
                    break;
                }
            }
        }
        catch (FormatException strange)
        {
            reader.Faults.Add($"no HTTP at byte {reader._at}: {strange.Message}");
        }

        return reader;
    }

    private bool NextRequest()
    {
        var end = bytes.AsSpan(_at).IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = Encoding.UTF8.GetString(bytes, _at, end).Split("\r\n");
        var line = head[0].Split(' ');
        if (line.Length != 3 || line[2] is not "HTTP/1.1")
        {
            throw new FormatException($"a request doesn't begin with '{head[0]}'");
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in head.Skip(1).Select(h => h.Split(':', 2)).Select(h => (h[0], h.Length == 2 ? h[1].Trim() : throw new FormatException("a header without colon"))))
        {
            if (!headers.TryAdd(name, value))
            {
                headers[name] += ", " + value;
            }
        }

        var body = _at + end + 4;
        var request = new WireRequest { Method = line[0], Target = line[1], Headers = headers };
        if (BodyFrom(ref body, request) is not { } content)
        {
            return false;
        }

        _at = body;
        Requests.Add(request with { Body = content });
        return true;
    }

    /// <returns>The body, or <see langword="null"/> where it was cut.</returns>
    private byte[]? BodyFrom(ref int at, WireRequest request)
    {
        if (request.Header("Transfer-Encoding").Equals("chunked", StringComparison.OrdinalIgnoreCase))
        {
            return Chunks(ref at);
        }

        if (request.Header("Content-Length") is not { Length: > 0 } written)
        {
            return [];
        }

        var length = int.Parse(written, NumberStyles.None, CultureInfo.InvariantCulture);
        return Take(ref at, length);
    }

    private byte[]? Chunks(ref int at)
    {
        var all = new MemoryStream();
        while (true)
        {
            var end = bytes.AsSpan(at).IndexOf("\r\n"u8);
            if (end < 0)
            {
                return null;
            }

            var size = int.Parse(Encoding.ASCII.GetString(bytes, at, end).Split(';')[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            at += end + 2;
            if (Take(ref at, size) is not { } chunk || Take(ref at, 2) is null)
            {
                return null;
            }

            if (size == 0)
            {
                return all.ToArray();
            }

            all.Write(chunk);
        }
    }

    private byte[]? Take(ref int at, int length)
    {
        if (at + length > bytes.Length)
        {
            return null;
        }

        at += length;
        return bytes[(at - length)..at];
    }

    private void ReadFrames()
    {
        var message = new MemoryStream();
        while (NextFrame() is (var final, var code, var payload))
        {
            if (code is 0 or 1)
            {
                message.Write(payload);
                if (final)
                {
                    Messages.Add(message.ToArray());
                    message = new MemoryStream();
                }
            }
            else if (code is not (8 or 9 or 10))
            {
                Faults.Add($"a WebSocket frame of opcode {code}; Discord's JSON goes as text");
            }
        }
    }

    private (bool Final, int Code, byte[] Payload)? NextFrame()
    {
        var at = _at;
        if (Take(ref at, 2) is not { } head)
        {
            return null;
        }

        long length = head[1] & 0x7F;
        if (length >= 126)
        {
            if (Take(ref at, length == 126 ? 2 : 8) is not { } wide)
            {
                return null;
            }

            length = wide.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(wide) : BinaryPrimitives.ReadInt64BigEndian(wide);
        }

        if ((head[1] & 0x80) == 0)
        {
            Faults.Add("a WebSocket frame without a mask");
            return null;
        }

        if (Take(ref at, 4) is not { } mask || Take(ref at, checked((int)length)) is not { } payload)
        {
            return null;
        }

        for (var i = 0; i < payload.Length; i++)
        {
            payload[i] ^= mask[i % 4];
        }

        _at = at;
        return ((head[0] & 0x80) != 0, head[0] & 0x0F, payload);
    }
}
