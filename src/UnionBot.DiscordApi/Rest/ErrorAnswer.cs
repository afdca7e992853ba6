using System.Text.Json;

namespace UnionBot.DiscordApi.Rest;

/// <summary>Reads Discord's error answers.</summary>
internal static class ErrorAnswer
{
    /// <summary>How many refused fields are named.</summary>
    private const int NamedFields = 5;

    /// <summary>How deep the tree of fields is read.</summary>
    private const int Depth = 8;

    /// <summary>Turns an answer that is neither 2xx nor 429 into its exception.</summary>
    /// <param name="secrets">What must not stand in the exception, should a server echo it.</param>
    public static DiscordException Read(Route route, int status, ReadOnlySpan<byte> body, params ReadOnlySpan<string> secrets)
    {
        var code = 0;
        var fields = new List<string>();
        var isDiscords = false;
        try
        {
            var reader = new Utf8JsonReader(body);
            using var json = JsonDocument.ParseValue(ref reader);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                isDiscords = true;
                if (json.RootElement.TryGetProperty("code", out var value) && value.ValueKind == JsonValueKind.Number)
                {
                    _ = value.TryGetInt32(out code);
                }

                if (json.RootElement.TryGetProperty("errors", out var errors))
                {
                    Fields(errors, "", fields, Depth);
                }
            }
        }
        catch (JsonException)
        {
            // Not Discord's own: the status alone must do.
        }

        foreach (var secret in secrets)
        {
            fields.RemoveAll(f => f.Contains(secret, StringComparison.Ordinal));
        }

        return new DiscordApiException(Classify(status, code, isDiscords), route.Key, status, code, fields);
    }

    /// <summary>What kind of failure a status and a code are. Source: topics/opcodes-and-status-codes.mdx.</summary>
    /// <param name="isDiscords">Whether the body was Discord's JSON; its edge answers in HTML.</param>
    internal static DiscordFault Classify(int status, int code, bool isDiscords) => (status, code) switch
    {
        (401, _) => DiscordFault.Unauthorized,
        (_, 50007 or 50278) => DiscordFault.Blocked,
        (_, 40003 or 20016 or 20022 or 20028 or 20029 or 30046 or 130000) => DiscordFault.RateLimited,
        (_, 40333) => DiscordFault.Edge,
        (404, _) when isDiscords => DiscordFault.Gone,
        (403, _) => isDiscords ? DiscordFault.Forbidden : DiscordFault.Edge,
        _ when status >= 500 => DiscordFault.Server,
        (404, _) => DiscordFault.Edge,
        _ when status >= 400 => DiscordFault.Invalid,
        _ => DiscordFault.Server,
    };

    private static void Fields(JsonElement node, string path, List<string> fields, int depth)
    {
        if (node.ValueKind != JsonValueKind.Object || depth == 0)
        {
            return;
        }

        foreach (var child in node.EnumerateObject())
        {
            if (fields.Count == NamedFields)
            {
                return;
            }

            if (child.NameEquals("_errors"u8))
            {
                fields.Add(path);
            }
            else if (child.Name.Length <= 40 && child.Name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                Fields(child.Value, path.Length == 0 ? child.Name : $"{path}.{child.Name}", fields, depth - 1);
            }
        }
    }
}
