using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Whether updates are posted to the bot instead of waiting for it.</summary>
internal static class WebhookMethods
{
    // Source: Bot API, setWebhook.
    private const int SecretLimit = 256;
    private const int DefaultConnections = 40;

    private static readonly int[] Ports = [443, 80, 88, 8443];

    public static JsonNode Set(ApiCall call)
    {
        var url = call.Arguments.Text("url");
        if (url is null)
        {
            return Delete(call);
        }

        var secret = call.Arguments.Text("secret_token");
        if (secret is { Length: > SecretLimit })
        {
            throw ApiError.BadRequest("secret token is too long");
        }

        if (secret is not null && !secret.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            throw ApiError.BadRequest("secret token contains unallowed characters");
        }

        var allowed = PollMethods.AllowedUpdates(call);
        var address = Address(url, call.World.Options.LocalWebhooks);
        Common(call, allowed);
        call.World.Webhook = new WebhookState(
            address,
            secret,
            call.Arguments.Int("max_connections", DefaultConnections, 1, 100),
            call.Arguments.Files.ContainsKey("certificate"),
            call.Arguments.Text("ip_address"));
        call.World.Updates.Pulse();
        return true;
    }

    public static JsonNode Delete(ApiCall call)
    {
        Common(call, allowed: null);
        call.World.Webhook = null;
        call.World.Updates.Pulse();
        return true;
    }

    public static JsonNode Info(ApiCall call)
    {
        var hook = call.World.Webhook;
        var value = new JsonObject
        {
            ["url"] = hook?.Url.OriginalString ?? "",
            ["has_custom_certificate"] = hook?.HasCertificate ?? false,
            ["pending_update_count"] = call.World.Updates.Count,
        };
        if (hook is not null)
        {
            value["max_connections"] = hook.MaxConnections;
            if (hook.IpAddress is { } address)
            {
                value["ip_address"] = address;
            }

            if (hook.LastError is var (at, what))
            {
                value["last_error_date"] = at.ToUnixTimeSeconds();
                value["last_error_message"] = what;
            }
        }

        if (call.World.Updates.Allowed is { } allowed)
        {
            value["allowed_updates"] = new JsonArray([.. allowed.Select(static name => (JsonNode)name)]);
        }

        return value;
    }

    private static void Common(ApiCall call, IReadOnlyList<string>? allowed)
    {
        if (allowed is not null)
        {
            call.World.Updates.Allowed = allowed.Count == 0 ? null : allowed;
        }

        if (call.Arguments.Bool("drop_pending_updates"))
        {
            call.World.Updates.Clear();
        }
    }

    private static Uri Address(string text, bool local)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw ApiError.BadRequest("bad webhook: URL is invalid");
        }

        if (local)
        {
            return url;
        }

        if (url.Scheme is not "https")
        {
            throw ApiError.BadRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }

        if (!Ports.Contains(url.Port))
        {
            throw ApiError.BadRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
        }

        return url.IsLoopback ? throw ApiError.BadRequest($"bad webhook: IP address {url.Host} is reserved") : url;
    }
}
