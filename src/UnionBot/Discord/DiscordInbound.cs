using System.Text.Json;
using UnionBot.Conversation;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Models;
using UnionBot.Messages;
using Attachment = UnionBot.DiscordApi.Models.Attachment;

namespace UnionBot.Discord;

/// <summary>Says in neutral words what reached the bot. Pure.</summary>
/// <param name="me">Who the bot is.</param>
/// <param name="commandOf">The command of a name or spelling, or <see langword="null"/>.</param>
internal sealed class DiscordInbound(DiscordIdentity me, Func<string, CommandSpec?> commandOf)
{
    /// <summary>Reads a new message.</summary>
    /// <returns><see langword="null"/> for what the bot has no business with: other bots, and whatever a server's members say to each other.</returns>
    public Incoming? Read(Message message)
    {
        if (PersonOf(message) is not { } person || !IsSpoken(message.Type))
        {
            return null;
        }

        var isPrivate = message.GuildId is null;
        var content = isPrivate ? ReadPrivate(message) : ReadInServer(message);
        return content is null ? null : Wrap(message, person, isPrivate, content, message.Id.ToString());
    }

    /// <summary>Reads a changed message: in private, one whose words a person changed.</summary>
    public Incoming? ReadEdited(Message message) =>
        message is { GuildId: null, EditedTimestamp: { } edited, Content.Length: > 0 } && PersonOf(message) is { } person
            ? Wrap(
                message, person, isPrivate: true, new IncomingContent.Edited(DiscordReader.Plain(DiscordReader.Read(message.Content))),
                $"{message.Id}/{edited.ToUnixTimeMilliseconds()}", edited.ToUnixTimeMilliseconds())
            : null;

    /// <summary>Reads a command, a press or a form that was filled in.</summary>
    /// <param name="receivedAt">The clock's timestamp when it came.</param>
    /// <returns><see langword="null"/> for other kinds of interactions.</returns>
    public Incoming? Read(Interaction interaction, long receivedAt)
    {
        if (interaction.By is not { Bot: not true } by || interaction.ChannelId is not { } channel || interaction.Data is not { } data)
        {
            return null;
        }

        IncomingContent? content = interaction.Type switch
        {
            InteractionType.ApplicationCommand when data is { Name: { } name, Type: null or 1 } => ReadCommand(name, data.Options ?? []),
            InteractionType.ModalSubmit when data is { CustomId: { } form } && DiscordForms.CommandOf(form) is { } name && commandOf(name) is { } spec => ReadForm(spec, data),
            InteractionType.ModalSubmit when data is { CustomId: { } form } => DiscordForms.ReadPress(form, data),
            InteractionType.MessageComponent when data is { CustomId: { } action, ComponentType: ComponentType.Button } => new IncomingContent.Press(action),
            _ => null,
        };
        if (content is null)
        {
            return null;
        }

        var chat = new ChatAddress(Platform.Discord, channel.ToString());
        var isPrivate = interaction.GuildId is null;
        return new Incoming
        {
            UpdateId = interaction.Id.ToString(),
            Chat = chat,
            ChatKind = isPrivate ? ChatKind.Private : ChatKind.Group,
            Person = new PersonAddress(Platform.Discord, by.Id.ToString()),
            SentAt = interaction.Id.CreatedAt,
            Addressed = true,
            Content = content,
            Route = new InteractionRoute(chat, isPrivate, interaction.Id, interaction.ApplicationId, interaction.Token, receivedAt, content is IncomingContent.Press),
        };
    }

    /// <summary>A channel or thread was deleted: nothing can go there any more.</summary>
    public static Incoming ReadGone(Channel channel, DateTimeOffset now)
    {
        var chat = new ChatAddress(Platform.Discord, channel.Id.ToString());
        return new Incoming
        {
            UpdateId = $"gone/{channel.Id}",
            Chat = chat,
            ChatKind = ChatKind.Group,
            Person = null,
            SentAt = now,
            Addressed = false,
            Content = new IncomingContent.Membership(MembershipChange.Removed),
            Route = new MessageRoute(chat, Private: false, channel.Id),
        };
    }

    private static bool IsSpoken(MessageType type) => type is MessageType.Default or MessageType.Reply;

    private static PersonAddress? PersonOf(Message message) =>
        message is { WebhookId: null, Author: { Bot: not true, System: not true } author } ? new PersonAddress(Platform.Discord, author.Id.ToString()) : null;

    private static Incoming Wrap(Message message, PersonAddress person, bool isPrivate, IncomingContent content, string updateId, long edited = 0)
    {
        var chat = new ChatAddress(Platform.Discord, message.ChannelId.ToString());
        return new Incoming
        {
            UpdateId = updateId,
            Chat = chat,
            ChatKind = isPrivate ? ChatKind.Private : ChatKind.Group,
            Person = person,
            SentAt = message.Timestamp?.ToUniversalTime() ?? message.Id.CreatedAt,
            Addressed = true,
            Content = content,
            Route = new MessageRoute(chat, isPrivate, message.Id, edited),
        };
    }

    private IncomingContent.Command ReadCommand(string name, IReadOnlyList<InteractionOption> options)
    {
        // Discord puts required options first; a command is told them in its own order.
        var order = (commandOf(name)?.Options ?? []).Select(o => o.Name).ToList();
        return Joined(name, options.OfType<InteractionOption>().OrderBy(o => order.IndexOf(o.Name)).Select(o => DiscordReader.Read(ValueOf(o.Value))).Where(v => v.Count > 0));
    }

    /// <summary>What was left empty before something else keeps its place: a text without a date is no date.</summary>
    private static IncomingContent.Command ReadForm(CommandSpec spec, InteractionData data)
    {
        var fields = data.ReadFields();
        var values = spec.Options.Select(o => DiscordReader.Read(fields.GetValueOrDefault(o.Name, ""))).ToList();
        var filled = values.FindLastIndex(v => v.Count > 0) + 1;
        return Joined(spec.Name, values.Take(filled).Select(v => v.Count > 0 ? v : [new Block.Paragraph([new Run(" ")])]));
    }

    private static IncomingContent.Command Joined(string name, IEnumerable<IReadOnlyList<Block>> values)
    {
        var blocks = new List<Block>();
        foreach (var value in values)
        {
            if (blocks.Count == 0)
            {
                blocks.AddRange(value);
                continue;
            }

            // The bar stays on the line of the option before; words go on behind it, a list or a quote begins below.
            var last = blocks[^1];
            var goesOn = last is Block.Paragraph && value[0] is Block.Paragraph;
            blocks[^1] = last with { Runs = [.. last.Runs, new Run(" | "), .. goesOn ? value[0].Runs : []] };
            blocks.AddRange(goesOn ? value.Skip(1) : value);
        }

        return new IncomingContent.Command(name.ToLowerInvariant(), DiscordReader.Plain(blocks).Trim(), blocks);
    }

    private static string ValueOf(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => Words(text),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.True } => "oui",
        { ValueKind: JsonValueKind.False } => "non",
        _ => "",
    };

    private static string Words(JsonElement text)
    {
        try
        {
            return text.GetString()!.Trim();
        }
        catch (InvalidOperationException)
        {
            return ""; // Half of a surrogate pair: no words.
        }
    }

    /// <summary>In a server the bot answers who mentions it or replies to it; without a privileged intent it reads no other words anyway.</summary>
    private IncomingContent.Text? ReadInServer(Message message)
    {
        var mentions = (message.Mentions ?? []).OfType<User>().Any(u => u.Id == me.User);
        var replies = message.ReferencedMessage?.Author?.Id == me.User;
        if (!mentions && !replies)
        {
            return null;
        }

        var words = WithoutMention(message.Content ?? "");
        var blocks = DiscordReader.Read(words);
        return blocks.Count == 0 ? null : new IncomingContent.Text(DiscordReader.Plain(blocks), blocks);
    }

    private IncomingContent? ReadPrivate(Message message)
    {
        var words = WithoutMention(message.Content ?? "");
        var files = (message.Attachments ?? []).OfType<Attachment>().ToList();
        if (files.Count > 0)
        {
            return ReadFiles(files, words, message.Flags ?? MessageFlags.None);
        }

        if (words.Length == 0)
        {
            return new IncomingContent.Unsupported(
                message.StickerItems is { Count: > 0 } ? UnsupportedKind.Sticker
                : message.Poll is { ValueKind: JsonValueKind.Object } ? UnsupportedKind.Poll
                : UnsupportedKind.Other);
        }

        return TypedCommand(words) is { } command ? command : ReadText(words);
    }

    private static IncomingContent ReadFiles(IReadOnlyList<Attachment> files, string words, MessageFlags flags)
    {
        if (files.All(IsPhoto))
        {
            var caption = DiscordReader.Read(words);
            return new IncomingContent.Photos(
                [.. files.Select(f => new IncomingFile(Platform.Discord, f.Url ?? "", f.Size))], DiscordReader.Plain(caption), caption);
        }

        var other = files.First(f => !IsPhoto(f));
        var type = other.ContentType ?? "";
        return new IncomingContent.Unsupported(
            flags.HasFlag(MessageFlags.IsVoiceMessage) || type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) ? UnsupportedKind.Voice
            : type.StartsWith("video/", StringComparison.OrdinalIgnoreCase) ? UnsupportedKind.Video
            : UnsupportedKind.Document);
    }

    private static bool IsPhoto(Attachment file) =>
        file.ContentType?.Split(';')[0].Trim().ToLowerInvariant() is "image/jpeg" or "image/png" or "image/webp";

    private static IncomingContent.Text ReadText(string words)
    {
        var blocks = DiscordReader.Read(words);
        return new IncomingContent.Text(DiscordReader.Plain(blocks), blocks);
    }

    /// <summary>A command typed as plain text: <c>/name …</c>, or <c>!name …</c> for one that exists.</summary>
    private IncomingContent.Command? TypedCommand(string words)
    {
        if (words[0] is not ('/' or '!') || words.Length < 2 || !char.IsLetter(words[1]))
        {
            return null;
        }

        var end = words.AsSpan().IndexOfAny(' ', '\n', '\t');
        var name = (end < 0 ? words[1..] : words[1..end]).ToLowerInvariant();
        if (words[0] == '!' ? commandOf(name) is null : !name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-'))
        {
            return null;
        }

        var blocks = DiscordReader.Read(end < 0 ? "" : words[end..].Trim());
        return new IncomingContent.Command(name, DiscordReader.Plain(blocks).Trim(), blocks);
    }

    private string WithoutMention(string words) =>
        words.Replace($"<@{me.User}>", "", StringComparison.Ordinal).Replace($"<@!{me.User}>", "", StringComparison.Ordinal).Trim();
}
