using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Tests.Announcements;

/// <summary>An admin alone with the bot, as the router would lead them: what they type continues a dialogue where one is open, and a button is found by its label.</summary>
internal sealed class AdminChat(PlanBench bench, TestChat chat, params ICommand[] commands)
{
    /// <summary>What the bot said last.</summary>
    public Reply Last { get; private set; } = Reply.Plain("");

    /// <summary>The words of what the bot said last.</summary>
    public string Said => Last.Message.PlainText;

    /// <summary>The labels of its buttons.</summary>
    public IEnumerable<string> Labels => Last.Message.Rows.SelectMany(r => r).Select(b => b.Label);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Types words: a command, or the next step of a dialogue.</summary>
    public async Task<string> Types(string words)
    {
        if (words.StartsWith('/'))
        {
            var space = words.IndexOf(' ', StringComparison.Ordinal);
            var name = space < 0 ? words[1..] : words[1..space];
            return Take(await Named(name).RunAsync(chat.Types(space < 0 ? "" : words[(space + 1)..]), Stop));
        }

        return await Types(BotMessage.Plain(words).Blocks[0]);
    }

    /// <summary>Types formatted words into a dialogue.</summary>
    public async Task<string> Types(params Block[] blocks)
    {
        var context = chat.Types(blocks);
        var dialogue = bench.Dialogues.Find(context.Incoming) ?? throw new InvalidOperationException("No dialogue is open.");
        return Take(await Named(dialogue.Command).ContinueAsync(context, dialogue.Step, Stop));
    }

    /// <summary>Presses a button of the last message.</summary>
    public Task<string> Presses(string label) => Presses(Button(label));

    /// <summary>Presses a button seen before.</summary>
    public async Task<string> Presses(Button.Press button) => Take(await Press(button, chat.Presses()));

    /// <summary>Presses a button of the last message that opens a form, and fills it in.</summary>
    public Task<string> Fills(string label, string words) => Fills(Button(label), words);

    /// <summary>The same with a button seen before.</summary>
    public async Task<string> Fills(Button.Press button, string words) => Take(await Press(button, chat.Fills([.. BotMessage.Plain(words).Blocks])));

    /// <summary>Presses a button twice by one update, as a platform that repeats itself.</summary>
    /// <returns>What the second is told: nothing.</returns>
    public async Task<Reply?> PressesRepeated(string label)
    {
        var (button, press) = (Button(label), chat.Presses());
        Take(await Press(button, press));
        return await Press(button, TestChat.Again(press));
    }

    /// <summary>A button of the last message.</summary>
    public Button.Press Button(string label) =>
        Last.Message.Rows.SelectMany(r => r).OfType<Button.Press>().FirstOrDefault(b => string.Equals(b.Label, label, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"There is no button '{label}' under: {Said}\n{string.Join(", ", Labels)}");

    private Task<Reply?> Press(Button.Press button, CommandContext context)
    {
        button.Action.Length.ShouldBeLessThanOrEqualTo(ActionSeal.LongestAction);
        var colon = button.Action.IndexOf(':', StringComparison.Ordinal);
        return Named(button.Action[..colon]).PressAsync(context, button.Action[(colon + 1)..], Stop);
    }

    private ICommand Named(string name) => commands.Single(c => string.Equals(c.Spec.Name, name, StringComparison.Ordinal) || c.Spec.Aliases.Contains(name, StringComparer.Ordinal));

    private string Take(Reply? reply)
    {
        Last = reply.ShouldNotBeNull();
        Last.Message.Rows.Count.ShouldBeLessThanOrEqualTo(5);
        Last.Message.Rows.ShouldAllBe(r => r.Count >= 1 && r.Count <= 5);
        return Said;
    }
}
