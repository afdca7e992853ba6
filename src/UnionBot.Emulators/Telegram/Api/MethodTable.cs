using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>The methods that the double offers.</summary>
internal sealed class MethodTable
{
    private readonly Dictionary<string, Func<ApiCall, JsonNode>> _methods = new(StringComparer.OrdinalIgnoreCase)
    {
        ["getMe"] = static call => Shapes.Bot(call.World),
        ["deleteWebhook"] = SelfMethods.DeleteWebhook,
        ["getWebhookInfo"] = SelfMethods.WebhookInfo,
        ["setMyCommands"] = SelfMethods.SetCommands,
        ["getMyCommands"] = SelfMethods.GetCommands,
        ["deleteMyCommands"] = SelfMethods.DeleteCommands,
        ["setMyName"] = SelfMethods.SetText("name", 64),
        ["getMyName"] = SelfMethods.GetText("name"),
        ["setMyDescription"] = SelfMethods.SetText("description", 512),
        ["getMyDescription"] = SelfMethods.GetText("description"),
        ["setMyShortDescription"] = SelfMethods.SetText("short_description", 120),
        ["getMyShortDescription"] = SelfMethods.GetText("short_description"),
        ["sendMessage"] = SendMethods.SendMessage,
        ["sendChatAction"] = SendMethods.SendChatAction,
        ["sendPhoto"] = MediaMethods.SendPhoto,
        ["sendDocument"] = MediaMethods.SendDocument,
        ["sendMediaGroup"] = MediaMethods.SendMediaGroup,
        ["editMessageText"] = EditMethods.EditText,
        ["editMessageCaption"] = EditMethods.EditCaption,
        ["editMessageReplyMarkup"] = EditMethods.EditReplyMarkup,
        ["deleteMessage"] = EditMethods.Delete,
        ["pinChatMessage"] = PinMethods.Pin,
        ["unpinChatMessage"] = PinMethods.Unpin,
        ["answerCallbackQuery"] = CallbackMethods.Answer,
        ["getChat"] = ChatMethods.GetChat,
        ["getChatMember"] = ChatMethods.GetMember,
        ["getChatAdministrators"] = ChatMethods.GetAdministrators,
        ["getChatMemberCount"] = ChatMethods.GetMemberCount,
        ["leaveChat"] = ChatMethods.Leave,
        ["getFile"] = ChatMethods.GetFile,
    };

    /// <summary>Their names, getUpdates among them.</summary>
    public IEnumerable<string> Names => _methods.Keys.Append("getUpdates");

    public Func<ApiCall, JsonNode>? Find(string name) => _methods.GetValueOrDefault(name);
}
