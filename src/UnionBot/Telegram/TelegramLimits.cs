namespace UnionBot.Telegram;

/// <summary>What Telegram takes, each with its source. Lengths are UTF-16 code units unless said otherwise.</summary>
internal static class TelegramLimits
{
    /// <summary>The longest text of one message. Source: Bot API, sendMessage (1–4096 characters after entities parsing).</summary>
    public const int Text = 4096;

    /// <summary>The longest caption of a photo or document. Source: Bot API, sendPhoto (0–1024 characters after entities parsing).</summary>
    public const int Caption = 1024;

    /// <summary>Room left free in each part for the mark « ↻ » of a marked resend and what else is put in front later.</summary>
    public const int MarkRoom = 48;

    /// <summary>Entities of one message; more are dropped by the server. Source: core.telegram.org/api/entities (100 per message).</summary>
    public const int Entities = 100;

    /// <summary>Photos of one album. Source: Bot API, sendMediaGroup (2–10 items).</summary>
    public const int Album = 10;

    /// <summary>What a person's file may weigh, in bytes, so that a bot can fetch it. Source: Bot API, getFile (20 MB).</summary>
    public const int Download = 20_000_000;

    /// <summary>Bytes of <c>callback_data</c>. Source: Bot API, InlineKeyboardButton (1–64 bytes).</summary>
    public const int CallbackData = 64;

    /// <summary>What a button says; a longer label is cut by clients, so it is cut here. Source: design.md, a button's label.</summary>
    public const int ButtonLabel = 64;

    /// <summary>A command's description in menus. Source: Bot API, BotCommand (1–256 characters).</summary>
    public const int CommandDescription = 256;

    /// <summary>Updates of one answer. Source: Bot API, getUpdates (1–100).</summary>
    public const int Updates = 100;
}
