namespace UnionBot.CommandLine;

/// <summary>The worker can't start: every reason, in French, with what to do.</summary>
internal sealed class StartFaultException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
