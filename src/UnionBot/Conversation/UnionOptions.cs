namespace UnionBot.Conversation;

/// <summary>Who answers for the bot. Bound from <c>Union</c>.</summary>
internal sealed class UnionOptions
{
    /// <summary>The union that answers for the bot, as the first notice names it.</summary>
    public string Name { get; set; } = "";

    /// <summary>How to reach it: an e-mail address, a phone number, a page.</summary>
    public string Contact { get; set; } = "";
}
