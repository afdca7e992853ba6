using System.Buffers.Text;

namespace UnionBot.Benchmarks.Connections;

/// <summary>What the wire knows of the exchange on a connection: what it carries, whether the server has heard it, whether it is cut. Safe for concurrent use.</summary>
/// <param name="note">Told of each step of a Telegram message, with its chat.</param>
internal sealed class WireExchange(Action<long, TrailStep> note)
{
    private readonly Lock _gate = new();
    private volatile bool _isCut;
    private volatile bool _isEnding;
    private bool _isMessage;
    private bool _isAsking;
    private long _chat;

    /// <summary>What it carries, by the last request.</summary>
    public WireTarget Target { get; private set; }

    /// <summary>Whether it is over, or its end is on its way.</summary>
    public bool IsCut => _isCut;

    /// <summary>Whether the connection is only read any more: what still comes crosses its end.</summary>
    public bool IsEnding => _isEnding;

    /// <summary>Whether a Telegram message is on its way, and where to is not known yet.</summary>
    public bool TellsNoChat => _isMessage && _isAsking && _chat == 0;

    /// <summary>Takes in what bytes of the client tell.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="asked">What is asked for, where a request begins; the question where the gateway is counts as the gateway's.</param>
    /// <returns>Whether a request begins.</returns>
    public bool Read(ReadOnlySpan<byte> bytes, out WireTarget asked)
    {
        lock (_gate)
        {
            var begins = Target != WireTarget.Gateway && BeginsRequest(bytes); // After its handshake a gateway's bytes are masked frames.
            if (begins)
            {
                Target = TargetOf(bytes);
                _isMessage = bytes[..Math.Min(bytes.Length, 200)].IndexOf("/sendMessage "u8) > 0;
                (_isAsking, _chat) = (true, 0);
            }

            if (TellsNoChat && ChatOf(bytes) is not 0 and var chat)
            {
                _chat = chat;
                note(chat, TrailStep.Read);
            }

            asked = bytes.StartsWith("GET "u8) && bytes.IndexOf("/gateway/bot "u8) is > 0 and < 80 ? WireTarget.Gateway : Target;
            return begins;
        }
    }

    /// <summary>The server has heard what was asked.</summary>
    public void Hear()
    {
        lock (_gate)
        {
            if (_isAsking)
            {
                _isAsking = false;
                note(_chat, TrailStep.Heard);
            }
        }
    }

    /// <summary>The client is told that nothing more comes.</summary>
    public void Close() => _isCut = true;

    /// <summary>Decides how a cut meets it.</summary>
    /// <returns>Whether by its end, to be read on: between two exchanges, and where a message has not told yet where it goes; <see langword="null"/> where it is cut already.</returns>
    public bool? Cut()
    {
        lock (_gate)
        {
            if (_isEnding || _isCut)
            {
                return null;
            }

            return _isEnding = Target != WireTarget.Gateway && (!_isAsking || TellsNoChat);
        }
    }

    /// <summary>It is over: notes what that does to the message that is under way, or was the last.</summary>
    public void Settle()
    {
        lock (_gate)
        {
            note(_chat, !_isAsking ? TrailStep.CutHeard : _isEnding ? TrailStep.CutUnread : TrailStep.CutUnheard);
            (_isCut, _isAsking, _chat) = (true, false, 0);
        }
    }

    /// <summary>Both ends have closed in good order: only what the server has left without an answer is noted.</summary>
    public void SettleUnheard()
    {
        if (_isAsking)
        {
            Settle();
        }
    }

    private static bool BeginsRequest(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("GET "u8) || bytes.StartsWith("POST "u8) || bytes.StartsWith("PUT "u8) || bytes.StartsWith("PATCH "u8) || bytes.StartsWith("DELETE "u8);

    private static WireTarget TargetOf(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\r');
        var line = end < 0 ? bytes : bytes[..end];
        return line.StartsWith("GET /gateway"u8) || line.StartsWith("GET /resume"u8) ? WireTarget.Gateway
            : line.IndexOf("/getUpdates"u8) >= 0 ? WireTarget.Poll
            : WireTarget.Call;
    }

    /// <summary>Where a Telegram message is to go; 0 where these bytes do not say.</summary>
    private static long ChatOf(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOf("\"chat_id\":"u8);
        return at >= 0 && Utf8Parser.TryParse(bytes[(at + "\"chat_id\":"u8.Length)..], out long chat, out _) ? chat : 0;
    }
}
