using System.Globalization;

namespace UnionBot.Emulators.Telegram;

/// <summary>Something that goes wrong with a request, on demand.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>The request is done, and its reply never comes: the connection stays open until the client leaves or the rule is released.</summary>
    public static Fault LostReply { get; } = new Hang(Processed: true);

    /// <summary>An HTML page, as a proxy in front of the server sends it.</summary>
    /// <param name="status">The HTTP status, such as 502.</param>
    public static Fault Html(int status) => new Raw(
        status, "text/html", string.Create(CultureInfo.InvariantCulture, $"<html>\r\n<head><title>{status}</title></head>\r\n<body><center><h1>{status}</h1></center></body>\r\n</html>\r\n"));

    /// <summary>An error as the Bot API writes it; the request has no effect.</summary>
    /// <param name="Code">The HTTP status and <c>error_code</c>.</param>
    /// <param name="Description">The <c>description</c>, with its prefix.</param>
    public sealed record Error(int Code, string Description) : Fault;

    /// <summary>429; the request has no effect.</summary>
    /// <param name="RetryAfter">Seconds to wait, perhaps with a fraction; <see langword="null"/> leaves them out.</param>
    public sealed record TooManyRequests(double? RetryAfter) : Fault;

    /// <summary>Any answer; the request has no effect.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="ContentType">The media type.</param>
    /// <param name="Body">The body.</param>
    public sealed record Raw(int Status, string ContentType, string Body) : Fault;

    /// <summary>No answer until the rule is released or the client leaves; released, the request goes on.</summary>
    /// <param name="Processed">Whether the request is done before it hangs.</param>
    public sealed record Hang(bool Processed) : Fault;

    /// <summary>The connection is reset.</summary>
    /// <param name="Processed">Whether the request is done before that.</param>
    public sealed record Reset(bool Processed) : Fault;

    /// <summary>The request is done; of its reply only the first bytes arrive, then the connection is reset.</summary>
    /// <param name="Bytes">How many bytes of the body arrive.</param>
    public sealed record Cut(int Bytes) : Fault;

    /// <summary>The request is done late.</summary>
    /// <param name="Time">How much later, machine time.</param>
    public sealed record Delay(TimeSpan Time) : Fault;

    /// <summary>The request is done at once, and its reply comes late.</summary>
    /// <param name="Time">How much later, machine time.</param>
    public sealed record LateReply(TimeSpan Time) : Fault;

    /// <summary>The request is done, and its reply trickles in.</summary>
    /// <param name="Bytes">How many bytes of the body come at a time.</param>
    /// <param name="Pause">The time between them, machine time.</param>
    public sealed record Trickle(int Bytes, TimeSpan Pause) : Fault;
}
