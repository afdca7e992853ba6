using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace UnionBot.DiscordApi.Rest;

/// <summary>What an answer says about its rate limit. Source: topics/rate-limits.mdx.</summary>
/// <param name="Bucket">The bucket's hash, or <see langword="null"/> where the answer names none.</param>
/// <param name="Remaining">Requests left in the bucket.</param>
/// <param name="ResetAfter">When the bucket is full again, from now.</param>
internal readonly record struct RateHeaders(string? Bucket, int? Remaining, TimeSpan? ResetAfter)
{
    /// <summary>How long to wait where a 429 says nothing that can be read.</summary>
    public static readonly TimeSpan UnknownWait = TimeSpan.FromSeconds(10);

    /// <summary>The longest wait that is believed.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    public static RateHeaders Read(HttpResponseHeaders headers) => new(
        First(headers, "X-RateLimit-Bucket"),
        int.TryParse(First(headers, "X-RateLimit-Remaining"), NumberStyles.None, CultureInfo.InvariantCulture, out var remaining) ? remaining : null,
        Seconds(First(headers, "X-RateLimit-Reset-After")));

    /// <summary>Reads a 429: the body's <c>retry_after</c>, else the header's.</summary>
    /// <returns>How long to wait, whether the whole bot must, and whether the refusal counts against it (a shared limit does not).</returns>
    public static (TimeSpan After, bool WholeBot, bool Counts) ReadLimit(HttpResponseHeaders headers, ReadOnlySpan<byte> body)
    {
        var scope = First(headers, "X-RateLimit-Scope");
        var after = Seconds(First(headers, "Retry-After"));
        var global = scope is "global" || First(headers, "X-RateLimit-Global") is "true" or "True";
        var isDiscords = false;
        try
        {
            var reader = new Utf8JsonReader(body);
            using var json = JsonDocument.ParseValue(ref reader);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                isDiscords = true;
                if (json.RootElement.TryGetProperty("retry_after", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds))
                {
                    after = Clamp(seconds);
                }

                global |= json.RootElement.TryGetProperty("global", out var flag) && flag.ValueKind == JsonValueKind.True;
            }
        }
        catch (JsonException)
        {
            // Not Discord's: its edge limits the address, so nothing of this bot passes.
        }

        return (after ?? UnknownWait, global || !isDiscords, scope is not "shared");
    }

    private static string? First(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? Clamp(seconds) : null;

    private static TimeSpan Clamp(double seconds) =>
        double.IsFinite(seconds) ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestWait.TotalSeconds)) : LongestWait;
}
