namespace UnionBot.Emulators.Telegram.Api;

/// <summary>What clients sent that the specification does not know. Safe for concurrent use.</summary>
internal sealed class FindingBook
{
    private readonly Lock _gate = new();
    private readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _findings];
            }
        }
    }

    public void Add(Finding finding)
    {
        lock (_gate)
        {
            _findings.Add(finding);
        }
    }
}
