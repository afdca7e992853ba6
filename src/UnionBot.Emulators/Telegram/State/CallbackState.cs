namespace UnionBot.Emulators.Telegram.State;

/// <summary>A press that waits for its answer.</summary>
internal sealed record CallbackState(string Id, UserState From, MessageState Message, long PressedAt)
{
    public TaskCompletionSource<CallbackAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
