using UnionBot.Messages;

namespace UnionBot.Telegram;

/// <summary>A command as it was read.</summary>
/// <param name="Content">The command, or <see langword="null"/> for one that was meant for another bot.</param>
internal sealed record ReadCommand(IncomingContent.Command? Content);
