using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.State;

/// <summary>Copies what stands in the world for those who look from outside.</summary>
internal static class Snapshot
{
    public static TgMessage Of(MessageState message, UserState bot) => new()
    {
        Chat = message.Chat.Handle,
        MessageId = message.Id,
        From = message.From?.Handle,
        ThreadId = message.ThreadId,
        Date = message.Date,
        EditDate = message.EditDate,
        Text = message.Text,
        Entities = message.Entities,
        Buttons = ButtonsOf(message.Keyboard),
        File = message.File?.ToHandle(),
        Content = message.Service?.Name ?? message.File?.Kind ?? message.Special?.Name ?? (message.Poll is null ? "text" : "poll"),
        Reactions = [.. message.Reactions.Values.SelectMany(static r => r).Select(static r => r.Emoji)],
        MediaGroupId = message.MediaGroupId,
        ReplyTo = message.ReplyTo?.Id,
        Pinned = message.Pinned,
        Silent = message.Silent,
        ByBot = message.From == bot || message.PostedBy == bot,
        Service = message.Service?.Name,
    };

    private static IReadOnlyList<IReadOnlyList<TgButton>> ButtonsOf(JsonArray? keyboard) =>
        keyboard is null
            ? []
            : [.. keyboard.Select(static row => (IReadOnlyList<TgButton>)[.. row!.AsArray().Select(static b => ButtonOf(b!.AsObject()))])];

    private static TgButton ButtonOf(JsonObject button) =>
        new((string)button["text"]!, (string?)button["callback_data"], (string?)button["url"]);
}
