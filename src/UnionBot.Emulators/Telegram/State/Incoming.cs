using UnionBot.Emulators.Telegram.Api;

namespace UnionBot.Emulators.Telegram.State;

/// <summary>Decides what the bot gets to see, and puts it among its updates.</summary>
internal static class Incoming
{
    public static void Announce(World world, MessageState message, bool edited = false)
    {
        if (!Sees(world, message))
        {
            return;
        }

        var post = message.Chat.Kind == TgChatKind.Channel ? "channel_post" : "message";
        world.Updates.Add(edited ? "edited_" + post : post, Shapes.Message(world, message));
    }

    /// <summary>Whether the bot sees a message. In groups privacy mode hides what is not meant for it; service messages always come.</summary>
    private static bool Sees(World world, MessageState message)
    {
        var chat = message.Chat;
        if (chat.Kind == TgChatKind.Private)
        {
            return true;
        }

        var member = chat.Member(world.Bot.Id);
        if (!member.IsInside)
        {
            return false;
        }

        if (chat.Kind == TgChatKind.Channel || message.Service is not null)
        {
            return true;
        }

        if (message.From is { Handle.IsBot: true } && message.SenderChat is null)
        {
            return false; // Bots never see other bots.
        }

        return !world.PrivacyMode || member.IsAdmin || message.ReplyTo?.From == world.Bot || IsCommandForBot(world, message);
    }

    /// <summary>A command by name is for that bot; one without a name is for the bot that wrote last in the group.</summary>
    private static bool IsCommandForBot(World world, MessageState message)
    {
        if (message.Entities.FirstOrDefault(static e => e is { Type: "bot_command", Offset: 0 }) is not { } entity)
        {
            return false;
        }

        var command = message.Text[..entity.Length];
        var at = command.IndexOf('@', StringComparison.Ordinal);
        return at < 0
            ? message.Chat.LastBot is null || message.Chat.LastBot == world.Bot.Id
            : command.AsSpan(at + 1).Equals(world.Bot.Handle.Username, StringComparison.OrdinalIgnoreCase);
    }
}
