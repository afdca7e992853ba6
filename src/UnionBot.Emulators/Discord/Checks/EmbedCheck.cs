using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Checks;

/// <summary>Checks embeds. Source: Discord, Message, "Embed Limits".</summary>
internal static class EmbedCheck
{
    private const int SumLimit = 6000;

    public static void Check(FormCheck form, JsonObject body, string path)
    {
        var list = form.List(body, path, "embeds", 0, 10);
        var at = FormCheck.Join(path, "embeds");
        var sum = 0;
        foreach (var (embed, where) in form.Items(list, at))
        {
            form.OnlyKnown(
                embed, where,
                "title", "type", "description", "url", "timestamp", "color", "footer", "image", "thumbnail", "video", "provider", "author", "fields", "flags");
            sum += Sum(form.Text(embed, where, "title", 0, 256), form.Text(embed, where, "description", 0, 4096));
            Url(form, embed, where, "url");
            form.Number(embed, where, "color", 0, 0xFFFFFF);
            if (form.Text(embed, where, "timestamp", 0, 64) is { } time
                && !DateTimeOffset.TryParse(time, System.Globalization.CultureInfo.InvariantCulture, out _))
            {
                form.Error(FormCheck.Join(where, "timestamp"), "DATE_TIME_TYPE_PARSE", $"Could not parse {time}. Should be ISO8601.");
            }

            if (form.Object(embed, where, "footer") is { } footer)
            {
                sum += Sum(form.Text(footer, FormCheck.Join(where, "footer"), "text", 1, 2048, required: true));
            }

            if (form.Object(embed, where, "author") is { } author)
            {
                sum += Sum(form.Text(author, FormCheck.Join(where, "author"), "name", 1, 256, required: true));
            }

            foreach (var picture in (ReadOnlySpan<string>)["image", "thumbnail"])
            {
                if (form.Object(embed, where, picture) is { } media)
                {
                    Url(form, media, FormCheck.Join(where, picture), "url");
                }
            }

            foreach (var (field, here) in form.Items(form.List(embed, where, "fields", 0, 25), FormCheck.Join(where, "fields")))
            {
                form.OnlyKnown(field, here, "name", "value", "inline");
                sum += Sum(form.Text(field, here, "name", 1, 256, required: true), form.Text(field, here, "value", 1, 1024, required: true));
                form.Flag(field, here, "inline");
            }
        }

        if (sum > SumLimit)
        {
            form.Error(at, "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {SumLimit}");
        }
    }

    /// <summary>An embed as the platform gives it back.</summary>
    public static JsonNode Stored(JsonNode? sent)
    {
        var embed = Wire.WithoutNulls(sent!).AsObject();
        embed["type"] = "rich";
        foreach (var field in (embed["fields"] as JsonArray ?? []).OfType<JsonObject>())
        {
            field["inline"] ??= false;
        }

        return embed;
    }

    /// <summary>Puts the address of the message's files where an embed names them.</summary>
    public static void Link(Rest.RestRequest request, StoredMessage message)
    {
        const string scheme = "attachment://";
        foreach (var media in message.Embeds.OfType<JsonObject>().SelectMany(embed => new[] { embed["image"], embed["thumbnail"] }).OfType<JsonObject>())
        {
            if ((string?)media["url"] is not { } url || !url.StartsWith(scheme, StringComparison.Ordinal))
            {
                continue;
            }

            var file = message.Attachments.Find(file => string.Equals(file.FileName, url[scheme.Length..], StringComparison.Ordinal));
            if (file is null)
            {
                request.World.Find(request.Route, "embeds", $"{url} names no file of the message");
                continue;
            }

            media["url"] = MessageJson.UrlOf(request.World, message, file);
            media["proxy_url"] = MessageJson.UrlOf(request.World, message, file);
        }
    }

    private static int Sum(params ReadOnlySpan<string?> texts)
    {
        var sum = 0;
        foreach (var text in texts)
        {
            sum += text?.Trim().Length ?? 0;
        }

        return sum;
    }

    private static void Url(FormCheck form, JsonObject json, string path, string name)
    {
        if (form.Text(json, path, name, 0, 2048) is { Length: > 0 } url
            && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "attachment"))
        {
            form.Error(FormCheck.Join(path, name), "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        }
    }
}
