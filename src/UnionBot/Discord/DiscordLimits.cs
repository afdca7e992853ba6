namespace UnionBot.Discord;

/// <summary>What Discord takes. Source: developers/resources/message.mdx, components/reference.mdx, interactions/application-commands.mdx.</summary>
internal static class DiscordLimits
{
    /// <summary>Characters of a message. Discord counts code points; counting UTF-16 units is never more.</summary>
    public const int Content = 2000;

    /// <summary>Characters of a button's label.</summary>
    public const int ButtonLabel = 80;

    /// <summary>Characters of a button's link.</summary>
    public const int ButtonLink = 512;

    /// <summary>Buttons in a row.</summary>
    public const int ButtonsInRow = 5;

    /// <summary>Rows of a message.</summary>
    public const int Rows = 5;

    /// <summary>Files of a message.</summary>
    public const int Files = 10;

    /// <summary>Characters of a file's description.</summary>
    public const int FileDescription = 1024;

    /// <summary>Characters of a command's or an option's description.</summary>
    public const int CommandDescription = 100;

    /// <summary>Slash commands of an application.</summary>
    public const int Commands = 100;

    /// <summary>Characters of a nonce.</summary>
    public const int Nonce = 25;

    /// <summary>How long an interaction can be answered.</summary>
    public static readonly TimeSpan InteractionLife = TimeSpan.FromMinutes(15);
}
