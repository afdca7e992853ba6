using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>The methods that the double offers.</summary>
internal sealed class MethodTable
{
    private readonly Dictionary<string, Func<ApiCall, JsonNode>> _methods = new(StringComparer.OrdinalIgnoreCase)
    {
        ["getMe"] = static call => Shapes.Bot(call.World),
        ["sendMessage"] = SendMethods.SendMessage,
        ["sendChatAction"] = SendMethods.SendChatAction,
        ["answerCallbackQuery"] = CallbackMethods.Answer,
    };

    /// <summary>Their names, getUpdates among them.</summary>
    public IEnumerable<string> Names => _methods.Keys.Append("getUpdates");

    public Func<ApiCall, JsonNode>? Find(string name) => _methods.GetValueOrDefault(name);
}
