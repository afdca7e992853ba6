using UnionBot.Emulators.Discord;

namespace UnionBot.Tests.Announcements;

/// <summary>Someone alone with the bot on Discord.</summary>
internal sealed class DiscordChat(DiscordDouble discord, DoubleUser user)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DoubleChannel _home = discord.OpenPrivate(user);

    public DoubleUser User => user;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task<string> Uses(string command, params (string Name, object Value)[] options) =>
        (await discord.Slash(user, _home, command, options).Answer.WaitAsync(Patience, Stop)).Content;

    /// <summary>Waits for a message that the bot sends unasked.</summary>
    public Task Gets(string words) => discord.WaitUntilAsync(() => discord.Messages(_home).Any(m => m.Content.Contains(words, StringComparison.Ordinal)), Stop).WaitAsync(Patience, Stop);

    public Task<string> Says(string words) => Answer(() => discord.Say(user, _home, words));

    public Task<string> Presses(string label)
    {
        var message = discord.Messages(_home).Last(m => m.Buttons.Any(b => string.Equals(b.Label, label, StringComparison.Ordinal)));
        return Answer(() => discord.Press(user, message, label));
    }

    /// <summary>Presses a button that opens a form, and fills it in.</summary>
    public async Task<string> Fills(string label, string words)
    {
        var message = discord.Messages(_home).Last(m => m.Buttons.Any(b => string.Equals(b.Label, label, StringComparison.Ordinal)));
        var opened = discord.Press(user, message, label);
        await opened.Responded.WaitAsync(Patience, Stop);
        return await Answer(() => discord.Submit(opened, ("texte", words)));
    }

    private async Task<string> Answer(Action act)
    {
        var from = discord.Transcript.Count;
        act();
        return (await discord.WaitForAsync(
            e => e.Author.IsBot && e.Channel.Id == _home.Id && e.Kind is TranscriptKind.Created or TranscriptKind.Edited, Stop, from).WaitAsync(Patience, Stop)).Content;
    }
}
