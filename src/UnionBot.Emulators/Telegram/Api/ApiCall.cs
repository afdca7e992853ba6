using System.Globalization;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>One call of a method: its arguments, the world, and where to note what the specification does not know.</summary>
internal sealed record ApiCall(string Method, ApiArguments Arguments, World World, FindingBook Findings, CancellationToken Aborted)
{
    /// <summary>Notes the members of an object that the specification does not know.</summary>
    public void Know(JsonObject value, string path, params ReadOnlySpan<string> names)
    {
        foreach (var (name, _) in value)
        {
            if (!names.Contains(name))
            {
                Findings.Add(new Finding(Method, $"{path}.{name}", "unknown member"));
            }
        }
    }

    /// <summary>Counts a send or an edit against the limits.</summary>
    /// <exception cref="ApiError">429.</exception>
    public void Charge(ChatState chat)
    {
        var wait = World.Flood.Take(chat);
        if (wait > TimeSpan.Zero)
        {
            throw ApiError.TooManyRequests(Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)));
        }
    }

    /// <summary>The chat that <c>chat_id</c> names, whether the bot may use it or not.</summary>
    public ChatState Chat() => Chat(Arguments.Text("chat_id"));

    /// <summary>The chat of this id or public name, whether the bot may use it or not.</summary>
    public ChatState Chat(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            throw ApiError.BadRequest("chat_id is empty");
        }

        if (text[0] == '@')
        {
            return World.Chats.Values.FirstOrDefault(c =>
                    c.Kind is TgChatKind.Supergroup or TgChatKind.Channel && string.Equals(c.Handle.Username, text[1..], StringComparison.OrdinalIgnoreCase))
                ?? throw ApiError.BadRequest("chat not found");
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id))
        {
            throw ApiError.BadRequest("chat not found");
        }

        if (World.Chats.TryGetValue(id, out var chat))
        {
            return chat;
        }

        return World.Users.TryGetValue(id, out var user) && (World.BotKnows(user) || user == World.Bot)
            ? World.PrivateChat(user)
            : throw ApiError.BadRequest("chat not found");
    }
}
