using System.Globalization;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.People;

namespace UnionBot.Tests.Announcements;

/// <summary>One person alone with the bot: makes what a command is told.</summary>
internal sealed class TestChat(PersonAddress person, ChatAddress chat, Rights rights, int updates = 0)
{
    private int _updates = updates;

    public CommandContext Types(string words) => Context(new IncomingContent.Text(words, Plain(words)), words, Plain(words));

    public CommandContext Types(params Block[] blocks)
    {
        var plain = string.Join('\n', blocks.Select(b => b.PlainText));
        return Context(new IncomingContent.Text(plain, blocks), plain, blocks);
    }

    public CommandContext Sends(string caption, params IncomingFile[] files) =>
        Context(new IncomingContent.Photos(files, caption, Plain(caption)), caption, Plain(caption));

    public CommandContext Presses() => Context(new IncomingContent.Press("sealed"), "", []);

    /// <summary>Fills in the form that a button opened.</summary>
    public CommandContext Fills(params Block[] words) => Context(new IncomingContent.Press("sealed", words), string.Join('\n', words.Select(b => b.PlainText)), words);

    /// <summary>The same update once more.</summary>
    public static CommandContext Again(CommandContext context) => new()
    {
        Incoming = context.Incoming,
        Rights = context.Rights,
        Arguments = context.Arguments,
        ArgumentBlocks = context.ArgumentBlocks,
        Receipt = new Receipt(context.Incoming.UpdateId),
    };

    private CommandContext Context(IncomingContent content, string arguments, IReadOnlyList<Block> blocks)
    {
        var update = string.Create(CultureInfo.InvariantCulture, $"{person.Id}:{++_updates}");
        return new CommandContext
        {
            Incoming = new Incoming
            {
                UpdateId = update,
                Chat = chat,
                ChatKind = ChatKind.Private,
                Person = person,
                SentAt = DateTimeOffset.UnixEpoch,
                Addressed = true,
                Content = content,
                Route = new Route(),
            },
            Rights = rights,
            Arguments = arguments,
            ArgumentBlocks = blocks,
            Receipt = new Receipt(update),
        };
    }

    private static IReadOnlyList<Block> Plain(string words) => words.Length == 0 ? [] : BotMessage.Plain(words).Blocks;

    private sealed record Route : AnswerRoute;
}
