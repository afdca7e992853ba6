using System.Diagnostics;
using Telegram.Bot.Types.ReplyMarkups;
using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Telegram;

/// <summary>Sets rows of buttons as an inline keyboard whose actions are sealed for their chat.</summary>
internal static class TelegramKeyboard
{
    /// <summary>The keyboard, or <see langword="null"/> where there is no button.</summary>
    public static InlineKeyboardMarkup? Of(IReadOnlyList<IReadOnlyList<Button>> rows, ChatAddress chat, ActionSeal seal)
    {
        var keyboard = rows.Where(r => r.Count > 0).Select(r => r.Select(b => Of(b, chat, seal)).ToArray()).ToArray();
        return keyboard.Length == 0 ? null : new InlineKeyboardMarkup(keyboard);
    }

    private static InlineKeyboardButton Of(Button button, ChatAddress chat, ActionSeal seal) => button switch
    {
        Button.Press press => InlineKeyboardButton.WithCallbackData(Label(press.Label), seal.Seal(press.Action, chat)),
        Button.Open open => InlineKeyboardButton.WithUrl(Label(open.Label), open.Link.AbsoluteUri),
        _ => throw new UnreachableException(),
    };

    private static string Label(string label)
    {
        if (label.Length <= TelegramLimits.ButtonLabel)
        {
            return label;
        }

        var end = TelegramLimits.ButtonLabel - 1;
        return (char.IsHighSurrogate(label[end - 1]) ? label[..(end - 1)] : label[..end]).TrimEnd() + "…";
    }
}
