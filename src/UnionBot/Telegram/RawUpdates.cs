using System.Text.Json;
using Telegram.Bot.Requests;

namespace UnionBot.Telegram;

/// <summary>A poll whose updates stay JSON, so that one that cannot be read spoils no other.</summary>
/// <remarks>The property names are the Bot API's by the library's naming rule.</remarks>
internal sealed class RawUpdates() : RequestBase<JsonElement[]>("getUpdates")
{
    /// <summary>What is asked for, always in full: left out, the server keeps an earlier list. Source: Bot API, getUpdates.</summary>
    public static readonly string[] Kinds = ["message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "my_chat_member"];

    public int? Offset { get; set; }

    public int Limit { get; set; } = TelegramLimits.Updates;

    /// <summary>In seconds.</summary>
    public int Timeout { get; set; }

    public string[] AllowedUpdates { get; set; } = Kinds;
}
