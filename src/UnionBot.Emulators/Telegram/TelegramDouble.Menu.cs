using System.Globalization;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram;

/// <content>What a person's client shows of the bot.</content>
public sealed partial class TelegramDouble
{
    /// <summary>The commands that a person's client offers in a chat: those of the narrowest scope that has any, in the person's language first.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">Where.</param>
    public IReadOnlyList<TgCommand> Menu(TgUser user, TgChat chat)
    {
        lock (_world.Gate)
        {
            var state = Known(chat);
            var found = Scopes(state, Known(user)).SelectMany(scope => Languages(user).Select(language => _world.Commands.Get(scope, language)))
                .FirstOrDefault(static commands => commands.Count > 0) ?? [];
            return [.. found.Select(static c => new TgCommand((string)c!["command"]!, (string)c["description"]!))];
        }
    }

    /// <summary>What a person reads before they press « Start ».</summary>
    /// <param name="languageCode">The language of the person's client; empty for any.</param>
    public string Description(string languageCode = "") => SelfText("description", languageCode);

    /// <summary>What stands on the bot's profile.</summary>
    /// <param name="languageCode">The language of the person's client; empty for any.</param>
    public string ShortDescription(string languageCode = "") => SelfText("short_description", languageCode);

    private string SelfText(string field, string language)
    {
        lock (_world.Gate)
        {
            var texts = _world.Commands.Texts;
            return texts.GetValueOrDefault($"{field}/{language}") ?? texts.GetValueOrDefault($"{field}/") ?? "";
        }
    }

    private static IEnumerable<string> Languages(TgUser user) => user.LanguageCode is { Length: >= 2 } code ? [code[..2], ""] : [""];

    /// <summary>Source: Bot API, "Determining list of commands".</summary>
    private static IEnumerable<string> Scopes(ChatState chat, UserState user)
    {
        var id = chat.Id.ToString(CultureInfo.InvariantCulture);
        if (chat.Kind == TgChatKind.Private)
        {
            return [$"chat/{id}/", "all_private_chats", "default"];
        }

        var member = string.Create(CultureInfo.InvariantCulture, $"chat_member/{id}/{user.Id}");
        return chat.Member(user.Id).IsAdmin
            ? [member, $"chat_administrators/{id}/", $"chat/{id}/", "all_chat_administrators", "all_group_chats", "default"]
            : [member, $"chat/{id}/", "all_group_chats", "default"];
    }
}
