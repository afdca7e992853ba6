using System.Text;
using System.Text.RegularExpressions;

namespace UnionBot.Tests.Specification;

/// <summary>One part of a multipart body.</summary>
internal sealed partial record FormPart(string Name, string? FileName, string MediaType, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Takes a <c>multipart/form-data</c> body apart.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static List<FormPart> Read(WireRequest request)
    {
        var boundary = Boundary().Match(request.Header("Content-Type"));
        if (!boundary.Success)
        {
            throw new FormatException("a multipart body without boundary");
        }

        var mark = Encoding.ASCII.GetBytes("\r\n--" + boundary.Groups["mark"].Value);
        byte[] body = [.. "\r\n"u8, .. request.Body];
        var parts = new List<FormPart>();
        var at = body.AsSpan().IndexOf(mark);
        while (at >= 0)
        {
            var from = at + mark.Length;
            if (body.AsSpan(from).StartsWith("--"u8))
            {
                return parts;
            }

            var length = body.AsSpan(from).IndexOf(mark);
            if (length < 0 || !body.AsSpan(from).StartsWith("\r\n"u8))
            {
                break;
            }

            parts.Add(Part(body.AsSpan(from + 2, length - 2)));
            at = from + length;
        }

        throw new FormatException("a multipart body that doesn't end");
    }

    private static FormPart Part(ReadOnlySpan<byte> part)
    {
        var head = part.IndexOf("\r\n\r\n"u8);
        var headers = Encoding.UTF8.GetString(part[..Math.Max(head, 0)]);
        var name = PartName().Match(headers);
        if (head < 0 || !name.Success)
        {
            throw new FormatException("a part without name");
        }

        var file = PartFile().Match(headers);
        var type = PartType().Match(headers);
        return new FormPart(
            name.Groups["v"].Value, file.Success ? file.Groups["v"].Value : null, type.Success ? type.Groups["v"].Value : "", part[(head + 4)..].ToArray());
    }

    [GeneratedRegex("boundary=\"?(?<mark>[^\";]+)\"?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Boundary();

    [GeneratedRegex("[ ;]name=(\"(?<v>[^\"]*)\"|(?<v>[^;\\s]+))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PartName();

    [GeneratedRegex("[ ;]filename=(\"(?<v>[^\"]*)\"|(?<v>[^;\\s]+))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PartFile();

    [GeneratedRegex("^Content-Type:\\s*(?<v>[^;\\r\\n]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex PartType();
}
