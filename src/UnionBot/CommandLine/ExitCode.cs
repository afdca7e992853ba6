namespace UnionBot.CommandLine;

/// <summary>How the process is to end.</summary>
internal sealed class ExitCode
{
    /// <summary>0 until something says otherwise.</summary>
    public int Value { get; set; }
}
