using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using UnionBot.Tests.Emulators.Discord;

namespace UnionBot.Tests.Specification;

/// <summary>Holds what goes up the gateway against its page of the documentation; the OpenAPI document has nothing about it.</summary>
internal static class GatewayCheck
{
    private const int SizeLimit = 4096;

    private static readonly JsonObject Schemas = JsonNode.Parse("""
        {
          "1": { "type": ["integer", "null"], "minimum": 0 },
          "2": { "type": "object", "required": ["token", "properties", "intents"], "properties": {
                 "token": { "type": "string", "minLength": 1 },
                 "properties": { "type": "object", "required": ["os", "browser", "device"], "properties": {
                   "os": { "type": "string" }, "browser": { "type": "string" }, "device": { "type": "string" } } },
                 "compress": { "type": "boolean" }, "large_threshold": { "type": "integer", "minimum": 50, "maximum": 250 },
                 "shard": { "type": "array", "items": { "type": "integer" }, "minItems": 2, "maxItems": 2 },
                 "presence": { "$ref": "#/3" }, "intents": { "type": "integer", "minimum": 0 } } },
          "3": { "type": "object", "required": ["since", "activities", "status", "afk"], "properties": {
                 "since": { "type": ["integer", "null"] }, "afk": { "type": "boolean" },
                 "status": { "type": "string", "enum": ["online", "dnd", "idle", "invisible", "offline"] },
                 "activities": { "type": "array", "items": { "type": "object", "required": ["name", "type"], "properties": {
                   "name": { "type": "string" }, "type": { "type": "integer", "minimum": 0, "maximum": 5 }, "state": { "type": ["string", "null"] }, "url": { "type": ["string", "null"] } } } } } },
          "6": { "type": "object", "required": ["token", "session_id", "seq"], "properties": {
                 "token": { "type": "string", "minLength": 1 }, "session_id": { "type": "string", "minLength": 1 }, "seq": { "type": "integer", "minimum": 0 } } }
        }
        """)!.AsObject();

    private static readonly SchemaCheck Check = new(Schemas, closed: true);

    /// <summary>What is wrong with how a connection is opened.</summary>
    public static IEnumerable<string> FaultsOfConnection(WireRequest request)
    {
        var query = request.Query.ToList();
        if (!query.Contains(("v", "10")) || !query.Contains(("encoding", "json")))
        {
            yield return "the gateway is opened with v=10 and encoding=json";
        }

        foreach (var (name, value) in query.Where(q => q.Name is not ("v" or "encoding" or "compress")))
        {
            yield return $"?{name}={value}: is unknown";
        }
    }

    /// <summary>What is wrong with a message.</summary>
    public static IEnumerable<string> Faults(byte[] message)
    {
        if (message.Length > SizeLimit)
        {
            yield return $"{message.Length.ToString(CultureInfo.InvariantCulture)} bytes, not at most {SizeLimit.ToString(CultureInfo.InvariantCulture)}";
        }

        JsonNode? json = null;
        string? broken = null;
        try
        {
            json = WireRequest.StrictJson(System.Text.Encoding.UTF8.GetString(message));
        }
        catch (JsonException unreadable)
        {
            broken = unreadable.Message;
        }

        if (json is not JsonObject payload)
        {
            yield return $"is no object: {broken}";
            yield break;
        }

        foreach (var name in payload.Select(p => p.Key).Where(n => n is not ("op" or "d" or "s" or "t")))
        {
            yield return $"{name}: is unknown";
        }

        var op = payload["op"]?.ToJsonString() ?? "null";
        if (Schemas[op] is not JsonObject schema)
        {
            yield return $"op {op} is none that the bot has a use for";
            yield break;
        }

        foreach (var fault in Check.Faults(payload["d"], schema))
        {
            yield return $"op {op}: {fault}";
        }
    }
}
