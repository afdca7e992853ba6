namespace UnionBot.DiscordApi;

/// <summary>No answer came, or none that could be read.</summary>
public sealed class DiscordConnectionException(string route, bool mayHaveArrived, string what, Exception? inner)
    : DiscordException(DiscordFault.Connection, mayHaveArrived, $"{route}: {what}.", inner);
