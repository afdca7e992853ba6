namespace UnionBot.Storage;

/// <summary>The store can't be used, and waiting does not help: the start, or the running host, must end.</summary>
/// <param name="message">In French, for who runs the bot: what is wrong and what to do.</param>
internal sealed class StorageFaultException(string message, Exception? inner = null) : Exception(message, inner);
