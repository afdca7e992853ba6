namespace UnionBot.Emulators.Telegram.Text;

/// <summary>Which addresses Telegram takes in links and buttons.</summary>
internal static class Addresses
{
    /// <summary>An absolute or bare http(s) address with a name or an IP address for a host, or a <c>tg:</c> or <c>ton:</c> link.</summary>
    public static bool IsLink(string address)
    {
        var text = address.Trim();
        if (text.StartsWith("tg:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("ton:", StringComparison.OrdinalIgnoreCase) ||
            text.StartsWith("tonsite:", StringComparison.OrdinalIgnoreCase))
        {
            return text.Length > text.IndexOf(':', StringComparison.Ordinal) + 1;
        }

        if (!text.Contains("://", StringComparison.Ordinal))
        {
            text = "http://" + text;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var uri) &&
            uri.Scheme is "http" or "https" &&
            (uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || (uri.HostNameType == UriHostNameType.Dns && uri.Host.Contains('.', StringComparison.Ordinal))) &&
            !text.Contains(' ', StringComparison.Ordinal);
    }
}
