namespace UnionBot.Emulators.Discord.Gateway;

/// <summary>What a connection's writer does next: send a text, or close with a code.</summary>
internal readonly record struct GatewayFrame(string? Text, int CloseCode, string Reason);
