using System.Text.Json;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram;

namespace UnionBot.Tests.Specification;

/// <summary>Holds one answer of a Bot API server against the Bot API as published: the envelope, and the object a method gives back, as deep as it goes.</summary>
/// <remarks>Required fields must be there, nothing unknown may be, and every type must be right.</remarks>
internal static class TelegramAnswerCheck
{
    public static IReadOnlyList<string> Faults(TgRequest request) =>
        request.Answer is { } answer ? Faults(request.Method, request.Status, answer) : ["there is no answer"];

    public static IReadOnlyList<string> Faults(string method, int status, string answer)
    {
        if (JsonNode.Parse(answer) is not JsonObject envelope || envelope["ok"] is not JsonValue ok || ok.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
        {
            return ["the answer says not whether it is ok"];
        }

        return ok.GetValue<bool>() ? Result(method, status, envelope) : Error(status, envelope);
    }

    private static List<string> Result(string method, int status, JsonObject envelope)
    {
        List<string> faults = [.. envelope.Where(f => f.Key is not ("ok" or "result" or "description")).Select(f => $"{f.Key}: is unknown")];
        if (status != 200)
        {
            faults.Add($"ok with the status {status}");
        }

        if (!BotApiSpecification.Returns.TryGetValue(method, out var types))
        {
            return [.. faults, $"there is no method {method}"];
        }

        var value = new BotApiValue(new HashSet<string>(StringComparer.Ordinal));
        return [.. faults, .. value.Field(envelope["result"], new BotApiField("result", types, true, ""), "result", markup: false)];
    }

    private static List<string> Error(int status, JsonObject envelope)
    {
        BotApiField[] fields =
        [
            new("ok", ["Boolean"], true, ""),
            new("error_code", ["Integer"], true, ""),
            new("description", ["String"], true, ""),
            new("parameters", ["ResponseParameters"], false, ""),
        ];
        var faults = new BotApiValue(new HashSet<string>(StringComparer.Ordinal)).Fields(envelope, fields, "");
        if (envelope["error_code"]?.ToString() is var code && !string.Equals(code, status.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            faults.Add($"error_code {code} with the status {status}");
        }

        return faults;
    }
}
